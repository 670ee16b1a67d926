from array import array
from itertools import pairwise

import pytest

from faqbot.matching.lexical import postings as postings_module
from faqbot.matching.lexical.bitsets import numbers_of
from faqbot.matching.lexical.columns import INTEGER_COLUMNS
from faqbot.matching.lexical.postings import COMMON, SHORT, Postings, posting_columns

ZORB, RYE, BUN = 2, 3, 4
PHRASINGS = [[0, ZORB, RYE, ZORB, 1], [0, RYE, 1], [0, ZORB, BUN, 1]]


def postings(phrasings: list[list[int]], stems: int = 5) -> Postings:
    columns = posting_columns(phrasings, stems)
    return Postings(
        {name: memoryview(array(INTEGER_COLUMNS[name], values)) for name, values in columns.items()}, len(phrasings)
    )


@pytest.mark.parametrize(("stem", "phrasings"), [(ZORB, [0, 2]), (RYE, [0, 1]), (BUN, [2])])
def test_a_stem_is_had_by_the_phrasings_that_have_it(stem: int, phrasings: list[int]) -> None:
    assert numbers_of(postings(PHRASINGS).having(stem), 3) == phrasings


def test_an_edge_is_in_all_phrasings_and_tells_none() -> None:
    assert postings(PHRASINGS).having(0) == postings(PHRASINGS).having(1) == 0


def test_a_stem_that_many_phrasings_have_is_kept_as_a_set_and_read_to_the_same() -> None:
    phrasings = [[0, ZORB, 1] if number % 100 == 7 else [0, BUN, 1] for number in range(3 * COMMON)]
    phrasings[COMMON] = [0, RYE, 1]
    columns = posting_columns(phrasings, 5)
    assert columns["common"] == [ZORB, BUN]
    made = postings(phrasings)
    # Their lists are not kept as well.
    assert list(columns["postings"]) == [COMMON]
    for stem in (ZORB, RYE, BUN):
        having = [number for number, phrasing in enumerate(phrasings) if stem in phrasing]
        assert numbers_of(made.having(stem), len(phrasings)) == having


def test_sets_beyond_those_that_are_kept_at_hand_are_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postings_module, "MAX_SETS", 0)
    phrasings = [[0, RYE, 1] for _ in range(100)]
    made = postings(phrasings)
    assert made.having(RYE) == made.having(RYE)
    assert made.having(RYE) is not made.having(RYE)
    monkeypatch.undo()
    assert made.having(RYE) is made.having(RYE)


def test_a_tier_has_the_phrasings_of_at_most_so_many_words() -> None:
    lengths = [0, 1, 2, 7, 8, 9, 24, 25]
    made = postings([[0, *[RYE] * length, 1] for length in lengths])
    assert [numbers_of(tier, len(lengths)) for tier in made.tiers] == [
        [number for number, length in enumerate(lengths) if length <= most] for most in SHORT
    ]
    for shorter, longer in pairwise(made.tiers):
        assert shorter & longer == shorter
    for most in (1, 7, 24):
        assert made.up_to(most) == made.tiers[most - 1]
    assert numbers_of(made.up_to(25), len(lengths)) == list(range(len(lengths)))


def test_of_no_phrasings_there_are_no_sets_but_empty_ones() -> None:
    none = postings([], 2)
    assert none.having(0) == 0
    assert none.tiers == [0] * len(SHORT)
