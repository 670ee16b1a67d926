"""Numbers for entries, which the question answering of Azure and QnA Maker use as ids."""

from collections.abc import Iterable
from zlib import crc32

MAX_NUMBER = 0x7FFF_FFFF
"""Greatest number: those services have 32 bits with a sign."""


def number_of(entry_id: str) -> int:
    """Return the number that an id stands for, unless another entry has it: its CRC in 31 bits, from 1.

    >>> number_of("storage-time")
    1705763071
    """
    return crc32(entry_id.encode()) & MAX_NUMBER or 1


class EntryNumbers:
    """The number of every entry of a base.

    Of two ids with the same CRC, the later one in the alphabet takes the next free number. So a number stays what it is
    while the ids stay.

    Args:
        ids: All ids, in any order.

    >>> numbers = EntryNumbers(["plumless", "buckeroo"])
    >>> numbers.number_of("buckeroo"), numbers.number_of("plumless")
    (1306201125, 1306201126)
    >>> numbers.find_id(1306201126), numbers.find_id(7)
    ('plumless', None)
    """

    def __init__(self, ids: Iterable[str]) -> None:
        self._numbers: dict[str, int] = {}
        self._ids: dict[int, str] = {}
        for entry_id in sorted(ids):
            number = number_of(entry_id)
            while number in self._ids:
                number = number % MAX_NUMBER + 1
            self._numbers[entry_id], self._ids[number] = number, entry_id

    def number_of(self, entry_id: str) -> int:
        """Return the number of an entry, or that of a courtesy, which no base has."""
        return self._numbers.get(entry_id) or number_of(entry_id)

    def find_id(self, number: int) -> str | None:
        """Return the id of the entry with this number, or None."""
        return self._ids.get(number)
