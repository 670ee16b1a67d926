"""Phrasings compared by their normalised form."""

from faqbot.knowledge.model import Item, KnowledgeBase
from faqbot.language.text import phrasing_key


def list_distinct_phrasings(item: Item) -> list[str]:
    """List the distinct phrasings of an item in file order.

    Of equal phrasings, the first is kept.
    """
    phrasings: dict[str, str] = {}
    for phrasing in item.phrasings:
        phrasings.setdefault(phrasing_key(phrasing), phrasing)
    return list(phrasings.values())


def collect_normalised_phrasings(knowledge: KnowledgeBase) -> set[str]:
    """Return the normalised form of every phrasing of every item."""
    return {phrasing_key(phrasing) for item in knowledge.items for phrasing in item.phrasings}
