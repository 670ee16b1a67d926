"""What a text is compared by: stems, neighbouring stems, and the character n-grams of its words."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from math import log, sqrt

from faqbot.matching.background import band
from faqbot.matching.stemming import stem

SHORTEST_GRAM, LONGEST_GRAM = 2, 5
"""Characters of an n-gram, word boundaries included: shorter ones are in every word, longer ones are words."""

LEAST_PRIOR, TELLING_BAND = 0.3, 16
"""What the most common English word says, and the band (of ``background``) from which on words say all they can."""

# Common words that turn a question round, and so say all they can.
_TELLING = frozenset("no not never without before after during when why who how where".split())

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
    return tuple(dict.fromkeys(map(" ".join, pairwise(edged))))


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
        priors: What the rarity of some terms is multiplied by, 0 to 1; 1 for all others.
    """

    __slots__ = ("_weights", "items", "unseen")

    def __init__(self, items: int, counts: dict[str, int], priors: dict[str, float]) -> None:
        self.items = items
        logs = [log((items + 1) / (count + 0.5)) for count in range(items + 1)]
        self.unseen = round(logs[0], 4)
        self._weights = {term: round(logs[count] * priors.get(term, 1.0), 4) for term, count in counts.items()}

    def of(self, term: str) -> float:
        """log((items + 1) / (count + 0.5)), times the prior; a term that no item has weighs the most."""
        return self._weights.get(term, self.unseen)

    def length(self, terms: Iterable[str]) -> float:
        """The length of a vector whose squared coordinates are the rarities of these terms; 1 without terms."""
        weight, unseen = self._weights.get, self.unseen
        return sqrt(sum([weight(term, unseen) for term in terms]) or 1.0)


def prior(word: str) -> float:
    """How much a word says at all, 0 to 1: little if everybody uses it, whatever the subject.

    >>> prior("the") < prior("help") < prior("vaccine") == prior("not") == 1.0
    True
    """
    if word in _TELLING:
        return 1.0
    return min(1.0, LEAST_PRIOR + (1 - LEAST_PRIOR) * band(word) / TELLING_BAND)


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
    terms, grams = ({term: mask.bit_count() for term, mask in masks.items()} for masks in (term_masks, gram_masks))
    return Rarity(items, terms, _priors(word_masks, terms)), Rarity(items, grams, {})


def _priors(words: Iterable[str], terms: Iterable[str]) -> dict[str, float]:
    """The priors of the terms that say less than others; a pair says as much as its two stems on average."""
    of_stems: dict[str, float] = {"^": 1.0, "$": 1.0}
    for word in words:
        of_stems[stem(word)] = min(prior(word), of_stems.get(stem(word), 1.0))
    priors: dict[str, float] = {}
    for term in terms:
        parts = [of_stems[part] for part in term.split(" ")]
        if (value := sum(parts) / len(parts)) < 1:
            priors[term] = value
    return priors
