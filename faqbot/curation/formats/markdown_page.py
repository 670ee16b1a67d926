"""Markdown pages, read in several ways: headings, foldable parts, definition lists, and lines that are questions."""

import json
import re
from collections.abc import Sequence
from itertools import pairwise

from faqbot.curation.formats.cleaning import escape_line
from faqbot.curation.formats.definition_lists import DEFINITIONS, read_definitions
from faqbot.curation.formats.extracted import Extract, ExtractedEntry, apply_exact, need_extra
from faqbot.curation.formats.foldable import list_foldable, read_markdown_parts
from faqbot.curation.formats.front_matter import FRONT_MATTER, read_front_matter, split_front_matter
from faqbot.curation.formats.joining import join_extracts
from faqbot.curation.formats.light_markup import MARKUP_SUFFIXES, to_markdown
from faqbot.curation.formats.line_pairs import LINE_WAYS, read_pairs
from faqbot.curation.formats.markdown_text import TARGET, clean_body, read_heading, without_comments
from faqbot.curation.formats.outline import Section, read_outline
from faqbot.curation.formats.page import Reading, asks, choose_reading
from faqbot.curation.formats.page_tables import TABLES, list_markdown_tables, read_tables
from faqbot.curation.formats.question_titles import find_lost, report_nothing
from faqbot.curation.formats.source_file import SourceFile
from faqbot.curation.formats.template_tags import mark_placeholders, resolve_markdown

NAME = "markdown"
HEADINGS, DETAILS = "headings", "details"
WAYS = (HEADINGS, DETAILS, TABLES, DEFINITIONS, *LINE_WAYS, FRONT_MATTER)
"""The ways of reading a page; of two that find as many questions, the first is taken."""

_LANGUAGE = ("lang", "language", "locale")
_OWN = re.compile(r"^## (.*)\n\n<!-- faqbot: (\{.*\}) -->$", re.MULTILINE)
"""A heading as ``write`` writes it, with the comment of what a reader does not see."""


def recognises(source: SourceFile) -> bool:
    """Return whether a file is Markdown, reStructuredText or AsciiDoc."""
    return source.suffix in (".md", ".markdown", ".mdown", ".mdx", ".txt", *MARKUP_SUFFIXES)


def read(sources: Sequence[SourceFile], language: str, way: str = "") -> Extract:
    """Read pages, each in the way that finds the most questions, or in the wanted way."""
    return join_extracts(NAME, [_read_page(source, language, way) for source in sources])


def _read_page(source: SourceFile, language: str, way: str) -> Extract:
    front = split_front_matter(source.text, source.name)
    if _OWN.search(front.text):
        own = _read_own(front.text, source.name)
        return Extract(
            format=own.format, entries=own.entries, title=front.find("title"), language=front.find(*_LANGUAGE)
        )
    resolved = resolve_markdown(to_markdown(front.text, source.suffix), is_component_page=source.suffix == ".mdx")
    text = resolved.text
    lines = without_comments(text).split("\n")
    parts = read_markdown_parts("\n".join(lines))
    readings = [
        Reading(HEADINGS, read_outline(_split_sections(text), source.name, HEADINGS)),
        Reading(DETAILS, Extract(format=DETAILS, entries=list_foldable(parts, source.name))),
        Reading(TABLES, read_tables(list(list_markdown_tables(lines)), source.name, language)),
        Reading(DEFINITIONS, read_definitions(lines, source.name)),
        *(Reading(name, read_pairs(lines, source.name, name)) for name in LINE_WAYS),
    ]
    keyed = Reading(FRONT_MATTER, read_front_matter(front._replace(text=text), source.name, language))
    is_one_question = keyed.questions and not any(
        asks(entry.question) and entry.answer for each in readings for entry in each.extract.entries
    )
    chosen = choose_reading([keyed] if is_one_question else [*readings, keyed], source.name, way)
    return Extract(
        format=chosen.format,
        entries=mark_placeholders(chosen.entries),
        problems=[*chosen.problems, *find_lost(lines, chosen, source.name)] or report_nothing(chosen, source.name),
        title=front.find("title") or chosen.title,
        language=front.find(*_LANGUAGE),
        notes=[*source.notes, *resolved.describe(source.name), *chosen.notes],
    )


def _split_sections(text: str) -> list[Section]:
    """Return the headings of a page, each with what follows it."""
    try:
        from markdown_it import MarkdownIt  # noqa: PLC0415 - an extra
    except ImportError:
        raise need_extra("markdown-it-py", "Markdown pages") from None
    # Only blocks are parsed: what is inside a line is not needed, and its parser is slow on lines of brackets.
    parser = MarkdownIt("commonmark").enable("table")
    parser.core.ruler.disable("inline")
    tokens = parser.parse(text)
    lines = text.split("\n")
    headings: list[tuple[int, int, int, str]] = []
    for token, inline in pairwise(tokens):
        if token.type == "heading_open" and token.level == 0 and token.map:
            headings.append((int(token.tag[1]), token.map[0], token.map[1], inline.content))
    sections = []
    for number, (level, begin, after, content) in enumerate(headings):
        end = headings[number + 1][1] if number + 1 < len(headings) else len(lines)
        heading, anchor = read_heading(content)
        if heading:
            before = TARGET.search(lines[begin - 1]) if begin else None
            anchor = anchor or (before[1] if before else "")
            body = clean_body("\n".join(lines[after:end]))
            sections.append(Section(level, heading, body, f"line {begin + 1}", anchor))
    return sections


def _read_own(text: str, file: str) -> Extract:
    """Read a page that ``write`` has written, with what its comments say."""
    found = list(_OWN.finditer(text))
    entries = []
    for number, match in enumerate(found):
        end = found[number + 1].start() if number + 1 < len(found) else len(text)
        entry = ExtractedEntry(
            question=read_heading(match[1])[0],
            answer=clean_body(text[match.end() : end]),
            file=file,
            where=f"line {text.count(chr(10), 0, match.start()) + 1}",
        )
        entries.append(apply_exact(entry, match[2]))
    return Extract(format=HEADINGS, entries=entries)


def write(entries: Sequence[ExtractedEntry], title: str, language: str) -> str:
    """Write a page of headings; what a reader does not see is in a comment after each."""
    parts = [f"---\ntitle: {title}\nlang: {language}\n---\n", f"# {escape_line(title)}\n"]
    for entry in entries:
        exact: dict[str, object] = {"id": entry.id, "topic": entry.topic, "paraphrases": entry.paraphrases}
        exact |= {"tags": entry.tags, "url": entry.url, "meta": dict(entry.meta), "follow_ups": entry.follow_ups}
        shown, heading = entry.answer.replace("<!--", "&lt;!--"), escape_line(entry.question)
        if clean_body(shown) != entry.answer:
            exact["answer"] = entry.answer
        if read_heading(heading)[0] != entry.question:
            exact["question"] = entry.question
        kept = json.dumps({name: value for name, value in exact.items() if value}, ensure_ascii=True).replace(
            ">", "\\u003e"
        )
        parts.append(f"## {heading}\n\n<!-- faqbot: {kept} -->\n\n{shown}\n")
    return "\n".join(parts)
