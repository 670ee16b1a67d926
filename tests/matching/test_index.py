from itertools import pairwise

import pytest

from faqbot.matching import index as index_module
from faqbot.matching.building import build_index
from faqbot.matching.index import SHORT, Phrasing
from faqbot.matching.planes import numbers_of
from faqbot.matching.terms import count_terms, pair_key, pairs_of

TEXTS = [["zorb", "rye", "zorb"], ["rye"], ["zorb", "bun"]]
OWNERS = [0, 0, 1]
INDEX = build_index(TEXTS, OWNERS, 2)


def test_an_index_says_how_many_items_and_phrasings_it_has() -> None:
    assert (INDEX.items, INDEX.phrasings, INDEX.firsts.tolist()) == (2, 3, [0, 2, 3])
    empty = build_index([], [], 0)
    assert (empty.items, empty.phrasings, empty.firsts.tolist()) == (0, 0, [0])


def test_a_phrasing_is_its_stems_in_order_each_once_and_its_pairs() -> None:
    zorb, rye = INDEX.stems["zorb"], INDEX.stems["rye"]
    found = INDEX.phrasing(0)
    assert found == Phrasing(
        number=0,
        in_order=(0, zorb, rye, zorb, 1),
        stems=(0, zorb, rye, 1),
        pairs=frozenset({pair_key(0, zorb), pair_key(zorb, rye), pair_key(rye, zorb), pair_key(zorb, 1)}),
        by_stems=found.by_stems,
        by_pairs=found.by_pairs,
        owner=0,
        pull=0.0,
    )
    assert [INDEX.phrasing(number).owner for number in range(3)] == OWNERS


def test_a_phrasing_that_was_asked_for_is_at_hand_while_there_is_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_module, "MAX_PHRASINGS", 1)
    index = build_index(TEXTS, OWNERS, 2)
    assert index.at_hand == {}
    first = index.phrasing(1)
    second = index.phrasing(2)
    assert index.at_hand == {1: first}
    assert index.phrasing(2) == second


def test_a_pair_has_a_place_by_which_its_rarity_and_its_row_are_found() -> None:
    counted = count_terms(TEXTS, OWNERS, 2)
    for key, rarity in counted.pairs.items():
        place = INDEX.pair_place(key)
        assert place is not None
        assert INDEX.pair_rarities[place] == pytest.approx(rarity)
    place = INDEX.pair_place(pair_key(INDEX.stems["zorb"], INDEX.stems["bun"]))
    assert place is not None
    assert INDEX.pair_row(place)[1] > 0


def test_a_pair_that_no_phrasing_has_has_no_place() -> None:
    assert INDEX.pair_place(pair_key(INDEX.stems["bun"], INDEX.stems["rye"])) is None
    assert INDEX.pair_place(2**64 - 1) is INDEX.pair_place(0) is None


def test_words_stand_together_where_a_phrasing_has_them_side_by_side_in_whatever_form() -> None:
    assert INDEX.together("zorbs", "bun")
    assert not INDEX.together("bun", "zorb")
    assert not INDEX.together("zorb", "quux")


def test_words_are_numbered_as_a_phrasing_has_them_or_not_at_all() -> None:
    assert INDEX.numbers(TEXTS[0]) == INDEX.phrasing(0).in_order
    assert INDEX.numbers(["zorbs", "ryes", "zorbing"]) == INDEX.phrasing(0).in_order
    assert INDEX.numbers(["rye", "quux"]) is None
    assert INDEX.numbers([]) == (0, 1)


def test_a_stem_is_had_by_the_phrasings_that_have_it() -> None:
    for name in ("zorb", "rye", "bun"):
        expected = [number for number, text in enumerate(TEXTS) if name in text]
        assert numbers_of(INDEX.having(INDEX.stems[name])) == expected
    # An edge is in all of them and tells none.
    assert INDEX.having(0) == INDEX.having(1) == 0


def test_sets_beyond_those_that_are_kept_are_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_module, "MAX_SETS", 0)
    index = build_index(TEXTS, OWNERS, 2)
    assert [index.having(number) for number in range(5)] == [INDEX.having(number) for number in range(5)]
    assert [index.near(name) for name in ("rye", "bun")] == [INDEX.near(name) for name in ("rye", "bun")]


def test_a_tier_has_the_phrasings_of_at_most_so_many_words() -> None:
    lengths = [0, 1, 2, 7, 8, 9, 24, 25]
    index = build_index([["rye"] * length for length in lengths], [0] * len(lengths), 1)
    assert [numbers_of(tier) for tier in index.tiers()] == [
        [number for number, length in enumerate(lengths) if length <= most] for most in SHORT
    ]
    for shorter, longer in pairwise(index.tiers()):
        assert shorter & longer == shorter


def test_the_pairs_of_a_phrasing_are_those_of_its_stems() -> None:
    for number in range(3):
        found = INDEX.phrasing(number)
        assert found.pairs == frozenset(pairs_of(found.in_order))
