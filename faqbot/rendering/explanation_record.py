"""The key ``why`` of a record: the explanation of a reply."""

from typing import TypedDict

from faqbot.explanation.why import Change, Why
from faqbot.knowledge.model import Item
from faqbot.matching.contributions import EncoderEvidence, Evidence, GuardRejection
from faqbot.matching.ranking import Match
from faqbot.rendering.record_parts import ThresholdsRecord, build_thresholds, round_figure
from faqbot.replies.reply import Kind


class MatchRecord(TypedDict):
    """An entry, gap or small-talk item with its confidence."""

    item: str
    question: str
    confidence: float


class PhrasingRecord(TypedDict):
    """One of the closest phrasings."""

    phrasing: str
    likeness: float


class WordRecord(TypedDict):
    """A word of the question with its weight."""

    word: str
    known: bool
    weight: float


class NearWordRecord(TypedDict):
    """A word that no phrasing of the item has, and what accounts for it."""

    word: str
    near: str | None
    similarity: float
    in_answer: bool


class FeatureRecord(TypedDict):
    """A feature of the confidence, with its shares in the logits."""

    name: str
    value: float
    scope: float
    choice: float
    fit: float


class EncoderRecord(TypedDict):
    """What a sentence encoder found for the item."""

    score: float
    phrasing: str
    similarity: float


class EvidenceRecord(TypedDict):
    """The evidence for and against an item."""

    verbatim: bool
    score: float
    learned: float
    offset: float
    vote: float
    meaning: float
    document: float
    bonus: float
    letters: float
    subject: float
    phrasings: list[PhrasingRecord]
    words: list[WordRecord]
    near_words: list[NearWordRecord]
    foreign: str | None
    features: list[FeatureRecord]
    encoder: EncoderRecord | None


class GuardRecord(TypedDict):
    """A guard that rejected an entry."""

    entry: str
    missing: list[str]
    held: str | None


class ChangeRecord(TypedDict):
    """The smallest change found that alters the decision."""

    left_out: list[str]
    added: str | None
    question: str
    kind: Kind
    item: str | None


class WhyRecord(TypedDict):
    """The explanation of one reply."""

    way: str
    matched: str
    policy: ThresholdsRecord
    subject: MatchRecord | None
    runner_up: MatchRecord | None
    lead: float
    evidence: EvidenceRecord | None
    guards: list[GuardRecord]
    change: ChangeRecord | None


def to_why_record(why: Why) -> WhyRecord:
    """Build the key ``why``; the documentation lists its keys."""
    ranking = why.reply.ranking
    return {
        "way": ranking.resolution,
        "matched": ranking.matched_text,
        "policy": build_thresholds(why.thresholds),
        "subject": _build_match(why.subject),
        "runner_up": _build_match(why.runner_up),
        "lead": round_figure(why.lead),
        "evidence": _build_evidence(why.evidence) if why.evidence else None,
        "guards": list(map(_build_guard, why.rejections)),
        "change": _build_change(why.change) if why.change else None,
    }


def _build_match(match: Match[Item] | None) -> MatchRecord | None:
    if match is None:
        return None
    return {
        "item": match.item.id,
        "question": match.item.question,
        "confidence": round_figure(match.confidence),
    }


def _build_evidence(evidence: Evidence) -> EvidenceRecord:
    return {
        "verbatim": evidence.verbatim,
        "score": round_figure(evidence.score),
        "learned": round_figure(evidence.learned),
        "offset": round_figure(evidence.offset),
        "vote": round_figure(evidence.top_k_score),
        "meaning": round_figure(evidence.semantic_score),
        "document": round_figure(evidence.document_score),
        "bonus": round_figure(evidence.size_bonus),
        "letters": round_figure(evidence.string_penalty),
        "subject": round_figure(evidence.subject_penalty),
        "phrasings": [
            {"phrasing": near.phrasing, "likeness": round_figure(near.similarity)} for near in evidence.nearest
        ],
        "words": [
            {"word": word.word, "known": word.known, "weight": round_figure(word.weight)} for word in evidence.words
        ],
        "near_words": [
            {
                "word": near.word,
                "near": near.near or None,
                "similarity": round_figure(near.similarity),
                "in_answer": near.in_answer,
            }
            for near in evidence.near_words
        ],
        "foreign": evidence.foreign or None,
        "features": [
            {
                "name": feature.name,
                "value": round_figure(feature.value),
                "scope": round_figure(feature.scope),
                "choice": round_figure(feature.choice),
                "fit": round_figure(feature.fit),
            }
            for feature in evidence.features
        ],
        "encoder": _build_encoder(evidence.encoder) if evidence.encoder else None,
    }


def _build_encoder(encoder: EncoderEvidence) -> EncoderRecord:
    return {
        "score": round_figure(encoder.score),
        "phrasing": encoder.phrasing,
        "similarity": round_figure(encoder.similarity),
    }


def _build_guard(rejection: GuardRejection) -> GuardRecord:
    return {"entry": rejection.entry.id, "missing": list(rejection.missing), "held": rejection.held}


def _build_change(change: Change) -> ChangeRecord:
    return {
        "left_out": list(change.left_out),
        "added": change.added,
        "question": change.question,
        "kind": change.reply.kind,
        "item": change.reply.item.id if change.reply.item else None,
    }
