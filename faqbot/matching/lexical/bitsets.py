"""Count many numbers at once, with integers as bitsets.

A *bitset* of numbers below a size is an integer with one bit for each number. The highest bit is number 0, so that the
numbers are read off in order from the top, and each step gets cheaper.

Counts are *bit-sliced*: slice *j* is the bitset of the numbers whose count has bit *j*. Adding 1 to the counts of all
numbers of a bitset is an addition with carry, over whole integers::

    counts of  0  1  2  3         +1 for {1, 3}
    slice 0    1  0  0  1     →   1  1  0  0      sum of the bits
    slice 1    0  0  1  0         0  0  1  1      and the carry
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_


def make_bitset(numbers: Iterable[int], size: int) -> int:
    """Build the bitset of some numbers.

    Args:
        numbers: Each from 0 to below ``size``.
        size: The number of bits.
    """
    bits, last = bytearray(size // 8 + 1), size - 1
    for number in numbers:
        place = last - number
        bits[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(bits, "little")


def list_numbers(bitset: int, size: int, limit: int | None = None) -> list[int]:
    """Return the numbers of a bitset in order.

    Args:
        bitset: The bitset.
        size: The number of bits.
        limit: How many numbers at most; None for all.

    >>> list_numbers(make_bitset([70, 2], 100), 100)
    [2, 70]
    """
    found: list[int] = []
    append = found.append
    for _ in range(size if limit is None else limit):
        if not bitset:
            break
        length = bitset.bit_length()
        append(size - length)
        bitset ^= 1 << length - 1
    return found


class BitSlicedCounts:
    """A count for each number, at first 0."""

    __slots__ = ("_addends",)

    def __init__(self) -> None:
        # For each bit of a count, the bitsets that were not added yet.
        self._addends: list[list[int]] = []

    def add(self, bitset: int, amount: int) -> None:
        """Add an amount to the counts of a bitset's numbers.

        Args:
            bitset: The bitset.
            amount: 1 or more.
        """
        for bit in range(amount.bit_length()):
            if bit == len(self._addends):
                self._addends.append([])
            if amount >> bit & 1:
                self._addends[bit].append(bitset)

    def add_all(self, bitsets: Iterable[int], bit: int = 0) -> None:
        """Add a power of two to the counts of the numbers of each of several bitsets.

        Args:
            bitsets: The bitsets.
            bit: The exponent of the power.
        """
        while bit >= len(self._addends):
            self._addends.append([])
        self._addends[bit].extend(bitsets)

    def select_highest(self, limit: int, size: int, tiers: Sequence[int]) -> list[int]:
        """Return the numbers with the highest counts, not sorted.

        Numbers with the count 0 are never selected.

        Args:
            limit: How many numbers at most.
            size: The number of bits.
            tiers: Bitsets, each of which contains the one before. Of numbers with equal counts, those of an earlier
                tier come first.
        """
        slices = _sum_addends(self._addends)
        return select_highest(slices, reduce(or_, slices, 0), size, limit, tiers)


def select_highest(slices: Sequence[int], bitset: int, size: int, limit: int, tiers: Sequence[int] = ()) -> list[int]:
    """Return the numbers of a bitset with the highest counts, not sorted.

    Args:
        slices: The slices of the counts.
        bitset: The bitset.
        size: The number of bits.
        limit: How many numbers at most.
        tiers: As in ``BitSlicedCounts.select_highest``. Of numbers with equal counts, those outside of all tiers come
            last, in order.
    """
    selected, tied, count = 0, bitset, 0
    for bits in reversed(slices):
        higher = tied & bits
        more = higher.bit_count()
        if count + more <= limit:
            selected |= higher
            tied ^= higher
            count += more
        else:
            tied = higher
    # All numbers in ``tied`` have the same count.
    return [*list_numbers(selected, size), *take_first(tied, size, limit - count, tiers)]


def _sum_addends(addends: Sequence[Sequence[int]]) -> list[int]:
    """Return the slices of the sums of bitsets.

    Three bitsets at a time become a sum and a carry, so that no carry is passed on twice.

    Args:
        addends: The bitsets to add, by the bit of the count that they add to.
    """
    slices: list[int] = []
    carries: list[int] = []
    while len(slices) < len(addends) or carries:
        waiting = [*(addends[len(slices)] if len(slices) < len(addends) else ()), *carries]
        carries = []
        total = waiting.pop() if len(waiting) % 2 else 0
        pairs = iter(waiting)
        for one, other in zip(pairs, pairs, strict=True):
            differing = total ^ one
            if carry := total & one | differing & other:
                carries.append(carry)
            total = differing ^ other
        slices.append(total)
    return slices


def take_first(bitset: int, size: int, limit: int, tiers: Sequence[int]) -> list[int]:
    """Return numbers of a bitset, those of early tiers first.

    Args:
        bitset: The bitset.
        size: The number of bits.
        limit: How many numbers at most.
        tiers: Bitsets, each of which contains the one before.
    """
    if bitset.bit_count() <= limit:
        return list_numbers(bitset, size)
    # The numbers of the first ``whole`` tiers are within the limit; those of the next tier exceed it.
    whole = bisect_right(tiers, limit, key=lambda tier: (bitset & tier).bit_count())
    selected = bitset & tiers[whole - 1] if whole else 0
    rest = (bitset & tiers[whole] if whole < len(tiers) else bitset) ^ selected
    return [*list_numbers(selected, size), *list_numbers(rest, size, limit - selected.bit_count())]
