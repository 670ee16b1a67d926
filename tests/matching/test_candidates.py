from collections.abc import Sequence
from itertools import islice, permutations

import pytest
from english import ENGLISH, UNKNOWN

from faqbot.matching import candidates
from faqbot.matching.candidates import (
    MAX_CANDIDATES,
    MAX_DOCUMENT_PHRASINGS,
    MAX_DOCUMENTS,
    MAX_NEAR_CANDIDATES,
    select_candidates,
)
from faqbot.matching.index import Index
from faqbot.matching.index_builder import build_index
from faqbot.matching.item_facts import ItemFacts
from faqbot.matching.query import build_query


@pytest.fixture
def only_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out the candidates that are near in meaning, and those whose documents share words."""
    monkeypatch.setattr(candidates, "MAX_NEAR_CANDIDATES", 0)
    monkeypatch.setattr(candidates, "MAX_DOCUMENTS", 0)


by_words_only = pytest.mark.usefixtures("only_words")


def build(texts: Sequence[Sequence[str]]) -> Index:
    """Build an index in which each item has one phrasing."""
    return build_index(ENGLISH, texts, list(range(len(texts))), len(texts))


def select(index: Index, *question: str) -> list[int]:
    return select_candidates(index, build_query(index, question))


def test_no_phrasing_of_an_empty_base_is_a_candidate() -> None:
    assert select(build([]), "bread") == select(build([])) == []


@by_words_only
def test_phrasings_that_share_a_word_are_candidates_in_order() -> None:
    index = build([["bread", "keep"], ["freeze", "rolls"], ["breads"]])
    assert select(index, "bread") == [0, 2]
    assert select(index, "rolls", "keeping") == [0, 1]
    assert select(index, "zorb") == select(index) == []


@by_words_only
def test_the_number_of_candidates_is_bounded_and_the_nearest_is_among_them() -> None:
    index = build([["zorb", f"x{number}"] for number in range(MAX_CANDIDATES + 5)])
    assert len(select(index, "zorb")) == MAX_CANDIDATES
    assert MAX_CANDIDATES + 4 in select(index, "zorb", f"x{MAX_CANDIDATES + 4}")


@by_words_only
@pytest.mark.parametrize(("count", "found"), [(MAX_CANDIDATES - 1, True), (MAX_CANDIDATES, False)])
def test_phrasings_with_related_words_are_candidates_up_to_the_limit(count: int, found: bool) -> None:
    index = build([["doctor"], *[["physician", f"x{number}"] for number in range(count)]])
    assert (0 in select(index, "physician")) == found


@by_words_only
def test_an_equal_phrasing_is_a_candidate_among_many_with_the_same_words() -> None:
    question = "how can i reset my bank password".split()
    longer = [[*question, f"x{number}"] for number in range(2 * MAX_CANDIDATES)]
    permuted = [list(words) for words in islice(permutations(question), 2 * MAX_CANDIDATES)]
    for at in (0, len(longer)):
        texts = [*longer[:at], *permuted[::-1], *longer[at:]]
        assert texts.index(question) in select(build(texts), *question)


@by_words_only
def test_phrasings_with_a_rare_word_come_before_those_with_a_common_one() -> None:
    texts = [["zorb", f"x{number}"] for number in range(2 * MAX_CANDIDATES)] + [["quux", "zib", "zab", "zub"]]
    assert len(texts) - 1 in select(build(texts), "zorb", "quux")


@by_words_only
def test_phrasings_with_a_word_related_to_an_unknown_one_come_before_common_words() -> None:
    texts = [["zorb", f"x{number}"] for number in range(2 * MAX_CANDIDATES)] + [["bread", "zib", "zab", "zub"]]
    assert len(texts) - 1 in select(build(texts), "zorb", "loaf")


@by_words_only
def test_phrasings_with_the_word_itself_come_before_those_with_a_related_word() -> None:
    own = [["doctor", f"x{number}"] for number in range(MAX_CANDIDATES - 5)]
    texts = [["physician", f"y{number}"] for number in range(MAX_CANDIDATES)] + own
    found = select(build(texts), "doctor")
    assert {number for number in found if number >= MAX_CANDIDATES} == set(range(MAX_CANDIDATES, len(texts)))
    assert len(found) == MAX_CANDIDATES


@by_words_only
def test_of_phrasings_that_share_as_much_the_shorter_are_candidates() -> None:
    texts = [["zorb", "zib", "zab", f"x{number}"] for number in range(MAX_CANDIDATES)] + [["zorb"]]
    assert MAX_CANDIDATES in select(build(texts), "zorb")


def test_the_phrasings_nearest_in_meaning_are_candidates_without_a_common_word() -> None:
    colours = "red blue green yellow orange purple black white brown pink gray violet".split()
    index = build([*([colour] for colour in colours), ["vehicle"], ["automobile"]])
    query = build_query(index, ["car"])
    found = select_candidates(index, query)
    assert query.vector
    assert found == sorted(index.codes.find_nearest(query.vector, MAX_NEAR_CANDIDATES))
    assert len(found) == MAX_NEAR_CANDIDATES
    assert {12, 13} <= set(found)


def test_without_word_vectors_only_phrasings_with_a_common_word_are_candidates() -> None:
    index = build_index(UNKNOWN, [["vehicle"], ["car", "seat"]], [0, 1], 2)
    assert select(index, "car") == [1]
    assert select(index, "automobile") == []


def test_the_first_phrasings_of_the_items_whose_answers_share_most_are_candidates() -> None:
    texts = [["zorb", f"x{number}"] for number in range(3 * (MAX_DOCUMENTS + 2))]
    owners = [number // 3 for number in range(len(texts))]
    facts = [ItemFacts(["quux"] if item else ["quux", "flarn"]) for item in range(MAX_DOCUMENTS + 2)]
    index = build_index(UNKNOWN, texts, owners, len(facts), facts=facts)
    first_two = [3 * item + place for item in range(MAX_DOCUMENTS) for place in range(MAX_DOCUMENT_PHRASINGS)]
    assert select(index, "quux") == first_two == [0, 1, 3, 4, 6, 7, 9, 10]
    assert select(index, "flarn") == [0, 1]


def test_all_phrasings_of_an_item_with_fewer_of_them_are_candidates() -> None:
    facts = [ItemFacts(), ItemFacts(["quux"]), ItemFacts()]
    index = build_index(UNKNOWN, [["rye"], ["bun"], ["bap"]], [0, 1, 2], 3, facts=facts)
    assert select(index, "quux") == [1]
    without = build_index(UNKNOWN, [["rye"], ["bap"]], [0, 2], 3, facts=facts)
    assert select(without, "quux") == []
