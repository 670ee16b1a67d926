"""What a conversation remembers of each question, and as plain values for whoever keeps it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import islice

from faqbot.knowledge.model import KnowledgeBase
from faqbot.language.text import clean

MAX_TURNS = 20
"""Turns that are kept: more than anybody refers back to."""

MAX_CHOICES = 9
"""Choices that are kept: more than a digit can name are never offered."""

VERSION = 2
"""Of the plain values; 1 had neither ``gap`` nor ``helped``, and is read as well as any other."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What a conversation remembers of one question.

    Attributes:
        question: As it was cleaned.
        entry: Id of the entry that was answered, or None.
        choices: Ids that a number typed next chooses from, as they were numbered; "" for what the base does not have.
        gap: Id of the known gap that was met, or None.
        helped: Whether the reply was of use: False for a clarification and for no answer.
    """

    question: str
    entry: str | None = None
    choices: tuple[str, ...] = ()
    gap: str | None = None
    helped: bool = True


def saved_turns(turns: Sequence[Turn], knowledge: KnowledgeBase) -> dict[str, object]:
    """A conversation as plain values."""
    return {
        "version": VERSION,
        "knowledge": {"id": knowledge.id, "digest": knowledge.digest},
        "turns": [{**asdict(turn), "choices": list(turn.choices)} for turn in turns],
    }


def restored_turns(saved: object, knowledge: KnowledgeBase) -> list[Turn]:
    """The turns of a saved conversation, as far as they make sense for this base; none of what is no such thing.

    Args:
        saved: What ``saved_turns`` gave, for this version of the base or another, or any other value from anywhere.
        knowledge: The base that the conversation goes on about.
    """
    rows = saved.get("turns") if isinstance(saved, Mapping) else None
    if not isinstance(rows, list):
        return []
    gaps = {gap.id for gap in knowledge.gaps}
    turns = [_restored(row, knowledge, gaps) for row in rows[-MAX_TURNS:] if isinstance(row, Mapping)]
    return [turn for turn in turns if turn]


def _restored(row: Mapping[object, object], knowledge: KnowledgeBase, gaps: set[str]) -> Turn | None:
    question, choices = row.get("question"), row.get("choices")
    if not isinstance(question, str):
        return None
    listed = islice(choices, MAX_CHOICES) if isinstance(choices, list) else ()
    gap = row.get("gap")
    return Turn(
        question=clean(question),
        entry=_known(row.get("entry"), knowledge) or None,
        choices=tuple(_known(choice, knowledge) for choice in listed),
        gap=gap if isinstance(gap, str) and gap in gaps else None,
        helped=row.get("helped") is not False,
    )


def _known(entry: object, knowledge: KnowledgeBase) -> str:
    """The id of an entry of the base, or an empty text."""
    return entry if isinstance(entry, str) and knowledge.entry(entry) else ""
