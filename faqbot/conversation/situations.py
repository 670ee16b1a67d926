"""Questions that say almost nothing of their own, asked right after somebody told of their situation.

"We had a girl last month." "Is it worth trying?" asks whether it is worth trying after childbirth.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from faqbot.conversation.completions import FOLDER, find_completion, list_frame_words, rank_first
from faqbot.conversation.context import SELF_CONTAINED
from faqbot.conversation.cues import MAX_DEPENDENT_WORDS, Cues, read_cues
from faqbot.conversation.denials import find_denial
from faqbot.conversation.facts import LEAST_LEADING, UNSURE_BELOW
from faqbot.conversation.persons import is_about_another
from faqbot.conversation.splitting import split_message
from faqbot.knowledge.model import Entry, Gap, KnowledgeBase
from faqbot.language.named_texts import read_named_texts
from faqbot.language.pack import LanguagePack
from faqbot.language.packs import primary_subtag
from faqbot.matching.ranking import Match
from faqbot.replies.answerer import Answerer
from faqbot.replies.policy import MAX_CHOICES
from faqbot.replies.reply import Answer, Clarification, NoAnswer, Reply

MAX_TOLD_WORDS = 20
"""Words of the longest message that tells a situation; of a longer story nobody knows what matters."""

OFFERED_CONFIDENCE = 0.4
"""Confidence of the first of the entries that are offered for what was told; too little to answer."""


def reply_in_situation(
    told: Sequence[str], standalone: Reply, cues: Cues, bot: Answerer, pack: LanguagePack
) -> Reply | None:
    """Return the reply to a question that says almost nothing of its own, in the situation told just before, or None.

    The question is read together with what was told. If this has no answer, and the question alone no sure one either,
    the answer for the situation is given. Otherwise the entries that it leads to are offered, and what the question
    alone means as well. A sure answer of a topic that has nothing to do with these
    entries stays: "does it work" is no question about diabetes.

    Args:
        told: The messages before, the last first; only the last one counts.
        standalone: The reply to the question on its own.
        cues: The cues of the question.
        bot: Answers what was told, alone and together with the question.
        pack: The language of the base.
    """
    question = _strip_check(standalone.question, bot.knowledge.language, pack)
    if not told or not _says_little(cues, question, bot.knowledge, pack) or not tells_situation(told[0], pack):
        return None
    asked, said = (frozenset(pack.tokenize(text)) for text in (question, told[0]))
    alone = bot.reply_to(told[0])
    led = list(_list_led_to(alone, standalone))
    if not led or is_about_another(asked, said, pack):
        return None
    completed = _complete(told[0], alone, question, bot, pack)
    if completed:
        return bot.decide(rank_first(standalone.ranking, completed))
    joined = bot.reply_to(f"{told[0].rstrip(' .!')} {question}")
    if (isinstance(joined, Answer) and joined.entry in led) or (isinstance(joined, NoAnswer) and _is_near(joined, led)):
        return replace(joined, ranking=joined.ranking.for_question(standalone.question, "context"))
    is_open = not isinstance(standalone, Answer) or standalone.confidence < UNSURE_BELOW
    if is_open and isinstance(alone, Answer) and alone.entry in led:
        return replace(alone, ranking=alone.ranking.for_question(standalone.question, "context"))
    own = (standalone.entry,) if isinstance(standalone, Answer) else ()
    found = [match.item for match in joined.ranking.matches[:MAX_CHOICES]]
    likelier = sorted(led, key=lambda entry: found.index(entry) if entry in found else len(found))
    return _offer(standalone, tuple(dict.fromkeys((*likelier[: MAX_CHOICES - len(own)], *own))))


def tells_situation(message: str, pack: LanguagePack) -> bool:
    """Whether a message tells something, and asks nothing.

    >>> from faqbot.language.packs import pack_for
    >>> [tells_situation(text, pack_for("en")) for text in ("gave birth on sunday", "what is it", "ok")]
    [True, False, False]
    """
    parts = split_message(message, pack) or (message,)
    cues = [read_cues(part, pack) for part in parts]
    is_statement = all(each.is_remark and not each.addresses_bot for each in cues)
    is_told = is_statement and any(each.topic_words for each in cues)
    return is_told and len(pack.tokenize(message)) <= MAX_TOLD_WORDS and not find_denial(message, pack)


def _says_little(cues: Cues, question: str, knowledge: KnowledgeBase, pack: LanguagePack) -> bool:
    """Whether a question names nothing but a verdict, and the subject of the base by whatever name."""
    if not cues.is_question or cues.addresses_bot or cues.asks_for_other or cues.asks_for_more:
        return False
    if len(pack.tokenize(question)) > MAX_DEPENDENT_WORDS or pack.cue_words.impersonal.match(question):
        return False
    subject = read_cues(knowledge.title, pack).topic_words
    light = pack.cue_words.verdicts | list_frame_words(knowledge.language) | _list_stand_ins(knowledge.language)
    return cues.topic_words <= light | subject


def _complete(told: str, alone: Reply, question: str, bot: Answerer, pack: LanguagePack) -> Gap | None:
    """Return the gap that a question asks for together with what was told, such as "is it safe in pregnancy"."""
    items = alone.offered if isinstance(alone, Clarification) else (alone.entry,) if isinstance(alone, Answer) else ()
    gap = find_completion(question, told, items[:1], bot.knowledge, pack)
    return gap if isinstance(gap, Gap) else None


def _strip_check(question: str, language: str, pack: LanguagePack) -> str:
    """Return a question without words that only ask whether one is right, such as "am I right that"."""
    leads = read_named_texts(FOLDER, primary_subtag(language)).get("check", "").split(" | ")
    words = pack.tokenize(question)
    lead = max((each.split() for each in leads if words[: len(each.split())] == each.split()), key=len, default=[])
    return " ".join(words[len(lead) :]) if lead and len(words) > len(lead) else question


def _list_led_to(alone: Reply, standalone: Reply) -> Iterator[Entry]:
    """Yield the entries that what was told leads to, as far as a sure answer to the question has to do with them."""
    if isinstance(alone, NoAnswer):
        return
    found = alone.offered if isinstance(alone, Clarification) else ()
    sure = (match.item for match in alone.ranking.matches[:MAX_CHOICES] if match.confidence >= LEAST_LEADING)
    is_sure = isinstance(standalone, Answer) and standalone.confidence >= SELF_CONTAINED
    topics = _list_topics_from(standalone.entry, alone.knowledge) if isinstance(standalone, Answer) else set()
    for entry in dict.fromkeys((*sure, *found)):
        if not entry.computed and (not is_sure or entry.topic in topics):
            yield entry


def _list_topics_from(entry: Entry, knowledge: KnowledgeBase) -> set[str]:
    """Return the topics of an entry and of what it leads to, in two steps."""
    first = knowledge.find_entries(entry.follow_ups)
    second = (other for each in first for other in knowledge.find_entries(each.follow_ups))
    return {each.topic for each in (entry, *first, *second)}


def _is_near(joined: NoAnswer, led: Sequence[Entry]) -> bool:
    """Whether a reply is a gap near one of some entries."""
    gap = joined.gap
    return isinstance(gap, Gap) and any(entry.id in gap.nearest for entry in led)


def _offer(standalone: Reply, entries: tuple[Entry, ...]) -> Reply | None:
    """Return a reply that offers entries, the first of them as the likeliest, or None if there is only one."""
    if len(entries) <= 1:
        return None
    confidences = (OFFERED_CONFIDENCE, *(OFFERED_CONFIDENCE / 2 for _ in entries[1:]))
    matches = tuple(
        Match(item=entry, phrasing=entry.question, confidence=confidence)
        for entry, confidence in zip(entries, confidences, strict=True)
    )
    ranking = replace(
        standalone.ranking, matches=matches, gap=None, small_talk=None, is_tied=False, foreign="", resolution="context"
    )
    return Clarification(knowledge=standalone.knowledge, ranking=ranking, offered=entries)


@lru_cache
def _list_stand_ins(language: str) -> frozenset[str]:
    """Return the words by which people call the subject of a base, whatever it is, such as "stuff"."""
    return frozenset(read_named_texts(FOLDER, primary_subtag(language)).get("stand_in", "").split())
