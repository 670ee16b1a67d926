"""Why a reply is what it is, as a JSON-ready dictionary: the key ``why`` of a record."""

from typing import TypedDict

from faqbot.explanation.why import Change, Why
from faqbot.knowledge.model import Item
from faqbot.matching.contributions import Evidence, GuardRejection
from faqbot.matching.ranking import Match
from faqbot.replies.reply import Kind

DECIMALS = 4
"""Of the figures in a record."""


class PolicyRecord(TypedDict):
    """The thresholds that decided."""

    answer_at: float
    clarify_at: float
    margin: float


class MatchRecord(TypedDict):
    """An item of whatever kind, with the confidence in it."""

    item: str
    question: str
    confidence: float


class PhrasingRecord(TypedDict):
    """A phrasing that voted."""

    phrasing: str
    likeness: float


class WordRecord(TypedDict):
    """A word of the question, with what it says."""

    word: str
    known: bool
    weight: float


class FeatureRecord(TypedDict):
    """One of the figures behind the confidence, with what it adds to the logits of its two parts."""

    name: str
    value: float
    scope: float
    choice: float


class EvidenceRecord(TypedDict):
    """What speaks for an item and against it."""

    verbatim: bool
    score: float
    learned: float
    offset: float
    vote: float
    letters: float
    phrasings: list[PhrasingRecord]
    words: list[WordRecord]
    features: list[FeatureRecord]


class GuardRecord(TypedDict):
    """The guard that kept an entry out."""

    entry: str
    missing: list[str]
    held: str | None


class ChangeRecord(TypedDict):
    """The smallest change that was found to change the decision."""

    left_out: list[str]
    added: str | None
    question: str
    kind: Kind
    item: str | None


class WhyRecord(TypedDict):
    """Why one reply is what it is."""

    way: str
    matched: str
    policy: PolicyRecord
    subject: MatchRecord | None
    runner_up: MatchRecord | None
    lead: float
    evidence: EvidenceRecord | None
    guards: list[GuardRecord]
    change: ChangeRecord | None


def to_why_record(why: Why) -> WhyRecord:
    """Plain values; the README lists the keys."""
    answer_at, clarify_at, margin = why.thresholds
    ranking = why.reply.ranking
    return {
        "way": ranking.resolution,
        "matched": ranking.matched or ranking.question,
        "policy": {"answer_at": answer_at, "clarify_at": clarify_at, "margin": margin},
        "subject": _match(why.subject),
        "runner_up": _match(why.runner_up),
        "lead": round(why.lead, DECIMALS),
        "evidence": _evidence(why.evidence) if why.evidence else None,
        "guards": list(map(_guard, why.objections)),
        "change": _change(why.change) if why.change else None,
    }


def _match(match: Match[Item] | None) -> MatchRecord | None:
    if match is None:
        return None
    confidence = round(match.confidence, DECIMALS)
    return {"item": match.item.id, "question": match.item.question, "confidence": confidence}


def _evidence(found: Evidence) -> EvidenceRecord:
    return {
        "verbatim": found.verbatim,
        "score": round(found.score, DECIMALS),
        "learned": round(found.learned, DECIMALS),
        "offset": round(found.offset, DECIMALS),
        "vote": round(found.vote, DECIMALS),
        "letters": round(found.letters, DECIMALS),
        "phrasings": [
            {"phrasing": voter.phrasing, "likeness": round(voter.likeness, DECIMALS)} for voter in found.voters
        ],
        "words": [
            {"word": word.word, "known": word.known, "weight": round(word.weight, DECIMALS)} for word in found.words
        ],
        "features": [
            {
                "name": feature.name,
                "value": round(feature.value, DECIMALS),
                "scope": round(feature.scope, DECIMALS),
                "choice": round(feature.choice, DECIMALS),
            }
            for feature in found.features
        ],
    }


def _guard(objection: GuardRejection) -> GuardRecord:
    return {"entry": objection.entry.id, "missing": list(objection.missing), "held": objection.held}


def _change(change: Change) -> ChangeRecord:
    return {
        "left_out": list(change.left_out),
        "added": change.added,
        "question": change.question,
        "kind": change.reply.kind,
        "item": change.reply.item.id if change.reply.item else None,
    }
