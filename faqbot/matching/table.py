"""A read-only table in one run of bytes: sorted lines of a key, a tab and a text, found by bisection.

It needs no reading in: opened, it can be asked at once, however large it is.
"""

from collections.abc import Iterator
from mmap import mmap


class Table:
    """Texts by key.

    Args:
        lines: Bytes, or a file mapped into memory, with UTF-8 lines of ``key TAB text LF``, sorted as bytes by key; see
            ``table_of``.
        start: Where the first line begins.
        end: Where the last line ends; None is the end of ``lines``.
    """

    __slots__ = ("_end", "_lines", "_start")

    def __init__(self, lines: bytes | mmap, start: int = 0, end: int | None = None) -> None:
        self._lines = lines
        self._start = start
        self._end = len(lines) if end is None else end

    def __iter__(self) -> Iterator[str]:
        lines = self._lines[self._start : self._end].split(b"\n")[:-1]
        return (line.partition(b"\t")[0].decode("utf-8") for line in lines)

    def get(self, key: str) -> str | None:
        """The text of a key, or None.

        >>> table = Table(table_of({"b": "two", "a": "one"}))
        >>> table.get("a"), table.get("b"), table.get("c")
        ('one', 'two', None)
        """
        wanted = key.encode("utf-8", errors="replace")
        low, high = self._start, self._end
        while low < high:
            start = self._lines.rfind(b"\n", low, (low + high) // 2) + 1 or low
            tab = self._lines.find(b"\t", start)
            end = self._lines.find(b"\n", tab)
            found = self._lines[start:tab]
            if found == wanted:
                return self._lines[tab + 1 : end].decode("utf-8")
            if found < wanted:
                low = end + 1
            else:
                high = start
        return None


def table_of(texts: dict[str, str]) -> bytes:
    """The lines of a table; neither keys nor texts may hold a tab or a line feed."""
    lines = sorted((key.encode("utf-8"), text.encode("utf-8")) for key, text in texts.items())
    return b"".join(key + b"\t" + text + b"\n" for key, text in lines)
