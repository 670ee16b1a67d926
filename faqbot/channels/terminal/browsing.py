"""Lists of what a base contains: topics, questions and sources."""

from collections import Counter
from collections.abc import Iterable

from faqbot.knowledge.model import Citation, Entry, KnowledgeBase
from faqbot.language.text import phrasing_key, safe_text
from faqbot.rendering.blocks import Block, list_sources


def list_topics(knowledge: KnowledgeBase) -> list[Block]:
    """List the topics, each with its number of questions."""
    counts = Counter(entry.topic for entry in knowledge.entries)
    return [
        Block("choice", safe_text(f"{topic} ({count})"), f"{number}.")
        for number, (topic, count) in enumerate(counts.items(), 1)
    ]


def find_topic(knowledge: KnowledgeBase, name: str) -> str | None:
    """Find a topic by a part of its name.

    A topic with exactly this name comes first, then the first topic of the base that contains the name.
    """
    wanted = phrasing_key(name)
    found = [topic for topic in knowledge.topics if wanted and wanted in phrasing_key(topic)]
    found.sort(key=lambda topic: phrasing_key(topic) != wanted)
    return found[0] if found else None


def list_questions(heading: str, entries: Iterable[Entry]) -> list[Block]:
    """List the questions of entries, numbered, under a heading."""
    return [
        Block("heading", safe_text(heading)),
        *(Block("choice", safe_text(entry.question), f"{number}.") for number, entry in enumerate(entries, 1)),
    ]


def show_sources(knowledge: KnowledgeBase, citations: tuple[Citation, ...]) -> list[Block]:
    """List the citations of an answer, or else all sources."""
    if citations:
        return list_sources(citations, knowledge.messages.sources)
    shown = [Block("heading", safe_text(knowledge.messages.sources))]
    for source in knowledge.sources:
        parts = (f"“{source.title}”", source.published, source.url)
        shown.append(Block("source", safe_text(", ".join(filter(None, parts))), "-"))
    return shown


def show_source(citations: tuple[Citation, ...], number: str) -> list[Block]:
    """Show the details of one citation, given its typed number."""
    if not citations:
        return [Block("note", "The last reply cites no source. /sources lists all sources.")]
    if not (number.isascii() and number.isdigit() and 1 <= int(number) <= len(citations)):
        count = "has one source: /sources 1" if len(citations) == 1 else f"has sources 1 to {len(citations)}"
        return [Block("note", safe_text(f"There is no source “{number}”. The last answer {count}."))]
    citation = citations[int(number) - 1]
    facts = [
        ("", f"“{citation.source.title}”"),
        ("published: ", citation.source.published),
        ("address: ", citation.source.url),
        ("section: ", citation.passage.section),
        ("place: ", f"{citation.position[0]} of {citation.position[1]}"),
        ("begins: ", citation.passage.begins),
        ("ends: ", citation.passage.ends),
        ("line: ", citation.passage.line and str(citation.passage.line)),
        ("passage: ", citation.passage.id),
        ("about: ", citation.passage.about),
        ("SHA-256: ", citation.passage.sha256),
    ]
    return [Block("source", safe_text(f"{label}{fact}"), "-") for label, fact in facts if fact]
