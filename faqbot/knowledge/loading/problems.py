"""The collector of a base's problems."""

from collections.abc import Iterable
from difflib import get_close_matches

from faqbot.errors import Location, Problem
from faqbot.knowledge.loading.nodes import MAX_PROBLEMS

MAX_HINTS = 20
"""Maximum number of searches for a similar id: each takes up to 0.1 s among 3,000 ids."""


class TooManyProblemsError(Exception):
    """The maximum number of problems has been reported."""


class Problems:
    """Collects problems in the order they are found.

    Args:
        found: Problems that were found before.
        code: The code of problems that have none of their own.
    """

    def __init__(self, found: Iterable[Problem] = (), code: str = "FB102") -> None:
        self.found: list[Problem] = list(found)
        self.code = code
        self._errors_left = MAX_PROBLEMS
        self._hints_left = MAX_HINTS

    def error(self, location: Location, fault: str, remedy: str, code: str | None = None) -> None:
        """Report a problem that makes the base unusable.

        Raises:
            TooManyProblemsError: If there are ``MAX_PROBLEMS`` such problems.
        """
        self.found.append(Problem(location=location, fault=fault, remedy=remedy, code=code or self.code))
        self._errors_left -= 1
        if not self._errors_left:
            raise TooManyProblemsError

    def warning(self, location: Location, fault: str, remedy: str, code: str | None = None) -> None:
        """Report a problem that leaves the base usable."""
        code = code or self.code
        self.found.append(Problem(location=location, fault=fault, remedy=remedy, severity="warning", code=code))

    def suggest(self, name: str, known: Iterable[str]) -> str:
        """Suggest a similar name, at most ``MAX_HINTS`` times."""
        self._hints_left -= 1
        return suggest(name, known) if self._hints_left >= 0 else ""


def suggest(name: str, known: Iterable[str]) -> str:
    """Return ``did you mean …?`` for a similar name, or nothing."""
    near = get_close_matches(name, list(known), n=1)
    return f'did you mean "{near[0]}"?' if near else ""
