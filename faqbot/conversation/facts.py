"""What a person said of themself, kept for the next questions."""

from collections.abc import Iterable
from dataclasses import replace

from faqbot.conversation.cues import MAX_FOLLOW_UP_WORDS, Cues, read_cues
from faqbot.conversation.denials import find_denial
from faqbot.conversation.splitting import split_message
from faqbot.language.pack import LanguagePack
from faqbot.replies.answerer import Answerer
from faqbot.replies.reply import Answer, Clarification, Reply

LEAST_FACT_WORDS, MAX_FACT_WORDS = 3, 12
"""Words of the shortest and the longest message that is kept as a fact; a longer one tells a story."""

MAX_OPEN_WORDS = 10
"""Words of the longest question that may depend on a fact, if it has no answer of its own; "How likely is it that I get
an attack now?" has as many."""

LEAST_LEADING = 0.3
"""Least confidence with which a fact alone leads to an entry. Below it, "my MS is quiet" may be about anything."""


def find_facts(questions: Iterable[str], pack: LanguagePack) -> tuple[str, ...]:
    """Return what a person said of themself in the last message that says anything of the kind.

    Args:
        questions: The messages of the turns before, the last first.
        pack: The language of the base.

    Returns:
        Those of its parts that are a fact, in their order.

    >>> from faqbot.language.packs import pack_for
    >>> find_facts(["ok", "i have diabetes", "my wife smokes"], pack_for("en"))
    ('i have diabetes',)
    """
    for question in questions:
        if _asks_too(question, pack):
            continue
        parts = split_message(question, pack) or (question,)
        if facts := tuple(part for part in parts if _states_fact(part, pack)):
            return facts
    return ()


def _states_fact(question: str, pack: LanguagePack) -> bool:
    words, cue_words = pack.tokenize(question), pack.cue_words
    if (
        not LEAST_FACT_WORDS <= len(words) <= MAX_FACT_WORDS
        or words[0] not in cue_words.statement_starts - cue_words.pronouns
    ):
        return False
    if find_denial(question, pack):
        return False
    cues = read_cues(question, pack)
    return cues.is_remark and not cues.addresses_bot and bool(cues.topic_words)


def _asks_too(message: str, pack: LanguagePack) -> bool:
    """Whether a message may have a question behind a statement: "My husband weighs 85 kg how much does he need"."""
    cue_words = pack.cue_words
    return not (cue_words.question_words & cue_words.joiners).isdisjoint(pack.tokenize(message))


def reply_with_facts(
    facts: Iterable[str], standalone: Reply, cues: Cues, bot: Answerer, pack: LanguagePack
) -> Reply | None:
    """Return the reply to a question asked together with the first fact that matters to it, or None if none does.

    A fact matters if the reply is about an entry that the fact alone plainly leads to, and this entry has all the words
    of the question that name a topic.

    Args:
        facts: What the person said of themself.
        standalone: The reply to the question on its own. If it is an answer, only a short question counts.
        cues: The cues of the question.
        bot: Answers a fact and the question joined.
        pack: The language of the base.
    """
    most = MAX_FOLLOW_UP_WORDS if isinstance(standalone, Answer) else MAX_OPEN_WORDS
    if (
        not ((cues.is_question or cues.asks_for_other) and cues.topic_words)
        or len(pack.tokenize(standalone.question)) > most
    ):
        return None
    for fact in facts:
        if reply := _reply_with_fact(fact, standalone, cues, bot, pack):
            return reply
    return None


def _reply_with_fact(fact: str, standalone: Reply, cues: Cues, bot: Answerer, pack: LanguagePack) -> Reply | None:
    joined = bot.reply_to(f"{fact.rstrip(' .!')} {standalone.question}")
    if not isinstance(joined, Answer | Clarification) or (
        isinstance(standalone, Answer) and not isinstance(joined, Answer)
    ):
        return None
    entry = joined.ranking.matches[0].item
    known = {pack.stem(word) for text in (*entry.phrasings, entry.answer) for word in pack.tokenize(text)}
    alone = bot.reply_to(fact).ranking.matches[:3]
    is_led_to = any(match.item == entry and match.confidence >= LEAST_LEADING for match in alone)
    if not is_led_to or not {pack.stem(word) for word in cues.topic_words} <= known:
        return None
    return replace(joined, ranking=joined.ranking.for_question(standalone.question, "context"))
