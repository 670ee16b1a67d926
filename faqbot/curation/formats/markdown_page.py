"""Markdown pages, read in five ways: headings, bold, ``Q:`` and ``A:``, numbers, foldable parts."""

import json
import re
from collections.abc import Sequence
from itertools import pairwise

from faqbot.curation.formats.cleaning import escape_line
from faqbot.curation.formats.extracted import Extract, ExtractedEntry, apply_exact, need_extra
from faqbot.curation.formats.joining import join_extracts
from faqbot.curation.formats.line_pairs import LINE_WAYS, read_pairs
from faqbot.curation.formats.markdown_text import TARGET, clean_body, read_heading, without_comments
from faqbot.curation.formats.outline import Section, read_outline
from faqbot.curation.formats.page import Reading, asks, choose_reading, strip_number
from faqbot.curation.formats.question_titles import find_lost, report_nothing
from faqbot.curation.formats.source_file import SourceFile

NAME = "markdown"
HEADINGS, DETAILS = "headings", "details"
WAYS = (HEADINGS, DETAILS, *LINE_WAYS)
"""The ways of reading a page; of two that find as many questions, the first is taken."""

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
_KEY = re.compile(r"^(title|lang|language|locale):\s*[\"']?(.*?)[\"']?\s*$", re.MULTILINE)
_OWN = re.compile(r"^## (.*)\n\n<!-- faqbot: (\{.*\}) -->$", re.MULTILINE)
"""A heading as ``write`` writes it, with the comment of what a reader does not see."""
_DETAILS = re.compile(r"<details\b[^<>]*>", re.IGNORECASE)
_SUMMARY = re.compile(r"\s*<summary\b[^<>]*>(.*?)</summary>(.*)", re.DOTALL | re.IGNORECASE)


def recognises(source: SourceFile) -> bool:
    """Return whether a file is Markdown."""
    return source.suffix in (".md", ".markdown", ".mdown", ".txt")


def read(sources: Sequence[SourceFile], language: str, way: str = "") -> Extract:  # noqa: ARG001 - a page has one language
    """Read pages, each in the way that finds the most questions, or in the wanted way."""
    return join_extracts(NAME, [_read_page(source, way) for source in sources])


def _read_page(source: SourceFile, way: str) -> Extract:
    text, keys = _split_front_matter(source.text)
    if _OWN.search(text):
        own = _read_own(text, source.name)
        return Extract(
            format=own.format, entries=own.entries, title=keys.get("title", ""), language=keys.get("lang", "")
        )
    sections = _split_sections(text)
    lines = without_comments(text).split("\n")
    readings = [
        Reading(HEADINGS, read_outline(sections, source.name, HEADINGS)),
        Reading(DETAILS, _read_details(text, source.name)),
        *(Reading(name, read_pairs(lines, source.name, name)) for name in LINE_WAYS),
    ]
    chosen = choose_reading(readings, source.name, way)
    return Extract(
        format=chosen.format,
        entries=chosen.entries,
        problems=[*chosen.problems, *find_lost(lines, chosen, source.name)] or report_nothing(chosen, source.name),
        title=keys.get("title") or chosen.title,
        language=keys.get("lang") or keys.get("language") or keys.get("locale") or "",
        notes=[*source.notes, *chosen.notes],
    )


def _split_front_matter(text: str) -> tuple[str, dict[str, str]]:
    """Return a page without its front matter, whose lines stay as empty ones, and the keys that matter."""
    found = _FRONT_MATTER.match(text)
    if not found:
        return text, {}
    return "\n" * found[0].count("\n") + text[found.end() :], dict(_KEY.findall(found[1]))


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


def _read_details(text: str, file: str) -> Extract:
    text = without_comments(text)
    begins = [found.start() for found in _DETAILS.finditer(text)]
    entries = []
    for begin, end in pairwise([*begins, len(text)]):
        opened = _DETAILS.match(text, begin)
        # A part ends where the next one begins, so that no part is searched twice.
        part = re.split("</details>", text[opened.end() if opened else begin : end], maxsplit=1, flags=re.IGNORECASE)[0]
        if found := _SUMMARY.match(part):
            question = strip_number(read_heading(found[1])[0])
            where = f"line {text.count(chr(10), 0, begin) + 1}"
            entries.append(ExtractedEntry(question=question, answer=clean_body(found[2]), file=file, where=where))
    asking = sum(asks(entry.question) for entry in entries)
    return Extract(format=DETAILS, entries=entries if asking * 2 >= len(entries) else [])


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
