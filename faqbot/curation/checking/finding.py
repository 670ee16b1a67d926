"""One thing that ``faqbot check`` found."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from faqbot.curation.checking.codes import CODES, Severity
from faqbot.errors import Location

MAX_NAMED = 5
"""Names in one message; more are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is wrong with a base, or worth a look.

    Attributes:
        code: One of ``CODES``.
        location: Where it is.
        fault: What is wrong, in words.
        remedy: What would be right, in words.
        entry: Id of the entry that it is about and that may allow it, or None.
    """

    code: str
    location: Location
    fault: str
    remedy: str
    entry: str | None = None

    @property
    def severity(self) -> Severity:
        """How grave it is."""
        return CODES[self.code].severity

    def __str__(self) -> str:
        """One line, as compilers write it, so that editors and CI find the place."""
        return f"{self.location}: {self.severity}: {self.fault}; {self.remedy} [{self.code}]"


class Asked(NamedTuple):
    """What was found by asking the bot.

    Attributes:
        findings: Those of a code together, the gravest first.
        left_out: How many phrasings were left out and asked.
    """

    findings: tuple[Finding, ...]
    left_out: int


What = Literal["entry", "passage"]
"""What a message names."""

_PLURALS: dict[What, str] = {"entry": "entries", "passage": "passages"}


def named(what: What, names: Iterable[str]) -> str:
    """Names for a message: each in quotes, the first few of many.

    >>> named("entry", ["a"]), named("entry", []), named("entry", "abcdefg")
    ('entry "a"', 'no entry', 'entries "a", "b", "c", "d", "e" and 2 more')
    """
    known = list(names)
    shown = ", ".join(f'"{name}"' for name in known[:MAX_NAMED])
    more = f" and {len(known) - MAX_NAMED} more" if len(known) > MAX_NAMED else ""
    return f"{what if len(known) == 1 else _PLURALS[what]} {shown}{more}" if known else f"no {what}"
