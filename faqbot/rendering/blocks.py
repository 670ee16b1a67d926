"""A reply as blocks of text, the source of all renderings in words."""

from dataclasses import dataclass
from typing import Literal

from faqbot.knowledge.model import Citation, Entry, Source
from faqbot.language.detection import language_name
from faqbot.language.text import safe_text
from faqbot.replies.notices import is_withheld, stands_alone
from faqbot.replies.reply import Answer, Clarification, NoAnswer, Reply, SmallTalk

Kind = Literal["alert", "caution", "answer", "note", "evidence", "heading", "source", "choice"]


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, or one item of a list.

    Attributes:
        kind: The role of the block; an ``answer`` is the base's own text.
        text: Text that is safe to show anywhere; it may contain line feeds.
        mark: The label before the first line, such as ``[1]``; further lines are indented to match.
        is_apart: Whether a blank line stands before it in the base's own text.
    """

    kind: Kind
    text: str
    mark: str = ""
    is_apart: bool = False

    @property
    def list_mark(self) -> str:
        """The mark of a numbered list: ``1.`` for ``[1]``."""
        return self.mark.replace("[", "").replace("]", ".")


def build_blocks(reply: Reply) -> list[Block]:
    """Build the blocks of a reply in reading order.

    The order is: alert, caution, corrections, language, text, evidence, sources, what was left out, next questions. An
    alert stands alone: only the text of an entry that belongs to it may follow. A gentle one precedes the reply, unless
    that is small talk.
    """
    messages = reply.knowledge.messages
    if reply.alert and stands_alone(reply):
        return [Block("alert", safe_text(reply.alert.text)), *([] if is_withheld(reply) else _list_lines(reply.text))]
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
    if isinstance(reply, Answer) and reply.repeated:
        blocks.append(Block("note", safe_text(messages.repeated)))
    blocks.extend(_list_lines(reply.text))
    match reply:
        case Answer():
            blocks.extend(_build_answer_details(reply))
        case Clarification():
            blocks.extend(list_choices("", reply.offered))
            blocks.append(Block("note", safe_text(messages.choose)))
        case NoAnswer():
            blocks.extend(list_choices(messages.near, reply.follow_ups))
        case SmallTalk():
            pass
    return blocks


def _build_answer_details(reply: Answer) -> list[Block]:
    """Build what follows the text of an answer."""
    messages = reply.knowledge.messages
    blocks = [Block("answer", safe_text(reply.computed))] if reply.computed else []
    if reply.entry.evidence:
        level = reply.knowledge.evidence_levels[reply.entry.evidence]
        blocks.append(Block("evidence", safe_text(f"{messages.evidence} {level}")))
    blocks.extend(list_sources(reply.citations, messages.sources, reply.entry.dated_by))
    blocks.extend(Block("note", safe_text(messages.left_out.replace("{question}", part))) for part in reply.left_out)
    choices = list_choices("", reply.follow_ups)
    asked_too, others = choices[: len(reply.also)], choices[len(reply.also) :]
    for heading, listed in ((messages.asked_too, asked_too), (messages.also, others)):
        blocks.extend([Block("heading", safe_text(heading)), *listed] if listed else [])
    return blocks


def _list_lines(text: str) -> list[Block]:
    """Return the lines of a text of the base, each as a block."""
    lines = text.strip("\n").split("\n")
    return [
        Block("answer", safe_text(line), is_apart=number > 0 and not lines[number - 1].strip())
        for number, line in enumerate(lines)
        if line.strip()
    ]


def list_sources(citations: tuple[Citation, ...], heading: str, dated_by: tuple[str, ...] = ()) -> list[Block]:
    """List the sources of an answer below a heading: each source once, then its passages, numbered.

    Args:
        citations: The citations of the answer.
        heading: The heading of the list.
        dated_by: Ids of the passages that only tell how old the answer is.
    """
    blocks = [Block("heading", safe_text(heading))] if citations else []
    last = None
    for number, citation in enumerate(citations, 1):
        if citation.source != last:
            blocks.append(Block("source", safe_text(describe_source(citation.source))))
            last = citation.source
        purpose = ", only for the date" if citation.passage.id in dated_by else ""
        blocks.append(Block("source", safe_text(describe_citation(citation) + purpose), f"[{number}]"))
    return blocks


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


def describe_source(source: Source) -> str:
    """Describe a source: title, date and address, as far as they are known."""
    return ", ".join(filter(None, (f"“{source.title}”", source.published, source.url)))


def describe_citation(citation: Citation) -> str:
    """Describe where in its source a passage is, so that a reader finds it.

    The parts are: section, place in the section, id, subject of a reference, first and last words, line, and, in a
    source with an address, a link to these words. Parts that are not known are left out.
    """
    passage, (place, count) = citation.passage, citation.position
    what = "reference" if passage.kind == "reference" else "passage"
    section = passage.section if count == 1 else f"{passage.section}, {what} {place} of {count}"
    words = (f"“{passage.begins} …”" if passage.begins else "", f"“… {passage.ends}”" if passage.ends else "")
    parts = (
        f"{section} ({passage.id})",
        passage.about if passage.kind == "reference" else "",
        " to ".join(filter(None, words)),
        f"line {passage.line}" if passage.line else "",
        build_link(citation),
    )
    return ", ".join(filter(None, parts))


def build_link(citation: Citation) -> str:
    """Build a link to the first and last words of a passage (a text fragment of the URL).

    It is empty if the source has no address, or the passage no first words.
    """
    words = [text for text in (citation.passage.begins, citation.passage.ends) if text]
    if not citation.source.url or not citation.passage.begins:
        return ""
    # A hyphen and a comma have a meaning of their own in a fragment, so they are escaped too.
    return f"{citation.source.url}#:~:text={','.join(_escape(text) for text in words)}"


def _escape(text: str) -> str:
    return "".join(
        chr(byte) if chr(byte).isascii() and chr(byte).isalnum() else f"%{byte:02X}" for byte in text.encode()
    )
