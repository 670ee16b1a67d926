"""The text of a source, indexed by runs of lines."""

import hashlib
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

MAX_RUN = 40
"""Maximum number of lines of one passage, not counting empty ones."""


class Run(NamedTuple):
    """The first and the last line of a text, from 1.

    Neither line is empty.
    """

    first: int
    last: int

    def __str__(self) -> str:
        """Return the lines for a message.

        >>> str(Run(3, 3)), str(Run(3, 5))
        ('line 3', 'lines 3-5')
        """
        return f"line {self.first}" if self.first == self.last else f"lines {self.first}-{self.last}"


def read_text(path: Path) -> str:
    """Read the text of an article.

    Bytes that are not UTF-8 become U+FFFD.

    Raises:
        OSError: If the file cannot be read.
    """
    return path.read_text(encoding="utf-8-sig", errors="replace")


class Article:
    """The text of a source.

    Args:
        name: The name of the article in messages.
        text: The whole text.
    """

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self._lines = [" ".join(line.split()) for line in unicodedata.normalize("NFC", text).split("\n")]
        self._runs: dict[str, list[Run]] = {}
        for start, line in enumerate(self._lines, 1):
            if line:
                self._index(start)

    def find_runs(self, digest: str) -> list[Run]:
        """Return every run of lines with this digest, in order."""
        return self._runs.get(digest, [])

    def join_lines(self, run: Run) -> str:
        """Join the lines of a run as for its digest."""
        return " ".join(filter(None, self._lines[run.first - 1 : run.last]))

    def find_blocks(self, after: int, before: int) -> list[Run]:
        """Return the blocks between two lines, split at empty lines.

        Args:
            after: The line before the first one; 0 for the beginning of the article.
            before: The line after the last one.
        """
        blocks: list[Run] = []
        for number in range(after + 1, min(before, len(self._lines) + 1)):
            if not self._lines[number - 1]:
                continue
            if blocks and blocks[-1].last == number - 1:
                blocks[-1] = Run(blocks[-1].first, number)
            else:
                blocks.append(Run(number, number))
        return blocks

    def split_at(self, runs: Iterable[Run]) -> list[str]:
        """Split the text at these runs, leaving them out."""
        left_out = {line for run in runs for line in range(run.first, run.last + 1)}
        parts = [""]
        for number, line in enumerate(self._lines, 1):
            if number in left_out:
                parts.append("")
            else:
                parts[-1] += f" {line}"
        return parts

    @property
    def end(self) -> int:
        """The line number after the last line."""
        return len(self._lines) + 1

    def _index(self, start: int) -> None:
        """Index every run that begins on a line."""
        text, count = "", 0
        for number in range(start, self.end):
            if line := self._lines[number - 1]:
                text, count = f"{text} {line}".strip(), count + 1
                self._runs.setdefault(_sha256(text), []).append(Run(start, number))
            if count == MAX_RUN:
                break


def passage_digest(text: str) -> str:
    r"""Return the SHA-256 of a passage, in hex.

    The text is normalised first: Unicode NFC, runs of white space as one space, trimmed, UTF-8.

    >>> passage_digest(" one\n two ") == passage_digest("one two")
    True
    """
    return _sha256(" ".join(unicodedata.normalize("NFC", text).split()))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
