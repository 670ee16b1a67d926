"""Vectors of words by their spelling, for languages without word vectors of their own.

A word is the sum of random vectors of its n-grams, in which its beginning and its end are marked. Inflections,
compounds and their parts have n-grams in common, and so have a small angle between them (Bojanowski et al. 2017,
"Enriching word vectors with subword information", without what is learned there). The random vectors come from a hash,
and are the same on every machine.
"""

from collections.abc import Callable, Iterable
from hashlib import shake_128
from math import sqrt

from faqbot.language.segmentation import is_alphabetic, is_ideograph, is_pair
from faqbot.language.word_vectors import DIMENSIONS, MAX_LENGTH, MAX_PIECES, WordVectors

SIZES = (3, 4, 5)
"""Letters of the n-grams of a word. With 3 and 4 alone, or 3 alone, fewer questions find their entry."""

GROUP_RATIO = 0.7
"""Length of what a word has in common with the words of its group, as a share of what its n-grams add up to.

On ``benchmarks/languages/bases-1.jsonl`` it answers 4 % more rewordings rightly than without groups; 1.4 answers 2 %
more, and more of them wrongly."""


class SubwordVectors(WordVectors):
    """The vectors of words by their spelling; threads may share them.

    Args:
        weigh: Returns how much of a word is content, 0 to 1, which is the length of its vector in a text.
        list_groups: Returns the groups of a thesaurus that a word is in. Words of one group are near to each other.
    """

    cosine_scale = 1.5
    """Of 1, 1.5 and 2, it answers most questions rightly at the same share of wrong answers, on
    ``benchmarks/languages/bases-1.jsonl``."""

    def __init__(
        self, weigh: Callable[[str], float], list_groups: Callable[[str], Iterable[int]] = lambda _: ()
    ) -> None:
        super().__init__()
        self._weigh = weigh
        self._list_groups = list_groups

    def has_vector(self, word: str) -> bool:
        """Whether a word has a vector; it is always made for the word itself."""
        return self._lanes_of(word)[1] > 0

    def _find_rows(self, word: str) -> list[bytes]:
        if not is_alphabetic(word):
            return []
        if is_pair(word):
            grams = [word, *filter(is_ideograph, word)]
        else:
            marked = f"<{word}>"
            grams = [marked[start : start + size] for size in SIZES for start in range(len(marked) - size + 1)]
        groups = [f"#{group}" for group in self._list_groups(word)]
        times = max(1, round(GROUP_RATIO * sqrt(len(grams) / len(groups)))) if groups else 0
        return [_hash_row(gram) for gram in (*groups * times, *grams)[:MAX_PIECES]]

    def _find_limit(self, word: str, rows: int) -> float:
        del rows
        return MAX_LENGTH * self._weigh(word)


def _hash_row(gram: str) -> bytes:
    return shake_128(gram.encode("utf-8", errors="surrogatepass")).digest(DIMENSIONS)
