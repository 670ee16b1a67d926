"""A question as a log keeps it."""

import json
from dataclasses import dataclass

from faqbot.conversation.turn_log import TurnEvent
from faqbot.replies.reply import NoAnswer

MAX_CANDIDATES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedQuestion:
    """A row of the log.

    Attributes:
        day: The day, ``YYYY-MM-DD``, in UTC.
        session: The key of the conversation on that day; empty for a question on its own.
        outcome: Why it was kept.
        reason: Why there was no answer; empty if there was one, or a question back.
        question: The question, redacted.
        resolution: How the question was resolved, as in a ``Ranking``.
        entry: Id of the entry that was answered, or empty.
        candidates: Ids and confidences of the first entries.
        digest: Digest of the base.
        chosen: Id of the entry that the person chose, or empty.
    """

    day: str
    session: str
    outcome: str
    reason: str
    question: str
    resolution: str
    entry: str
    candidates: tuple[tuple[str, float], ...]
    digest: str
    chosen: str


COLUMNS = tuple(LoggedQuestion.__dataclass_fields__)
"""The columns of a row, in order; ``chosen``, the last one, is filled in later."""


def build_row(event: TurnEvent, day: str, key: str, question: str) -> tuple[str, ...]:
    """Return the values of a new row, without ``chosen``.

    Args:
        event: What happened.
        day: The day.
        key: The key of the conversation on that day, or an empty text.
        question: The question, redacted.
    """
    reply = event.reply
    reason = reply.reason if isinstance(reply, NoAnswer) else ""
    found = [(match.item.id, round(match.confidence, 3)) for match in reply.ranking.matches[:MAX_CANDIDATES]]
    resolution, digest = reply.ranking.resolution, reply.knowledge.digest
    return (day, key, event.outcome, reason, question, resolution, event.entry, json.dumps(found), digest)


def read_row(row: tuple[str, ...]) -> LoggedQuestion:
    """Return the question of a row."""
    values = dict(zip(COLUMNS, row, strict=True))
    pairs = tuple((str(entry), float(confidence)) for entry, confidence in json.loads(values.pop("candidates")))
    return LoggedQuestion(**values, candidates=pairs)
