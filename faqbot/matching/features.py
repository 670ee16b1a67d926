"""What a text is compared by: stems, neighbouring stems, and the character n-grams of its words."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import log, sqrt

from faqbot.matching.stemming import stem

SHORTEST_GRAM, LONGEST_GRAM = 2, 5
"""Characters of an n-gram, word boundaries included: shorter ones are in every word, longer ones are words."""

COMMON_SHARE, COMMON_ITEMS = 0.25, 8
"""A term in more than this share of the items, and in more than so many, tells hardly any two of them apart."""

MAX_WORD = 24
"""Characters of a word that n-grams are taken from."""


def stems_of(words: Iterable[str]) -> tuple[str, ...]:
    """The distinct stems of words, in order.

    >>> stems_of(["costs", "and", "cost"])
    ('cost', 'and')
    """
    return tuple(dict.fromkeys(map(stem, words)))


def pairs_of(words: Iterable[str]) -> tuple[str, ...]:
    """The distinct pairs of neighbouring stems, the ends of the text included.

    >>> pairs_of(["monthly", "cost"])
    ('^ month', 'month cost', 'cost $')
    """
    edged = ["^", *map(stem, words), "$"]
    return tuple(dict.fromkeys(map(" ".join, zip(edged, edged[1:], strict=False))))


@lru_cache(maxsize=32_768)
def grams_of(word: str) -> tuple[str, ...]:
    """The character n-grams of a word between its boundaries, repeated ones too.

    >>> grams_of("at")
    ('<a', 'at', 't>', '<at', 'at>', '<at>')
    """
    edged = f"<{word[:MAX_WORD]}>"
    return tuple(
        edged[start : start + size]
        for size in range(SHORTEST_GRAM, LONGEST_GRAM + 1)
        for start in range(len(edged) - size + 1)
    )


class Rarity:
    """How telling terms are: the fewer items have a term, the more it weighs.

    Items are counted, not phrasings: a term in all phrasings of one item tells as much as a term in one of them.

    Args:
        items: How many items the base has.
        counts: For each term in how many of them it occurs.
    """

    __slots__ = ("_logs", "counts", "items")

    def __init__(self, items: int, counts: dict[str, int]) -> None:
        self.items = items
        self.counts = counts
        self._logs = [log((items + 1) / (count + 0.5)) for count in range(items + 1)]

    def of(self, term: str) -> float:
        """log((items + 1) / (count + 0.5)); a term that no item has weighs the most."""
        return self._logs[self.counts.get(term, 0)]

    @property
    def unseen(self) -> float:
        """What a term that no item has weighs."""
        return self._logs[0]

    def is_common(self, term: str) -> bool:
        """Whether a term is in so many items that it tells hardly any two of them apart."""
        count = self.counts.get(term, 0)
        return count > COMMON_ITEMS and count > COMMON_SHARE * self.items

    def length(self, terms: Iterable[str]) -> float:
        """The length of a vector whose squared coordinates are the rarities of these terms; 1 without terms."""
        counts, logs = self.counts, self._logs
        return sqrt(sum([logs[counts.get(term, 0)] for term in terms]) or 1.0)


def count_terms(texts: Sequence[Sequence[str]], owners: Sequence[int], items: int) -> tuple[Rarity, Rarity]:
    """Count in how many items each term occurs.

    Args:
        texts: The words of every phrasing.
        owners: The item of every phrasing.
        items: How many items there are.

    Returns:
        The rarity of stems and pairs, and that of n-grams.
    """
    # One bit an item: the sets of items of all terms are kept as integers, which are joined and counted in C.
    term_masks: dict[str, int] = {}
    word_masks: dict[str, int] = {}
    for words, owner in zip(texts, owners, strict=True):
        bit = 1 << owner
        for term in (*stems_of(words), *pairs_of(words)):
            term_masks[term] = term_masks.get(term, 0) | bit
        for word in words:
            word_masks[word] = word_masks.get(word, 0) | bit
    gram_masks: dict[str, int] = {}
    for word, mask in word_masks.items():
        for gram in grams_of(word):
            gram_masks[gram] = gram_masks.get(gram, 0) | mask
    counted = ({term: mask.bit_count() for term, mask in masks.items()} for masks in (term_masks, gram_masks))
    terms, grams = (Rarity(items, counts) for counts in counted)
    return terms, grams
