"""What a reply rests on, as a JSON-ready dictionary: the key ``receipt`` of a record."""

import hashlib
import json
from typing import TypedDict

from faqbot.explanation.why import runner_up_of, subject_of
from faqbot.knowledge.model import Entry, Item
from faqbot.matching.ranking import Match, Resolution, Thresholds
from faqbot.replies.reply import Answer, Reply
from faqbot.version import ENGINE, VERSION

DECIMALS = 4
"""Of the figures in a receipt."""


class MatchReceipt(TypedDict):
    """An item of whatever kind, with the digest of what the base says of it."""

    item: str
    digest: str
    confidence: float
    score: float


class PassageReceipt(TypedDict):
    """A passage that the answer stands on."""

    passage: str
    sha256: str | None


class ThresholdsReceipt(TypedDict):
    """By which it was decided."""

    answer_at: float
    clarify_at: float
    margin: float


class GuardsReceipt(TypedDict):
    """The terms that the answered entry requires and excludes, and the entry that its own guard kept out, or null."""

    requires: list[str]
    excludes: list[str]
    kept_out: str | None


class KnowledgeReceipt(TypedDict):
    """Which version of which base spoke."""

    id: str
    digest: str


CorrectionReceipt = TypedDict("CorrectionReceipt", {"from": str, "to": str})


class ReceiptRecord(TypedDict):
    """All that one reply rests on."""

    version: str
    engine: int
    knowledge: KnowledgeReceipt
    way: Resolution
    matched: str
    subject: MatchReceipt | None
    runner_up: MatchReceipt | None
    lead: float
    thresholds: ThresholdsReceipt | None
    passages: list[PassageReceipt]
    corrections: list[CorrectionReceipt]
    guards: GuardsReceipt


def to_receipt(reply: Reply) -> ReceiptRecord:
    """Plain values; the README lists the keys."""
    ranking = reply.ranking
    subject, runner_up = subject_of(reply), runner_up_of(reply)
    lead = (subject.confidence if subject else 0.0) - (runner_up.confidence if runner_up else 0.0)
    entry = reply.entry if isinstance(reply, Answer) else None
    return {
        "version": VERSION,
        "engine": ENGINE,
        "knowledge": {"id": reply.knowledge.id, "digest": reply.knowledge.digest},
        "way": ranking.resolution,
        "matched": ranking.matched or ranking.question,
        "subject": _match(subject),
        "runner_up": _match(runner_up),
        "lead": round(lead, DECIMALS),
        "thresholds": _thresholds(ranking.thresholds) if ranking.thresholds else None,
        "passages": [
            {"passage": citation.passage.id, "sha256": citation.passage.sha256} for citation in reply.citations
        ],
        "corrections": [{"from": fix.typed, "to": fix.read} for fix in ranking.corrections],
        "guards": {
            "requires": list(entry.requires) if entry else [],
            "excludes": list(entry.excludes) if entry else [],
            "kept_out": ranking.guarded.item.id if ranking.guarded else None,
        },
    }


def item_digest(item: Item) -> str:
    """SHA-256, in hex, of all that the base says of an item, wherever it stands in its files."""
    values = {name: getattr(item, name) for name in item.__dataclass_fields__ if name != "location"}
    if isinstance(item, Entry):
        values["citations"] = [citation.passage.id for citation in item.citations]
    return hashlib.sha256(json.dumps(values, sort_keys=True).encode("ascii")).hexdigest()


def _thresholds(thresholds: Thresholds) -> ThresholdsReceipt:
    return {
        "answer_at": thresholds.answer_at,
        "clarify_at": thresholds.clarify_at,
        "margin": thresholds.margin,
    }


def _match(match: Match[Item] | None) -> MatchReceipt | None:
    if match is None:
        return None
    return {
        "item": match.item.id,
        "digest": item_digest(match.item),
        "confidence": round(match.confidence, DECIMALS),
        "score": round(match.score, DECIMALS),
    }
