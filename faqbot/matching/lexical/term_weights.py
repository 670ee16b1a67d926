"""What a text is compared by: its stems, and the pairs of stems that stand side by side; and how telling these are."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import log
from typing import NamedTuple

from faqbot.language.pack import LanguagePack

EDGES = ("^", "$")
"""The ends of a text, which make pairs with its first and its last stem; their numbers are 0 and 1."""

LEAST_PRIOR, TELLING_BAND = 0.3, 16
"""What the most common English word says, and the band (of ``word_frequency``) from which on words say all they can."""

CONTENT_BAND = 24
"""The band from which on a word is all content; ``house`` is common, ``gluten`` is not."""

DECIMALS = 4
"""Of a rarity: finer differences decide nothing."""


class Counted(NamedTuple):
    """The phrasings of a base as numbers, and how telling their terms are.

    Attributes:
        stems: The number of every stem; those of ``EDGES`` come first.
        rarities: By the number of a stem, 0 or more; 0 for the edges.
        pairs: The rarity of every pair, by ``pair_key``.
        phrasings: For each phrasing the numbers of its stems in order, between the edges.
        unseen: The rarity of a term that no item has.
    """

    stems: dict[str, int]
    rarities: list[float]
    pairs: dict[int, float]
    phrasings: list[list[int]]
    unseen: float


def pair_key(first: int, second: int) -> int:
    """A pair of stems as one number, which is that of no stem.

    Args:
        first: The number of the first stem, below 2**31.
        second: That of the second, below 2**32.
    """
    return first + 1 << 32 | second


def prior(word: str, pack: LanguagePack) -> float:
    """How much a word says at all, 0 to 1: little if everybody uses it, whatever the subject.

    >>> from faqbot.language.packs import pack_for
    >>> the, help_, vaccine, not_ = (prior(word, pack_for("en")) for word in "the help vaccine not".split())
    >>> the < help_ < vaccine == not_ == 1.0
    True
    """
    if word in pack.decisive_words:
        return 1.0
    return min(1.0, LEAST_PRIOR + (1 - LEAST_PRIOR) * pack.rank_band(word) / TELLING_BAND)


def pairs_of(stems: Sequence[int]) -> list[int]:
    """The neighbours of a text, by ``pair_key``.

    Args:
        stems: The numbers of its stems in order.
    """
    return [first + 1 << 32 | second for first, second in pairwise(stems)]


def content(word: str, pack: LanguagePack) -> float:
    """How much of a word is content, 0 to 1: little if everybody uses it, whatever the subject.

    >>> from faqbot.language.packs import pack_for
    >>> the, house, gluten, tysabri = (content(word, pack_for("en")) for word in "the house gluten tysabri".split())
    >>> the < house < gluten == tysabri == 1.0
    True
    """
    return min(1.0, pack.rank_band(word) / CONTENT_BAND)


def rarity(items: int, count: int) -> float:
    """log((items + 1) / (count + 0.5)): the fewer items have a term, the more it weighs.

    Items are counted, not phrasings: a term in all phrasings of one item tells as much as a term in one of them.

    Args:
        items: How many items the base has.
        count: In how many of them the term occurs.
    """
    return log((items + 1) / (count + 0.5))


def count_terms(texts: Sequence[Sequence[str]], owners: Sequence[int], items: int, pack: LanguagePack) -> Counted:
    """Number the stems of a base and count in how many items each term occurs.

    Args:
        texts: The words of every phrasing, those of one item together.
        owners: The item of every phrasing.
        items: How many items there are.
        pack: The language of the words.
    """
    stem = pack.stem
    stems = {edge: number for number, edge in enumerate(EDGES)}
    phrasings = [[0, *(stems.setdefault(stem(word), len(stems)) for word in words), 1] for words in texts]
    stem_counts = _counts(phrasings, owners)
    pair_counts = _counts(map(pairs_of, phrasings), owners)
    logs = [round(rarity(items, count), DECIMALS) for count in range(items + 1)]
    priors = _priors({word for words in texts for word in words}, stems, pack)
    rarities = [0.0] * len(stems)
    for number, count in stem_counts.items():
        rarities[number] = round(logs[count] * priors[number], DECIMALS)
    rarities[: len(EDGES)] = [0.0] * len(EDGES)
    pairs = {
        key: round(logs[count] * (priors[(key >> 32) - 1] + priors[key & 0xFFFFFFFF]) / 2, DECIMALS)
        for key, count in pair_counts.items()
    }
    return Counted(stems, rarities, pairs, phrasings, logs[0])


def _counts(rows: Iterable[Iterable[int]], owners: Sequence[int]) -> dict[int, int]:
    """For each term in how many items it occurs; the rows of one item stand together."""
    counts: dict[int, int] = {}
    last: dict[int, int] = {}
    for row, owner in zip(rows, owners, strict=True):
        for term in row:
            if last.get(term) != owner:
                last[term] = owner
                counts[term] = counts.get(term, 0) + 1
    return counts


def _priors(words: Iterable[str], stems: dict[str, int], pack: LanguagePack) -> list[float]:
    """The prior of every stem, that of its commonest word; an edge says all it can."""
    priors = [1.0] * len(stems)
    for word in words:
        number = stems[pack.stem(word)]
        priors[number] = min(priors[number], prior(word, pack))
    return priors
