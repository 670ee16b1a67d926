"""Learn what a matcher needs from a base."""

from dataclasses import dataclass

from faqbot.knowledge.model import KnowledgeBase
from faqbot.language.packs import pack_for
from faqbot.matching.index import Index
from faqbot.matching.index_builder import build_index
from faqbot.matching.item_facts import collect_facts
from faqbot.matching.lexical.analyzer import Analyzer


@dataclass(frozen=True, slots=True)
class Learned:
    """What was learned from a base."""

    analyzer: Analyzer
    index: Index


def learn(knowledge: KnowledgeBase) -> Learned:
    """Train on a base: on its entries first, then its gaps, then its small talk."""
    pack = pack_for(knowledge.language)
    items = knowledge.items
    phrasings = [phrasing for item in items for phrasing in item.phrasings]
    owners = [number for number, item in enumerate(items) for _ in item.phrasings]
    analyzer = Analyzer.build(pack, phrasings, knowledge.synonyms, knowledge.protected)
    texts = list(map(analyzer.normalize, phrasings))
    has_sources = any(entry.citations for entry in knowledge.entries)
    facts = [collect_facts(pack, item, analyzer.normalize, has_sources=has_sources) for item in items]
    return Learned(analyzer, build_index(pack, texts, owners, len(items), facts=facts, protected=analyzer.protected))
