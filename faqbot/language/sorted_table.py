"""A read-only table in one run of bytes: sorted lines of a key, a tab and a text, found by bisection.

It needs no reading in: all that is made of it, when it is first asked, is a list of every so many bytes' key.
"""

from bisect import bisect_right
from collections.abc import Iterator
from mmap import mmap

BLOCK = 2048
"""Bytes of lines that are searched from end to end; to find a line in them takes as long as to find its block."""


class Table:
    """Texts by key.

    Args:
        lines: Bytes, or a file mapped into memory, with UTF-8 lines of ``key TAB text LF``, sorted as bytes by key; see
            ``table_of``.
    """

    __slots__ = ("_keys", "_lines", "_starts")

    def __init__(self, lines: bytes | mmap) -> None:
        self._lines = lines
        self._keys: list[bytes] = []
        self._starts: list[int] = []

    def __iter__(self) -> Iterator[str]:
        lines = self._lines[:].split(b"\n")[:-1]
        return (line.partition(b"\t")[0].decode("utf-8") for line in lines)

    def get(self, key: str) -> str | None:
        """The text of a key, or None.

        >>> table = Table(table_of({"b": "two", "a": "one"}))
        >>> table.get("a"), table.get("b"), table.get("c")
        ('one', 'two', None)
        """
        if not self._keys:
            self._divide()
        wanted = key.encode("utf-8", errors="replace")
        block = bisect_right(self._keys, wanted) - 1
        if block < 0:
            return None
        # Every line begins after a line feed, the first one of a block as well.
        lines = b"\n" + self._lines[self._starts[block] : self._starts[block + 1]]
        _, found, after = lines.partition(b"\n" + wanted + b"\t")
        return after[: after.index(b"\n")].decode("utf-8") if found else None

    def _divide(self) -> None:
        """Note where the blocks begin, and with which keys."""
        starts, size = [0], len(self._lines)
        while starts[-1] < size:
            # A block ends with the line in which it becomes long enough.
            starts.append(self._lines.find(b"\n", min(starts[-1] + BLOCK, size) - 1) + 1)
        keys = [self._lines[start : self._lines.find(b"\t", start)] for start in starts[:-1]]
        # What other threads look at comes last, when both are whole.
        self._starts, self._keys = starts, keys


def table_of(texts: dict[str, str]) -> bytes:
    """The lines of a table; neither keys nor texts may hold a tab or a line feed."""
    lines = sorted((key.encode("utf-8"), text.encode("utf-8")) for key, text in texts.items())
    return b"".join(key + b"\t" + text + b"\n" for key, text in lines)
