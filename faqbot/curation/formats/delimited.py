"""Tables as text: CSV, and the like with semicolons or tabs."""

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import replace

from faqbot.curation.formats.cleaning import escape_line, escape_text
from faqbot.curation.formats.columns import has_pairs, name_columns
from faqbot.curation.formats.extracted import Extract, ExtractedEntry, ImportProblem
from faqbot.curation.formats.header import Row, find_header
from faqbot.curation.formats.joining import join_extracts
from faqbot.curation.formats.source_file import SourceFile
from faqbot.curation.formats.table import read_table, split_list

NAME = "csv"

_SEPARATORS = ",;\t|"
_SAMPLE = 50
_FORMULA = ("=", "+", "-", "@", "\t", "'")
_COLUMNS = ("id", "question", "answer", "topic", "paraphrases", "tags", "url", "follow_ups", "meta")


def recognises(source: SourceFile) -> bool:
    """Return whether a file is a table with separators."""
    if source.suffix in (".csv", ".tsv"):
        return True
    return source.suffix == ".txt" and find_header(_read_rows(source, find_separator(source))[0][:_SAMPLE]) is not None


def read(sources: Sequence[SourceFile], language: str) -> Extract:
    """Read tables of questions and answers."""
    return join_extracts(NAME, [_read_file(source, language) for source in sources])


def write(entries: Sequence[ExtractedEntry], title: str, language: str) -> str:  # noqa: ARG001 - as other formats
    """Write a table with a header."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for entry in entries:
        cells = (
            entry.id,
            escape_line(entry.question),
            escape_text(entry.answer),
            escape_line(entry.topic),
            _join_list(list(map(escape_line, entry.paraphrases))),
            _join_list(list(map(escape_line, entry.tags)), commas=True),
            entry.url,
            _join_list(entry.follow_ups),
            json.dumps(dict(entry.meta), ensure_ascii=False) if entry.meta else "",
        )
        writer.writerow(map(_disarm, cells))
    return stream.getvalue()


def find_separator(source: SourceFile) -> str:
    """Return the separator with which a table has the most columns that are known, or else the most columns."""
    if source.suffix == ".tsv":
        return "\t"

    def rate(separator: str) -> tuple[bool, int, int]:
        rows, _ = _read_rows(source, separator, _SAMPLE)
        named = max((name_columns(row.cells) for row in rows[:10]), key=len, default={})
        widths = [len(row.cells) for row in rows]
        return has_pairs(named), len(named), min(widths, default=0)

    return max(_SEPARATORS, key=rate)


def _read_file(source: SourceFile, language: str) -> Extract:
    rows, problem = _read_rows(source, find_separator(source))
    found = read_table(rows, source.name, NAME, language)
    problems = [*found.problems, *([problem] if problem else [])]
    return replace(found, problems=problems, notes=[*source.notes, *found.notes])


def _read_rows(source: SourceFile, separator: str, limit: int = 0) -> tuple[list[Row], ImportProblem | None]:
    """Read the rows of a table, up to the first that cannot be read."""
    rows: list[Row] = []
    reader = csv.reader(io.StringIO(source.text, newline=""), delimiter=separator)
    before = 0
    try:
        for number, cells in enumerate(reader):
            rows.append(Row(f"record {number}, line {before + 1}", [_arm(cell) for cell in cells]))
            before = reader.line_num
            if limit and number >= limit:
                break
    except csv.Error as error:
        fault = f"the table cannot be read from here on ({error})"
        return rows, ImportProblem(source.name, f"line {reader.line_num}", "unparsable", fault)
    return rows, None


def _join_list(items: Sequence[str], *, commas: bool = False) -> str:
    """Write a list into a cell so that ``split_list``, called with the same ``commas``, reads it back."""
    joined = "|".join(items)
    return joined if split_list(joined, commas=commas) == list(items) else json.dumps(list(items), ensure_ascii=False)


def _disarm(cell: str) -> str:
    """Quote a cell that a spreadsheet would take for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _arm(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell
