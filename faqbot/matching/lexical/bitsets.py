"""A count for each of many numbers, all of them kept in a few integers, so that they are added up in C.

A *set* of numbers below a size is an integer that has a bit for each of them, the highest for 0: what is taken from
above comes in order, and at less cost with every step. Counts are kept in *planes*: plane *j* is the set of the numbers
whose count has bit *j*. Adding a set to the counts is addition with carry, of all numbers at once::

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
    held, last = bytearray(size // 8 + 1), size - 1
    for number in numbers:
        place = last - number
        held[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(held, "little")


def numbers_of(held: int, size: int, limit: int | None = None) -> list[int]:
    """The numbers that a set holds, in order.

    Args:
        held: The set.
        size: How many numbers there are.
        limit: How many of them at most; None is all.

    >>> numbers_of(set_of([70, 2], 100), 100)
    [2, 70]
    """
    found: list[int] = []
    while held and len(found) != limit:
        highest = held.bit_length() - 1
        found.append(size - 1 - highest)
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

    def best(self, limit: int, size: int, tiers: Sequence[int]) -> list[int]:
        """The numbers with the highest counts, in no order of counts.

        Args:
            limit: How many at most.
            size: How many numbers there are.
            tiers: Growing sets; of numbers with the same count, those of an earlier tier come first.
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
        return [*numbers_of(sure, size), *first_of(left, size, limit - sure.bit_count(), tiers)]

    def _counted(self) -> int:
        """The set of the numbers whose count is not 0."""
        held = 0
        for plane in self._planes:
            held |= plane
        return held


def first_of(held: int, size: int, room: int, tiers: Sequence[int]) -> list[int]:
    """The first numbers of a set, those of early tiers before all others.

    Args:
        held: The set.
        size: How many numbers there are.
        room: How many are wanted.
        tiers: Growing sets.
    """
    if held.bit_count() <= room:
        return numbers_of(held, size)
    # Of so many tiers all numbers fit in; the next one has more of them than there is room.
    whole = bisect_right(tiers, room, key=lambda tier: (held & tier).bit_count())
    sure = held & tiers[whole - 1] if whole else 0
    rest = (held & tiers[whole] if whole < len(tiers) else held) ^ sure
    return [*numbers_of(sure, size), *numbers_of(rest, size, room - sure.bit_count())]
