"""Look up the phrasings that have a stem.

Stems of few phrasings have a list of numbers; stems of many have a bitset (see ``bitsets``).
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from operator import or_

from faqbot.matching.columns import Integers, concatenate
from faqbot.matching.lexical.bitsets import make_bitset

TIER_LENGTHS = range(1, 25)
"""The lengths, in words, that have a tier: a bitset of all phrasings of at most that length."""

COMMON_STEM_RATIO = 256
"""A stem is stored as a bitset if more than one in this many phrasings has it.

Building a bitset from a longer list would take most of the time of a question. With a million phrasings, the stored
bitsets add a fifth to the compiled form."""

MAX_CACHED_BYTES = 64 << 20
"""Approximate size of all cached bitsets. A bitset has one bit for each phrasing of the base."""


class Postings:
    """Bitsets of phrasings, by stem and by length.

    Args:
        columns: ``common_stems`` and ``common_bitsets``: the stems of many phrasings in order, and their bitsets.
            ``posting_ends`` and ``postings``: where the phrasings of each other stem end, and these phrasings.
            ``length_tiers``: the bitsets of short phrasings.
        size: The number of phrasings.

    Attributes:
        length_tiers: For each of ``TIER_LENGTHS`` the bitset of the phrasings of at most that many words.
    """

    __slots__ = (
        "_all",
        "_cached",
        "_common_bitsets",
        "_common_stems",
        "_ends",
        "_postings",
        "_size",
        "_width",
        "length_tiers",
    )

    def __init__(self, columns: Mapping[str, Integers], size: int) -> None:
        self._ends, self._postings = columns["posting_ends"], columns["postings"]
        self._common_stems, self._common_bitsets = columns["common_stems"], columns["common_bitsets"]
        self._size, self._width = size, _byte_width(size)
        self._cached: dict[int, int] = {}
        tiers = columns["length_tiers"]
        self.length_tiers: Sequence[int] = [self._read_bitset(tiers, place) for place in range(len(TIER_LENGTHS))]
        self._all = (1 << size) - 1

    def phrasings_with(self, stem: int) -> int:
        """Return the bitset of the phrasings that have a stem.

        Args:
            stem: The number of the stem.
        """
        bitset = self._cached.get(stem)
        if bitset is None:
            bitset = self._build_bitset(stem)
            if len(self._cached) * (self._width + 64) < MAX_CACHED_BYTES:
                self._cached[stem] = bitset
        return bitset

    def phrasings_up_to(self, words: int) -> int:
        """Return the bitset of phrasings up to a length.

        It contains all phrasings if ``words`` exceeds the longest of ``TIER_LENGTHS``.
        """
        return self.length_tiers[bisect_left(TIER_LENGTHS, words)] if words <= TIER_LENGTHS[-1] else self._all

    def _build_bitset(self, stem: int) -> int:
        place = bisect_left(self._common_stems, stem)
        if place < len(self._common_stems) and self._common_stems[place] == stem:
            return self._read_bitset(self._common_bitsets, place)
        return make_bitset(self._postings[self._ends[stem] : self._ends[stem + 1]], self._size)

    def _read_bitset(self, bitsets: Integers, place: int) -> int:
        """Read one of several adjacent bitsets."""
        return int.from_bytes(bitsets[place * self._width : (place + 1) * self._width], "little")


def build_posting_columns(phrasings: Sequence[Sequence[int]], stems: int) -> dict[str, Sequence[int]]:
    """Build the columns of ``Postings``.

    Args:
        phrasings: For each phrasing the numbers of its stems in order, between the boundaries. Boundaries have no
            postings.
        stems: The number of stems, including the boundaries.
    """
    phrasings_of: list[list[int]] = [[] for _ in range(stems)]
    # Phrasings beyond the last tier are collected in one more list, which is dropped.
    tiers: list[list[int]] = [[] for _ in range(len(TIER_LENGTHS) + 1)]
    for number, phrasing in enumerate(phrasings):
        for stem in dict.fromkeys(phrasing[1:-1]):
            phrasings_of[stem].append(number)
        tiers[bisect_left(TIER_LENGTHS, len(phrasing) - 2)].append(number)
    size = len(phrasings)
    common = [stem for stem, numbers in enumerate(phrasings_of) if len(numbers) * COMMON_STEM_RATIO > size]
    bitsets = [make_bitset(phrasings_of[stem], size) for stem in common]
    for stem in common:
        phrasings_of[stem].clear()
    ends, postings = concatenate(phrasings_of)
    return {
        "posting_ends": ends,
        "postings": postings,
        "common_stems": common,
        "common_bitsets": _to_bytes(bitsets, size),
        "length_tiers": _to_bytes(accumulate((make_bitset(tier, size) for tier in tiers[:-1]), or_), size),
    }


def _to_bytes(bitsets: Iterable[int], size: int) -> bytes:
    return b"".join(bitset.to_bytes(_byte_width(size), "little") for bitset in bitsets)


def _byte_width(size: int) -> int:
    """Return the bytes of a bitset of ``size`` phrasings."""
    return size // 8 + 1
