"""Count and weigh the terms of a base: stems and bigrams.

Terms are weighed by their inverse document frequency (idf).
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import log
from typing import NamedTuple

from faqbot.language.pack import UNLISTED, LanguagePack
from faqbot.language.packs import words_without_topic

BOUNDARIES = ("^", "$")
"""The start and the end of a text, which form bigrams with its first and last stem. Their numbers are 0 and 1."""

MIN_PRIOR = 0.3
"""Prior of the most common word of a language."""

FULL_PRIOR_BAND = 16
"""Frequency band (see ``LanguagePack.rank_band``) at which the prior of a word reaches 1."""

FULL_CONTENT_BAND = 24
"""Frequency band at which the content of a word reaches 1. For example, ``house`` is below it and ``gluten`` is not."""

TOPICLESS_SHARE = 0.35
"""Share of the content of a word that names no topic, when subjects are compared. Chosen, not measured."""

IDF_DECIMALS = 4
"""Decimal places of an idf. Smaller differences change no decision."""


class TermCounts(NamedTuple):
    """The phrasings of a base and the weights of their terms.

    Attributes:
        stems: The number of each stem. Those of ``BOUNDARIES`` come first.
        idfs: The idf of each stem times its prior, by the number of the stem, at least 0. Boundaries have 0.
        bigram_idfs: The idf of each bigram times its prior, by ``encode_bigram``.
        phrasings: For each phrasing the numbers of its stems in order, between the boundaries.
        max_idf: The idf of a term that no item has.
    """

    stems: dict[str, int]
    idfs: list[float]
    bigram_idfs: dict[int, float]
    phrasings: list[list[int]]
    max_idf: float


def encode_bigram(first: int, second: int) -> int:
    """Return a bigram as one number, greater than that of any stem.

    Args:
        first: The number of the first stem, below 2**31.
        second: The number of the second stem, below 2**32.
    """
    return first + 1 << 32 | second


def encode_bigrams(stems: Sequence[int]) -> list[int]:
    """Return the bigrams of a text in order, by ``encode_bigram``.

    Args:
        stems: The numbers of its stems in order.
    """
    return [encode_bigram(first, second) for first, second in pairwise(stems)]


def prior(word: str, pack: LanguagePack) -> float:
    """Return how informative a word is in any base, 0 to 1.

    The more common a word is in the language, the lower its prior. Decisive words always have 1.

    >>> from faqbot.language.packs import pack_for
    >>> the, help_, vaccine, not_ = (prior(word, pack_for("en")) for word in "the help vaccine not".split())
    >>> the < help_ < vaccine == not_ == 1.0
    True
    """
    if word in pack.decisive_words:
        return 1.0
    return min(1.0, MIN_PRIOR + (1 - MIN_PRIOR) * pack.rank_band(word) / FULL_PRIOR_BAND)


def content(word: str, pack: LanguagePack) -> float:
    """Return how much of a word is content, 0 to 1.

    The most common word of the language has 0.

    >>> from faqbot.language.packs import pack_for
    >>> the, house, gluten, tysabri = (content(word, pack_for("en")) for word in "the house gluten tysabri".split())
    >>> the < house < gluten == tysabri == 1.0
    True
    """
    return min(1.0, pack.rank_band(word) / FULL_CONTENT_BAND)


def topical_content(word: str, pack: LanguagePack) -> float:
    """Return how much of a word may be the subject of a question, 0 to 1.

    It is the content of the word, or ``TOPICLESS_SHARE`` of it for a word that names no topic, such as "would".
    """
    return content(word, pack) * (TOPICLESS_SHARE if word in words_without_topic(pack) else 1.0)


def has_meaning(word: str, pack: LanguagePack) -> bool:
    """Whether the vector of a word is about its meaning: not that of a name, whose pieces mean something else."""
    vectors = pack.word_vectors
    return vectors is not None and (pack.rank_band(word) != UNLISTED or vectors.has_vector(word))


def idf(items: int, count: int) -> float:
    """Return log((items + 1) / (count + 0.5)).

    Items are counted, not phrasings: a term in all phrasings of an item identifies it as well as a term in one of them.

    Args:
        items: The number of items in the base.
        count: The number of items that have the term.
    """
    return log((items + 1) / (count + 0.5))


def count_terms(texts: Sequence[Sequence[str]], owners: Sequence[int], items: int, pack: LanguagePack) -> TermCounts:
    """Count the items that have each term of a base.

    Args:
        texts: The words of each phrasing. Phrasings of one item are adjacent.
        owners: The item of each phrasing.
        items: The number of items.
        pack: The language of the words.
    """
    stem = pack.stem
    stems = {boundary: number for number, boundary in enumerate(BOUNDARIES)}
    phrasings = [[0, *(stems.setdefault(stem(word), len(stems)) for word in words), 1] for words in texts]
    stem_counts = _count_items(phrasings, owners)
    bigram_counts = _count_items(map(encode_bigrams, phrasings), owners)
    idf_by_count = [round(idf(items, count), IDF_DECIMALS) for count in range(items + 1)]
    priors = _stem_priors({word for words in texts for word in words}, stems, pack)
    idfs = [0.0] * len(stems)
    for number, count in stem_counts.items():
        idfs[number] = round(idf_by_count[count] * priors[number], IDF_DECIMALS)
    idfs[: len(BOUNDARIES)] = [0.0] * len(BOUNDARIES)
    bigram_idfs = {
        key: round(idf_by_count[count] * (priors[(key >> 32) - 1] + priors[key & 0xFFFFFFFF]) / 2, IDF_DECIMALS)
        for key, count in bigram_counts.items()
    }
    return TermCounts(stems, idfs, bigram_idfs, phrasings, idf_by_count[0])


def _count_items(phrasings: Iterable[Iterable[int]], owners: Sequence[int]) -> dict[int, int]:
    """Count the items of each term; phrasings of an item are adjacent."""
    counts: dict[int, int] = {}
    last: dict[int, int] = {}
    for phrasing, owner in zip(phrasings, owners, strict=True):
        for term in phrasing:
            if last.get(term) != owner:
                last[term] = owner
                counts[term] = counts.get(term, 0) + 1
    return counts


def _stem_priors(words: Iterable[str], stems: dict[str, int], pack: LanguagePack) -> list[float]:
    """Return the prior of each stem: the lowest prior of its words."""
    priors = [1.0] * len(stems)
    for word in words:
        number = stems[pack.stem(word)]
        priors[number] = min(priors[number], prior(word, pack))
    return priors
