"""Recall: the share of held-out phrasings that find their item."""

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from faqbot.curation.evaluation.metrics import Score, Verdict
from faqbot.curation.phrasings import list_distinct_phrasings
from faqbot.knowledge.model import KnowledgeBase

GroupKind = Literal["topic", "gaps", "small talk", "entry"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recall:
    """The verdicts on the phrasings of one group.

    Attributes:
        kind: The kind of group: the entries of a topic, all gaps, all small talk, or one entry.
        name: The topic or the id of the entry; else the kind.
        right: Number of phrasings answered with their own item.
        offered: Number of phrasings with a clarification that offers their own item.
        missed: Number of phrasings with another clarification, or without an answer.
        wrong: Number of phrasings answered with another entry.
    """

    kind: GroupKind
    name: str
    right: int
    offered: int
    missed: int
    wrong: int

    @property
    def asked(self) -> int:
        """Number of phrasings that were asked, 1 or more."""
        return self.right + self.offered + self.missed + self.wrong

    @property
    def share(self) -> float:
        """Share of right answers, 0 to 1."""
        return self.right / self.asked


def compute_topic_recall(score: Score, knowledge: KnowledgeBase) -> tuple[Recall, ...]:
    """Compute the recall of topics, gaps and small talk.

    Groups without a question are left out.

    Args:
        score: The score of phrasings of the base, each expected by the id of its item.
        knowledge: The base.
    """
    groups: dict[str, tuple[GroupKind, str]] = {entry.id: ("topic", entry.topic) for entry in knowledge.entries}
    groups |= {gap.id: ("gaps", "gaps") for gap in knowledge.gaps}
    groups |= {talk.id: ("small talk", "small talk") for talk in knowledge.small_talk}
    return _count_verdicts(score, groups)


def compute_entry_recall(score: Score, knowledge: KnowledgeBase) -> tuple[Recall, ...]:
    """Compute the recall of each entry, lowest first.

    Of equals, the entry with more phrasings comes first. Entries without a question are left out.
    """
    groups: dict[str, tuple[GroupKind, str]] = {entry.id: ("entry", entry.id) for entry in knowledge.entries}
    return tuple(sorted(_count_verdicts(score, groups), key=lambda each: (each.share, -each.asked)))


def list_not_asked(knowledge: KnowledgeBase) -> tuple[str, ...]:
    """List the ids of items with a single phrasing."""
    return tuple(item.id for item in knowledge.items if len(list_distinct_phrasings(item)) == 1)


def _count_verdicts(score: Score, groups: dict[str, tuple[GroupKind, str]]) -> tuple[Recall, ...]:
    counts: dict[tuple[GroupKind, str], Counter[Verdict]] = {group: Counter() for group in groups.values()}
    for outcome in score.outcomes:
        for owner in outcome.case.expected & groups.keys():
            counts[groups[owner]][outcome.verdict] += 1
    return tuple(
        Recall(
            kind=kind,
            name=name,
            right=count["right"],
            offered=count["offered"],
            missed=count["missed"],
            wrong=count["wrong"],
        )
        for (kind, name), count in counts.items()
        if count.total()
    )
