"""Tell small talk from a serious sentence that sounds like it."""

from faqbot.conversation.cues import read_cues
from faqbot.knowledge.model import SmallTalkItem
from faqbot.language.pack import LanguagePack
from faqbot.matching.ranking import Ranking

SURE_SMALL_TALK = 0.9
"""Confidence from which small talk is small talk, whatever words it has. Chosen, not measured."""

ANSWERED_AT = 0.5
"""Confidence of an entry from which words without a question are about something: more likely than not."""


def drop_doubtful_small_talk(ranking: Ranking, pack: LanguagePack) -> Ranking:
    """Return a ranking without small talk that does not account for what is said.

    A question, a statement that does not address the bot, what sets one thing against another, or what an entry answers
    is serious if a word of it that can name a topic is in no phrasing of the small talk: "it is gone now" is no
    goodbye, and "itchy but breathing fine" says not only that all is fine. So is a question like "was that ok",
    which must not get an "all right", if no phrasing of the small talk is one like it.

    Args:
        ranking: The ranking of a message.
        pack: The language of the base.
    """
    small_talk = ranking.small_talk
    if small_talk is None or small_talk.confidence >= SURE_SMALL_TALK:
        return ranking
    cues = read_cues(ranking.question, pack)
    asks_for_verdict = not cues.addresses_bot and _asks_for_verdict(ranking.question, pack)
    if asks_for_verdict and not any(_asks_for_verdict(phrasing, pack) for phrasing in small_talk.item.phrasings):
        return ranking.without_small_talk()
    is_answered = bool(ranking.matches) and ranking.matches[0].confidence >= ANSWERED_AT
    contrasts = not pack.cue_words.contrast_words.isdisjoint(pack.tokenize(ranking.question))
    is_about_something = is_answered or contrasts or cues.is_question or cues.opens_as_statement
    if cues.addresses_bot or not is_about_something or not cues.topic_words - _words_of(small_talk.item, pack):
        return ranking
    return ranking.without_small_talk()


def _asks_for_verdict(text: str, pack: LanguagePack) -> bool:
    """Whether a text begins as a question does, and asks whether something suits somebody."""
    asks = read_cues(text.rstrip(" ?"), pack).is_question
    return asks and not pack.cue_words.verdicts.isdisjoint(pack.tokenize(text))


def _words_of(item: SmallTalkItem, pack: LanguagePack) -> frozenset[str]:
    return frozenset(word for phrasing in item.phrasings for word in pack.tokenize(phrasing))
