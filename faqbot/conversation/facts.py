"""What a person said of themself, kept for the next questions."""

from collections.abc import Iterable
from dataclasses import replace

from faqbot.conversation.cues import MAX_FOLLOW_UP_WORDS, Cues, read_cues
from faqbot.conversation.denials import find_denial
from faqbot.language.pack import LanguagePack
from faqbot.replies.answerer import Answerer
from faqbot.replies.reply import Answer, Clarification, Reply

LEAST_FACT_WORDS, MAX_FACT_WORDS = 3, 12
"""Words of the shortest and the longest message that is kept as a fact; a longer one tells a story."""


def find_fact(questions: Iterable[str], pack: LanguagePack) -> str:
    """Return the last message in which a person said something of themself, or "".

    Args:
        questions: The messages of the turns before, the last first.
        pack: The language of the base.

    >>> from faqbot.language.packs import pack_for
    >>> find_fact(["ok", "i have diabetes", "my wife smokes"], pack_for("en"))
    'i have diabetes'
    """
    return next((question for question in questions if _states_fact(question, pack)), "")


def _states_fact(question: str, pack: LanguagePack) -> bool:
    words, cue_words = pack.tokenize(question), pack.cue_words
    if (
        not LEAST_FACT_WORDS <= len(words) <= MAX_FACT_WORDS
        or words[0] not in cue_words.statement_starts - cue_words.pronouns
    ):
        return False
    # "My husband weighs 85 kg how much does he need" asks, too.
    if find_denial(question, pack) or not (cue_words.question_words & cue_words.joiners).isdisjoint(words):
        return False
    cues = read_cues(question, pack)
    return cues.is_remark and not cues.addresses_bot and bool(cues.topic_words)


def reply_with_fact(fact: str, standalone: Reply, cues: Cues, bot: Answerer, pack: LanguagePack) -> Reply | None:
    """Return the reply to a question asked together with a fact, or None if the fact does not matter to it.

    It matters if the reply is about an entry that the fact alone leads to, and this entry has all the words of the
    question that name a topic.

    Args:
        fact: What the person said of themself.
        standalone: The reply to the question on its own.
        cues: The cues of the question.
        bot: Answers the fact and the question joined.
        pack: The language of the base.
    """
    is_short = len(pack.tokenize(standalone.question)) <= MAX_FOLLOW_UP_WORDS
    if not (fact and is_short and cues.is_question and cues.topic_words):
        return None
    joined = bot.reply_to(f"{fact} {standalone.question}")
    if not isinstance(joined, Answer | Clarification) or (
        isinstance(standalone, Answer) and not isinstance(joined, Answer)
    ):
        return None
    entry = joined.ranking.matches[0].item
    known = {word for text in (*entry.phrasings, entry.answer) for word in pack.tokenize(text)}
    led_to = [match.item for match in bot.reply_to(fact).ranking.matches[:3]]
    if entry not in led_to or not cues.topic_words <= known:
        return None
    return replace(joined, ranking=joined.ranking.for_question(standalone.question, "context"))
