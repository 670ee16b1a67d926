"""A single finding of ``faqbot check``."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from faqbot.curation.checking.codes import CODES, Severity
from faqbot.errors import Location

MAX_NAMES = 5
"""Maximum number of names in one message; further ones are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A fault of a base, or a place deserving attention.

    Attributes:
        code: One of ``CODES``.
        location: The place of the fault.
        fault: What is wrong, in words.
        remedy: What to do about it, in words.
        entry: Id of the entry that the finding is about and that may allow it, or None; the base may allow any finding.
    """

    code: str
    location: Location
    fault: str
    remedy: str
    entry: str | None = None

    @property
    def severity(self) -> Severity:
        """The severity of its code."""
        return CODES[self.code].severity

    def __str__(self) -> str:
        """Return one line in the form of compiler messages."""
        return f"{self.location}: {self.severity}: {self.fault}; {self.remedy} [{self.code}]"


class ProbeResult(NamedTuple):
    """The result of asking the bot probe questions.

    Attributes:
        findings: The findings, grouped by code, the most serious first.
        held_out: Number of phrasings that were held out and asked.
    """

    findings: tuple[Finding, ...]
    held_out: int


Noun = Literal["entry", "passage"]
"""A kind of thing that messages list."""

_PLURALS: dict[Noun, str] = {"entry": "entries", "passage": "passages"}


def list_names(noun: Noun, names: Iterable[str]) -> str:
    """List names for a message, each in quotes.

    More than ``MAX_NAMES`` names are counted.

    >>> list_names("entry", ["a"]), list_names("entry", []), list_names("entry", "abcdefg")
    ('entry "a"', 'no entry', 'entries "a", "b", "c", "d", "e" and 2 more')
    """
    all_names = list(names)
    shown = ", ".join(f'"{name}"' for name in all_names[:MAX_NAMES])
    more = f" and {len(all_names) - MAX_NAMES} more" if len(all_names) > MAX_NAMES else ""
    return f"{noun if len(all_names) == 1 else _PLURALS[noun]} {shown}{more}" if all_names else f"no {noun}"
