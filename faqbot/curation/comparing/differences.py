"""Compare two versions of a base by their decisions."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from faqbot.bot import FaqBot
from faqbot.curation.progress import WithProgress
from faqbot.replies.reply import Clarification, Kind, NoAnswer, Reply


class Decision(NamedTuple):
    """The decision on a question.

    Attributes:
        kind: The kind of the reply.
        reason: The reason for no answer, or None.
        items: Ids of the entry, gap or small talk item of the reply, or of the choices in their order.
    """

    kind: Kind
    reason: str | None
    items: tuple[str, ...]

    def __str__(self) -> str:
        """Return the decision in words, on one line.

        >>> print(Decision("no_answer", "gap", ("gluten",)), "|", Decision("answer", None, ("storage",)))
        no answer (gap): gluten | answer: storage
        """
        name = self.kind.replace("_", " ") + (f" ({self.reason})" if self.reason else "")
        return f"{name}: {', '.join(self.items)}" if self.items else name


@dataclass(frozen=True, slots=True)
class Difference:
    """A question on which two versions decide differently."""

    question: str
    old: Decision
    new: Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class Differences:
    """The effect of a change on a list of questions.

    Attributes:
        questions: Number of questions.
        decided: The questions with another decision, in their order.
        reworded: The questions with the same decision and another text.
    """

    questions: int
    decided: tuple[Difference, ...]
    reworded: tuple[str, ...]


def compare_bots(
    questions: Sequence[str], old: FaqBot, new: FaqBot, with_progress: WithProgress[str] = iter
) -> Differences:
    """Ask two bots the same questions.

    Args:
        questions: Any texts.
        old: The bot before a change.
        new: The bot after the change.
        with_progress: Shows progress.
    """
    decided: list[Difference] = []
    reworded: list[str] = []
    for question in with_progress(questions):
        before, after = old.ask(question), new.ask(question)
        old_decision, new_decision = extract_decision(before), extract_decision(after)
        if old_decision != new_decision:
            decided.append(Difference(question, old_decision, new_decision))
        elif before.text != after.text:
            reworded.append(question)
    return Differences(questions=len(questions), decided=tuple(decided), reworded=tuple(reworded))


def extract_decision(reply: Reply) -> Decision:
    """Return the decision that a reply expresses."""
    reason = reply.reason if isinstance(reply, NoAnswer) else None
    items = reply.offered if isinstance(reply, Clarification) else filter(None, (reply.item,))
    return Decision(reply.kind, reason, tuple(item.id for item in items))
