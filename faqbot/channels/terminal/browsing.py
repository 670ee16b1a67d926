"""What a base holds, to look around in: its topics, their questions, its sources; pure."""

from collections import Counter
from collections.abc import Iterable

from faqbot.knowledge.model import Citation, Entry, KnowledgeBase
from faqbot.language.text import safe_text, same_phrasing
from faqbot.rendering.blocks import Block, list_sources


def list_topics(knowledge: KnowledgeBase) -> list[Block]:
    """The topics, each with how many questions it has."""
    counts = Counter(entry.topic for entry in knowledge.entries)
    return [Block("choice", safe_text(f"{topic} ({count})"), "-") for topic, count in counts.items()]


def show_topic(knowledge: KnowledgeBase, name: str) -> list[Block]:
    """The questions of the topic that has a name, or else of the first that has it as a part of its name."""
    wanted = same_phrasing(name)
    near = [known for known in knowledge.topics if wanted and wanted in same_phrasing(known)]
    near.sort(key=lambda known: same_phrasing(known) != wanted)
    if not near:
        return [Block("note", safe_text(f"There is no topic “{name}”. /topics lists them."))]
    return list_questions(near[0], (entry for entry in knowledge.entries if entry.topic == near[0]))


def list_questions(heading: str, entries: Iterable[Entry]) -> list[Block]:
    """What entries answer, under a heading."""
    return [
        Block("heading", safe_text(heading)),
        *(Block("choice", safe_text(entry.question), "-") for entry in entries),
    ]


def show_sources(knowledge: KnowledgeBase, citations: tuple[Citation, ...]) -> list[Block]:
    """What an answer stands on; if that is nothing, all sources of the base."""
    if citations:
        return list_sources(citations, knowledge.messages.sources)
    shown = [Block("heading", safe_text(knowledge.messages.sources))]
    for source in knowledge.sources:
        parts = (f"“{source.title}”", source.published, source.url)
        shown.append(Block("source", safe_text(", ".join(filter(None, parts))), "-"))
    return shown


def show_source(citations: tuple[Citation, ...], number: str) -> list[Block]:
    """All that is known of one source of an answer, by its number there."""
    if not citations:
        return [Block("note", "The last reply cites nothing. /sources lists what the answers come from.")]
    if not (number.isascii() and number.isdigit() and 1 <= int(number) <= len(citations)):
        few = "has one source: /sources 1" if len(citations) == 1 else f"has the sources 1 to {len(citations)}"
        return [Block("note", safe_text(f"There is no source “{number}”. The last answer {few}."))]
    found = citations[int(number) - 1]
    facts = [
        ("", f"“{found.source.title}”"),
        ("published: ", found.source.published),
        ("address: ", found.source.url),
        ("section: ", found.passage.section),
        ("passage: ", found.passage.id),
        ("about: ", found.passage.about),
        ("SHA-256: ", found.passage.sha256),
    ]
    return [Block("source", safe_text(f"{name}{fact}"), "-") for name, fact in facts if fact]
