"""Limits that an evaluation must keep, for a build that should fail when a base gets worse."""

from collections.abc import Mapping
from dataclasses import dataclass

LEAST = ("right", "right_or_offered", "abstained")
"""Figures that should not fall."""

MOST = ("missed", "asked_back", "answered", "wrong")
"""Figures that should not rise."""


@dataclass(frozen=True, slots=True)
class Limit:
    """The least or the greatest allowed value of one figure.

    Attributes:
        name: The figure: one of ``LEAST`` or ``MOST``.
        percent: The value, 0 to 100.
    """

    name: str
    percent: float

    def describe_failure(self, figures: Mapping[str, int | float | None]) -> str | None:
        """Say how the figures break the limit, or return None if they keep it.

        A figure of no questions breaks it: nothing shows that it is kept.

        >>> print(Limit("wrong", 3).describe_failure({"wrong%": 4.5}))
        wrong is 4.5 %, above 3 %
        """
        found = figures[f"{self.name}%"]
        if found is None:
            return f"{self.name} cannot be told, as no question is of this kind"
        if self.name in LEAST and found < self.percent:
            return f"{self.name} is {found:g} %, below {self.percent:g} %"
        if self.name in MOST and found > self.percent:
            return f"{self.name} is {found:g} %, above {self.percent:g} %"
        return None


def parse_limits(text: str) -> tuple[Limit, ...]:
    """Return the limits that a text such as ``right=80,wrong=3`` names.

    Raises:
        ValueError: If a part is not a figure with a number from 0 to 100; the message says what would be right.

    >>> parse_limits("right=80,wrong=3")
    (Limit(name='right', percent=80.0), Limit(name='wrong', percent=3.0))
    """
    return tuple(map(_parse_limit, text.split(",")))


def _parse_limit(text: str) -> Limit:
    name, _, value = text.strip().partition("=")
    if name not in LEAST + MOST:
        message = f'"{name}" is no figure; name one of {", ".join(LEAST + MOST)}'
        raise ValueError(message)
    try:
        percent = float(value)
    except ValueError:
        percent = -1.0
    if not 0 <= percent <= 100:
        message = f'"{value}" is no limit of {name}; write a number from 0 to 100, such as {name}=80'
        raise ValueError(message)
    return Limit(name, percent)
