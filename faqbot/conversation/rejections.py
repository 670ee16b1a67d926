"""Recognise what a person does not want to hear about, and what they want instead."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from faqbot.conversation.chosen_replies import offer
from faqbot.conversation.context import Context
from faqbot.conversation.cues import read_cues
from faqbot.conversation.denials import find_denial
from faqbot.knowledge.model import Entry, Item
from faqbot.language.pack import LanguagePack
from faqbot.replies.answerer import Answerer
from faqbot.replies.reply import MAX_FOLLOW_UPS, NEAR_AT, Clarification


@dataclass(frozen=True, slots=True)
class Rejection:
    """What a text turns away from.

    Attributes:
        rejected: What is not wanted, or what the person does not have; "" for the last answer.
        wanted: What is wanted instead, "" if nothing in particular is.
    """

    rejected: str = ""
    wanted: str = ""


def find_rejection(text: str, pack: LanguagePack) -> Rejection | None:
    """Return what a text turns away from, if it does nothing else, or None.

    >>> from faqbot.language.packs import pack_for
    >>> english = pack_for("en")
    >>> find_rejection("no, not the price, the monthly dose", english)
    Rejection(rejected='the price', wanted='the monthly dose')
    >>> find_rejection("not headaches, something else", english)
    Rejection(rejected='headaches', wanted='')
    >>> find_rejection("i don't have diabetes", english)
    Rejection(rejected='diabetes', wanted='')
    >>> find_rejection("That's not what I asked!", english), find_rejection("that is not safe", english)
    (Rejection(rejected='', wanted=''), None)
    """
    if pack.cue_words.dismissal.fullmatch(text.rstrip(" .!?")):
        return Rejection()
    if found := pack.cue_words.contrast.fullmatch(text):
        wanted = (found["wanted"] or found["instead"] or "").strip()
        return Rejection(found["rejected"].strip(), wanted if read_cues(wanted, pack).topic_words else "")
    denial = find_denial(text, pack)
    if denial is None or denial.rest:
        return None
    return Rejection(denial.denied if read_cues(denial.denied, pack).topic_words else "")


def find_rejected(rejection: Rejection, bot: Answerer) -> Item | None:
    """Return the item that is turned away from, or None if the base has none like it."""
    if not rejection.rejected:
        return None
    reply = bot.reply_to(rejection.rejected)
    return reply.item or next(iter(reply.choices), None)


def offer_others(
    text: str, context: Context, rejected: Item | None, unseen: tuple[Entry, ...], bot: Answerer
) -> Clarification | None:
    """Offer what else an earlier question may have meant, then what it leads to, or return None.

    Args:
        text: What was typed.
        context: The earlier turn.
        rejected: What was turned away from, beside the answer of that turn.
        unseen: What the turn leads to, as far as it was not shown yet.
        bot: The bot.
    """
    turned_away = {item.id for item in (context.item, rejected) if item}
    candidates = dict.fromkeys((*_list_meant(context.question, bot), *unseen))
    entries = tuple(islice((entry for entry in candidates if entry.id not in turned_away), MAX_FOLLOW_UPS))
    knowledge = bot.knowledge
    return offer(knowledge, text, entries, "pointed", knowledge.messages.near) if entries else None


def _list_meant(question: str, bot: Answerer) -> Iterator[Entry]:
    """Yield the entries that a question may mean, best first."""
    for match in bot.reply_to(question).ranking.matches:
        if match.confidence >= NEAR_AT:
            yield match.item
