"""A read-only table in bytes, searched by bisection.

The bytes are sorted lines of a key, a tab and a text. They are not parsed: the first look-up only collects the first
key of every block of about ``BLOCK`` bytes.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from mmap import mmap

BLOCK = 2048
"""Approximate number of bytes in a block. At this size, searching a block takes as long as finding it."""


class Table:
    """A table of texts by key.

    Threads may share a table.

    Args:
        lines: The lines that ``build_table`` returns: UTF-8 lines of ``key TAB text LF``, sorted by the bytes of the
            keys. They may be a file mapped into memory.
    """

    __slots__ = ("_keys", "_lines", "_starts")

    def __init__(self, lines: bytes | mmap) -> None:
        self._lines = lines
        self._keys: list[bytes] = []
        self._starts: list[int] = []

    def items(self, prefix: str = "") -> Iterator[tuple[str, str]]:
        """Yield the keys that begin with a prefix, in order, with their texts."""
        if not self._keys:
            self._index_blocks()
        wanted = prefix.encode("utf-8")
        first = max(0, bisect_left(self._keys, wanted) - 1)
        end = bisect_right(self._keys, wanted + b"\xff")
        for line in self._lines[self._starts[first] : self._starts[end]].decode("utf-8").split("\n")[:-1]:
            if line.startswith(prefix):
                key, _, text = line.partition("\t")
                yield key, text

    def get(self, key: str) -> str | None:
        """Return the text of a key, or None.

        >>> table = Table(build_table({"b": "two", "a": "one"}))
        >>> table.get("a"), table.get("b"), table.get("c")
        ('one', 'two', None)
        """
        if not self._keys:
            self._index_blocks()
        wanted = key.encode("utf-8", errors="surrogatepass")
        block = bisect_right(self._keys, wanted) - 1
        if block < 0:
            return None
        # With a line feed in front of the block, every line in it begins after one.
        lines = b"\n" + self._lines[self._starts[block] : self._starts[block + 1]]
        _, found, after = lines.partition(b"\n" + wanted + b"\t")
        return after[: after.index(b"\n")].decode("utf-8") if found else None

    def _index_blocks(self) -> None:
        """Collect where the blocks begin, and their first keys."""
        starts, size = [0], len(self._lines)
        while starts[-1] < size:
            # A block ends with the line that makes it long enough.
            starts.append(self._lines.find(b"\n", min(starts[-1] + BLOCK, size) - 1) + 1)
        keys = [self._lines[start : self._lines.find(b"\t", start)] for start in starts[:-1]]
        # ``get`` takes a table with keys for indexed, so that ``_keys`` must be assigned last: another thread could see
        # the keys without their starts.
        self._starts = starts
        self._keys = keys


def build_table(texts: dict[str, str]) -> bytes:
    """Return the lines of a table.

    Neither keys nor texts may hold a tab or a line feed.
    """
    lines = sorted((key.encode("utf-8"), text.encode("utf-8")) for key, text in texts.items())
    return b"".join(key + b"\t" + text + b"\n" for key, text in lines)
