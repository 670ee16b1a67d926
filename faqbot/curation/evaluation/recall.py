"""Recall: of the phrasings of a topic or an entry, how many find it while they are hidden."""

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from faqbot.curation.evaluation.folds import distinct
from faqbot.curation.evaluation.metrics import Score, Verdict
from faqbot.knowledge.model import KnowledgeBase

Kind = Literal["topic", "gaps", "small talk", "entry"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recall:
    """The verdicts on the phrasings of one group.

    Attributes:
        kind: What is grouped: the entries of a topic, all gaps, all small talk, or the phrasings of one entry.
        name: The topic or the id of the entry; else the kind.
        right: Phrasings that were answered with their own item, 0 or more.
        offered: Phrasings that were asked back, with their own item among the choices.
        missed: Phrasings that were asked back without it, or not answered.
        wrong: Phrasings that were answered with another entry.
    """

    kind: Kind
    name: str
    right: int
    offered: int
    missed: int
    wrong: int

    @property
    def asked(self) -> int:
        """Phrasings that were asked, 1 or more."""
        return self.right + self.offered + self.missed + self.wrong

    @property
    def share(self) -> float:
        """Share that is right, 0 to 1."""
        return self.right / self.asked


def recall_by_topic(score: Score, knowledge: KnowledgeBase) -> tuple[Recall, ...]:
    """The topics in the order of the base, then gaps and small talk; what was asked nothing is left out.

    Args:
        score: Of phrasings of the base, each expected by the id of its item.
        knowledge: That base.
    """
    groups: dict[str, tuple[Kind, str]] = {entry.id: ("topic", entry.topic) for entry in knowledge.entries}
    groups |= {gap.id: ("gaps", "gaps") for gap in knowledge.gaps}
    groups |= {talk.id: ("small talk", "small talk") for talk in knowledge.small_talk}
    return _tallied(score, groups)


def recall_by_entry(score: Score, knowledge: KnowledgeBase) -> tuple[Recall, ...]:
    """The entries that were asked, those with the least recall first, and of equals the one with more phrasings."""
    groups: dict[str, tuple[Kind, str]] = {entry.id: ("entry", entry.id) for entry in knowledge.entries}
    return tuple(sorted(_tallied(score, groups), key=lambda each: (each.share, -each.asked)))


def not_asked(knowledge: KnowledgeBase) -> tuple[str, ...]:
    """Ids of items with a single phrasing, which cannot be hidden."""
    return tuple(item.id for item in knowledge.items if len(distinct(item)) == 1)


def _tallied(score: Score, groups: dict[str, tuple[Kind, str]]) -> tuple[Recall, ...]:
    counts: dict[tuple[Kind, str], Counter[Verdict]] = {group: Counter() for group in groups.values()}
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
