"""A reply as blocks of text, the source of all renderings in words."""

from dataclasses import dataclass
from typing import Literal

from faqbot.knowledge.model import Citation, Entry
from faqbot.knowledge.notices import AlertRule
from faqbot.language.detection import language_name
from faqbot.language.text import safe_text
from faqbot.replies.reply import Answer, Clarification, NoAnswer, Reply, SmallTalk

Kind = Literal["alert", "caution", "answer", "note", "evidence", "heading", "source", "choice"]


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, or one item of a list.

    Attributes:
        kind: The role of the block; an ``answer`` is the base's own text.
        text: Text that is safe to show anywhere; it may contain line feeds.
        mark: The label before the first line, such as ``[1]``; further lines are indented to match.
    """

    kind: Kind
    text: str
    mark: str = ""

    @property
    def list_mark(self) -> str:
        """The mark of a numbered list: ``1.`` for ``[1]``."""
        return self.mark.replace("[", "").replace("]", ".")


def build_blocks(reply: Reply) -> list[Block]:
    """Build the blocks of a reply in reading order.

    The order is: alert, caution, corrections, language, text, evidence, sources, next questions. An alert stands alone:
    only the text of an entry that belongs to it may follow. A gentle one precedes the reply, unless that is small talk.
    """
    messages = reply.knowledge.messages
    if reply.alert and (not reply.alert.is_gentle or isinstance(reply, SmallTalk)):
        return _build_alert_blocks(reply, reply.alert)
    blocks = [Block("alert", safe_text(reply.alert.text))] if reply.alert else []
    blocks.extend([Block("caution", safe_text(reply.caution.text))] if reply.caution else [])
    blocks.extend(
        Block("note", safe_text(messages.corrected.replace("{from}", fix.typed).replace("{to}", fix.read)))
        for fix in reply.ranking.corrections
        if isinstance(reply, Answer)
    )
    if reply.ranking.language and isinstance(reply, Answer):
        language = language_name(reply.knowledge.language)
        blocks.append(Block("note", safe_text(messages.source_language.replace("{language}", language))))
    blocks.extend(Block("answer", safe_text(line)) for line in reply.text.split("\n") if line.strip())
    match reply:
        case Answer():
            if reply.entry.evidence:
                level = reply.knowledge.evidence_levels[reply.entry.evidence]
                blocks.append(Block("evidence", safe_text(f"{messages.evidence} {level}")))
            blocks.extend(list_sources(reply.citations, messages.sources))
            blocks.extend(list_choices(messages.also, reply.follow_ups))
        case Clarification():
            blocks.extend(list_choices("", reply.offered))
            blocks.append(Block("note", safe_text(messages.choose)))
        case NoAnswer():
            blocks.extend(list_choices(messages.near, reply.follow_ups))
        case SmallTalk():
            pass
    return blocks


def _build_alert_blocks(reply: Reply, alert: AlertRule) -> list[Block]:
    is_related = isinstance(reply, Answer) and reply.entry.id in alert.related
    answer = reply.text.split("\n") if is_related else []
    return [
        Block("alert", safe_text(alert.text)),
        *(Block("answer", safe_text(line)) for line in answer if line.strip()),
    ]


def list_sources(citations: tuple[Citation, ...], heading: str) -> list[Block]:
    """List the sources of an answer, numbered, below a heading."""
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
    """List questions to choose from, numbered, below any heading."""
    if not entries:
        return []
    choices = [Block("choice", safe_text(name), f"{number}.") for number, name in enumerate(_name_choices(entries), 1)]
    return [*([Block("heading", safe_text(heading))] if heading else []), *choices]


def _name_choices(entries: tuple[Entry, ...]) -> list[str]:
    """Return the questions of entries; one that several of them have is followed by its tags."""
    questions = [entry.question for entry in entries]
    return [
        f"{entry.question} ({', '.join(entry.tags)})"
        if questions.count(entry.question) > 1 and entry.tags
        else entry.question
        for entry in entries
    ]


def describe_citation(citation: Citation) -> str:
    """Describe a citation: title, section, passage id, subject of a reference, address."""
    source, passage = citation.source, citation.passage
    place = f"“{source.title}”, {passage.section} ({passage.id})"
    return ", ".join(filter(None, (place, passage.about if passage.kind == "reference" else None, source.url)))
