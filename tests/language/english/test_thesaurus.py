from itertools import combinations
from pathlib import Path

import pytest
from english import ENGLISH

from faqbot.data import data_path
from faqbot.language.english.stemming import stem
from faqbot.language.english.thesaurus import related_stems
from faqbot.matching.index_builder import build_index
from faqbot.matching.query_stem import RelatedIndexStem

LINES = Path(data_path("english", "thesaurus.txt")).read_text(encoding="utf-8").splitlines()
LISTED = [line.partition("\t")[0] for line in LINES]


def related(one: str, other: str) -> bool:
    """Whether either of two words is among the related_stems of the other."""
    first, second = stem(one), stem(other)
    return second in {found.stem for found in related_stems(first)} or first in {
        found.stem for found in related_stems(second)
    }


@pytest.mark.parametrize(
    ("word", "other"), [("physician", "doctor"), ("buy", "purchase"), ("car", "vehicle"), ("loaf", "bread")]
)
def test_words_of_similar_meaning_are_related(word: str, other: str) -> None:
    assert related(word, other)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("increase", "decrease"),
        ("before", "after"),
        ("start", "stop"),
        ("hot", "cold"),
        ("male", "female"),
        ("always", "never"),
        ("hypertension", "hypotension"),
        ("acute", "chronic"),
        ("oral", "intravenous"),
        ("liver", "kidney"),
        ("import", "export"),
        ("credit", "debit"),
        ("safe", "unsafe"),
        ("pregnant", "breastfeeding"),
    ],
)
def test_opposites_are_not_related(word: str, other: str) -> None:
    assert not related(word, other)


@pytest.mark.parametrize(
    "members",
    [
        "january february march april may june july august september october november december",
        "monday tuesday wednesday thursday friday saturday sunday",
        "one two three four five six seven eight nine ten hundred thousand first second third",
        "hour day week month year daily weekly monthly",
        "red blue green yellow black white brown",
        "gram milligram kilogram liter milliliter",
        "dollar euro yen cent",
    ],
)
def test_members_of_a_closed_class_are_not_related(members: str) -> None:
    assert [pair for pair in combinations(members.split(), 2) if related(*pair)] == []


def test_a_stem_that_is_not_listed_has_no_related_stems() -> None:
    assert (
        related_stems("tysabri")
        == related_stems("zorb")
        == related_stems("")
        == related_stems("жжж")
        == related_stems("360")
        == ()
    )


def test_the_list_is_sorted_and_has_stems_and_no_numbers() -> None:
    assert [line.encode() for line in LISTED] == sorted(line.encode() for line in LISTED)
    assert len(set(LISTED)) == len(LISTED) > 10_000
    assert all(name.isalpha() for name in LISTED)


def test_related_stems_are_sorted_by_similarity_and_exclude_the_stem_itself() -> None:
    for name in LISTED[::20]:
        found = related_stems(name)
        assert 0 < len(found) <= 8
        nearness = [relative.similarity for relative in found]
        assert nearness == sorted(nearness, reverse=True)
        assert all(0 < near < 1 for near in nearness)
        assert name not in {relative.stem for relative in found}
        assert all(relative.stem.isalpha() for relative in found)


def test_a_base_relates_its_own_stems_and_none_of_protected_words() -> None:
    texts = [["doctor"], ["surgeon"], ["bread"]]
    nearness = {relative.stem: relative.similarity for relative in related_stems("physician")}
    free = build_index(ENGLISH, texts, [0, 1, 2], 3)
    assert free.find_stem("physician").related == (
        RelatedIndexStem(free.stems["doctor"], nearness["doctor"]),
        RelatedIndexStem(free.stems["surgeon"], nearness["surgeon"]),
    )
    assert build_index(ENGLISH, texts, [0, 1, 2], 3, protected=["surgeons"]).find_stem("physician").related == (
        RelatedIndexStem(free.stems["doctor"], nearness["doctor"]),
    )
    assert build_index(ENGLISH, texts, [0, 1, 2], 3, protected=["physician"]).find_stem("physician").related == ()
    assert free.find_stem("zorb").related == ()
