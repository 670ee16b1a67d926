"""Replies that no ranking decides: chosen answers, offers, and the bot's own statements."""

from faqbot.conversation.context import REFERENCE_CONFIDENCE
from faqbot.knowledge.model import Entry, KnowledgeBase
from faqbot.language.pack import LanguagePack
from faqbot.matching.ranking import Match, Ranking, Resolution
from faqbot.replies.reply import Answer, Clarification, NoAnswer, Reason, Reply, answer_or_stale


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


def take_as_told(reply: Reply, pack: LanguagePack) -> Reply:
    """Return the reply to a statement: what people say they do asks for nothing if it is another subject.

    They are told what may be asked: "I am writing an essay" does not ask the bot to do so. A gap without nearest
    entries is another subject.
    """
    first = next(iter(pack.tokenize(reply.question)), "")
    is_of_self = first in pack.cue_words.first_person and first not in pack.circumstances.owners
    is_elsewhere = isinstance(reply, NoAnswer) and reply.gap is not None and not reply.gap.nearest
    return state(reply.knowledge, reply.question, reply.scope) if is_of_self and is_elsewhere else reply
