"""A count for each of many numbers, all of them kept in a few integers, so that they are added up in C.

A *set* of numbers is an integer that has bit *i* if it holds *i*. Counts are kept in *planes*: plane *j* is the set of
the numbers whose count has bit *j*. Adding a set to the counts is addition with carry, of all numbers at once::

    counts of  0  1  2  3         +1 for {1, 3}
    plane 0    1  0  0  1     →   1  1  0  0      sum of the bits
    plane 1    0  0  1  0         0  0  1  1      and what was carried
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence


def set_of(numbers: Iterable[int], size: int) -> int:
    """The set of some numbers.

    Args:
        numbers: Each from 0 to below ``size``.
        size: How many numbers there are.
    """
    held = bytearray(size // 8 + 1)
    for number in numbers:
        held[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(held, "little")


def numbers_of(held: int, limit: int | None = None) -> list[int]:
    """The numbers that a set holds, the highest first.

    Args:
        held: The set.
        limit: How many at most; None is all of them.

    >>> numbers_of(set_of([2, 70], 100))
    [70, 2]
    """
    found: list[int] = []
    left = held.bit_count() if limit is None else min(limit, held.bit_count())
    # An integer is the shorter the lower its highest bit is: taken from above, every step costs less than the last.
    for _ in range(left):
        highest = held.bit_length() - 1
        found.append(highest)
        held ^= 1 << highest
    return found


class Counts:
    """A count for each number, 0 at first."""

    __slots__ = ("_planes",)

    def __init__(self) -> None:
        self._planes: list[int] = []

    def add(self, held: int, amount: int) -> None:
        """Add to the counts of the numbers that a set holds.

        Args:
            held: The set.
            amount: 1 or more.
        """
        planes = self._planes
        start = 0
        while amount:
            if amount & 1:
                plane, carried = start, held
                while carried:
                    while plane >= len(planes):
                        planes.append(0)
                    planes[plane], carried = planes[plane] ^ carried, planes[plane] & carried
                    plane += 1
            amount >>= 1
            start += 1

    def best(self, limit: int, tiers: Sequence[int]) -> list[int]:
        """The numbers with the highest counts, in no order of counts.

        Args:
            limit: How many at most.
            tiers: Growing sets; of numbers with the same count, those of an earlier tier come first, and of one tier
                the highest.
        """
        sure, left = 0, self._counted()
        for plane in reversed(self._planes):
            higher = left & plane
            if (sure | higher).bit_count() <= limit:
                sure |= higher
                left ^= higher
            else:
                left = higher
        # What is left has one and the same count.
        return [*numbers_of(sure), *first_of(left, limit - sure.bit_count(), tiers)]

    def _counted(self) -> int:
        """The set of the numbers whose count is not 0."""
        held = 0
        for plane in self._planes:
            held |= plane
        return held


def first_of(held: int, room: int, tiers: Sequence[int]) -> list[int]:
    """So many numbers of a set: of early tiers first, and of one tier the highest."""
    if held.bit_count() <= room:
        return numbers_of(held)
    # Of so many tiers all numbers fit in; the next one has more of them than there is room.
    whole = bisect_right(tiers, room, key=lambda tier: (held & tier).bit_count())
    sure = held & tiers[whole - 1] if whole else 0
    rest = (held & tiers[whole] if whole < len(tiers) else held) ^ sure
    return [*numbers_of(sure), *numbers_of(rest, room - sure.bit_count())]
