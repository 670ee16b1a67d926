"""The text of a source: its lines, and every run of them by its digest."""

import hashlib
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

MAX_RUN = 40
"""Lines that one passage may run over, empty ones not counted."""


class Run(NamedTuple):
    """Whole lines of an article, the first and the last, from 1; neither is empty."""

    first: int
    last: int

    def __str__(self) -> str:
        """For a message.

        >>> str(Run(3, 3)), str(Run(3, 5))
        ('line 3', 'lines 3-5')
        """
        return f"line {self.first}" if self.first == self.last else f"lines {self.first}-{self.last}"


class Article:
    """The text of a source.

    Args:
        name: What messages call it.
        text: All of it.
    """

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self._lines = [" ".join(line.split()) for line in unicodedata.normalize("NFC", text).split("\n")]
        self._runs: dict[str, list[Run]] = {}
        for start, line in enumerate(self._lines, 1):
            if line:
                self._index(start)

    @classmethod
    def read(cls, path: Path) -> "Article":
        """The article in a file; bytes that are not UTF-8 become U+FFFD.

        Raises:
            OSError: If it cannot be read.
        """
        return cls(path.name, path.read_text(encoding="utf-8-sig", errors="replace"))

    def runs(self, digest: str) -> list[Run]:
        """Where the text of that digest stands, in order."""
        return self._runs.get(digest, [])

    def text(self, run: Run) -> str:
        """The lines of a run as one, white space as in its digest."""
        return " ".join(filter(None, self._lines[run.first - 1 : run.last]))

    def blocks(self, after: int, before: int) -> list[Run]:
        """The runs between empty lines, of the lines between two others that are not in them.

        Args:
            after: The line before the first; 0 begins with the article.
            before: The line after the last.
        """
        found: list[Run] = []
        for number in range(after + 1, min(before, len(self._lines) + 1)):
            if not self._lines[number - 1]:
                continue
            if found and found[-1].last == number - 1:
                found[-1] = Run(found[-1].first, number)
            else:
                found.append(Run(number, number))
        return found

    def without(self, runs: Iterable[Run]) -> list[str]:
        """The text in pieces, cut where these runs stand."""
        taken = {line for run in runs for line in range(run.first, run.last + 1)}
        pieces = [""]
        for number, line in enumerate(self._lines, 1):
            if number in taken:
                pieces.append("")
            else:
                pieces[-1] += f" {line}"
        return pieces

    @property
    def end(self) -> int:
        """The line after the last."""
        return len(self._lines) + 1

    def _index(self, start: int) -> None:
        """Add every run from a line on."""
        text, taken = "", 0
        for number in range(start, self.end):
            if line := self._lines[number - 1]:
                text, taken = f"{text} {line}".strip(), taken + 1
                self._runs.setdefault(_sha256(text), []).append(Run(start, number))
            if taken == MAX_RUN:
                break


def passage_digest(text: str) -> str:
    r"""SHA-256, in hex, of a passage: Unicode NFC, every run of white space one blank, trimmed, UTF-8.

    >>> passage_digest(" one\n two ") == passage_digest("one two")
    True
    """
    return _sha256(" ".join(unicodedata.normalize("NFC", text).split()))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
