from array import array
from itertools import pairwise

import pytest

from faqbot.matching.columns import INTEGER_COLUMNS
from faqbot.matching.lexical import postings as postings_module
from faqbot.matching.lexical.bitsets import list_numbers
from faqbot.matching.lexical.postings import COMMON_STEM_RATIO, TIER_LENGTHS, Postings, build_posting_columns

ZORB, RYE, BUN = 2, 3, 4
PHRASINGS = [[0, ZORB, RYE, ZORB, 1], [0, RYE, 1], [0, ZORB, BUN, 1]]


def build_postings(phrasings: list[list[int]], stems: int = 5) -> Postings:
    columns = build_posting_columns(phrasings, stems)
    return Postings(
        {name: memoryview(array(INTEGER_COLUMNS[name], values)) for name, values in columns.items()}, len(phrasings)
    )


@pytest.mark.parametrize(("stem", "phrasings"), [(ZORB, [0, 2]), (RYE, [0, 1]), (BUN, [2])])
def test_the_phrasings_of_a_stem_are_found(stem: int, phrasings: list[int]) -> None:
    assert list_numbers(build_postings(PHRASINGS).phrasings_with(stem), 3) == phrasings


def test_boundaries_have_no_postings() -> None:
    assert build_postings(PHRASINGS).phrasings_with(0) == build_postings(PHRASINGS).phrasings_with(1) == 0


def test_a_common_stem_is_stored_as_a_bitset_with_the_same_result() -> None:
    phrasings = [[0, ZORB, 1] if number % 100 == 7 else [0, BUN, 1] for number in range(3 * COMMON_STEM_RATIO)]
    phrasings[COMMON_STEM_RATIO] = [0, RYE, 1]
    columns = build_posting_columns(phrasings, 5)
    assert columns["common_stems"] == [ZORB, BUN]
    built = build_postings(phrasings)
    # Common stems have no lists.
    assert list(columns["postings"]) == [COMMON_STEM_RATIO]
    for stem in (ZORB, RYE, BUN):
        expected = [number for number, phrasing in enumerate(phrasings) if stem in phrasing]
        assert list_numbers(built.phrasings_with(stem), len(phrasings)) == expected


def test_bitsets_are_cached_up_to_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postings_module, "MAX_CACHED_BYTES", 0)
    phrasings = [[0, RYE, 1] for _ in range(100)]
    built = build_postings(phrasings)
    assert built.phrasings_with(RYE) == built.phrasings_with(RYE)
    assert built.phrasings_with(RYE) is not built.phrasings_with(RYE)
    monkeypatch.undo()
    assert built.phrasings_with(RYE) is built.phrasings_with(RYE)


def test_a_length_tier_contains_the_phrasings_up_to_its_length() -> None:
    lengths = [0, 1, 2, 7, 8, 9, 24, 25]
    built = build_postings([[0, *[RYE] * length, 1] for length in lengths])
    assert [list_numbers(tier, len(lengths)) for tier in built.length_tiers] == [
        [number for number, length in enumerate(lengths) if length <= most] for most in TIER_LENGTHS
    ]
    for shorter, longer in pairwise(built.length_tiers):
        assert shorter & longer == shorter
    for most in (1, 7, 24):
        assert built.phrasings_up_to(most) == built.length_tiers[most - 1]
    assert list_numbers(built.phrasings_up_to(25), len(lengths)) == list(range(len(lengths)))


def test_without_phrasings_all_bitsets_are_empty() -> None:
    none = build_postings([], 2)
    assert none.phrasings_with(0) == 0
    assert none.length_tiers == [0] * len(TIER_LENGTHS)
