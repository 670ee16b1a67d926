"""Two versions of a base compared by what they decide: every question whose decision differs."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from faqbot.bot import FaqBot
from faqbot.replies.reply import Clarification, Kind, NoAnswer, Reply


class Decision(NamedTuple):
    """What was decided about a question.

    Attributes:
        kind: The kind of the reply.
        reason: Why there is no answer, or None.
        items: Ids of what is said: the entry, the gap, the small talk, the choices in their order.
    """

    kind: Kind
    reason: str | None
    items: tuple[str, ...]

    def __str__(self) -> str:
        """In words, on one line.

        >>> print(Decision("no_answer", "gap", ("gluten",)), "|", Decision("answer", None, ("storage",)))
        no answer (gap): gluten | answer: storage
        """
        name = self.kind.replace("_", " ") + (f" ({self.reason})" if self.reason else "")
        return f"{name}: {', '.join(self.items)}" if self.items else name


@dataclass(frozen=True, slots=True)
class Difference:
    """A question about which two versions decide otherwise."""

    question: str
    old: Decision
    new: Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class Differences:
    """What a change of a base does to a list of questions.

    Attributes:
        questions: How many were asked.
        decided: Those that are decided otherwise, in their order.
        reworded: Those that are decided the same and answered in other words.
    """

    questions: int
    decided: tuple[Difference, ...]
    reworded: tuple[str, ...]


def differences(
    questions: Sequence[str],
    old: FaqBot,
    new: FaqBot,
    watched: Callable[[Sequence[str]], Iterable[str]] = iter,
) -> Differences:
    """Ask two bots the same questions.

    Args:
        questions: Any texts.
        old: The bot before a change.
        new: The bot after it.
        watched: Given what will be asked, yields the same; the place for a progress bar.
    """
    decided: list[Difference] = []
    reworded: list[str] = []
    for question in watched(questions):
        before, after = old.ask(question), new.ask(question)
        if (was := decision_of(before)) != (is_now := decision_of(after)):
            decided.append(Difference(question, was, is_now))
        elif before.text != after.text:
            reworded.append(question)
    return Differences(questions=len(questions), decided=tuple(decided), reworded=tuple(reworded))


def decision_of(reply: Reply) -> Decision:
    """What a reply decides."""
    reason = reply.reason if isinstance(reply, NoAnswer) else None
    items = reply.offered if isinstance(reply, Clarification) else filter(None, (reply.item,))
    return Decision(reply.kind, reason, tuple(item.id for item in items))
