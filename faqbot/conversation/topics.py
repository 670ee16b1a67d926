"""Topics that a message names, as a whole or with its words."""

from collections.abc import Iterable
from functools import lru_cache

from faqbot.knowledge.model import Item, KnowledgeBase
from faqbot.language.pack import LanguagePack
from faqbot.language.text import phrasing_key


@lru_cache(maxsize=4_096)
def _key_of(topic: str) -> str:
    """Return the phrasing key of a topic, which every message is compared with."""
    return phrasing_key(topic)


def find_topic(text: str, knowledge: KnowledgeBase) -> str:
    """Return the topic that a text names and nothing else, or an empty text.

    Args:
        text: A message without its opening and closing words.
        knowledge: The base of the topics.
    """
    name = phrasing_key(text)
    return next((topic for topic in knowledge.topics if _key_of(topic) == name), "")


def mentions(item: Item, words: Iterable[str], pack: LanguagePack) -> bool:
    """Whether an item has all of these words.

    Its phrasings and its answer count, and plurals match singulars.
    """
    plural = pack.cue_words.plural_ending
    known = {word.removesuffix(plural) for text in (*item.phrasings, item.statement) for word in pack.tokenize(text)}
    return known.issuperset(word.removesuffix(plural) for word in words)
