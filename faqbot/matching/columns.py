"""Columns of numbers, used in memory without parsing."""

import sys
from codecs import utf_32_be_decode, utf_32_le_decode
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

SparseRow = dict[int, float]
"""A row of a sparse matrix: numbers by item, without those that are 0."""

MAX_CACHED_WEIGHTS = 200_000
"""Approximate number of weights of a matrix that are cached in dictionaries, at about 100 bytes each.

Each cached row counts as one more weight."""

_EMPTY_ROW: SparseRow = {}

_decode = utf_32_le_decode if sys.byteorder == "little" else utf_32_be_decode
"""Reads numbers of four bytes as the characters of a text."""

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
    "told": "B",
    "cites": "B",
    "phrasing_codes": "B",
    "stem_codes": "B",
    "document_codes": "B",
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
    "document_coverages",
)
"""The columns of floats of an index. The compiled form has them in this order, after those of integers."""

if TYPE_CHECKING:
    Integers = memoryview[int]
    Floats = memoryview[float]
else:
    Integers = Floats = memoryview


class MatcherData(NamedTuple):
    """What a matcher has learned, for storage.

    Attributes:
        vocabulary: The words and stems of the base, JSON-ready.
        columns: The columns of the index, in the order of ``INTEGER_COLUMNS`` and then ``FLOAT_COLUMNS``.
    """

    vocabulary: dict[str, Any]
    columns: Sequence[Integers | Floats]


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

    Attributes:
        get: Returns a row, built on first use, by its number: that of a stem or an item, or the position of a bigram.
            Rows that are got again and again are cached.
    """

    __slots__ = ("_cached", "_cached_weights", "_ends", "_items", "_marks", "_weights", "get")

    def __init__(self, ends: Integers, items: Integers, weights: Floats) -> None:
        self._ends, self._items, self._weights = ends, items, weights
        self._cached = _CachedRows(self._build_row)
        self._cached_weights = 0
        # The columns of all weights as characters: nothing finds a number among a few as fast as a search in a text,
        # and dictionaries of all rows that questions need would take megabytes.
        self._marks = ""
        self.get: Callable[[int], SparseRow] = self._cached.__getitem__

    def add_products(self, factors: Mapping[int, float], items: Sequence[int], sums: list[float]) -> None:
        """Add to the sum of each item its weight in each of several rows, times the factor of the row.

        Args:
            factors: The factors of rows, by their numbers.
            items: Columns.
            sums: A sum for each of them.
        """
        if self._ends and not self._marks:
            self._marks = _decode(self._items, "surrogatepass")[0]
        ends, marks, weights = self._ends, self._marks, self._weights
        wanted = list(map(chr, items))
        for place, factor in factors.items() if ends else ():
            start, end = ends[place], ends[place + 1]
            row = marks[start:end]
            for number, mark in enumerate(wanted):
                if mark in row:
                    sums[number] += factor * weights[start + row.index(mark)]

    def _build_row(self, place: int) -> SparseRow:
        if not self._ends:
            return _EMPTY_ROW
        start, end = self._ends[place], self._ends[place + 1]
        row: SparseRow = dict(zip(self._items[start:end].tolist(), self._weights[start:end], strict=True))
        if self._cached_weights < MAX_CACHED_WEIGHTS:
            self._cached_weights += 1 + len(row)
            self._cached[place] = row
        return row


class _CachedRows(dict[int, SparseRow]):
    """Cached rows. A row that is missing is built, and a row that is not takes no step in Python."""

    __slots__ = ("_build_row",)

    def __init__(self, build_row: Callable[[int], SparseRow]) -> None:
        super().__init__()
        self._build_row = build_row

    def __missing__(self, place: int) -> SparseRow:
        return self._build_row(place)


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
