from itertools import product
from math import log

import pytest
from english import ENGLISH
from hypothesis import given, settings
from hypothesis import strategies as st

from faqbot.language.english.word_frequency import rank_band
from faqbot.language.pack import UNLISTED
from faqbot.matching.lexical.term_weights import (
    CONTENT_BAND,
    EDGES,
    content,
    count_terms,
    pair_key,
    pairs_of,
    prior,
    rarity,
)

numbers = st.integers(0, 2**31 - 1)


def test_pairs_are_the_neighbours_in_order() -> None:
    assert pairs_of([0, 2, 3, 1]) == [pair_key(0, 2), pair_key(2, 3), pair_key(3, 1)]
    assert pairs_of([0]) == pairs_of([]) == []


@given(numbers, numbers, numbers, numbers)
@settings(derandomize=True)
def test_no_two_pairs_have_one_key_and_no_key_is_that_of_a_stem(one: int, other: int, third: int, fourth: int) -> None:
    assert (pair_key(one, other) == pair_key(third, fourth)) == ((one, other) == (third, fourth))
    assert pair_key(one, other) >= 2**32


@given(numbers, numbers)
@settings(derandomize=True)
def test_a_key_fits_the_column_of_keys_and_says_its_stems(one: int, other: int) -> None:
    key = pair_key(one, other)
    assert key < 2**64
    assert ((key >> 32) - 1, key & 0xFFFFFFFF) == (one, other)


@pytest.mark.parametrize("word", [*sorted(ENGLISH.decisive_words), "zorb", "sourdough"])
def test_rare_words_and_those_that_turn_a_question_round_say_all_they_can(word: str) -> None:
    assert prior(word, ENGLISH) == 1.0


def test_the_commonest_word_says_least_and_none_says_nothing() -> None:
    assert prior("the", ENGLISH) == 0.3
    assert 0.3 < prior("of", ENGLISH) < prior("is", ENGLISH) < prior("help", ENGLISH) < 1.0


@pytest.mark.parametrize("word", ["the", "lately", "help", "gluten", "zorb"])
def test_a_word_that_no_item_has_is_foreign_by_its_rarity_in_english(word: str) -> None:
    assert content(word, ENGLISH) == min(1.0, rank_band(word) / CONTENT_BAND)
    assert content("zorb", ENGLISH) == 1.0 < rank_band("zorb") / CONTENT_BAND == UNLISTED / CONTENT_BAND


def test_a_term_weighs_the_more_the_fewer_items_have_it() -> None:
    assert [round(rarity(3, count), 4) for count in (0, 1, 3)] == [2.0794, 0.9808, 0.1335]
    assert all(rarity(items, count) > 0 for items, count in product(range(1, 9), range(9)) if count <= items)


def test_phrasings_are_the_numbers_of_their_stems_between_the_edges() -> None:
    counted = count_terms([["zorb", "rye", "zorbs"], ["rye"], []], [0, 0, 1], 2, ENGLISH)
    assert EDGES == ("^", "$")
    assert counted.stems == {"^": 0, "$": 1, "zorb": 2, "rye": 3}
    assert counted.phrasings == [[0, 2, 3, 2, 1], [0, 3, 1], [0, 1]]


def test_items_are_counted_and_not_phrasings() -> None:
    # "zorb" stands in three phrasings of one item, "quux" in one of each item.
    counted = count_terms([["zorb"], ["zorb"], ["zorb", "quux"], ["quux"]], [0, 0, 0, 1], 2, ENGLISH)
    edges, zorb, quux = (0, 1), counted.stems["zorb"], counted.stems["quux"]
    once, twice, never = (round(log(3 / (count + 0.5)), 4) for count in (1, 2, 0))
    assert counted.rarities == [0.0, 0.0, once, twice]
    assert counted.pairs == {
        pair_key(edges[0], zorb): once,
        pair_key(zorb, edges[1]): once,
        pair_key(zorb, quux): once,
        pair_key(quux, edges[1]): twice,
        pair_key(edges[0], quux): once,
    }
    assert counted.unseen == never


def test_inflections_are_one_stem() -> None:
    counted = count_terms([["zorbing"], ["zorbed"]], [0, 1], 2, ENGLISH)
    assert counted.stems.keys() == {"^", "$", "zorb"}
    assert counted.rarities[2] == round(log(3 / 2.5), 4)


def test_a_common_word_weighs_less_and_a_pair_as_much_as_its_stems_on_average() -> None:
    counted = count_terms([["the", "zorb"], ["the", "quux"]], [0, 1], 2, ENGLISH)
    the, zorb = counted.stems["the"], counted.stems["zorb"]
    once, twice = round(log(3 / 1.5), 4), round(log(3 / 2.5), 4)
    assert (counted.rarities[the], counted.rarities[zorb]) == (round(0.3 * twice, 4), once)
    # An edge says all it can.
    assert [counted.pairs[pair_key(*pair)] for pair in ((the, zorb), (0, the), (zorb, 1))] == [
        *(round((0.3 + 1) / 2 * once, 4), round((1 + 0.3) / 2 * twice, 4), once),
    ]


def test_a_stem_is_as_common_as_its_commonest_word() -> None:
    # "use" is common English, "users" is not, and both have one stem.
    both = count_terms([["uses"], ["use"]], [0, 0], 1, ENGLISH)
    assert prior("use", ENGLISH) < prior("uses", ENGLISH)
    assert both.rarities[2] == round(round(log(2 / 1.5), 4) * prior("use", ENGLISH), 4)


def test_nothing_is_counted_in_nothing() -> None:
    counted = count_terms([], [], 0, ENGLISH)
    assert (counted.stems, counted.rarities, counted.pairs, counted.phrasings) == ({"^": 0, "$": 1}, [0.0, 0.0], {}, [])
    assert counted.unseen == round(log(1 / 0.5), 4)
