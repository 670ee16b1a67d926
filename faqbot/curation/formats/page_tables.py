"""Tables of pages with a question and an answer in each row."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from faqbot.curation.formats.columns import are_sure
from faqbot.curation.formats.extracted import Extract, ExtractedEntry
from faqbot.curation.formats.header import Row, find_header
from faqbot.curation.formats.html_markdown import children, node_to_markdown
from faqbot.curation.formats.joining import join_extracts
from faqbot.curation.formats.markdown_text import FENCE, clean_body, read_heading, strip_closing
from faqbot.curation.formats.page import strip_number
from faqbot.curation.formats.table import read_table

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

TABLES = "tables"

_RULE = re.compile(r"\s*+\|?\s*+:?-++:?\s*+(?:\|\s*+:?-++:?\s*+)*+\|?\s*+")
_CELL = re.compile(r"(?<!\\)\|")
_HEADING = re.compile(r" {0,3}#{1,6}\s+(.*)")


class PageTable(NamedTuple):
    """A table of a page.

    Attributes:
        rows: Its rows, with the names of its columns first.
        topic: The heading above it, or nothing.
    """

    rows: Sequence[Row]
    topic: str


def read_tables(tables: Sequence[PageTable], file: str, language: str) -> Extract:
    """Read the tables whose columns are surely questions and answers; other tables belong to texts."""
    found = []
    for table in tables:
        header = find_header(table.rows)
        if header and (header.guessed or are_sure(header.columns.values())):
            extract = read_table(table.rows, file, TABLES, language)
            found.append(replace(extract, entries=[_plain(entry, table.topic) for entry in extract.entries]))
    return join_extracts(TABLES, found)


def _plain(entry: ExtractedEntry, topic: str) -> ExtractedEntry:
    """Return an entry whose question and topic are words without marks; its answer keeps them."""
    return replace(
        entry,
        question=strip_number(read_heading(entry.question)[0]),
        paraphrases=tuple(read_heading(text)[0] for text in entry.paraphrases),
        topic=read_heading(entry.topic)[0] or topic,
    )


def list_html_tables(tables: "Sequence[LexborNode]") -> Iterator[PageTable]:
    """Yield the rows of the tables of a web page; those that have other tables in them have none."""
    for number, table in enumerate(tables, start=1):
        is_layout = len(table.css("table")) > 1
        rows = [
            Row(
                f"table {number}, row {place}",
                [node_to_markdown(*children(cell)) for cell in children(row) if cell.tag in ("td", "th")],
            )
            for place, row in enumerate([] if is_layout else table.css("tr"), start=1)
        ]
        yield PageTable([row for row in rows if any(row.cells)], "")


def list_markdown_tables(lines: Sequence[str]) -> Iterator[PageTable]:
    """Yield the tables of a page in Markdown, as GitHub has them."""
    topic, fence, number = "", "", 0
    while number < len(lines):
        line = lines[number]
        if found := FENCE.match(line):
            fence = "" if fence and line.strip().startswith(fence) else fence or found[1]
        elif not fence and (heading := _HEADING.fullmatch(line)):
            topic = read_heading(strip_closing(heading[1]))[0]
        elif not fence and "|" in line and number + 1 < len(lines) and _is_rule(lines[number + 1]):
            end = number + 2
            while end < len(lines) and "|" in lines[end]:
                end += 1
            places = [number, *range(number + 2, end)]
            yield PageTable([Row(f"line {place + 1}", _split_cells(lines[place])) for place in places], topic)
            number = end - 1
        number += 1


def _is_rule(line: str) -> bool:
    return "|" in line and "-" in line and _RULE.fullmatch(line) is not None


def _split_cells(line: str) -> list[str]:
    inner = re.sub(r"(?<!\\)\|$", "", line.strip().removeprefix("|"))
    return [clean_body(cell.replace(r"\|", "|")).strip() for cell in _CELL.split(inner)]
