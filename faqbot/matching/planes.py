"""A count for each of many numbers, all of them kept in a few integers, so that they are added up in C.

A *set* of numbers is an integer that has bit *i* if it holds *i*. Counts are kept in *planes*: plane *j* is the set of
the numbers whose count has bit *j*. Adding a set to the counts is addition with carry, of all numbers at once::

    counts of  0  1  2  3         +1 for {1, 3}
    plane 0    1  0  0  1     →   1  1  0  0      sum of the bits
    plane 1    0  0  1  0         0  0  1  1      and what was carried
"""

from collections.abc import Iterable, Sequence
from itertools import compress

_WORD = 64


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


def numbers_of(held: int) -> list[int]:
    """The numbers that a set holds, in order.

    >>> numbers_of(set_of([2, 70], 100))
    [2, 70]
    """
    size = -(-held.bit_length() // _WORD) * _WORD // 8
    words = memoryview(held.to_bytes(size, "little")).cast("Q")
    found: list[int] = []
    # Most words are empty in a large set; skipping them costs no step of Python's own.
    for place in compress(range(len(words)), words):
        word, start = words[place], place * _WORD
        while word:
            lowest = word & -word
            found.append(start + lowest.bit_length() - 1)
            word ^= lowest
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
        return [*numbers_of(sure), *first_of(left, limit - sure.bit_count(), tiers)]

    def _counted(self) -> int:
        """The set of the numbers whose count is not 0."""
        held = 0
        for plane in self._planes:
            held |= plane
        return held


def first_of(held: int, room: int, tiers: Sequence[int]) -> list[int]:
    """So many numbers of a set, of early tiers first."""
    found: list[int] = []
    for tier in (*tiers, held):
        if now := held & tier:
            found += numbers_of(now)[: room - len(found)]
            held ^= now
        if len(found) == room or not held:
            break
    return found
