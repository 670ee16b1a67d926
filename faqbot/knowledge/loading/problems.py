"""What is wrong with a base, collected; in such numbers as somebody can mend by hand."""

from collections.abc import Iterable
from difflib import get_close_matches

from faqbot.errors import Location, Problem
from faqbot.knowledge.loading.nodes import MAX_PROBLEMS

MAX_HINTS = 20
"""Searches among all ids of a base: each takes up to 0.1 s among 3,000, and more such faults have one cause."""


class EnoughError(Exception):
    """More is wrong than anybody mends by hand; what was noted says what to begin with."""


class Problems:
    """Collects what is wrong, in the order it is found.

    Args:
        found: What was found before.
        code: What ``faqbot check`` calls a problem that has no code of its own.
    """

    def __init__(self, found: Iterable[Problem] = (), code: str = "FB102") -> None:
        self.found: list[Problem] = list(found)
        self.code = code
        self._errors_left = MAX_PROBLEMS
        self._hints_left = MAX_HINTS

    def error(self, location: Location, fault: str, remedy: str, code: str | None = None) -> None:
        """Note a problem that makes the base unusable.

        Raises:
            EnoughError: If there are ``MAX_PROBLEMS``.
        """
        self.found.append(Problem(location=location, fault=fault, remedy=remedy, code=code or self.code))
        self._errors_left -= 1
        if not self._errors_left:
            raise EnoughError

    def warning(self, location: Location, fault: str, remedy: str, code: str | None = None) -> None:
        """Note a problem that leaves the base usable."""
        code = code or self.code
        self.found.append(Problem(location=location, fault=fault, remedy=remedy, severity="warning", code=code))

    def hint(self, name: str, known: Iterable[str]) -> str:
        """``did you mean …?`` for one of many names, as long as the search for it is worth its time."""
        self._hints_left -= 1
        return did_you_mean(name, known) if self._hints_left >= 0 else ""


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """``did you mean …?`` for the nearest known name, or nothing."""
    near = get_close_matches(name, list(known), n=1)
    return f'did you mean "{near[0]}"?' if near else ""
