"""Short questions that say almost nothing of their own, such as "in total?": they go on with the turn before."""

from dataclasses import replace

from faqbot.conversation.completions import complete, list_frame_words
from faqbot.conversation.context import REFERENCE_CONFIDENCE, SELF_CONTAINED, Context
from faqbot.conversation.cues import MAX_DEPENDENT_WORDS, Cues, read_cues
from faqbot.conversation.persons import is_about_another
from faqbot.conversation.related_gaps import find_related_gap
from faqbot.conversation.splitting import split_message
from faqbot.conversation.topics import mentions
from faqbot.knowledge.model import Entry, Gap
from faqbot.language.pack import LanguagePack
from faqbot.replies.answerer import Replier
from faqbot.replies.reply import Answer, Clarification, NoAnswer, Reply, SmallTalk

MAX_SMALL_TALK_WORDS = 2
"""Words of the longest bare question that may be small talk, such as "what else"."""

OWN_AT = 0.5
"""Least confidence of a reply that stays because it has the words of a bare question: then it is likelier than not."""


def read_bare_cues(reply: Reply, pack: LanguagePack) -> Cues:
    """Return the cues of a message; a bare one is a question, even if its question word is not the first.

    Slips in a bare one are read as they were corrected.

    Args:
        reply: The reply to the message on its own.
        pack: The language of the base.
    """
    typed = cues = read_cues(reply.question, pack)
    if read := {each.typed: each.read for each in reply.ranking.corrections}:
        cues = read_cues(" ".join(read.get(word, word) for word in pack.tokenize(reply.question)), pack)
    if not is_bare(cues, reply, pack):
        return typed
    return cues._replace(is_question=True, is_remark=False, is_followup=True)


def is_bare(cues: Cues, reply: Reply, pack: LanguagePack) -> bool:
    """Whether a short question names nothing but times, numbers, people in general and the like.

    Such *frame words* ask for a side of what was said before: "after the year?", "which of the two?", "how many have?".
    So does one that adds the subject of the base to them, and nothing else: "and with IVIG?". A question that names no
    topic at all is left to ``Context``, which has cues for it.

    Args:
        cues: The cues of the question.
        reply: The reply to it on its own.
        pack: The language of the base.
    """
    named = {word for word in cues.topic_words if not word.isdecimal()}
    is_framed = named <= list_frame_words(reply.knowledge.language) or _names_subject(cues, reply, pack)
    if not (named and is_framed) or cues.opens_as_statement or cues.addresses_bot:
        return False
    words = pack.tokenize(reply.question)
    # "Half of what" asks with its last word.
    asks = cues.is_question or cues.asks_for_other or not pack.cue_words.question_words.isdisjoint(words)
    return asks and len(words) <= MAX_DEPENDENT_WORDS


def resolve(context: Context, standalone: Reply, cues: Cues, bot: Replier, pack: LanguagePack) -> Reply:
    """Return the reply to a question in its context, as ``Context.resolve`` does, also for a bare one.

    A bare question that has no sure reply of its own, nor one that has to do with the turn before, is answered as that
    turn was: its answer says what is known about the matter. Where that turn had none, what it offered is offered
    again.
    """
    if _asks_for_another(context, standalone, pack):
        is_lost = isinstance(standalone, NoAnswer) and _confidence_of_gap(standalone) < OWN_AT
        return (context.offer_again(standalone) if is_lost else None) or standalone
    reply = complete(context, context.resolve(standalone, cues, bot, pack), cues, bot, pack)
    if not is_bare(cues, standalone, pack) or _is_settled(reply, context, cues, pack):
        return reply
    offered = (context.item,) if context.item else reply.knowledge.find_entries(context.offered)
    # The subject alone asks for no gap that is near by chance.
    is_subject = _names_subject(cues, standalone, pack)
    related = None if is_subject else find_related_gap(standalone, context.question, offered, bot, pack)
    return related or _repeat(context, reply, cues, bot, pack) or reply


def _asks_for_another(context: Context, standalone: Reply, pack: LanguagePack) -> bool:
    """Whether a question is about somebody else than the one who was answered with a condition of theirs.

    Such an entry is told first: "my wife has diabetes", "and can my brother have it?".
    """
    if not isinstance(context.item, Entry) or not context.item.told_first:
        return False
    asked, told = (frozenset(pack.tokenize(text)) for text in (standalone.question, context.question))
    return is_about_another(asked, told, pack)


def find_bare_end(message: str, pack: LanguagePack, language: str) -> str:
    """Return the last part of a message if it is a bare question after what asks nothing, or "".

    "Took one, a bit better. What else might come?" goes on with the turn before by its end alone.

    Args:
        message: The message, cleaned.
        pack: The pack of the base.
        language: The language of the base.
    """
    parts = split_message(message, pack)
    if len(parts) <= 1 or any(read_cues(part, pack).is_question for part in parts[:-1]):
        return ""
    cues = read_cues(parts[-1], pack)
    return parts[-1] if cues.is_question and cues.topic_words <= list_frame_words(language) else ""


def _is_settled(reply: Reply, context: Context, cues: Cues, pack: LanguagePack) -> bool:
    """Whether a reply to a bare question is sure by itself, or has to do with the turn before.

    What has all words of the question may be less sure. A gap near the entry of the turn before is none that it needs,
    if that entry has all of them.
    """
    least = OWN_AT if reply.item and mentions(reply.item, cues.topic_words, pack) else SELF_CONTAINED
    match reply:
        case SmallTalk():
            return len(pack.tokenize(reply.question)) <= MAX_SMALL_TALK_WORDS
        case Clarification():
            return not reply.more and any(
                entry == context.item or entry.id in context.offered for entry in reply.offered
            )
        case Answer():
            is_sure = reply.confidence >= least and not _names_subject(cues, reply, pack)
            return context.is_related(reply.entry) or is_sure
        case NoAnswer(gap=gap) if gap and reply.ranking.gap:
            is_told = context.item is not None and mentions(context.item, cues.topic_words, pack)
            return (context.is_related(gap) and not is_told) or _confidence_of_gap(reply) >= least
        case _:
            return False


def _confidence_of_gap(reply: NoAnswer) -> float:
    return reply.ranking.gap.confidence if reply.gap and reply.ranking.gap else 0.0


def _repeat(context: Context, reply: Reply, cues: Cues, bot: Replier, pack: LanguagePack) -> Reply | None:
    """Return what the turn before replied or offered, or None if it was about another subject.

    A gap answers a bare question only if it has the words of it.
    """
    item = context.item
    if isinstance(item, Gap) and not item.nearest:
        return None
    if item is None or (isinstance(item, Gap) and not mentions(item, cues.topic_words, pack)):
        return context.offer_again(reply)
    again = bot.decide(context.refer_to_previous(reply.ranking, REFERENCE_CONFIDENCE))
    return replace(again, repeated=True) if isinstance(again, Answer) else again


def _names_subject(cues: Cues, reply: Reply, pack: LanguagePack) -> bool:
    """Whether a question that asks for something else names only the subject of the base."""
    subject = read_cues(reply.knowledge.title, pack).topic_words
    return cues.asks_for_other and bool(cues.topic_words) and cues.topic_words <= subject
