"""Web pages, read in several ways: structured data, headings, parts that unfold, lists, and lines."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from faqbot.curation.formats.accordion import Item, list_items
from faqbot.curation.formats.cleaning import clean_line, clean_text
from faqbot.curation.formats.extracted import Extract, ExtractedEntry, ImportProblem
from faqbot.curation.formats.foldable import Foldable, list_foldable
from faqbot.curation.formats.html_markdown import children, node_to_line, node_to_markdown, parse_html
from faqbot.curation.formats.ids import is_markup
from faqbot.curation.formats.joining import join_extracts
from faqbot.curation.formats.json_values import load_json
from faqbot.curation.formats.line_pairs import LINE_WAYS, read_pairs, strip_labels
from faqbot.curation.formats.outline import Section, read_outline
from faqbot.curation.formats.page import Reading, asks, choose_reading, strip_number
from faqbot.curation.formats.page_tables import TABLES, list_html_tables, read_tables
from faqbot.curation.formats.question_titles import find_lost, report_nothing
from faqbot.curation.formats.source_file import SourceFile
from faqbot.curation.formats.structured_data import (
    JSON_LD,
    MICRODATA,
    is_json_ld,
    read_blocks,
    read_json_ld,
    read_microdata,
)
from faqbot.curation.formats.template_tags import mark_placeholders, resolve_html
from faqbot.curation.formats.toggles import list_toggled
from faqbot.language.text import phrasing_key

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

NAME = "html"
HEADINGS, DETAILS, DEFINITIONS, ACCORDION = "headings", "details", "definitions", "accordion"
WAYS = (JSON_LD, MICRODATA, DETAILS, TABLES, HEADINGS, DEFINITIONS, ACCORDION, *LINE_WAYS)
"""The ways of reading a page; of two that find as many questions, the first is taken."""

MIN_FORM = 2_000
"""Characters of a form from which on it holds the page, and is not one for visitors to fill in."""

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_MAX_SIBLINGS = 200
_MAX_STEPS = 8
"""Elements up from a heading in which the rest of its section is looked for, as pages wrap headings in boxes."""


def recognises(source: SourceFile) -> bool:
    """Return whether a file is a web page, or the JSON-LD of one."""
    if source.suffix in (".html", ".htm", ".xhtml"):
        return True
    return source.suffix in (".json", ".jsonld") and is_json_ld(load_json(source))


def read(sources: Sequence[SourceFile], language: str, way: str = "") -> Extract:
    """Read pages, each in the way that finds the most questions, or in the wanted way."""
    return join_extracts(NAME, [_read_page(source, language, way) for source in sources])


def _read_page(source: SourceFile, language: str, way: str) -> Extract:
    if source.suffix in (".json", ".jsonld"):
        return read_blocks([source.text], source.name)
    resolved = resolve_html(source.text)
    page = parse_html(resolved.text)
    readings = [
        Reading(JSON_LD, read_json_ld(page, source.name)),
        Reading(MICRODATA, read_microdata(page, source.name)),
    ]
    for node in page.css("script, style, template, noscript, nav, footer, aside, svg, iframe"):
        node.decompose()
    for form in page.css("form"):
        if len(form.text()) > MIN_FORM:  # some servers wrap the whole page in a form
            form.unwrap()
    lines = _list_lines(page)
    readings += [
        Reading(DETAILS, _read_details(parse_html(page.html or ""), source.name)),
        Reading(TABLES, _read_tables(page, source.name, language)),
        Reading(HEADINGS, _read_headings(page, source.name)),
        Reading(DEFINITIONS, _read_definitions(page, source.name)),
        Reading(ACCORDION, _read_accordion(page, source.name)),
        *(Reading(name, _read_lines(lines, source.name, name)) for name in LINE_WAYS),
    ]
    chosen = choose_reading(readings, source.name, way)
    root = page.root
    title = page.css_first("title") or page.css_first("h1")
    spoken = str(root.attributes.get("lang") or "") if root else ""
    return Extract(
        format=chosen.format,
        entries=mark_placeholders(chosen.entries),
        problems=[*chosen.problems, *find_lost(lines, chosen, source.name)] or report_nothing(chosen, source.name),
        title=chosen.title or (node_to_line(title) if title else ""),
        language=chosen.language or spoken,
        notes=[*source.notes, *resolved.describe(source.name), *chosen.notes],
    )


def _list_lines(page: "LexborHTMLParser") -> list[str]:
    """Return the lines of a page as Markdown, with its headings as headings."""
    if page.body is None:
        return []
    headings = {f"**{text}**" for node in page.css(", ".join(_HEADINGS)) if (text := node_to_line(node))}
    lines = node_to_markdown(page.body).split("\n")
    return [f"## {line.strip().strip('*')}" if line.strip() in headings else line for line in lines]


def _read_lines(lines: Sequence[str], file: str, way: str) -> Extract:
    found = read_pairs(lines, file, way)
    entries = [replace(entry, where=f'{way}, "{entry.question}"') for entry in found.entries]
    problems = [problem._replace(where=way) for problem in found.problems]
    return Extract(format=way, entries=entries, problems=problems)


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
            name = str(node.attributes.get("id") or "")
            anchor = "" if is_markup(name) else name
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
    """Read parts that unfold; a question inside another one is taken out of its answer."""
    found: dict[int, Foldable] = {}
    outer: list[Foldable] = []
    for number, node in reversed([*enumerate(page.css("details"), start=1)]):
        summary = node.css_first("summary")
        if summary is None:
            continue
        title = strip_number(clean_line(node_to_line(summary)))
        part = found.setdefault(node.mem_id, Foldable(title, ""))
        part.title, part.where, part.topic = title, f'details {number}, "{title}"', _topic_above(node)
        part.text = clean_text(node_to_markdown(*(child for child in children(node) if child.tag != "summary")))
        part.inside.reverse()
        around = _find_around(node)
        if around is None:
            outer.append(part)
        elif found.setdefault(around.mem_id, Foldable("", "")).take(part):
            node.decompose()
    return Extract(format=DETAILS, entries=list_foldable(outer[::-1], file))


def _find_around(node: "LexborNode") -> "LexborNode | None":
    """Return the nearest part with a title that a part stands in, or None."""
    here = node.parent
    while here is not None and (here.tag != "details" or here.css_first("summary") is None):
        here = here.parent
    return here


def _read_definitions(page: "LexborHTMLParser", file: str) -> Extract:
    """Read definition lists; of several terms over one definition, the others are paraphrases."""
    entries: list[ExtractedEntry] = []
    others: list[str] = []
    for number, term in enumerate(page.css("dl > dt, dl > div > dt"), start=1):
        rest: list[LexborNode] = []
        after = term.next
        while after is not None and after.tag != "dt":
            rest += [after] if after.tag == "dd" else []
            after = after.next
        question = strip_number(clean_line(node_to_line(term)))
        if not rest and after is not None:
            others.append(question)
            continue
        first, *further = [*others, question]
        others.clear()
        entry = _build(first, node_to_markdown(*rest), file, f"definition {number}", term)
        entries.append(replace(entry, paraphrases=tuple(further)))
    return Extract(format=DEFINITIONS, entries=_only_asking(entries))


def _read_tables(page: "LexborHTMLParser", file: str, language: str) -> Extract:
    nodes = page.css("table")
    tables = [
        table._replace(topic=_topic_above(node)) for node, table in zip(nodes, list_html_tables(nodes), strict=True)
    ]
    return read_tables(tables, file, language)


def _read_accordion(page: "LexborHTMLParser", file: str) -> Extract:
    """Read parts that unfold: as their buttons say, or as the page is built, whichever finds more questions."""
    toggled = list_toggled(page)
    repeated = list_items(page.body) if page.body else []
    items = repeated if _count_questions(repeated) > _count_questions(toggled) else toggled
    entries: list[ExtractedEntry] = []
    problems: list[ImportProblem] = []
    for number, item in enumerate(items, start=1):
        where = f"accordion {number}"
        if not asks(item.title) and item.node.css_first(", ".join(_HEADINGS)) is not None:
            fault = f'the title "{item.title}" is no question'
            problems.append(ImportProblem(file, f'{where}, "{item.title}"', "not-a-question", fault))
        else:
            entries.append(_build(item.title, node_to_markdown(*item.body), file, where, item.node))
    return Extract(format=ACCORDION, entries=strip_labels(entries), problems=problems)


def _count_questions(items: Sequence[Item]) -> int:
    return len({phrasing_key(item.title) for item in items if item.body and asks(item.title)})


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
