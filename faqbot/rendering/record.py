"""Replies as JSON-ready dictionaries: the contract with other programs."""

from typing import TYPE_CHECKING, NotRequired, TypedDict

from faqbot.knowledge.model import Entry
from faqbot.knowledge.notices import AlertRule
from faqbot.replies.reply import Answer, BaseReply, Kind, NoAnswer, Reply, SmallTalk

if TYPE_CHECKING:
    from faqbot.explanation.why import Why
    from faqbot.rendering.explanation_record import WhyRecord
    from faqbot.rendering.receipt_record import ReceiptRecord

SCHEMA = 1
"""Goes up when a key changes its meaning."""


class CitationRecord(TypedDict):
    """A passage that an answer stands on."""

    n: int
    passage: str
    source: str
    title: str
    section: str
    url: str | None


class CandidateRecord(TypedDict):
    """An entry that may answer the question."""

    entry: str
    question: str
    confidence: float
    passages: list[str]


class FollowUpRecord(TypedDict):
    """An entry to ask for next."""

    entry: str
    question: str


CorrectionRecord = TypedDict("CorrectionRecord", {"from": str, "to": str})


class NoticeRecord(TypedDict):
    """A text shown before the answer."""

    id: str
    text: str


class KnowledgeRecord(TypedDict):
    """Which version of which base spoke."""

    id: str
    digest: str


class Record(TypedDict):
    """One reply."""

    schema: int
    question: str
    kind: Kind
    reason: str | None
    confidence: float
    entry: str | None
    gap: str | None
    text: str
    citations: list[CitationRecord]
    candidates: list[CandidateRecord]
    follow_ups: list[FollowUpRecord]
    alert: NoticeRecord | None
    caution: NoticeRecord | None
    corrections: list[CorrectionRecord]
    knowledge: KnowledgeRecord
    why: "NotRequired[WhyRecord]"
    receipt: "NotRequired[ReceiptRecord]"


def to_record(reply: Reply, *, top: int = 3, why: "Why | None" = None, receipt: bool = False) -> Record:
    """The reply as one JSON object.

    Args:
        reply: Any reply.
        top: How many candidates at most; a ranking holds eight.
        why: Why the reply is what it is; the record has the key ``why`` only if it is given.
        receipt: Whether the record has the key ``receipt``, with all that the reply rests on.

    Returns:
        A dictionary of plain values; the README lists its keys.
    """
    record: Record = {
        "schema": SCHEMA,
        "question": reply.question,
        "kind": reply.kind,
        "reason": reply.reason if isinstance(reply, NoAnswer) else None,
        "confidence": round(reply.confidence, 4),
        "entry": reply.entry.id if isinstance(reply, Answer | SmallTalk) else None,
        "gap": reply.gap.id if isinstance(reply, NoAnswer) and reply.gap else None,
        "text": reply.text,
        "citations": _citations(reply),
        "candidates": [
            {
                "entry": match.item.id,
                "question": match.item.question,
                "confidence": round(match.confidence, 4),
                "passages": [citation.passage.id for citation in match.item.citations],
            }
            for match in reply.ranking.matches[: max(0, top)]
        ],
        "follow_ups": [_follow_up(entry) for entry in reply.follow_ups],
        "alert": _note(reply.alert),
        "caution": _note(reply.caution),
        "corrections": [{"from": fix.typed, "to": fix.read} for fix in reply.ranking.corrections],
        "knowledge": {"id": reply.knowledge.id, "digest": reply.knowledge.digest},
    }
    if why is not None:
        from faqbot.rendering.explanation_record import to_why_record  # noqa: PLC0415 - only an explanation needs it

        record["why"] = to_why_record(why)
    if receipt:
        from faqbot.rendering.receipt_record import to_receipt  # noqa: PLC0415 - only a receipt needs it

        record["receipt"] = to_receipt(reply)
    return record


def _citations(reply: BaseReply) -> list[CitationRecord]:
    return [
        {
            "n": number,
            "passage": citation.passage.id,
            "source": citation.source.id,
            "title": citation.source.title,
            "section": citation.passage.section,
            "url": citation.source.url,
        }
        for number, citation in enumerate(reply.citations, 1)
    ]


def _note(note: AlertRule | None) -> NoticeRecord | None:
    return {"id": note.id, "text": note.text} if note else None


def _follow_up(entry: Entry) -> FollowUpRecord:
    return {"entry": entry.id, "question": entry.question}
