"""The key ``receipt`` of a record: everything that a reply depends on."""

import hashlib
import json
from typing import TypedDict

from faqbot.explanation.why import compute_lead, find_runner_up, find_subject
from faqbot.knowledge.model import Item
from faqbot.knowledge.plain_values import plain_values
from faqbot.matching.ranking import Match, Resolution
from faqbot.rendering.record_parts import (
    CorrectionRecord,
    KnowledgeRecord,
    ThresholdsRecord,
    build_corrections,
    build_knowledge,
    build_thresholds,
    round_figure,
)
from faqbot.replies.reply import Answer, Reply
from faqbot.version import ENGINE, VERSION


class MatchReceipt(TypedDict):
    """An entry, gap or small-talk item with its digest."""

    item: str
    digest: str
    confidence: float
    score: float


class PassageReceipt(TypedDict):
    """A passage that supports the answer."""

    passage: str
    sha256: str | None


class GuardsReceipt(TypedDict):
    """Guard terms of the answered entry, and the rejected entry."""

    requires: list[str]
    excludes: list[str]
    kept_out: str | None


class ReceiptRecord(TypedDict):
    """Everything that one reply depends on."""

    version: str
    engine: int
    encoder: str | None
    knowledge: KnowledgeRecord
    way: Resolution
    matched: str
    subject: MatchReceipt | None
    runner_up: MatchReceipt | None
    lead: float
    thresholds: ThresholdsRecord | None
    passages: list[PassageReceipt]
    corrections: list[CorrectionRecord]
    guards: GuardsReceipt


def to_receipt(reply: Reply) -> ReceiptRecord:
    """Build the key ``receipt``; the documentation lists its keys."""
    ranking = reply.ranking
    subject, runner_up = find_subject(reply), find_runner_up(reply)
    entry = reply.entry if isinstance(reply, Answer) else None
    return {
        "version": VERSION,
        "engine": ENGINE,
        "encoder": ranking.encoder or None,
        "knowledge": build_knowledge(reply.knowledge),
        "way": ranking.resolution,
        "matched": ranking.matched_text,
        "subject": _build_match(subject),
        "runner_up": _build_match(runner_up),
        "lead": round_figure(compute_lead(subject, runner_up)),
        "thresholds": build_thresholds(ranking.thresholds) if ranking.thresholds else None,
        "passages": [
            {"passage": citation.passage.id, "sha256": citation.passage.sha256} for citation in reply.citations
        ],
        "corrections": build_corrections(ranking),
        "guards": {
            "requires": list(entry.requires) if entry else [],
            "excludes": list(entry.excludes) if entry else [],
            "kept_out": ranking.guarded.item.id if ranking.guarded else None,
        },
    }


def item_digest(item: Item) -> str:
    """Return the SHA-256, in hex, of an item without its location."""
    values = {name: value for name, value in plain_values(item).items() if name != "location"}
    return hashlib.sha256(json.dumps(values, sort_keys=True).encode("ascii")).hexdigest()


def _build_match(match: Match[Item] | None) -> MatchReceipt | None:
    if match is None:
        return None
    return {
        "item": match.item.id,
        "digest": item_digest(match.item),
        "confidence": round_figure(match.confidence),
        "score": round_figure(match.score),
    }
