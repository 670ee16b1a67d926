"""Export the entries of a base for another system."""

from faqbot.curation.formats.extracted import ExtractedEntry
from faqbot.curation.formats.registry import WRITABLE
from faqbot.knowledge.model import NO_TOPIC, Entry, KnowledgeBase


def export_base(knowledge: KnowledgeBase, format_name: str) -> bytes:
    """Return the entries of a base in a format, in UTF-8.

    Drafts, gaps, small talk, citations and guards have no place in these formats, and are left out.

    Args:
        knowledge: A loaded base.
        format_name: One of ``WRITABLE``.
    """
    entries = list(map(_convert, knowledge.entries))
    return WRITABLE[format_name](entries, knowledge.title, knowledge.language).encode()


def _convert(entry: Entry) -> ExtractedEntry:
    return ExtractedEntry(
        question=entry.question,
        answer=entry.answer,
        paraphrases=entry.paraphrases,
        id=entry.id,
        topic="" if entry.topic == NO_TOPIC else entry.topic,
        tags=entry.tags,
        url=entry.url or "",
        meta=entry.meta,
        follow_ups=entry.follow_ups,
    )
