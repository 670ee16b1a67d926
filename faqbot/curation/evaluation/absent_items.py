"""What a base says to the question of an item that it does not have.

The only phrasing of an item cannot be held out, because nothing would be left of the item. So the whole item is held
out, and its question is one that the base does not answer. If another entry answers it all the same, the two are close:
people who ask for one of them in other words may get the other.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from faqbot.curation.evaluation.cases import Case
from faqbot.curation.evaluation.folds import FOLDS, HeldOut, ask_held_out
from faqbot.curation.evaluation.metrics import Verdict, judge
from faqbot.curation.phrasings import list_distinct_phrasings
from faqbot.curation.progress import WithProgress
from faqbot.knowledge.model import KnowledgeBase
from faqbot.replies.reply import Reply


@dataclass(frozen=True, slots=True)
class AbsentItem:
    """An entry or a gap with a single phrasing, and the reply to its question by the base without it.

    Attributes:
        id: The id of the entry or the gap.
        reply: The reply to its question.
    """

    id: str
    reply: Reply

    @property
    def verdict(self) -> Verdict:
        """One of ``answered``, ``asked_back`` and ``abstained``."""
        return judge(frozenset(), self.reply)


def hold_out_items(knowledge: KnowledgeBase) -> list[HeldOut]:
    """List the question of every entry and gap with a single phrasing, in the order of folds.

    Neighbours in a file are often close, and are in different folds, so that each of them is in the base when the other
    one is held out.
    """
    single = [item for item in (*knowledge.entries, *knowledge.gaps) if len(list_distinct_phrasings(item)) == 1]
    cases = [Case(question=item.question, expected=frozenset({item.id}), location=item.location) for item in single]
    return sorted((HeldOut(place % FOLDS, case) for place, case in enumerate(cases)), key=lambda each: each.fold)


def ask_absent_items(knowledge: KnowledgeBase, with_progress: WithProgress[HeldOut] = iter) -> tuple[AbsentItem, ...]:
    """Ask a base the question of each entry and gap with a single phrasing, while its whole fold is held out.

    Args:
        knowledge: The base; its own policy decides.
        with_progress: Shows progress.

    Returns:
        The items in the order of folds.
    """

    def remove(held_out: Iterable[HeldOut]) -> KnowledgeBase:
        return _remove_items(knowledge, {name for each in held_out for name in each.case.expected})

    asked = ask_held_out(hold_out_items(knowledge), remove, with_progress=with_progress)
    return tuple(AbsentItem(name, reply) for case, reply in asked for name in case.expected)


def list_answered(absent: Sequence[AbsentItem]) -> list[AbsentItem]:
    """List the items whose question another entry answered, the most confident first."""
    answered = [each for each in absent if each.verdict == "answered"]
    return sorted(answered, key=lambda each: (-each.reply.confidence, each.id))


def _remove_items(knowledge: KnowledgeBase, ids: set[str]) -> KnowledgeBase:
    entries = tuple(entry for entry in knowledge.entries if entry.id not in ids)
    return replace(knowledge, entries=entries, gaps=tuple(gap for gap in knowledge.gaps if gap.id not in ids))
