"""The turns of a question log as a bar for each day, or for each week of a long time."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from faqbot.curation.log_summary import QUESTION_OUTCOMES

MAX_DAYS = 62
"""Days with a bar of their own; of a longer time, the weeks have one."""

FILLED, PLAIN = "█▒░", "#+."
"""Signs of the bars: answered, asked back, missed."""


def plot_days(days: Mapping[str, Mapping[str, int]], width: int, signs: str = FILLED) -> Iterator[str]:
    r"""Yield the lines of a plot: what the signs mean, and a bar for each day from the first to the last.

    Args:
        days: Numbers by outcome, by day (``YYYY-MM-DD``).
        width: Columns of the widest line, as far as the labels leave room for bars.
        signs: One character for each of ``QUESTION_OUTCOMES``.

    >>> days = {"2026-01-01": {"answered": 3, "asked_back": 0, "missed": 1}}
    >>> print("\n".join(plot_days(days, 40, PLAIN)))
    # answered  + asked back  . missed
    <BLANKLINE>
    2026-01-01  ###.  4
    """
    bars = _sum_periods(days)
    if not bars:
        return
    yield "  ".join(f"{sign} {name.replace('_', ' ')}" for sign, name in zip(signs, QUESTION_OUTCOMES, strict=True))
    yield ""
    most = max(map(sum, bars.values()))
    # A sign for each number that is not 0 may make a bar two signs longer.
    room = max(1, width - len("2026-01-01") - len(str(most)) - 4 - 2)
    scale = min(1.0, room / most) if most else 1.0
    for label, numbers in bars.items():
        lengths = (max(1, round(scale * number)) if number else 0 for number in numbers)
        bar = "".join(sign * length for sign, length in zip(signs, lengths, strict=True))
        yield f"{label}  {bar}{'  ' if bar else ''}{sum(numbers)}"


def _sum_periods(days: Mapping[str, Mapping[str, int]]) -> dict[str, tuple[int, ...]]:
    """Return the numbers of each day, or of each week by its Monday, without a gap."""
    if not days:
        return {}
    first, last = date.fromisoformat(min(days)), date.fromisoformat(max(days))
    step = 1 if (last - first).days < MAX_DAYS else 7
    begin = first if step == 1 else first - timedelta(days=first.weekday())
    bars: dict[str, tuple[int, ...]] = {}
    while begin <= last:
        inside = (str(begin + timedelta(days=number)) for number in range(step))
        tallies = [days[day] for day in inside if day in days]
        bars[str(begin)] = tuple(sum(tally[outcome] for tally in tallies) for outcome in QUESTION_OUTCOMES)
        begin += timedelta(days=step)
    return bars
