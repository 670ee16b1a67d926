"""Columns of numbers, used in memory without parsing."""

from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Literal

from faqbot.matching.lexical.training import SparseRow

MAX_CACHED_WEIGHTS = 200_000
"""Approximate number of weights of a matrix that are cached in dictionaries, at about 100 bytes each.

Each cached row counts as one more weight."""

_EMPTY_ROW: SparseRow = {}

FLOAT_TYPE: Literal["f"] = "f"
"""Type code of the columns of floats in ``array``."""

INTEGER_COLUMNS: dict[str, Literal["B", "I", "Q"]] = {
    "posting_ends": "I",
    "postings": "I",
    "common_stems": "I",
    "common_bitsets": "B",
    "length_tiers": "B",
    "bigram_keys": "Q",
    "phrasing_ends": "I",
    "stem_sequences": "I",
    "bigram_sequences": "I",
    "owners": "I",
    "first_phrasings": "I",
    "stem_row_ends": "I",
    "stem_row_items": "I",
    "bigram_row_ends": "I",
    "bigram_row_items": "I",
    "document_ends": "I",
    "document_stems": "I",
    "mention_ends": "I",
    "mention_items": "I",
    "answer_types": "B",
    "answers": "B",
    "cites": "B",
    "phrasing_codes": "B",
    "stem_codes": "B",
    "code_planes": "B",
}
"""The columns of integers of an index, with their type codes. The compiled form has them in this order."""

FLOAT_COLUMNS = (
    "idfs",
    "bigram_idfs",
    "stem_scales",
    "bigram_scales",
    "offsets",
    "dual_weights",
    "stem_row_weights",
    "bigram_row_weights",
    "document_gains",
    "document_idfs",
    "document_contents",
)
"""The columns of floats of an index. The compiled form has them in this order, after those of integers."""

if TYPE_CHECKING:
    Integers = memoryview[int]
    Floats = memoryview[float]
else:
    Integers = Floats = memoryview


def concatenate(rows: Iterable[Iterable[int]]) -> tuple[list[int], list[int]]:
    """Join rows; return their boundaries and their numbers.

    >>> concatenate([[7, 8], [], [9]])
    ([0, 2, 2, 3], [7, 8, 9])
    """
    listed = list(map(list, rows))
    return list(accumulate(map(len, listed), initial=0)), [number for row in listed for number in row]


class SparseRows:
    """The rows of a sparse matrix of weights.

    In a matrix of learned weights, each term has a row, and each item a column. In that of the documents, each item has
    a row, and each stem a column.

    Args:
        ends: Where each row begins, and the last one ends; empty if there are no rows.
        items: The columns of the weights of all rows.
        weights: The weights of all rows.
    """

    __slots__ = ("_cached", "_cached_weights", "_ends", "_items", "_weights")

    def __init__(self, ends: Integers, items: Integers, weights: Floats) -> None:
        self._ends, self._items, self._weights = ends, items, weights
        self._cached: dict[int, SparseRow] = {}
        self._cached_weights = 0

    def get(self, place: int) -> SparseRow:
        """Return a row, built on first use.

        Args:
            place: The number of the row: of a stem, an item, or the position of a bigram.
        """
        row = self._cached.get(place)
        if row is None:
            if not self._ends:
                return _EMPTY_ROW
            start, end = self._ends[place : place + 2]
            row = dict(zip(self._items[start:end], self._weights[start:end], strict=True))
            if self._cached_weights < MAX_CACHED_WEIGHTS:
                self._cached_weights += 1 + len(row)
                self._cached[place] = row
        return row


def cast_columns(columns: Sequence[Integers | Floats]) -> tuple[dict[str, Integers], dict[str, Floats]]:
    """Return the integer and float columns by name.

    Args:
        columns: In the order of ``INTEGER_COLUMNS`` and then ``FLOAT_COLUMNS``, as bytes or with their types.
    """
    count = len(INTEGER_COLUMNS)
    integers = {
        name: column.cast("B").cast(code)
        for (name, code), column in zip(INTEGER_COLUMNS.items(), columns[:count], strict=True)
    }
    floats = {
        name: column.cast("B").cast(FLOAT_TYPE) for name, column in zip(FLOAT_COLUMNS, columns[count:], strict=True)
    }
    return integers, floats
