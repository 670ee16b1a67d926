"""Everything that is found out about a base by asking it labelled questions."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from faqbot.curation.evaluation.confusions import Confusion, confusions
from faqbot.curation.evaluation.folds import HeldOut, self_score
from faqbot.curation.evaluation.metrics import Score
from faqbot.curation.evaluation.recall import Recall, not_asked, recall_by_entry, recall_by_topic
from faqbot.curation.evaluation.reliability import Reliability, reliability
from faqbot.curation.evaluation.risk_coverage import RiskCoverage, risk_coverage
from faqbot.knowledge.model import KnowledgeBase


@dataclass(frozen=True, slots=True, kw_only=True)
class Recalls:
    """How well a base finds its own phrasings while they are hidden.

    Attributes:
        topics: Each topic, then gaps and small talk.
        entries: Each entry, the least recall first.
        not_asked: Ids of items whose only phrasing could not be hidden.
    """

    topics: tuple[Recall, ...]
    entries: tuple[Recall, ...]
    not_asked: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """A score and what follows from it.

    Attributes:
        score: The questions, their replies and the verdicts.
        curve: Risk over coverage.
        calibration: Share right over confidence.
        confusions: What was taken for what, the worst first.
        recalls: By topic and entry where the base was asked its own phrasings, else None.
    """

    score: Score
    curve: RiskCoverage
    calibration: Reliability
    confusions: tuple[Confusion, ...]
    recalls: Recalls | None = None


def evaluated(score: Score, recalls: Recalls | None = None) -> Evaluation:
    """The evaluation of a score."""
    return Evaluation(
        score=score,
        curve=risk_coverage(score),
        calibration=reliability(score),
        confusions=confusions(score),
        recalls=recalls,
    )


def self_evaluated(
    knowledge: KnowledgeBase, watched: Callable[[Sequence[HeldOut]], Iterable[HeldOut]] = iter
) -> Evaluation:
    """The evaluation of a base by its own phrasings: a tenth of them hidden and asked at a time, ten times over.

    Args:
        knowledge: The base; its own policy decides.
        watched: Given what will be asked, yields the same; the place for a progress bar.
    """
    score = self_score(knowledge, watched=watched)
    recalls = Recalls(
        topics=recall_by_topic(score, knowledge),
        entries=recall_by_entry(score, knowledge),
        not_asked=not_asked(knowledge),
    )
    return evaluated(score, recalls)
