from itertools import product
from math import log

import pytest
from english import ENGLISH, UNKNOWN
from hypothesis import given, settings
from hypothesis import strategies as st

from faqbot.language.english.word_frequency import rank_band
from faqbot.language.pack import UNLISTED
from faqbot.matching.lexical.term_weights import (
    BOUNDARIES,
    FULL_CONTENT_BAND,
    TOPICLESS_SHARE,
    content,
    count_terms,
    encode_bigram,
    encode_bigrams,
    idf,
    prior,
    topical_content,
)

numbers = st.integers(0, 2**31 - 1)


def test_bigrams_are_neighbouring_stems_in_order() -> None:
    assert encode_bigrams([0, 2, 3, 1]) == [encode_bigram(0, 2), encode_bigram(2, 3), encode_bigram(3, 1)]
    assert encode_bigrams([0]) == encode_bigrams([]) == []


@given(numbers, numbers, numbers, numbers)
@settings(derandomize=True)
def test_every_bigram_has_its_own_key_which_is_no_number_of_a_stem(
    one: int, other: int, third: int, fourth: int
) -> None:
    assert (encode_bigram(one, other) == encode_bigram(third, fourth)) == ((one, other) == (third, fourth))
    assert encode_bigram(one, other) >= 2**32


@given(numbers, numbers)
@settings(derandomize=True)
def test_a_key_fits_its_column_and_contains_both_stems(one: int, other: int) -> None:
    key = encode_bigram(one, other)
    assert key < 2**64
    assert ((key >> 32) - 1, key & 0xFFFFFFFF) == (one, other)


@pytest.mark.parametrize("word", [*sorted(ENGLISH.decisive_words), "zorb", "sourdough"])
def test_rare_and_decisive_words_have_the_full_prior(word: str) -> None:
    assert prior(word, ENGLISH) == 1.0


def test_the_most_common_word_has_the_smallest_prior_above_0() -> None:
    assert prior("the", ENGLISH) == 0.3
    assert 0.3 < prior("of", ENGLISH) < prior("is", ENGLISH) < prior("help", ENGLISH) < 1.0


@pytest.mark.parametrize("word", ["the", "lately", "help", "gluten", "zorb"])
def test_the_content_of_a_word_is_in_proportion_to_its_band(word: str) -> None:
    assert content(word, ENGLISH) == min(1.0, rank_band(word) / FULL_CONTENT_BAND)
    assert content("zorb", ENGLISH) == 1.0 < rank_band("zorb") / FULL_CONTENT_BAND == UNLISTED / FULL_CONTENT_BAND


def test_a_word_that_names_no_topic_has_a_share_of_its_content() -> None:
    for word in ("would", "please", "evidence"):
        assert word in ENGLISH.cue_words.without_topic
        assert topical_content(word, ENGLISH) == TOPICLESS_SHARE * content(word, ENGLISH)
    for word in ("bread", "zorb", "the-loaf"):
        assert topical_content(word, ENGLISH) == content(word, ENGLISH) > 0
    # An unknown language has no such words.
    assert topical_content("would", UNKNOWN) == content("would", UNKNOWN) == 1.0


def test_the_idf_is_higher_the_fewer_items_have_a_term() -> None:
    assert [round(idf(3, count), 4) for count in (0, 1, 3)] == [2.0794, 0.9808, 0.1335]
    assert all(idf(items, count) > 0 for items, count in product(range(1, 9), range(9)) if count <= items)


def test_phrasings_are_the_numbers_of_their_stems_between_the_boundaries() -> None:
    counts = count_terms([["zorb", "rye", "zorbs"], ["rye"], []], [0, 0, 1], 2, ENGLISH)
    assert BOUNDARIES == ("^", "$")
    assert counts.stems == {"^": 0, "$": 1, "zorb": 2, "rye": 3}
    assert counts.phrasings == [[0, 2, 3, 2, 1], [0, 3, 1], [0, 1]]


def test_items_are_counted_and_not_phrasings() -> None:
    # "zorb" is in three phrasings of one item, and "quux" in one of each item.
    counts = count_terms([["zorb"], ["zorb"], ["zorb", "quux"], ["quux"]], [0, 0, 0, 1], 2, ENGLISH)
    (start, end), zorb, quux = (0, 1), counts.stems["zorb"], counts.stems["quux"]
    once, twice, never = (round(log(3 / (count + 0.5)), 4) for count in (1, 2, 0))
    assert counts.idfs == [0.0, 0.0, once, twice]
    assert counts.bigram_idfs == {
        encode_bigram(start, zorb): once,
        encode_bigram(zorb, end): once,
        encode_bigram(zorb, quux): once,
        encode_bigram(quux, end): twice,
        encode_bigram(start, quux): once,
    }
    assert counts.max_idf == never


def test_inflections_have_one_stem() -> None:
    counts = count_terms([["zorbing"], ["zorbed"]], [0, 1], 2, ENGLISH)
    assert counts.stems.keys() == {"^", "$", "zorb"}
    assert counts.idfs[2] == round(log(3 / 2.5), 4)


def test_a_common_word_has_a_smaller_weight_and_a_bigram_the_mean_prior_of_its_stems() -> None:
    counts = count_terms([["the", "zorb"], ["the", "quux"]], [0, 1], 2, ENGLISH)
    the, zorb = counts.stems["the"], counts.stems["zorb"]
    once, twice = round(log(3 / 1.5), 4), round(log(3 / 2.5), 4)
    assert (counts.idfs[the], counts.idfs[zorb]) == (round(0.3 * twice, 4), once)
    # A boundary has the prior 1.
    assert [counts.bigram_idfs[encode_bigram(*bigram)] for bigram in ((the, zorb), (0, the), (zorb, 1))] == [
        *(round((0.3 + 1) / 2 * once, 4), round((1 + 0.3) / 2 * twice, 4), once),
    ]


def test_the_prior_of_a_stem_is_that_of_its_most_common_word() -> None:
    # "use" is common English, "users" is not, and both have one stem.
    both = count_terms([["uses"], ["use"]], [0, 0], 1, ENGLISH)
    assert prior("use", ENGLISH) < prior("uses", ENGLISH)
    assert both.idfs[2] == round(round(log(2 / 1.5), 4) * prior("use", ENGLISH), 4)


def test_a_base_without_phrasings_has_no_terms() -> None:
    counts = count_terms([], [], 0, ENGLISH)
    assert (counts.stems, counts.idfs, counts.bigram_idfs, counts.phrasings) == ({"^": 0, "$": 1}, [0.0, 0.0], {}, [])
    assert counts.max_idf == round(log(1 / 0.5), 4)
