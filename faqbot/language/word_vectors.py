"""Static word vectors: what a word means, as numbers, whatever stands next to it.

The meaning of a text is the sum of the vectors of its words. Sums need no numerical library: the 256 values of a vector
are the 16-bit *lanes* of two big integers, which Python adds as fast as small ones.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import inf, sqrt
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

MAX_CACHED_WORDS = 4_096
"""Greatest number of words whose vectors are cached, at about 1 KB each."""

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


class WordVectors(ABC):
    """The vectors of the words of one language; threads may share them.

    Attributes:
        cosine_scale: Factor that makes the cosines of texts comparable with those of ``TableVectors``.
    """

    cosine_scale = 1.0

    def __init__(self) -> None:
        self._lanes_of = lru_cache(MAX_CACHED_WORDS)(self._add_rows)

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
        return _center(even, odd, rows)

    def sum_weighted(self, weights: Mapping[str, float]) -> Lanes | None:
        """Return the weighted sum of the vectors of words, or None if none of them counts.

        A word counts a whole number of times, in proportion to its weight: as often as the lanes have room for.

        Args:
            weights: The weights of words, at least 0.
        """
        found = {word: self._lanes_of(word) for word in weights}
        total = sum([weight * found[word][1] for word, weight in weights.items()])
        if not total:
            return None
        even = odd = rows = 0
        for word, weight in weights.items():
            lanes, count = found[word]
            times = int(weight * MAX_PIECES / total)
            even, odd, rows = even + times * lanes.even, odd + times * lanes.odd, rows + times * count
        return _center(even, odd, rows)

    def has_vector(self, word: str) -> bool:
        """Whether the vector of a word was made for this word, not put together from parts that mean something else."""
        return self._lanes_of(word)[1] == 1

    @abstractmethod
    def _find_rows(self, word: str) -> list[bytes]:
        """Return the rows whose sum is the vector of a word, one byte for each value, with 128 for zero."""

    @abstractmethod
    def _find_limit(self, word: str, rows: int) -> float:
        """Return the greatest length of the vector of a word that has a number of rows."""

    def _add_rows(self, word: str) -> tuple[Lanes, int]:
        """Return the sum of the rows of a word and their number, each row with 128 for zero."""
        even = odd = 0
        rows = self._find_rows(word)
        for row in rows:
            packed = int.from_bytes(row, "little")
            even += packed & _LOW_BYTES
            odd += packed >> 8 & _LOW_BYTES
        center = _CENTER * len(rows)
        values = [value - center for value in _unpack(even) + _unpack(odd)]
        length, limit = sqrt(sum(map(mul, values, values))), self._find_limit(word, len(rows))
        if length > limit:
            capped = [round(value * limit / length) + center for value in values]
            even, odd = _pack(capped[:_HALF]), _pack(capped[_HALF:])
        return Lanes(even, odd), len(rows)


class TableVectors(WordVectors):
    """Word vectors from a table of the pieces of words.

    Args:
        pieces: The number of the row of each piece. A word that is no piece is split into its longest pieces from left
            to right; those after the first begin with ``##``.
        rows: The values of all pieces, one byte each, with 128 for zero.
    """

    def __init__(self, pieces: Table, rows: bytes | mmap) -> None:
        super().__init__()
        self._pieces = pieces
        self._rows = rows
        self._rows_by_piece: dict[str, str] = {}
        self._splits = 0

    def _find_rows(self, word: str) -> list[bytes]:
        return [self._rows[row * DIMENSIONS : (row + 1) * DIMENSIONS] for row in self._split(word)]

    def _find_limit(self, word: str, rows: int) -> float:
        del word
        return MAX_LENGTH if rows > 1 else inf

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


def _center(even: int, odd: int, rows: int) -> Lanes | None:
    """Return the sum of a number of rows, each with 128 for zero, with ``ZERO`` for zero; None for no rows."""
    shift = _ZEROS - rows * _CENTERS
    return Lanes(even + shift, odd + shift) if rows else None


def _unpack(lanes: int) -> tuple[int, ...]:
    return unpack(f"<{_HALF}H", lanes.to_bytes(DIMENSIONS, "little"))


def _pack(values: Iterable[int]) -> int:
    return int.from_bytes(pack(f"<{_HALF}H", *values), "little")
