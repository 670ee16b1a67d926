"""Web pages, read in six ways: structured data, headings, foldable parts, definition lists."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from faqbot.curation.formats.cleaning import clean_line, clean_text
from faqbot.curation.formats.extracted import Extract, ExtractedEntry
from faqbot.curation.formats.html_markdown import children, node_to_line, node_to_markdown, parse_html
from faqbot.curation.formats.joining import join_extracts
from faqbot.curation.formats.json_values import load_json
from faqbot.curation.formats.outline import Section, read_outline
from faqbot.curation.formats.page import Reading, asks, choose_reading, strip_number
from faqbot.curation.formats.source_file import SourceFile
from faqbot.curation.formats.structured_data import (
    JSON_LD,
    MICRODATA,
    is_json_ld,
    read_blocks,
    read_json_ld,
    read_microdata,
)

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

NAME = "html"
HEADINGS, DETAILS, DEFINITIONS, ACCORDION = "headings", "details", "definitions", "accordion"
WAYS = (JSON_LD, MICRODATA, DETAILS, HEADINGS, ACCORDION, DEFINITIONS)
"""The ways of reading a page; of two that find as many questions, the first is taken."""

MIN_PANEL = 20
"""Letters and digits of what a button unfolds, beside links, below which it is a menu and no answer."""

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_MAX_SIBLINGS = 200
_MAX_STEPS = 8
"""Elements up from a heading in which the rest of its section is looked for, as pages wrap headings in boxes."""


def recognises(source: SourceFile) -> bool:
    """Return whether a file is a web page, or the JSON-LD of one."""
    if source.suffix in (".html", ".htm", ".xhtml"):
        return True
    return source.suffix in (".json", ".jsonld") and is_json_ld(load_json(source))


def read(sources: Sequence[SourceFile], language: str, way: str = "") -> Extract:  # noqa: ARG001 - a page has one language
    """Read pages, each in the way that finds the most questions, or in the wanted way."""
    return join_extracts(NAME, [_read_page(source, way) for source in sources])


def _read_page(source: SourceFile, way: str) -> Extract:
    if source.suffix in (".json", ".jsonld"):
        return read_blocks([source.text], source.name)
    page = parse_html(source.text)
    readings = [
        Reading(JSON_LD, read_json_ld(page, source.name)),
        Reading(MICRODATA, read_microdata(page, source.name)),
    ]
    for node in page.css("script, style, template, noscript, nav, footer, aside, svg, iframe"):
        node.decompose()
    readings += [
        Reading(DETAILS, _read_details(page, source.name)),
        Reading(HEADINGS, _read_headings(page, source.name)),
        Reading(ACCORDION, _read_accordion(page, source.name)),
        Reading(DEFINITIONS, _read_definitions(page, source.name)),
    ]
    chosen = choose_reading(readings, source.name, way)
    root = page.root
    title = page.css_first("title") or page.css_first("h1")
    spoken = str(root.attributes.get("lang") or "") if root else ""
    return Extract(
        format=chosen.format,
        entries=chosen.entries,
        problems=chosen.problems,
        title=chosen.title or (node_to_line(title) if title else ""),
        language=chosen.language or spoken,
        notes=[*source.notes, *chosen.notes],
    )


def _read_headings(page: "LexborHTMLParser", file: str) -> Extract:
    sections: list[Section] = []
    root = page.css_first("main") or page.body
    found = root.css(", ".join(_HEADINGS)) if root else []
    # A main part without questions is not the part with the questions.
    if root is not page.body and not any(asks(node_to_line(node)) for node in found) and page.body:
        found = page.body.css(", ".join(_HEADINGS))
    for node in found:
        heading = clean_line(node_to_line(node))
        if heading:
            body = clean_text(node_to_markdown(*_following(node)))
            anchor = str(node.attributes.get("id") or "")
            sections.append(Section(int((node.tag or "h6")[1]), heading, body, f'heading "{heading}"', anchor))
    return read_outline(sections, file, HEADINGS)


def _following(node: "LexborNode") -> list["LexborNode"]:
    """Return the nodes between a heading and the next one.

    If nothing follows a heading in its box, what follows the box is taken.
    """
    here: LexborNode | None = node
    for _ in range(_MAX_STEPS):
        if here is None or here.tag in ("body", "main", "html"):
            break
        found: list[LexborNode] = []
        after = here.next
        while after is not None and not _has_heading(after):
            found.append(after)
            after = after.next
        if any(node_to_line(each) for each in found):
            return found
        if after is not None:
            return _before_heading(after)
        here = here.parent
    return []


def _before_heading(node: "LexborNode") -> list["LexborNode"]:
    """Return the nodes inside a box that stand before its first heading."""
    if node.tag in _HEADINGS:
        return []
    found: list[LexborNode] = []
    for child in children(node):
        if _has_heading(child):
            return found + _before_heading(child)
        found.append(child)
    return found


def _has_heading(node: "LexborNode") -> bool:
    if (node.tag or "-").startswith("-"):
        return False
    return node.tag in _HEADINGS or node.css_first(", ".join(_HEADINGS)) is not None


def _read_details(page: "LexborHTMLParser", file: str) -> Extract:
    entries = []
    for number, node in enumerate(page.css("details"), start=1):
        summary = node.css_first("summary")
        if summary is None:
            continue
        question = strip_number(clean_line(node_to_line(summary)))
        rest = [child for child in children(node) if child.tag != "summary"]
        entries.append(_build(question, node_to_markdown(*rest), file, f"details {number}", node))
    return Extract(format=DETAILS, entries=_only_asking(entries))


def _read_definitions(page: "LexborHTMLParser", file: str) -> Extract:
    entries = []
    for number, term in enumerate(page.css("dl > dt, dl > div > dt"), start=1):
        rest: list[LexborNode] = []
        after = term.next
        while after is not None and after.tag != "dt":
            rest += [after] if after.tag == "dd" else []
            after = after.next
        question = strip_number(clean_line(node_to_line(term)))
        entries.append(_build(question, node_to_markdown(*rest), file, f"definition {number}", term))
    return Extract(format=DEFINITIONS, entries=_only_asking(entries))


def _read_accordion(page: "LexborHTMLParser", file: str) -> Extract:
    """Read buttons that fold and unfold a part of the page."""
    entries = []
    buttons = page.css("[aria-expanded], [data-toggle=collapse], [data-bs-toggle=collapse], [class*=accordion] button")
    for number, button in enumerate(buttons, start=1):
        question = strip_number(clean_line(node_to_line(button)) or _button_line(button))
        panel = _find_panel(page, button)
        if question and panel is not None:
            entries.append(_build(question, node_to_markdown(*panel), file, f"accordion {number}", button))
    return Extract(
        format=ACCORDION, entries=[entry for entry in entries if asks(entry.question) or _has_prose(entry.answer)]
    )


def _has_prose(answer: str) -> bool:
    """Return whether an answer says something beside its links, as a menu does not."""
    return len(re.sub(r"\[[^\]]*\]\([^)]*\)|\W+", "", answer)) >= MIN_PANEL


def _button_line(button: "LexborNode") -> str:
    """Return the words of a button, which are dropped from texts."""
    return clean_line(button.text(separator=" "))


def _find_panel(page: "LexborHTMLParser", button: "LexborNode") -> list["LexborNode"] | None:
    """Return the part that a button unfolds: the one that it names, or else what follows it."""
    attributes = button.attributes
    target = attributes.get("aria-controls") or attributes.get("data-target") or attributes.get("data-bs-target") or ""
    target = (target or str(attributes.get("href") or "")).removeprefix("#")
    if target and target.replace("-", "").replace("_", "").isalnum():
        named = page.css_first(f'[id="{target}"]')
        if named is not None:
            return [named]
    here: LexborNode | None = button
    for _ in range(3):
        after = here.next if here is not None else None
        while after is not None and after.tag in ("-text", "-comment"):
            after = after.next
        if after is not None:
            return [after]
        here = here.parent if here is not None else None
    return None


def _build(question: str, answer: str, file: str, where: str, node: "LexborNode") -> ExtractedEntry:
    return ExtractedEntry(
        question=question,
        answer=clean_text(answer),
        file=file,
        where=f'{where}, "{question}"',
        topic=_topic_above(node),
    )


def _topic_above(node: "LexborNode") -> str:
    """Return the nearest heading above a foldable part, or nothing."""
    here: LexborNode | None = node
    for _ in range(_MAX_STEPS):
        if here is None or here.tag in ("body", "main"):
            return ""
        for before in islice(_siblings_before(here), _MAX_SIBLINGS):
            if before.tag in _HEADINGS[1:]:
                heading = clean_line(node_to_line(before))
                return "" if asks(heading) else heading
        here = here.parent
    return ""


def _siblings_before(node: "LexborNode") -> Iterator["LexborNode"]:
    before = node.prev
    while before is not None:
        yield before
        before = before.prev


def _only_asking(entries: list[ExtractedEntry]) -> list[ExtractedEntry]:
    """Return the entries of a list in which at least some ask something: menus and glossaries do not."""
    asking = sum(asks(entry.question) for entry in entries)
    return entries if asking * 2 >= len(entries) else []
