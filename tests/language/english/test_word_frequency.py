from collections import Counter
from math import log2
from pathlib import Path

import pytest

from faqbot.data import data_path
from faqbot.language.english.word_frequency import rank_band
from faqbot.language.pack import UNLISTED

LISTED = Path(data_path("english", "words.txt")).read_text(encoding="utf-8").splitlines()


def test_the_commonest_word_has_the_lowest_band() -> None:
    assert rank_band("the") == 0
    assert [line for line in LISTED if line.endswith("\t0")] == ["the\t0"]


def test_common_words_are_below_rarer_ones() -> None:
    assert (
        rank_band("the")
        < rank_band("is")
        < rank_band("help")
        < rank_band("bread")
        < rank_band("yeast")
        < rank_band("sourdough")
    )


@pytest.mark.parametrize("word", ["zorbling", "", "Bread", "1234567", "\ud800", "bread\t", "\n"])
def test_a_word_that_is_not_in_the_list_is_unlisted(word: str) -> None:
    assert rank_band(word) == UNLISTED == 32


def test_every_listed_word_is_found_with_its_band() -> None:
    pairs = [line.split("\t") for line in LISTED[::97]]
    assert [(word, rank_band.__wrapped__(word)) for word, _ in pairs] == [(word, int(found)) for word, found in pairs]


def test_bands_are_twice_the_binary_logarithms_of_the_ranks() -> None:
    ranks = Counter(int(2 * log2(rank)) for rank in range(1, len(LISTED) + 1))
    assert Counter(int(line.split("\t")[1]) for line in LISTED) == ranks
    assert max(ranks) == UNLISTED - 1


def test_the_list_is_sorted_and_in_lower_case_ascii() -> None:
    words = [line.split("\t")[0] for line in LISTED]
    assert words == sorted(set(words))
    assert all(word.isascii() and word == word.lower() for word in words)
