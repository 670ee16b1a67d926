"""Markdown pages, read in five ways: headings, bold, ``Q:`` and ``A:``, numbers, foldable parts."""

import html
import json
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from faqbot.curation.formats.cleaning import clean_line, escape_line
from faqbot.curation.formats.columns import is_question
from faqbot.curation.formats.extracted import Extract, ExtractedEntry, apply_exact, need_extra
from faqbot.curation.formats.joining import join_extracts
from faqbot.curation.formats.outline import Section, read_outline
from faqbot.curation.formats.page import Reading, asks, choose_reading, strip_number
from faqbot.curation.formats.source_file import SourceFile

NAME = "markdown"
HEADINGS, BOLD, PREFIXES, NUMBERED, DETAILS = "headings", "bold", "q-and-a", "numbered", "details"
WAYS = (HEADINGS, DETAILS, BOLD, PREFIXES, NUMBERED)
"""The ways of reading a page; of two that find as many questions, the first is taken."""

_MAX_HEADING = 2_000
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
_KEY = re.compile(r"^(title|lang|language|locale):\s*[\"']?(.*?)[\"']?\s*$", re.MULTILINE)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_OWN = re.compile(r"^## (.*)\n\n<!-- faqbot: (\{.*\}) -->$", re.MULTILINE)
"""A heading as ``write`` writes it, with the comment of what a reader does not see."""
_ANCHOR = re.compile(r"\s*\{:?\s*#([\w-]+)[^}]*\}\s*$")
_TARGET = re.compile(r"<a\s+(?:name|id)\s*=\s*[\"']?([\w-]+)[\"']?\s*/?>(?:\s*</a>)?", re.IGNORECASE)
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_BOLD = re.compile(r"(?:[-*+]\s+|\d+[.)]\s+)?(?:\*\*|__)(.+?)(?:\*\*|__)\s*(.*)")
_QUESTION = re.compile(
    r"(?:[-*+]\s+)?(?:\*\*|__)?\s*(?:Q|Question|F|Frage)\s*\d*\s*(?:\*\*|__)?\s*[:.)]\s*(?:\*\*|__)?\s*(.+)",
    re.IGNORECASE,
)
_ANSWER = re.compile(
    r"(?:[-*+]\s+)?(?:\*\*|__)?\s*(?:A|Answer|Antwort)\s*\d*\s*(?:\*\*|__)?\s*[:.)]\s*(?:\*\*|__)?\s*(.*)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\d{1,3}[.)]\s+(.+)")
_DETAILS = re.compile(r"<details\b[^<>]*>", re.IGNORECASE)
_SUMMARY = re.compile(r"\s*<summary\b[^<>]*>(.*?)</summary>(.*)", re.DOTALL | re.IGNORECASE)
_BACK = re.compile(
    r"^\s*(?:\[.{0,80}?(?:top|contents|toc|back).{0,80}?\]\(#[^)]*\)|[-*_]{3,})\s*$", re.IGNORECASE | re.MULTILINE
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,31});")
_LINK = re.compile(
    r"<a\s[^<>]*href\s*=\s*[\"']([^\"'<>]+)[\"'][^<>]*>((?:(?!</?a\b).)*)</a>", re.DOTALL | re.IGNORECASE
)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_INLINE = re.compile(
    r"</?(?:p|div|span|center|font|sub|sup|u|img|a|b|i|strong|em|kbd|small|details|summary)\b[^<>]*>", re.IGNORECASE
)


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
    lines = _without_comments(text).split("\n")
    readings = [
        Reading(HEADINGS, read_outline(sections, source.name, HEADINGS)),
        Reading(DETAILS, _read_details(text, source.name)),
        Reading(BOLD, _read_pairs(lines, source.name, BOLD)),
        Reading(PREFIXES, _read_pairs(lines, source.name, PREFIXES)),
        Reading(NUMBERED, _read_pairs(lines, source.name, NUMBERED)),
    ]
    chosen = choose_reading(readings, source.name, way)
    return Extract(
        format=chosen.format,
        entries=chosen.entries,
        problems=chosen.problems,
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
        heading, anchor = _read_heading(content)
        if heading:
            before = _TARGET.search(lines[begin - 1]) if begin else None
            anchor = anchor or (before[1] if before else "")
            body = clean_body("\n".join(lines[after:end]))
            sections.append(Section(level, heading, body, f"line {begin + 1}", anchor))
    return sections


def _read_heading(content: str) -> tuple[str, str]:
    """Return the words of a heading, and its anchor."""
    content = content[:_MAX_HEADING]
    found = _ANCHOR.search(content) or _TARGET.search(content)
    content = _ANCHOR.sub("", content)
    content = re.sub(r"!\[([^\]]*)\]\([^)]*\)", "", content)
    content = re.sub(r"\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])", r"\1", content)
    content = re.sub(r"(\*\*|__)(.+?)\1", r"\2", content)
    content = re.sub(r"(?<![\w*])[*_](\S.*?)[*_](?![\w*])", r"\1", content)
    content = re.sub(r"`([^`]+)`", r"\1", content)
    content = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", _COMMENT.sub("", content))
    return clean_line(content), found[1] if found else ""


def clean_body(text: str) -> str:
    r"""Return a part of a page as an answer: without comments and rules, with entities as characters.

    >>> clean_body("70&nbsp;%<br>or `&nbsp;` <!-- not sure -->")
    '70\xa0%\nor `&nbsp;`'
    """
    out: list[str] = []
    for is_code, part in _split_fences(_without_comments(text)):
        out.append(part if is_code else _clean_prose(part))
    lines = (line.rstrip() for line in "\n".join(out).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _clean_prose(text: str) -> str:
    text = _BACK.sub("", text)
    pieces = re.split(r"(`[^`\n]*`)", text)
    for number in range(0, len(pieces), 2):
        piece = _BREAK.sub("\n", pieces[number])
        piece = _replace_links(piece)
        pieces[number] = _ENTITY.sub(lambda found: html.unescape(found[0]), _INLINE.sub("", piece))
    return "".join(pieces)


def _replace_links(text: str) -> str:
    return _LINK.sub(r"[\2](\1)", text)


def _split_fences(text: str) -> Iterator[tuple[bool, str]]:
    """Yield the parts of a text that are fenced code, and those that are not."""
    part: list[str] = []
    fence = ""
    for line in text.split("\n"):
        found = _FENCE.match(line)
        if not fence and found:
            if part:
                yield False, "\n".join(part)
            part, fence = [line], found[1]
        elif fence and line.strip().startswith(fence) and not line.strip().strip(fence[0]):
            yield True, "\n".join([*part, line])
            part, fence = [], ""
        else:
            part.append(line)
    if part:
        yield bool(fence), "\n".join(part)


def _without_comments(text: str) -> str:
    """Remove comments outside code; their lines stay as empty ones."""
    parts = []
    for is_code, part in _split_fences(text):
        parts.append(part if is_code else _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), part))
    return "\n".join(parts)


def _read_details(text: str, file: str) -> Extract:
    text = _without_comments(text)
    begins = [found.start() for found in _DETAILS.finditer(text)]
    entries = []
    for begin, end in pairwise([*begins, len(text)]):
        opened = _DETAILS.match(text, begin)
        # A part ends where the next one begins, so that no part is searched twice.
        part = re.split("</details>", text[opened.end() if opened else begin : end], maxsplit=1, flags=re.IGNORECASE)[0]
        if found := _SUMMARY.match(part):
            question = strip_number(_read_heading(found[1])[0])
            where = f"line {text.count(chr(10), 0, begin) + 1}"
            entries.append(ExtractedEntry(question=question, answer=clean_body(found[2]), file=file, where=where))
    asking = sum(asks(entry.question) for entry in entries)
    return Extract(format=DETAILS, entries=entries if asking * 2 >= len(entries) else [])


def _read_pairs(lines: Sequence[str], file: str, way: str) -> Extract:
    """Read questions in bold, or after ``Q:``, each with what follows up to the next question or heading."""
    entries: list[ExtractedEntry] = []
    topic, question, where = "", "", ""
    body: list[str] = []
    is_code = False

    def finish() -> None:
        if question:
            answer = clean_body("\n".join(body))
            entries.append(ExtractedEntry(question=question, answer=answer, file=file, where=where, topic=topic))
        body.clear()

    for number, line in enumerate(lines, start=1):
        is_code ^= bool(_FENCE.match(line))
        heading = None if is_code else re.match(r"#{1,6}\s+(.*?)\s*#*$", line)
        asked = None if is_code else _match_question(line.rstrip() if way == NUMBERED else line.strip(), way)
        if heading:
            finish()
            topic, question = _read_heading(heading[1])[0], ""
        elif asked:
            finish()
            question, where = asked[0], f"line {number}"
            body.append(asked[1])
        elif question:
            answered = _ANSWER.fullmatch(line.strip()) if not is_code and not any(body) else None
            body.append(answered[1] if answered else line)
    finish()
    return Extract(format=way, entries=entries)


def _match_question(line: str, way: str) -> tuple[str, str] | None:
    """Return the question of a line, and what follows it on the line, or None."""
    if way == PREFIXES:
        found = _QUESTION.fullmatch(line)
        return (_read_heading(found[1].removesuffix("**"))[0], "") if found else None
    if way == NUMBERED:
        found = _NUMBERED.fullmatch(line)
        return (_read_heading(found[1])[0], "") if found and is_question(found[1]) else None
    if found := _BOLD.fullmatch(line):
        question = strip_number(_read_heading(found[1])[0])
        after = _ANSWER.fullmatch(found[2])
        if asks(question) and len(question.split()) > 1:
            return question, after[1] if after else found[2].lstrip(": ")
    return None


def _read_own(text: str, file: str) -> Extract:
    """Read a page that ``write`` has written, with what its comments say."""
    found = list(_OWN.finditer(text))
    entries = []
    for number, match in enumerate(found):
        end = found[number + 1].start() if number + 1 < len(found) else len(text)
        entry = ExtractedEntry(
            question=_read_heading(match[1])[0],
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
        if _read_heading(heading)[0] != entry.question:
            exact["question"] = entry.question
        kept = json.dumps({name: value for name, value in exact.items() if value}, ensure_ascii=True).replace(
            ">", "\\u003e"
        )
        parts.append(f"## {heading}\n\n<!-- faqbot: {kept} -->\n\n{shown}\n")
    return "\n".join(parts)
