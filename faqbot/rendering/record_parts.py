"""The parts that records, receipts and explanations have in common."""

from typing import TypedDict

from faqbot.knowledge.model import KnowledgeBase
from faqbot.matching.ranking import Ranking, Thresholds

DECIMALS = 4
"""Decimal places of every figure in a record."""


class KnowledgeRecord(TypedDict):
    """Identity and digest of the knowledge base."""

    id: str
    digest: str


CorrectionRecord = TypedDict("CorrectionRecord", {"from": str, "to": str})
"""A typed word, and the word that it was read as."""


class ThresholdsRecord(TypedDict):
    """The thresholds of the decision."""

    answer_at: float
    clarify_at: float
    margin: float


def round_figure(figure: float) -> float:
    """Round a figure to the ``DECIMALS`` of a record."""
    return round(figure, DECIMALS)


def build_knowledge(knowledge: KnowledgeBase) -> KnowledgeRecord:
    """Build the key ``knowledge``."""
    return {"id": knowledge.id, "digest": knowledge.digest}


def build_corrections(ranking: Ranking) -> list[CorrectionRecord]:
    """Build the key ``corrections``."""
    return [{"from": fix.typed, "to": fix.read} for fix in ranking.corrections]


def build_thresholds(thresholds: Thresholds) -> ThresholdsRecord:
    """Build the key ``thresholds`` or ``policy``."""
    answer_at, clarify_at, margin = thresholds
    return {"answer_at": answer_at, "clarify_at": clarify_at, "margin": margin}
