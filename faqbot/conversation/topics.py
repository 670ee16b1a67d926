"""Topics that are named by a whole message."""

from functools import lru_cache

from faqbot.knowledge.model import KnowledgeBase
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
