"""The sources that answers are drawn from, in frozen values."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A run of lines of a source.

    The base contains the digest of a passage, but not its text.

    Attributes:
        id: Name of the passage, unique in the base, such as ``storage/1``.
        section: Heading of the section that holds the passage.
        about: Subject of the passage, in a few words of the base's own.
        sha256: SHA-256 of the normalised text, in hex, or None.
        kind: ``text``, or ``reference`` for an entry of a bibliography.
        uncovered: Reason why no entry needs to cite the passage, or None.
        begins: Its first words, at most five, by which a reader finds it, or None.
        ends: Its last words, at most five, or None.
        line: The line of the source on which it begins, from 1, or None.
    """

    id: str
    section: str
    about: str
    sha256: str | None = None
    kind: Literal["text", "reference"] = "text"
    uncovered: str | None = None
    begins: str | None = None
    ends: str | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document that answers are drawn from, such as an article.

    Attributes:
        id: Name of the source, unique in the base.
        title: Title as readers know it.
        published: Date of publication, as far as it is known, in words, or None.
        url: Address at which the source can be read, or None.
        passages: Passages in the order of the source.
    """

    id: str
    title: str
    published: str | None = None
    url: str | None = None
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A passage that supports an answer, with its source."""

    source: Source
    passage: Passage

    @property
    def position(self) -> tuple[int, int]:
        """Which passage of its section it is, from 1, and how many passages the section has."""
        section = [passage.id for passage in self.source.passages if passage.section == self.passage.section]
        return (section.index(self.passage.id) + 1, len(section)) if self.passage.id in section else (1, 1)
