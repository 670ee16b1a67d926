"""What can be done about a question that was asked in vain."""

from dataclasses import dataclass, replace
from typing import Literal, TypeVar, get_args

from faqbot.curation.learning.asked import make_subject
from faqbot.knowledge.model import Entry, Gap, Item, KnowledgeBase

Action = Literal["phrasing", "gap", "entry", "synonym", "threshold"]
"""Add phrasings to an item; add a gap; add an entry; let two words mean the same; change the threshold of an entry."""

ItemT = TypeVar("ItemT", bound=Item)

ACTIONS: tuple[Action, ...] = get_args(Action)

NOT_WRITTEN = "…"
"""The answer of a new entry while its effect is measured, before a person has written it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A change of a base that a person may accept.

    Attributes:
        action: What is done.
        item: Id of the entry or gap that is changed or added, or that the synonym leads to.
        phrasings: The phrasings that are added; the first one is the question of a new item.
        answer: The answer of a new item.
        nearest: Ids of the entries that come closest to a new gap.
        words: The words that mean the same; the first is known to the base.
        answer_at: The new threshold of the entry.
    """

    action: Action
    item: str = ""
    phrasings: tuple[str, ...] = ()
    answer: str = ""
    nearest: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    answer_at: float | None = None

    @property
    def own_subject(self) -> str:
        """The name by which a proposal without questions of its own is ignored."""
        return make_subject(self.action, *(self.words or (self.item,)))


def apply_proposal(knowledge: KnowledgeBase, proposal: Proposal) -> KnowledgeBase:
    """Return the base with a proposal, to try what it changes.

    Args:
        knowledge: The base; its digest stays.
        proposal: A proposal for this base.
    """
    match proposal.action:
        case "phrasing":
            return replace(
                knowledge,
                entries=tuple(_add_phrasings(entry, proposal) for entry in knowledge.entries),
                gaps=tuple(_add_phrasings(gap, proposal) for gap in knowledge.gaps),
            )
        case "gap":
            question, *others = proposal.phrasings
            gap = Gap(
                id=proposal.item,
                question=question,
                paraphrases=tuple(others),
                answer=proposal.answer,
                nearest=proposal.nearest,
            )
            return replace(knowledge, gaps=(*knowledge.gaps, gap))
        case "entry":
            question, *others = proposal.phrasings
            answer = proposal.answer or NOT_WRITTEN
            entry = Entry(id=proposal.item, question=question, paraphrases=tuple(others), answer=answer)
            return replace(knowledge, entries=(*knowledge.entries, entry))
        case "synonym":
            return replace(knowledge, synonyms=_add_words(knowledge.synonyms, proposal.words))
        case "threshold":
            entries = (
                replace(entry, answer_at=proposal.answer_at) if entry.id == proposal.item else entry
                for entry in knowledge.entries
            )
            return replace(knowledge, entries=tuple(entries))


def find_group(groups: tuple[tuple[str, ...], ...], word: str) -> int | None:
    """Return the number of the group of synonyms that has a word, or None."""
    return next((number for number, group in enumerate(groups) if word in group), None)


def _add_words(groups: tuple[tuple[str, ...], ...], words: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    number = find_group(groups, words[0])
    if number is None:
        return (*groups, words)
    return (*groups[:number], (*groups[number], *words[1:]), *groups[number + 1 :])


def _add_phrasings(item: ItemT, proposal: Proposal) -> ItemT:
    if item.id != proposal.item:
        return item
    return replace(item, paraphrases=(*item.paraphrases, *proposal.phrasings))
