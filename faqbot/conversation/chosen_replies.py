"""Replies that no ranking decides: chosen answers, offers, and the bot's own statements."""

from faqbot.conversation.context import REFERENCE_CONFIDENCE
from faqbot.knowledge.model import Entry, KnowledgeBase
from faqbot.matching.ranking import Match, Ranking, Resolution
from faqbot.replies.reply import Answer, Clarification, NoAnswer, Reason, answer_or_stale


def answer_chosen(
    knowledge: KnowledgeBase, text: str, entry: Entry, resolution: Resolution = "chosen"
) -> Answer | NoAnswer:
    """Return the answer of an entry that was chosen, or is meant for sure."""
    match = Match(item=entry, phrasing=entry.question, confidence=1.0)
    ranking = Ranking(question=text, matches=(match,), resolution=resolution)
    return answer_or_stale(knowledge, ranking, entry)


def offer(
    knowledge: KnowledgeBase, text: str, entries: tuple[Entry, ...], resolution: Resolution, statement: str = ""
) -> Clarification:
    """Offer equally likely entries to choose from.

    Args:
        knowledge: The base.
        text: What the person typed.
        entries: The entries, one or more.
        resolution: How it was found which ones to offer.
        statement: What is said above them; "" says that there is more about the previous answer.
    """
    confidence = REFERENCE_CONFIDENCE / len(entries)
    matches = tuple(Match(item=entry, phrasing=entry.question, confidence=confidence) for entry in entries)
    ranking = Ranking(question=text, matches=matches, resolution=resolution)
    return Clarification(knowledge=knowledge, ranking=ranking, offered=entries, more=True, statement=statement)


def state(
    knowledge: KnowledgeBase, text: str, statement: str, *, near: tuple[Entry, ...] = (), reason: Reason = "low"
) -> NoAnswer:
    """Return a statement of the bot's own, with entries to offer below it."""
    ranking = Ranking(question=text, resolution="chosen")
    return NoAnswer(knowledge=knowledge, ranking=ranking, reason=reason, statement=statement, near=near)
