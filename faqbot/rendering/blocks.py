"""A reply as blocks of text, in the order they are read; every other rendering of words starts from here."""

from dataclasses import dataclass
from typing import Literal

from faqbot.knowledge.model import Citation, Entry
from faqbot.language.text import safe_text
from faqbot.replies.reply import Answer, Clarification, NoAnswer, Reply, SmallTalk

Kind = Literal["alert", "caution", "answer", "note", "heading", "source", "choice"]


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph or one line of a list.

    Attributes:
        kind: What it is; an ``answer`` is the base's own text.
        text: Safe to show anywhere; may hold line feeds.
        mark: What stands before the first line, as in ``[1]``; further lines are indented to it.
    """

    kind: Kind
    text: str
    mark: str = ""


def build_blocks(reply: Reply) -> list[Block]:
    """The reply's blocks: alert, caution, what was corrected, the text, the evidence, its sources, what to ask next."""
    messages = reply.knowledge.messages
    found = [Block("alert", safe_text(reply.alert.text))] if reply.alert else []
    found.extend([Block("caution", safe_text(reply.caution.text))] if reply.caution else [])
    found.extend(
        Block("note", safe_text(messages.corrected.replace("{from}", fix.typed).replace("{to}", fix.read)))
        for fix in reply.ranking.corrections
        if isinstance(reply, Answer)
    )
    found.extend(Block("answer", safe_text(line)) for line in reply.text.split("\n") if line.strip())
    match reply:
        case Answer():
            if reply.entry.evidence:
                level = reply.knowledge.evidence_levels[reply.entry.evidence]
                found.append(Block("note", safe_text(f"{messages.evidence} {level}")))
            found.extend(list_sources(reply.citations, messages.sources))
            found.extend(list_choices(messages.also, reply.follow_ups))
        case Clarification():
            found.extend(list_choices("", reply.offered))
            found.append(Block("note", safe_text(messages.choose)))
        case NoAnswer():
            found.extend(list_choices(messages.near, reply.follow_ups))
        case SmallTalk():
            pass
    return found


def list_sources(citations: tuple[Citation, ...], heading: str) -> list[Block]:
    """The sources of an answer, numbered."""
    if not citations:
        return []
    return [
        Block("heading", safe_text(heading)),
        *(
            Block("source", safe_text(describe_citation(citation)), f"[{number}]")
            for number, citation in enumerate(citations, 1)
        ),
    ]


def list_choices(heading: str, entries: tuple[Entry, ...]) -> list[Block]:
    """Questions to choose from, numbered, under a heading where there is one."""
    if not entries:
        return []
    choices = [Block("choice", safe_text(entry.question), f"{number}.") for number, entry in enumerate(entries, 1)]
    return [*([Block("heading", safe_text(heading))] if heading else []), *choices]


def describe_citation(citation: Citation) -> str:
    """A citation in words: title, section, passage, what it is about if it is a reference, address if it has one."""
    source, passage = citation.source, citation.passage
    place = f"“{source.title}”, {passage.section} ({passage.id})"
    return ", ".join(filter(None, (place, passage.about if passage.kind == "reference" else None, source.url)))
