"""The evaluation of a base on questions or own phrasings."""

from dataclasses import dataclass

from faqbot.curation.evaluation.absent_items import AbsentItem, ask_absent_items
from faqbot.curation.evaluation.confusions import Confusion, find_confusions
from faqbot.curation.evaluation.folds import HeldOut, score_held_out
from faqbot.curation.evaluation.metrics import Score
from faqbot.curation.evaluation.recall import Recall, compute_entry_recall, compute_topic_recall, list_not_asked
from faqbot.curation.evaluation.reliability import Reliability, compute_reliability
from faqbot.curation.evaluation.risk_coverage import RiskCoverage, compute_risk_coverage
from faqbot.curation.progress import WithProgress
from faqbot.knowledge.model import KnowledgeBase


@dataclass(frozen=True, slots=True, kw_only=True)
class Recalls:
    """The recall of held-out phrasings.

    Attributes:
        topics: The recall of each topic, then of gaps and of small talk.
        entries: The recall of each entry, lowest first.
        not_asked: Ids of items whose only phrasing could not be held out.
        absent: The entries and gaps among them, each with the reply to its question by the base without it.
    """

    topics: tuple[Recall, ...]
    entries: tuple[Recall, ...]
    not_asked: tuple[str, ...]
    absent: tuple[AbsentItem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """A score with the statistics derived from it.

    Attributes:
        score: The questions, their replies and the verdicts.
        curve: Risk by coverage.
        reliability: Share of right answers by confidence.
        confusions: Confused items, the worst first.
        recalls: Recall by topic and entry if the base was asked its own phrasings, else None.
    """

    score: Score
    curve: RiskCoverage
    reliability: Reliability
    confusions: tuple[Confusion, ...]
    recalls: Recalls | None = None


def evaluate(score: Score, recalls: Recalls | None = None) -> Evaluation:
    """Derive all statistics from a score."""
    return Evaluation(
        score=score,
        curve=compute_risk_coverage(score),
        reliability=compute_reliability(score),
        confusions=find_confusions(score),
        recalls=recalls,
    )


def evaluate_self(knowledge: KnowledgeBase, with_progress: WithProgress[HeldOut] = iter) -> Evaluation:
    """Evaluate a base on its own phrasings by ten-fold cross-validation.

    Entries and gaps with one phrasing are held out as a whole, and not part of the score.

    Args:
        knowledge: The base; its own policy decides.
        with_progress: Shows progress.
    """
    score = score_held_out(knowledge, with_progress=with_progress)
    recalls = Recalls(
        topics=compute_topic_recall(score, knowledge),
        entries=compute_entry_recall(score, knowledge),
        not_asked=list_not_asked(knowledge),
        absent=ask_absent_items(knowledge, with_progress),
    )
    return evaluate(score, recalls)
