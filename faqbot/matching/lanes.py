"""A number for every item, all of them in one integer, so that weights of all items are added up in C.

Item *i* has the *lane* of 32 bits from bit 32 *i* on. Adding two such integers adds every lane, multiplying one by a
number multiplies every lane; a lane below 0 borrows from the next, which evens out when the lanes are read::

    lanes([(0, 2), (1, -1)])    =   2 - (1 << 32)
    3 * that, read again    =   [6, -3]
"""

from array import array
from collections.abc import Iterable, Sequence
from sys import byteorder

BITS = 32
"""Of a lane: with weights in hundredths and shares in 4096ths it holds scores up to 5,000, and a score is below 10."""

_HALF = 1 << (BITS - 1)


def lanes(numbers: Iterable[tuple[int, int]], count: int) -> int:
    """Numbers by item, as one integer.

    Args:
        numbers: Some items, each with its number; all others have 0.
        count: How many items there are.
    """
    above, below = array("I", bytes(4 * count)), array("I", bytes(4 * count))
    for item, number in numbers:
        if number > 0:
            above[item] = number
        else:
            below[item] = -number
    return int.from_bytes(above.tobytes(), byteorder) - int.from_bytes(below.tobytes(), byteorder)


def halves(count: int) -> int:
    """What is added to lanes before they are read: half of what a lane can hold, for every item."""
    return int.from_bytes(array("I", [_HALF]).tobytes() * count, byteorder)


def read(total: int, count: int) -> Sequence[int]:
    """The number of every item, each from -2^31 to 2^31 - 1.

    >>> list(read(3 * lanes([(0, 2), (1, -1)], 3), 3))
    [6, -3, 0]
    """
    raised = array("I", (total + halves(count)).to_bytes(4 * count, byteorder))
    return [lane - _HALF for lane in raised]
