"""The summary of a question log: how often what happened, by day and entry, and what was missed most."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

from faqbot.conversation.turn_log import Outcome
from faqbot.storage.logged_question import LoggedQuestion
from faqbot.storage.question_store import QuestionStore

LOG_SUMMARY_SCHEMA = 1
"""Version of the JSON of a summary."""

MAX_LISTED = 10
"""Entries, and missed questions, that a summary lists at most."""

OUTCOMES: tuple[str, ...] = get_args(Outcome)
"""The outcomes, in the order of their columns."""

QUESTION_OUTCOMES = ("answered", "asked_back", "missed")
"""The outcomes of which every question has exactly one. The others happen later."""

Tally = dict[str, int]
"""Numbers by outcome; every outcome has one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogSummary:
    """The numbers of a log.

    Attributes:
        kept: Number of questions whose text is kept.
        total: What happened in all.
        days: What happened by day, the oldest first.
        entries: What happened by entry: the ``MAX_LISTED`` entries with the most events, the most frequent first.
        misses: The questions most often missed, with their numbers, the most frequent first; ``MAX_LISTED`` at most.
            Questions that differ only in case, spaces and punctuation at the end are one.
    """

    kept: int
    total: Tally
    days: dict[str, Tally]
    entries: dict[str, Tally]
    misses: tuple[tuple[str, int], ...]


def summarize(log: QuestionStore) -> LogSummary:
    """Summarize a log.

    Raises:
        OSError: If it cannot be read.
    """
    rows, counts = log.read(), log.count()
    by_entry = _group((entry, outcome, number) for _, entry, outcome, number in counts if entry)
    most = sorted(by_entry, key=lambda entry: (-sum(by_entry[entry].values()), entry))[:MAX_LISTED]
    return LogSummary(
        kept=len(rows),
        total=_group(("", outcome, number) for _, _, outcome, number in counts).get("", dict.fromkeys(OUTCOMES, 0)),
        days=_group((day, outcome, number) for day, _, outcome, number in counts),
        entries={entry: by_entry[entry] for entry in most},
        misses=_count_misses(rows),
    )


def format_lines(summary: LogSummary) -> Iterator[str]:
    """Yield the lines of a summary for a person."""
    total = summary.total
    questions = sum(total[outcome] for outcome in QUESTION_OUTCOMES)
    yield f"{questions} question{'' if questions == 1 else 's'}: " + ", ".join(
        f"{total[each]} {_name(each)}" for each in QUESTION_OUTCOMES
    )
    yield f"later: {total['rephrased']} asked again in other words, {total['chosen']} chose an answer"
    yield f"feedback: {total['helpful']} helpful, {total['unhelpful']} unhelpful"
    yield f"kept with their text: {summary.kept}"
    for title, tallies in (("day", summary.days), ("entry", summary.entries)):
        if tallies:
            yield ""
            header = (title, *map(_name, OUTCOMES))
            yield from _align([header, *((key, *map(str, tally.values())) for key, tally in tallies.items())])
    if summary.misses:
        yield ""
        yield "missed most"
        yield from (f"{number:>6}  {question}" for question, number in summary.misses)


def to_json(summary: LogSummary) -> dict[str, object]:
    """Return a summary as JSON has it."""
    return {
        "schema": LOG_SUMMARY_SCHEMA,
        "kept": summary.kept,
        "total": summary.total,
        "days": [{"day": day, **tally} for day, tally in summary.days.items()],
        "entries": [{"entry": entry, **tally} for entry, tally in summary.entries.items()],
        "misses": [{"question": question, "times": number} for question, number in summary.misses],
    }


def _group(counts: Iterable[tuple[str, str, int]]) -> dict[str, Tally]:
    """Sum numbers by key and outcome."""
    grouped: dict[str, Tally] = {}
    for key, outcome, number in counts:
        grouped.setdefault(key, dict.fromkeys(OUTCOMES, 0))[outcome] += number
    return grouped


def _count_misses(rows: Iterable[LoggedQuestion]) -> tuple[tuple[str, int], ...]:
    """Count the missed questions, each in its first spelling."""
    spellings: dict[str, str] = {}
    times: Counter[str] = Counter()
    for row in rows:
        if row.outcome == "missed":
            key = re.sub(r"\W+$", "", " ".join(row.question.casefold().split())) or row.question
            spellings.setdefault(key, " ".join(row.question.split()))
            times[key] += 1
    most = sorted(times, key=lambda key: (-times[key], key))[:MAX_LISTED]
    return tuple((spellings[key], times[key]) for key in most)


def _name(outcome: str) -> str:
    return outcome.replace("_", " ")


def _align(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Align the first column of a table to the left, and the others to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for first, *others in rows:
        cells = [first.ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True))]
        yield "  ".join(cells)
