"""Static word vectors: what a word means, as numbers, whatever stands next to it.

The meaning of a text is the sum of the vectors of its words. Sums need no numerical library: the 256 values of a vector
are the 16-bit *lanes* of two big integers, which Python adds as fast as small ones.
"""

from collections.abc import Iterable
from functools import lru_cache
from math import sqrt
from mmap import mmap
from operator import mul
from struct import pack, unpack
from typing import NamedTuple

from faqbot.language.sorted_table import Table

DIMENSIONS = 256
"""Number of values of a vector."""

MAX_PIECES = 250
"""Number of pieces of a text that are added; with 258 of them, a lane could overflow."""

MAX_PIECE_LENGTH = 20
"""Letters of the longest piece that is looked for; those of the English table have at most 18."""

MAX_LENGTH = 550.0
"""Greatest length of the vector of a word of several pieces, in the unit of the table.

A rare word of one piece is about as long. Without the limit, a single long word decides what a text means: on the JHU
set of benchmarks/README.md top-1 fell by a quarter, because every third question has "coronavirus"."""

ZERO = 1 << 15
"""What a lane holds for the value 0."""

MAX_SEARCHED = 64
"""Words that are searched for in the table. A process that needs more of them reads the table into a dictionary, which
takes as long as several hundred searches."""

_HALF = DIMENSIONS // 2
ONES = int.from_bytes(b"\x01\x00" * _HALF, "little")
"""A one in every lane."""

_CENTER = 128
_LOW_BYTES = 255 * ONES
_CENTERS = _CENTER * ONES
_ZEROS = ONES * ZERO


class Lanes(NamedTuple):
    """A sum of vectors: 256 lanes of 16 bits each, in little-endian order.

    Attributes:
        even: The lanes of the values at even places.
        odd: The lanes of the values at odd places.
    """

    even: int
    odd: int


class WordVectors:
    """The vectors of the words of one language; threads may share them.

    Args:
        pieces: The number of the row of each piece. A word that is no piece is split into its longest pieces from left
            to right; those after the first begin with ``##``.
        rows: The values of all pieces, one byte each, with 128 for zero.
    """

    def __init__(self, pieces: Table, rows: bytes | mmap) -> None:
        self._pieces = pieces
        self._rows = rows
        self._rows_by_piece: dict[str, str] = {}
        self._splits = 0
        self._lanes_of = lru_cache(maxsize=16_384)(self._add_pieces)

    def sum(self, words: Iterable[str]) -> Lanes | None:
        """Return the sum of the vectors of words, or None if none has one.

        Each lane has its value plus ``ZERO``.
        """
        even = odd = rows = 0
        for word in words:
            lanes, count = self._lanes_of(word)
            if rows + count > MAX_PIECES:
                break
            even, odd, rows = even + lanes.even, odd + lanes.odd, rows + count
        if not rows:
            return None
        shift = _ZEROS - rows * _CENTERS
        return Lanes(even + shift, odd + shift)

    def has_piece(self, word: str) -> bool:
        """Whether a word is one piece; the meaning of several pieces need not be that of the word."""
        return self._lanes_of(word)[1] == 1

    def _add_pieces(self, word: str) -> tuple[Lanes, int]:
        """Return the sum of the rows of a word and their number, each row with 128 for zero."""
        even = odd = 0
        rows = self._split(word)
        for row in rows:
            packed = int.from_bytes(self._rows[row * DIMENSIONS : (row + 1) * DIMENSIONS], "little")
            even += packed & _LOW_BYTES
            odd += packed >> 8 & _LOW_BYTES
        center = _CENTER * len(rows)
        values = [value - center for value in _unpack(even) + _unpack(odd)]
        length = sqrt(sum(map(mul, values, values)))
        if len(rows) > 1 and length > MAX_LENGTH:
            capped = [round(value * MAX_LENGTH / length) + center for value in values]
            even, odd = _pack(capped[:_HALF]), _pack(capped[_HALF:])
        return Lanes(even, odd), len(rows)

    def _split(self, word: str) -> list[int]:
        """Return the rows of the pieces of a word; none if a part of it is no piece."""
        if len(word) > MAX_PIECES:
            return []
        self._splits += 1
        if self._splits >= MAX_SEARCHED and not self._rows_by_piece:
            self._rows_by_piece = dict(self._pieces.items())
        find = self._rows_by_piece.get if self._rows_by_piece else self._pieces.get
        rows: list[int] = []
        start = 0
        while start < len(word):
            mark = "##" if start else ""
            for end in range(min(len(word), start + MAX_PIECE_LENGTH), start, -1):
                row = find(mark + word[start:end])
                if row is not None:
                    rows.append(int(row))
                    start = end
                    break
            else:
                return []
        return rows


def _unpack(lanes: int) -> tuple[int, ...]:
    return unpack(f"<{_HALF}H", lanes.to_bytes(DIMENSIONS, "little"))


def _pack(values: Iterable[int]) -> int:
    return int.from_bytes(pack(f"<{_HALF}H", *values), "little")
