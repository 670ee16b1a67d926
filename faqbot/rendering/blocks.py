"""A reply as blocks of text, the source of all renderings in words."""

from dataclasses import dataclass, field, replace
from typing import Literal

from faqbot.knowledge.model import Entry
from faqbot.knowledge.sources import Citation, Source
from faqbot.language.detection import language_name
from faqbot.language.packs import primary_subtag
from faqbot.language.text import shown_text
from faqbot.replies.notices import is_withheld, stands_alone
from faqbot.replies.reply import Answer, Clarification, NoAnswer, Reply, SmallTalk

CITATION_WORDS = {
    "passage": "passage {place} of {count}",
    "reference": "reference {place} of {count}",
    "words": "{begins} to {ends}",
    "line": "line {line}",
    "dated": "only for the date",
}
"""The words round a citation in English, by their names in the files of other languages."""

Kind = Literal["alert", "caution", "answer", "note", "evidence", "heading", "source", "choice"]


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, or one item of a list.

    Attributes:
        kind: The role of the block; an ``answer`` is the base's own text.
        text: Text that is safe to show anywhere; it may contain line feeds.
        mark: The label before the first line, such as ``[1]``; further lines are indented to match.
        is_apart: Whether a blank line stands before it in the base's own text.
        is_written: Whether people wrote the text for the base, so that it may hold Markdown. The text is the same
            either way, so blocks are compared without it.
    """

    kind: Kind
    text: str
    mark: str = ""
    is_apart: bool = False
    is_written: bool = field(default=False, compare=False)

    @property
    def list_mark(self) -> str:
        """The mark of a numbered list: ``1.`` for ``[1]``."""
        return self.mark.replace("[", "").replace("]", ".")


def build_blocks(reply: Reply) -> list[Block]:
    """Build the blocks of a reply in reading order.

    The order is: alert, caution, corrections, language, text, evidence, sources, what was left out, next questions, the
    topics of the base and its contact. An alert stands alone: only the text of an entry that belongs to it may follow.
    A gentle one precedes the reply, unless that is small talk.
    """
    messages = reply.knowledge.messages
    if reply.alert and stands_alone(reply):
        return [Block("alert", shown_text(reply.alert.text)), *([] if is_withheld(reply) else _list_lines(reply.text))]
    blocks = [Block("alert", shown_text(reply.alert.text))] if reply.alert else []
    blocks.extend([Block("caution", shown_text(reply.caution.text))] if reply.caution else [])
    blocks.extend(
        _fill_note(messages.corrected, reply.knowledge.language, **{"from": fix.typed, "to": fix.read})
        for fix in reply.ranking.corrections
        if isinstance(reply, Answer)
    )
    if reply.ranking.language and isinstance(reply, Answer):
        own = reply.knowledge.language
        blocks.append(_fill_note(messages.source_language, own, language=language_name(own)))
    if isinstance(reply, Answer) and reply.repeated:
        blocks.append(Block("note", shown_text(messages.repeated)))
    # Without an item, the text is one of the bot's own sentences, which may quote the question.
    said = reply.prompt if isinstance(reply, Clarification | NoAnswer) else reply.text
    blocks.extend(replace(line, is_written=reply.item is not None) for line in _list_lines(said))
    match reply:
        case Answer():
            blocks.extend(_build_answer_details(reply))
        case Clarification():
            blocks.extend(list_choices("", reply.offered))
            blocks.append(Block("note", shown_text(messages.choose)))
        case NoAnswer():
            blocks.extend(list_choices(messages.near, reply.follow_ups))
        case SmallTalk():
            pass
    # What is offered belongs to what was said, and comes before whom to ask instead.
    return blocks + [line for text in reply.help_lines for line in _list_lines(text)]


def _build_answer_details(reply: Answer) -> list[Block]:
    """Build what follows the text of an answer."""
    messages, own = reply.knowledge.messages, reply.knowledge.language
    blocks = [Block("answer", shown_text(reply.computed))] if reply.computed else []
    if reply.entry.evidence:
        level = reply.knowledge.evidence_levels[reply.entry.evidence]
        blocks.append(Block("evidence", shown_text(f"{messages.evidence} {level}")))
    blocks.extend(list_sources(reply.citations, messages.sources, reply.entry.dated_by, own))
    blocks.extend(_fill_note(messages.left_out, own, question=part) for part in reply.left_out)
    blocks.extend(line for gap in reply.gaps for line in _list_lines(gap.answer))
    choices = list_choices("", reply.follow_ups)
    asked_too, others = choices[: len(reply.also)], choices[len(reply.also) :]
    for heading, listed in ((messages.asked_too, asked_too), (messages.also, others)):
        blocks.extend([Block("heading", shown_text(heading)), *listed] if listed else [])
    return blocks


def _list_lines(text: str) -> list[Block]:
    """Return the lines of a text of the base, each as a block."""
    lines = text.strip("\n").split("\n")
    return [
        Block("answer", shown_text(line), is_apart=number > 0 and not lines[number - 1].strip(), is_written=True)
        for number, line in enumerate(lines)
        if line.strip()
    ]


def list_sources(
    citations: tuple[Citation, ...], heading: str, dated_by: tuple[str, ...] = (), language: str = "en"
) -> list[Block]:
    """List the sources of an answer below a heading: each source once, then its passages, numbered.

    Args:
        citations: The citations of the answer.
        heading: The heading of the list.
        dated_by: Ids of the passages that only tell how old the answer is.
        language: The language of the words round the citations.
    """
    blocks = [Block("heading", shown_text(heading))] if citations else []
    last = None
    for number, citation in enumerate(citations, 1):
        if citation.source != last:
            blocks.append(Block("source", shown_text(describe_source(citation.source))))
            last = citation.source
        purpose = f", {_say('dated', language)}" if citation.passage.id in dated_by else ""
        blocks.append(Block("source", describe_citation(citation, language) + purpose, f"[{number}]"))
    return blocks


def list_choices(heading: str, entries: tuple[Entry, ...]) -> list[Block]:
    """List questions to choose from, numbered, below any heading."""
    if not entries:
        return []
    choices = [Block("choice", shown_text(name), f"{number}.") for number, name in enumerate(_name_choices(entries), 1)]
    return [*([Block("heading", shown_text(heading))] if heading else []), *choices]


def _fill_note(template: str, language: str, /, **values: str) -> Block:
    """Return a sentence with its values as a note."""
    from faqbot.language.direction import fill  # noqa: PLC0415 - most replies have no such note

    return Block("note", fill(template, language, **values))


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


def describe_citation(citation: Citation, language: str = "en") -> str:
    """Describe where in its source a passage is, so that a reader finds it.

    The parts are: section, place in the section, id, subject of a reference, first and last words, line, and, in a
    source with an address, a link to these words. Parts that are not known are left out. The text is safe to show.

    Args:
        citation: A citation.
        language: The language of the words between the parts.
    """
    passage, (place, count) = citation.passage, citation.position
    what = "reference" if passage.kind == "reference" else "passage"
    of_several = _say(what, language, place=str(place), count=str(count)) if count > 1 else ""
    begins, ends = (f"“{passage.begins} …”" if passage.begins else "", f"“… {passage.ends}”" if passage.ends else "")
    parts = (
        ", ".join(filter(None, (shown_text(passage.section), of_several))) + f" ({shown_text(passage.id)})",
        shown_text(passage.about) if passage.kind == "reference" else "",
        _say("words", language, begins=begins, ends=ends) if begins and ends else shown_text(begins or ends),
        _say("line", language, line=str(passage.line)) if passage.line else "",
        shown_text(build_link(citation)),
    )
    return ", ".join(filter(None, parts))


def _say(name: str, language: str, /, **values: str) -> str:
    """Return words round a citation, safe to show. English ones need no file, and nothing is imported for them."""
    english = CITATION_WORDS[name]
    if primary_subtag(language) == "en":
        return shown_text(english.format_map(values))
    from faqbot.rendering.citation_words import say  # noqa: PLC0415

    return say(name, language, english, **values)


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
