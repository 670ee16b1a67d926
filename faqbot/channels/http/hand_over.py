"""When a conversation is handed over to people, and what they are told."""

from typing import TypedDict

from faqbot.channels.http.settings import HandOverReason, HandOverSettings
from faqbot.conversation.history import is_unhelpful
from faqbot.rendering.record_parts import round_figure
from faqbot.replies.reply import NoAnswer, Reply, SmallTalk

MAX_CANDIDATES = 3


class HandOverCandidate(TypedDict):
    """An entry that may help the agent."""

    entry: str
    question: str
    confidence: float


class HandOverRecord(TypedDict):
    """A hand-over, as the service's replies have it under ``hand_over``."""

    reason: HandOverReason
    text: str
    url: str | None
    candidates: list[HandOverCandidate]


def count_misses(reply: Reply) -> int:
    """Return how many replies in a row were unhelpful, as the session of the reply knows it."""
    return 1 + getattr(reply, "lost", 0) if is_unhelpful(reply) else 0


def find_hand_over(reply: Reply, settings: HandOverSettings, misses: int) -> HandOverRecord | None:
    """Return the hand-over that a reply calls for, or None.

    Args:
        reply: The reply.
        settings: The reasons that count.
        misses: How many replies in a row were unhelpful, this one included.
    """
    reason = _find_reason(reply, settings, misses)
    if reason is None or reason not in settings.on:
        return None
    candidates: list[HandOverCandidate] = [
        {"entry": match.item.id, "question": match.item.question, "confidence": round_figure(match.confidence)}
        for match in reply.ranking.matches[:MAX_CANDIDATES]
    ]
    # An alert stands alone: the agent hears of it, and nothing is added to what the person reads.
    is_shown = reason != "alert"
    return {
        "reason": reason,
        "text": settings.text if is_shown else "",
        "url": settings.url if is_shown else None,
        "candidates": candidates,
    }


def _find_reason(reply: Reply, settings: HandOverSettings, misses: int) -> HandOverReason | None:
    if reply.alert:
        return "alert"
    if isinstance(reply, SmallTalk) and reply.entry.id in settings.requests:
        return "request"
    if isinstance(reply, NoAnswer) and reply.gap and "gap" in settings.on:
        return "gap"
    return "low" if misses >= settings.misses else None


def describe_hand_over(hand_over: HandOverRecord) -> str:
    """Describe a hand-over to the agent, in lines.

    >>> print(describe_hand_over({"reason": "gap", "text": "", "url": None, "candidates": [
    ...     {"entry": "storage-time", "question": "How long does a loaf keep?", "confidence": 0.31}]}))
    The bot handed over: the question is one that the source does not answer.
    0.31 How long does a loaf keep? (storage-time)
    """
    reasons = {
        "alert": "the message sounds like an emergency",
        "request": "the person asked for a human",
        "gap": "the question is one that the source does not answer",
        "low": "several replies in a row did not answer",
    }
    lines = [f"The bot handed over: {reasons[hand_over['reason']]}."]
    lines += [f"{each['confidence']:.2f} {each['question']} ({each['entry']})" for each in hand_over["candidates"]]
    return "\n".join(lines)


def to_note(hand_over: HandOverRecord | None) -> str:
    """Return what the person reads about a hand-over; empty if nothing."""
    return " ".join(filter(None, (hand_over["text"], hand_over["url"]))) if hand_over else ""
