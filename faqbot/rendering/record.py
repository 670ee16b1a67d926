"""Replies as JSON-ready dictionaries, the contract with other programs."""

from typing import TYPE_CHECKING, NotRequired, TypedDict

from faqbot.knowledge.model import Entry
from faqbot.knowledge.notices import AlertRule
from faqbot.matching.ranking import Match
from faqbot.rendering.blocks import build_link
from faqbot.rendering.record_parts import (
    CorrectionRecord,
    KnowledgeRecord,
    build_corrections,
    build_knowledge,
    round_figure,
)
from faqbot.replies.base_reply import BaseReply
from faqbot.replies.notices import is_withheld, stands_alone
from faqbot.replies.reply import (
    Answer,
    Clarification,
    Kind,
    NoAnswer,
    Reply,
    SmallTalk,
)

if TYPE_CHECKING:
    from faqbot.explanation.why import Why
    from faqbot.rendering.explanation_record import WhyRecord
    from faqbot.rendering.receipt_record import ReceiptRecord

RECORD_SCHEMA = 1
"""Version of the record; it goes up when a key changes its meaning."""


class CitationRecord(TypedDict):
    """A passage that supports the answer."""

    n: int
    passage: str
    source: str
    title: str
    section: str
    place: int
    places: int
    begins: str | None
    ends: str | None
    line: int | None
    only_dates: bool
    url: str | None
    link: str | None


class CandidateRecord(TypedDict):
    """An entry that may answer the question."""

    entry: str
    question: str
    confidence: float
    passages: list[str]


class FollowUpRecord(TypedDict):
    """An entry offered as the next question."""

    entry: str
    question: str


class NoticeRecord(TypedDict):
    """An alert or a caution, shown before the answer."""

    id: str
    text: str


class GapRecord(TypedDict):
    """A known gap that is told beside the reply to another question of the message."""

    id: str
    text: str


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
    computed: str | None
    repeated: bool
    url: str | None
    meta: dict[str, str]
    not_answered: list[str]
    gaps: list[GapRecord]
    citations: list[CitationRecord]
    candidates: list[CandidateRecord]
    choices: list[FollowUpRecord]
    follow_ups: list[FollowUpRecord]
    alert: NoticeRecord | None
    caution: NoticeRecord | None
    corrections: list[CorrectionRecord]
    knowledge: KnowledgeRecord
    question_language: NotRequired[str]
    why: "NotRequired[WhyRecord]"
    receipt: "NotRequired[ReceiptRecord]"


def to_record(reply: Reply, *, top: int = 3, why: "Why | None" = None, receipt: bool = False) -> Record:
    """Build the record of a reply.

    Args:
        reply: Any reply.
        top: Maximum number of candidates; a ranking holds eight.
        why: The explanation of the reply; only with it the record has the key ``why``.
        receipt: Whether to add the key ``receipt``, which lists everything that the reply depends on.

    Returns:
        A dictionary of plain values; the documentation lists its keys. Nothing is to be shown beside an alert that
        stands alone, except the text of an entry that belongs to it.
    """
    is_alone = stands_alone(reply)
    answered = reply.entry if isinstance(reply, Answer) and not is_withheld(reply) else None
    record: Record = {
        "schema": RECORD_SCHEMA,
        "question": reply.question,
        "kind": reply.kind,
        "reason": reply.reason if isinstance(reply, NoAnswer) else None,
        "confidence": round_figure(reply.confidence),
        "entry": reply.entry.id if isinstance(reply, Answer | SmallTalk) else None,
        "gap": reply.gap.id if isinstance(reply, NoAnswer) and reply.gap else None,
        "text": "" if is_withheld(reply) else reply.text,
        "computed": (reply.computed or None) if isinstance(reply, Answer) and not is_alone else None,
        "repeated": isinstance(reply, Answer) and reply.repeated,
        "url": answered.url if answered else None,
        "meta": dict(answered.meta) if answered else {},
        "not_answered": [] if is_alone else _list_left_out(reply),
        "gaps": [] if is_alone else _list_gaps(reply),
        "citations": _build_citations(reply),
        "candidates": [_build_candidate(match) for match in reply.ranking.matches[: max(0, top)]],
        "choices": [] if is_alone else _list_choices(reply),
        "follow_ups": [] if is_alone else [_build_follow_up(entry) for entry in reply.follow_ups],
        "alert": _build_notice(reply.alert),
        "caution": _build_notice(reply.caution),
        "corrections": build_corrections(reply.ranking),
        "knowledge": build_knowledge(reply.knowledge),
    }
    if reply.ranking.language:
        record["question_language"] = reply.ranking.language
    if why is not None:
        from faqbot.rendering.explanation_record import to_why_record  # noqa: PLC0415 - only an explanation needs it

        record["why"] = to_why_record(why)
    if receipt:
        from faqbot.rendering.receipt_record import to_receipt  # noqa: PLC0415 - only a receipt needs it

        record["receipt"] = to_receipt(reply)
    return record


def _build_citations(reply: BaseReply) -> list[CitationRecord]:
    return [
        {
            "n": number,
            "passage": citation.passage.id,
            "source": citation.source.id,
            "title": citation.source.title,
            "section": citation.passage.section,
            "place": citation.position[0],
            "places": citation.position[1],
            "begins": citation.passage.begins,
            "ends": citation.passage.ends,
            "line": citation.passage.line,
            "only_dates": isinstance(reply, Answer) and citation.passage.id in reply.entry.dated_by,
            "url": citation.source.url,
            "link": build_link(citation) or None,
        }
        for number, citation in enumerate(reply.citations, 1)
    ]


def _list_left_out(reply: Reply) -> list[str]:
    return list(reply.left_out) if isinstance(reply, Answer) else []


def _list_gaps(reply: Reply) -> list[GapRecord]:
    gaps = reply.gaps if isinstance(reply, Answer) else reply.others if isinstance(reply, NoAnswer) else ()
    return [{"id": gap.id, "text": gap.answer} for gap in gaps]


def _list_choices(reply: Reply) -> list[FollowUpRecord]:
    return [_build_follow_up(entry) for entry in reply.offered] if isinstance(reply, Clarification) else []


def _build_notice(rule: AlertRule | None) -> NoticeRecord | None:
    return {"id": rule.id, "text": rule.text} if rule else None


def _build_candidate(match: Match[Entry]) -> CandidateRecord:
    return {
        "entry": match.item.id,
        "question": match.item.question,
        "confidence": round_figure(match.confidence),
        "passages": [citation.passage.id for citation in match.item.citations],
    }


def _build_follow_up(entry: Entry) -> FollowUpRecord:
    return {"entry": entry.id, "question": entry.question}
