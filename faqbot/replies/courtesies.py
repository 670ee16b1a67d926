"""What people say out of courtesy, where the base has no small talk for it."""

from collections.abc import Mapping
from functools import cache

from faqbot.knowledge.model import SmallTalkItem
from faqbot.language.folding import fold_text
from faqbot.language.named_texts import read_named_texts
from faqbot.language.packs import pack_for, primary_subtag, words_without_topic
from faqbot.language.text import phrasing_key
from faqbot.matching.ranking import Match, Ranking
from faqbot.replies.reply import Answer, Reply, SmallTalk

NAMES = ("greeting", "thanks", "farewell", "robot")
"""A greeting, thanks, a goodbye, and the question whether a person answers, as the data files call them."""

PREFIX = "courtesy-"
"""What their ids begin with."""

ROBOT = PREFIX + "robot"

FOLDER = "courtesies"
"""The folder in ``faqbot/data`` with a file for each language."""

MAX_LENGTH = 40
"""Characters of the longest message that is looked up."""


def find_courtesy(reply: Reply) -> SmallTalk | None:
    """Return the reply to a message that is nothing but a courtesy, or None.

    The whole message must be one that is listed; only case, accents and marks may differ. What the base has for it
    comes first: its small talk, a phrasing that is the same word for word, and an answer to a word that names a topic.

    Args:
        reply: What the base has for the message.
    """
    message = reply.question
    if isinstance(reply, SmallTalk) or len(message) > MAX_LENGTH:
        return None
    item = _list_courtesies(primary_subtag(reply.knowledge.language)).get(_key(message))
    found = (*reply.ranking.matches[:1], reply.ranking.gap)
    if item is None or any(_key(match.phrasing) == _key(message) for match in found if match):
        return None
    if isinstance(reply, Answer) and (item.id == ROBOT or _answers_a_word(reply)):
        return None
    match = Match(item=item, phrasing=message, confidence=1.0)
    return SmallTalk(knowledge=reply.knowledge, ranking=Ranking(question=message, small_talk=match), entry=item)


def is_courtesy(reply: Reply) -> bool:
    """Whether a reply is to a courtesy, and so not from the base."""
    return isinstance(reply, SmallTalk) and reply.entry.id.startswith(PREFIX)


def _answers_a_word(reply: Answer) -> bool:
    """Whether the entry of an answer has a word of the message that could name a topic; "how are you" has none."""
    pack = pack_for(reply.knowledge.language)
    texts = (*reply.entry.phrasings, reply.entry.statement)
    words = {word for text in texts for word in pack.tokenize(text)} - words_without_topic(pack)
    return not words.isdisjoint(pack.tokenize(reply.question))


@cache
def _list_courtesies(language: str) -> Mapping[str, SmallTalkItem]:
    """Return the courtesies of a language by the keys of what people say."""
    texts = read_named_texts(FOLDER, language)
    found: dict[str, SmallTalkItem] = {}
    for name in NAMES if texts else ():
        said = tuple(texts[name].split(" | "))
        item = SmallTalkItem(id=PREFIX + name, question=said[0], paraphrases=said[1:], answer=texts[f"{name}_reply"])
        found |= {_key(phrasing): item for phrasing in said}
    return found


def _key(text: str) -> str:
    return fold_text(phrasing_key(text))
