"""Compare vectors by the signs of their values.

A base keeps one bit for each value of a vector: its sign. The cosine of a question and such a *sign code* is estimated
from the values of the question, because a sum of values over the ones of a code is a few bit counts. The estimate
follows from random projections (Charikar 2002, "Similarity estimation techniques from rounding algorithms"; the table
of the word vectors is rotated at random for this). On the question sets of benchmarks/README.md, it ranks as well as
the exact cosine: top-1 differs by less than 0.003.
"""

from bisect import bisect_left
from collections.abc import Iterable
from math import pi, sqrt

from faqbot.language.word_vectors import DIMENSIONS, ONES, ZERO, Lanes

CODE_BYTES = DIMENSIONS // 8
"""Bytes of a sign code."""

LEVEL_BITS = 5
"""Bits of a value of the question."""

_SCALE = sqrt(pi / 2 / DIMENSIONS)
"""Length of a vector / sum of its absolute values. After the rotation, the values are nearly normally distributed, and
this ratio is the same for all vectors, within a few hundredths."""

MIDDLE = 1 << LEVEL_BITS - 1
"""The level of the least value that is not negative."""

_CENTER = MIDDLE - 0.5
_ALL_ONES = ONES | ONES << 8 * DIMENSIONS
_LEVELS = _ALL_ONES * (2 * MIDDLE - 1)
_LOWEST = [(ZERO - (1 << bits)) * _ALL_ONES for bits in range(16)]
"""For each number of bits, the least value of its range in every lane."""

_OUTSIDE = [((1 << 16) - (2 << bits)) * _ALL_ONES for bits in range(16)]
"""For each number of bits, the bits of a lane that are set beyond its range, counted from its least value."""

_MAGNITUDES = bytes([max(level - MIDDLE, MIDDLE - 1 - level) for level in range(2 * MIDDLE)]).ljust(256, b"\0")
_SQUARES = bytes([int((level - _CENTER) ** 2) for level in range(2 * MIDDLE)]).ljust(256, b"\0")
_SIGN_DIGITS = bytes(48 + (byte >> 7) for byte in range(256))
_LEVEL_DIGITS = [bytes(48 + (byte >> bit & 1) for byte in range(256)) for bit in range(LEVEL_BITS)]


def encode_signs(lanes: Lanes | None) -> int:
    """Return the sign code of a vector, or 0 for no vector.

    It has a one for each value that is not negative, the first value in the highest bit. The values at even places come
    before those at odd places.
    """
    return 0 if lanes is None else int(_to_bytes(_join(lanes))[1::2].translate(_SIGN_DIGITS), 2)


def _join(lanes: Lanes) -> int:
    """Return all values as one integer, in the order of a code."""
    return lanes.even | lanes.odd << 8 * DIMENSIONS


def _to_bytes(lanes: int) -> bytes:
    return lanes.to_bytes(2 * DIMENSIONS, "little")


class QueryVector:
    """A vector that is compared with sign codes.

    Its values are rounded to levels: the range from minus to plus a power of two that holds them all is divided into
    2 to the power of ``LEVEL_BITS`` parts.

    Args:
        lanes: What ``WordVectors.sum`` returned.

    Attributes:
        signs: Its sign code.
        levels: The level of each value, in the order of the code; those of values below 0 are below ``MIDDLE``.
    """

    __slots__ = ("_factor", "_planes", "_start", "levels", "signs")

    def __init__(self, lanes: Lanes) -> None:
        values = _join(lanes)
        bits = bisect_left(range(16), True, LEVEL_BITS, key=lambda bits: not _exceeds(values, bits))
        self.levels = _to_bytes(values - _LOWEST[bits] >> bits + 1 - LEVEL_BITS & _LEVELS)[::2]
        self._planes = [int(self.levels.translate(digits), 2) for digits in _LEVEL_DIGITS]
        self.signs = self._planes[-1]
        # The squares were rounded down by a quarter.
        length = sqrt(sum(self.levels.translate(_SQUARES)) + DIMENSIONS / 4)
        # In steps of one level, a value is its level minus ``_CENTER``.
        self._factor = _SCALE / length
        total = sum([plane.bit_count() << bit for bit, plane in enumerate(self._planes)])
        self._start = total - _CENTER * DIMENSIONS

    def find_strongest(self, limit: int) -> list[int]:
        """Return the places of the values with the greatest magnitudes, the greatest first, and then in order.

        Args:
            limit: How many places.
        """
        find = self.levels.translate(_MAGNITUDES).find
        places: list[int] = []
        for magnitude in range(MIDDLE - 1, -1, -1):
            place = find(magnitude)
            while place >= 0:
                places.append(place)
                place = find(magnitude, place + 1)
            if len(places) >= limit:
                break
        return places[:limit]

    def cosines(self, codes: Iterable[int]) -> list[float]:
        """Estimate the cosines with vectors from their codes, each about -1 to 1; 0 for a code of 0."""
        a, b, c, d, e = self._planes
        factor, total = 2 * self._factor, self._start * self._factor
        return [
            factor
            * (
                (code & a).bit_count()
                + 2 * (code & b).bit_count()
                + 4 * (code & c).bit_count()
                + 8 * (code & d).bit_count()
                + 16 * (code & e).bit_count()
                - _CENTER * code.bit_count()
            )
            - total
            if code
            else 0.0
            for code in codes
        ]


def _exceeds(values: int, bits: int) -> bool:
    """Whether a value is outside of minus to plus 2 to the power of ``bits``."""
    return bool(values - _LOWEST[bits] & _OUTSIDE[bits])
