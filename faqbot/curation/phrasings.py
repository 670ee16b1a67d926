"""Phrasings compared by their normalised form."""

from faqbot.knowledge.model import Item, KnowledgeBase
from faqbot.language.text import same_phrasing


def list_distinct_phrasings(item: Item) -> list[str]:
    """List the distinct phrasings of an item in file order.

    Of equal phrasings, the first is kept.
    """
    phrasings: dict[str, str] = {}
    for phrasing in item.phrasings:
        phrasings.setdefault(same_phrasing(phrasing), phrasing)
    return list(phrasings.values())


def collect_normalised_phrasings(knowledge: KnowledgeBase) -> set[str]:
    """Return the normalised form of every phrasing of every item."""
    return {same_phrasing(phrasing) for item in knowledge.items for phrasing in item.phrasings}
