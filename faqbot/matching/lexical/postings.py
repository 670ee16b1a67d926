"""Which phrasings have a stem: lists of numbers where few have it, sets (see ``planes``) where many have."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from operator import or_

from faqbot.matching.lexical.bitsets import set_of
from faqbot.matching.lexical.columns import Integers, joined

SHORT = range(1, 25)
"""Lengths, in words, up to which phrasings come first where others share as much with a question."""

COMMON = 256
"""A stem that more than one in so many phrasings have is kept as a set: to make one of a longer list takes longer than
all else that a question costs. Measured with a million phrasings, where the sets add a fifth to the compiled form."""

MAX_SETS = 64 << 20
"""Bytes of sets that are kept at hand, about; a set has a bit for every phrasing of the base."""


class Postings:
    """The sets of phrasings.

    Args:
        columns: ``common`` and ``common_sets``: the stems that many phrasings have, in order, and their sets;
            ``posting_ends`` and ``postings``: for each other stem where its phrasings end, and these; ``tiers``: the
            sets of short phrasings.
        size: How many phrasings there are.
    """

    __slots__ = ("_common", "_common_sets", "_ends", "_kept", "_postings", "_size", "_width", "all", "tiers")

    def __init__(self, columns: Mapping[str, Integers], size: int) -> None:
        self._ends, self._postings = columns["posting_ends"], columns["postings"]
        self._common, self._common_sets = columns["common"], columns["common_sets"]
        self._size, self._width = size, _width(size)
        self._kept: dict[int, int] = {}
        self.tiers: Sequence[int] = [self._cut(columns["tiers"], place) for place in range(len(SHORT))]
        """For each length of ``SHORT`` the phrasings of at most so many words."""
        self.all = (1 << size) - 1

    def having(self, stem: int) -> int:
        """The set of the phrasings that have a stem, by its number."""
        held = self._kept.get(stem)
        if held is None:
            held = self._made(stem)
            if len(self._kept) * (self._width + 64) < MAX_SETS:
                self._kept[stem] = held
        return held

    def up_to(self, words: int) -> int:
        """The set of the phrasings of at most so many words; of all, where none of ``SHORT`` is as long."""
        return self.tiers[bisect_left(SHORT, words)] if words <= SHORT[-1] else self.all

    def _made(self, stem: int) -> int:
        place = bisect_left(self._common, stem)
        if place < len(self._common) and self._common[place] == stem:
            return self._cut(self._common_sets, place)
        return set_of(self._postings[self._ends[stem] : self._ends[stem + 1]], self._size)

    def _cut(self, sets: Integers, place: int) -> int:
        """One of several sets that stand one after the other."""
        return int.from_bytes(sets[place * self._width : (place + 1) * self._width], "little")


def posting_columns(phrasings: Sequence[Sequence[int]], stems: int) -> dict[str, Sequence[int]]:
    """The columns of ``Postings``.

    Args:
        phrasings: For each phrasing the numbers of its stems in order, between the edges, which no posting is for.
        stems: How many stems there are, the edges among them.
    """
    having: list[list[int]] = [[] for _ in range(stems)]
    tiers: list[list[int]] = [[] for _ in (*SHORT, 0)]
    for number, phrasing in enumerate(phrasings):
        for stem in dict.fromkeys(phrasing[1:-1]):
            having[stem].append(number)
        tiers[bisect_left(SHORT, len(phrasing) - 2)].append(number)
    size = len(phrasings)
    common = [stem for stem, numbers in enumerate(having) if len(numbers) * COMMON > size]
    sets = [set_of(having[stem], size) for stem in common]
    for stem in common:
        having[stem].clear()
    ends, postings = joined(having)
    return {
        "posting_ends": ends,
        "postings": postings,
        "common": common,
        "common_sets": _side_by_side(sets, size),
        "tiers": _side_by_side(accumulate((set_of(tier, size) for tier in tiers[:-1]), or_), size),
    }


def _side_by_side(sets: Iterable[int], size: int) -> bytes:
    return b"".join(held.to_bytes(_width(size), "little") for held in sets)


def _width(size: int) -> int:
    """Bytes of a set of so many phrasings."""
    return size // 8 + 1
