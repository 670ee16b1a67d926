"""Compare two versions of a base by their decisions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import ndiff
from typing import NamedTuple

from faqbot.bot import FaqBot
from faqbot.curation.progress import WithProgress
from faqbot.replies.reply import Clarification, Kind, NoAnswer, Reply

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")


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
class Rewording:
    """A text that changed, while the decision did not.

    Attributes:
        items: Ids of the items of the reply, as in its decision.
        old: The text before.
        new: The text after.
        questions: The questions that get it, in their order.
    """

    items: tuple[str, ...]
    old: str
    new: str
    questions: tuple[str, ...]

    def list_changes(self) -> list[str]:
        """Return the sentences that are gone, with ``-``, and those that are new, with ``+``.

        >>> Rewording(items=("keep",), old="3 days. Wrap it.", new="4 days. Wrap it.", questions=()).list_changes()
        ['- 3 days.', '+ 4 days.']
        """
        changes = ndiff(_SENTENCE_END.split(self.old), _SENTENCE_END.split(self.new))
        return [line for line in changes if line.startswith(("- ", "+ "))]


@dataclass(frozen=True, slots=True, kw_only=True)
class Differences:
    """The effect of a change on a list of questions.

    Attributes:
        questions: Number of questions.
        decided: The questions with another decision, in their order.
        reworded: The texts that changed without another decision, in the order of their first questions.
        renamed: The old and the new id of each entry that was renamed.
    """

    questions: int
    decided: tuple[Difference, ...]
    reworded: tuple[Rewording, ...]
    renamed: tuple[tuple[str, str], ...] = ()


def compare_bots(
    questions: Sequence[str], old: FaqBot, new: FaqBot, with_progress: WithProgress[str] = iter
) -> Differences:
    """Ask two bots the same questions.

    An entry that names the id that it had before the change (``formerly``) is the same entry.

    Args:
        questions: Any texts.
        old: The bot before a change.
        new: The bot after the change.
        with_progress: Shows progress.
    """
    decided: list[Difference] = []
    reworded: dict[tuple[tuple[str, ...], str, str], list[str]] = {}
    for question in with_progress(questions):
        before, after = old.ask(question), new.ask(question)
        old_decision, new_decision = extract_decision(before), extract_decision(after)
        same_items = tuple(map(new.knowledge.current_id, old_decision.items))
        if old_decision._replace(items=same_items) != new_decision:
            decided.append(Difference(question, old_decision, new_decision))
        elif before.text != after.text:
            reworded.setdefault((new_decision.items, before.text, after.text), []).append(question)
    texts = (
        Rewording(items=items, old=was, new=now, questions=tuple(asked))
        for (items, was, now), asked in reworded.items()
    )
    before_ids = {entry.id for entry in old.knowledge.entries}
    renamed = tuple((was, now) for was, now in new.knowledge.former_ids.items() if was in before_ids)
    return Differences(questions=len(questions), decided=tuple(decided), reworded=tuple(texts), renamed=renamed)


def extract_decision(reply: Reply) -> Decision:
    """Return the decision that a reply expresses."""
    reason = reply.reason if isinstance(reply, NoAnswer) else None
    items = reply.offered if isinstance(reply, Clarification) else filter(None, (reply.item,))
    return Decision(reply.kind, reason, tuple(item.id for item in items))
