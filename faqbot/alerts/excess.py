"""Find amounts that are greater than what was meant.

``Took 60 instead of 6`` states an excess: of two numbers that are near each other, the one that was meant is smaller.
"""

import re
from collections.abc import Iterator
from itertools import combinations

from faqbot.alerts.phrases import Clause, Span

EXCESS = "<excess>"
"""The name that stands for an excess in patterns."""

LEAST_RATIO = 1.5
"""Least ratio of an amount to the one that was meant. It leaves out times of day, such as "at 9 instead of 8"."""

MAX_DISTANCE = 10
"""Greatest distance, in words, between the two numbers."""

MAX_MARK_DISTANCE = 3
"""Greatest distance, in words, from a phrase such as "instead of" to the number that was meant."""

MAX_DIGITS = 9
"""Greatest number of digits of a number that is compared."""

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


def find_excesses(clause: Clause, meant: list[Span], units: dict[str, float]) -> Iterator[Span]:
    """Yield where an amount is that is greater than was meant.

    Args:
        clause: The clause.
        meant: Where phrases such as "instead of" are, after which the meant number comes.
        units: What each unit is in the smallest unit of its kind.

    >>> list(find_excesses(("took", "60", "instead", "of", "6"), [(2, 4)], {}))
    [(1, 2)]
    >>> list(find_excesses(("took", "6", "instead", "of", "60"), [(2, 4)], {}))
    []
    """
    amounts = [
        (place, float(word.replace(",", ".")) * _find_factor(clause, place, units))
        for place, word in enumerate(clause)
        if len(word) <= MAX_DIGITS and _NUMBER.fullmatch(word)
    ]
    wanted = {place for place, _ in amounts if any(0 <= place - end < MAX_MARK_DISTANCE for _, end in meant)}
    for (first, amount), (second, other) in combinations(amounts, 2):
        if second - first > MAX_DISTANCE or (first in wanted) == (second in wanted):
            continue
        place, actual, intended = (second, other, amount) if first in wanted else (first, amount, other)
        if intended and actual >= LEAST_RATIO * intended:
            yield place, place + 1


def _find_factor(clause: Clause, place: int, units: dict[str, float]) -> float:
    after = clause[place + 1] if place + 1 < len(clause) else ""
    return units.get(after, 1.0)
