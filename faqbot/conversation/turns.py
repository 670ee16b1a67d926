"""The turns of a conversation, and how they are saved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from faqbot.knowledge.model import KnowledgeBase
from faqbot.language.text import clean

MAX_TURNS = 20
"""Greatest number of turns that are kept; nobody refers back that far."""

MAX_NUMBERED_CHOICES = 99
"""Greatest number of choices that are kept: as many as two digits can name."""

SAVED_VERSION = 2
"""Version of the saved values; version 1 had neither ``gap`` nor ``helped``, and can be restored as well."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One question of a conversation, with its reply.

    Attributes:
        question: The question, cleaned.
        entry: Id of the entry that answered it, or None.
        choices: Ids of the entries that can be chosen by number in the next turn, in order; "" for an entry that the
            base does not have.
        gap: Id of the gap that it matched, or None.
        helped: Whether the reply was helpful: False for a clarification and for no answer.
        alert: Id of the alert that was raised in it or shortly before it, or None.
        alert_age: How many turns before it the alert was raised.
    """

    question: str
    entry: str | None = None
    choices: tuple[str, ...] = ()
    gap: str | None = None
    helped: bool = True
    alert: str | None = None
    alert_age: int = 0


def save_turns(turns: Sequence[Turn], knowledge: KnowledgeBase) -> dict[str, object]:
    """Return a conversation as plain values."""
    return {
        "version": SAVED_VERSION,
        "knowledge": {"id": knowledge.id, "digest": knowledge.digest},
        "turns": [_save_turn(turn) for turn in turns],
    }


def _save_turn(turn: Turn) -> dict[str, object]:
    """Return a turn as plain values; written out, which takes a tenth of the time of ``asdict``."""
    return {
        "question": turn.question,
        "entry": turn.entry,
        "choices": list(turn.choices),
        "gap": turn.gap,
        "helped": turn.helped,
    } | ({"alert": turn.alert, "alert_age": turn.alert_age} if turn.alert else {})


def restore_turns(saved: object, knowledge: KnowledgeBase) -> list[Turn]:
    """Restore saved turns.

    References to entries and gaps that this base does not have are dropped.

    Args:
        saved: The value that ``save_turns`` returned, for this version of the base or another one. From any other value
            nothing is restored.
        knowledge: The base of the continued conversation.
    """
    rows = saved.get("turns") if isinstance(saved, Mapping) else None
    if not isinstance(rows, list):
        return []
    turns = [_restore_turn(row, knowledge) for row in rows[-MAX_TURNS:] if isinstance(row, Mapping)]
    return [turn for turn in turns if turn]


def _restore_turn(row: Mapping[object, object], knowledge: KnowledgeBase) -> Turn | None:
    question, choices = row.get("question"), row.get("choices")
    if not isinstance(question, str):
        return None
    listed = islice(choices, MAX_NUMBERED_CHOICES) if isinstance(choices, list) else ()
    gap, alert, age = row.get("gap"), row.get("alert"), row.get("alert_age")
    is_known = any(rule.id == alert for rule in knowledge.alerts)
    return Turn(
        question=clean(question),
        entry=_known_id(row.get("entry"), knowledge) or None,
        choices=tuple(_known_id(choice, knowledge) for choice in listed),
        gap=gap if isinstance(gap, str) and knowledge.gap(gap) else None,
        helped=row.get("helped") is not False,
        alert=alert if isinstance(alert, str) and is_known else None,
        alert_age=age if is_known and isinstance(age, int) and age >= 0 else 0,
    )


def _known_id(entry: object, knowledge: KnowledgeBase) -> str:
    """Return the id of today of an entry of the base, otherwise ""."""
    found = knowledge.entry(entry) if isinstance(entry, str) else None
    return found.id if found else ""
