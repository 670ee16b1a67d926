"""Runs of numbers in memory, from which an index is read without reading it in."""

from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Literal

from faqbot.matching.lexical.training import Row

MAX_KEPT = 200_000
"""Learned weights that are kept at hand as dictionaries, of about 100 bytes each, and these with them."""

_NOTHING: Row = {}

FLOATS: Literal["f"] = "f"
"""The type of the numbers that are no integers, as ``array`` calls it."""

INTEGER_COLUMNS: dict[str, Literal["B", "I", "Q"]] = {
    "posting_ends": "I",
    "postings": "I",
    "common": "I",
    "common_sets": "B",
    "tiers": "B",
    "pair_keys": "Q",
    "ends": "I",
    "stems_in_order": "I",
    "pairs_in_order": "I",
    "owners": "I",
    "firsts": "I",
    "row_ends": "I",
    "row_items": "I",
    "pair_row_ends": "I",
    "pair_row_items": "I",
}
FLOAT_COLUMNS = (
    "rarities",
    "pair_rarities",
    "by_stems",
    "by_pairs",
    "offsets",
    "pulls",
    "row_weights",
    "pair_row_weights",
)
"""The columns of an index, those of integers with their types."""

if TYPE_CHECKING:
    Integers = memoryview[int]
    Floats = memoryview[float]
else:
    Integers = Floats = memoryview


def joined(rows: Iterable[Iterable[int]]) -> tuple[list[int], list[int]]:
    """Rows of numbers one after the other: where each begins and the last ends, and the numbers.

    >>> joined([[7, 8], [], [9]])
    ([0, 2, 2, 3], [7, 8, 9])
    """
    listed = list(map(list, rows))
    return list(accumulate(map(len, listed), initial=0)), [number for row in listed for number in row]


class Rows:
    """Weights for items, of many terms.

    Args:
        ends: Where the row of each term begins, and the last one ends; empty if nothing was learned.
        items: The items of all rows.
        weights: Their weights.
    """

    __slots__ = ("_ends", "_items", "_kept", "_made", "_weights")

    def __init__(self, ends: Integers, items: Integers, weights: Floats) -> None:
        self._ends, self._items, self._weights = ends, items, weights
        self._made: dict[int, Row] = {}
        self._kept = 0

    def get(self, place: int) -> Row:
        """The row of a term, made when it is first asked for."""
        row = self._made.get(place)
        if row is None:
            if not self._ends:
                return _NOTHING
            start, end = self._ends[place : place + 2]
            row = dict(zip(self._items[start:end], self._weights[start:end], strict=True))
            if self._kept < MAX_KEPT:
                self._kept += 1 + len(row)
                self._made[place] = row
        return row


def cast_columns(columns: Sequence[Integers | Floats]) -> tuple[dict[str, Integers], dict[str, Floats]]:
    """Name the columns of an index, as integers and as floats.

    Args:
        columns: In the order of ``INTEGER_COLUMNS`` and then ``FLOAT_COLUMNS``, as bytes or as what they are.
    """
    count = len(INTEGER_COLUMNS)
    integers = {
        name: column.cast("B").cast(code)
        for (name, code), column in zip(INTEGER_COLUMNS.items(), columns[:count], strict=True)
    }
    floats = {name: column.cast("B").cast(FLOATS) for name, column in zip(FLOAT_COLUMNS, columns[count:], strict=True)}
    return integers, floats
