"""Lists of what a base contains: topics, questions and sources."""

from collections import Counter
from collections.abc import Iterable

from faqbot.channels.terminal.texts import TerminalTexts
from faqbot.knowledge.model import Entry, KnowledgeBase
from faqbot.knowledge.sources import Citation
from faqbot.language.text import phrasing_key, shown_text
from faqbot.rendering.blocks import Block, list_sources


def list_topics(knowledge: KnowledgeBase) -> list[Block]:
    """List the topics, each with its number of questions."""
    counts = Counter(entry.topic for entry in knowledge.entries)
    return [
        Block("choice", shown_text(f"{topic} ({count})"), f"{number}.")
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
        Block("heading", shown_text(heading)),
        *(Block("choice", shown_text(entry.question), f"{number}.") for number, entry in enumerate(entries, 1)),
    ]


def show_sources(knowledge: KnowledgeBase, citations: tuple[Citation, ...]) -> list[Block]:
    """List the citations of an answer, or else all sources."""
    if citations:
        return list_sources(citations, knowledge.messages.sources, language=knowledge.language)
    shown = [Block("heading", shown_text(knowledge.messages.sources))]
    for source in knowledge.sources:
        parts = (f"“{source.title}”", source.published, source.url)
        shown.append(Block("source", shown_text(", ".join(filter(None, parts))), "-"))
    return shown


def show_source(citations: tuple[Citation, ...], number: str, texts: TerminalTexts) -> list[Block]:
    """Show the details of one citation, given its typed number."""
    if not citations:
        return texts.note("cites_none")
    if not (number.isascii() and number.isdigit() and 1 <= int(number) <= len(citations)):
        return texts.note("no_source", number=number, count=str(len(citations)))
    citation = citations[int(number) - 1]
    place, count = map(str, citation.position)
    facts = [
        ("published", citation.source.published),
        ("address", citation.source.url),
        ("section", citation.passage.section),
        ("place", texts.get("place_of", place=place, count=count)),
        ("begins", citation.passage.begins),
        ("ends", citation.passage.ends),
        ("line", citation.passage.line and str(citation.passage.line)),
        ("passage", citation.passage.id),
        ("about", citation.passage.about),
    ]
    lines = [f"“{shown_text(citation.source.title)}”"]
    lines += [f"{texts.get(name)}: {fact if name == 'place' else shown_text(fact)}" for name, fact in facts if fact]
    lines += [f"SHA-256: {citation.passage.sha256}"] if citation.passage.sha256 else []
    return [Block("source", line, "-") for line in lines]
