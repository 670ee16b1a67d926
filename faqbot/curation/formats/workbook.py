"""Spreadsheets: the sheets of an XLSX file."""

import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

from faqbot.curation.formats.cell_texts import cell_to_text
from faqbot.curation.formats.extracted import Extract, ExtractedEntry, ImportProblem, SourceError, need_extra
from faqbot.curation.formats.header import Row, find_header
from faqbot.curation.formats.joining import join_extracts
from faqbot.curation.formats.qna_maker import is_qna_header, read_qna_rows
from faqbot.curation.formats.sheet_layout import Layout, apply_layout, read_layouts
from faqbot.curation.formats.source_file import MAX_SOURCE, SourceFile
from faqbot.curation.formats.table import read_table

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

NAME = "xlsx"

MAX_ROWS, MAX_COLUMNS = 50_000, 100
"""Rows and columns of a sheet that are read; a base with more questions would be split."""


def recognises(source: SourceFile) -> bool:
    """Return whether a file is an XLSX workbook."""
    return source.suffix in (".xlsx", ".xlsm")


def read(sources: Sequence[SourceFile], language: str) -> Extract:
    """Read the visible sheets of workbooks."""
    return join_extracts(NAME, [_read_workbook(source, language) for source in sources])


def _read_workbook(source: SourceFile, language: str) -> Extract:
    """Read one workbook; a sheet without questions is a problem only if no other sheet has any.

    Raises:
        SourceError: If the file is no workbook, is too large, or declares entities.
    """
    try:
        from openpyxl import load_workbook  # noqa: PLC0415 - an extra
    except ImportError:
        raise need_extra("openpyxl", "XLSX files") from None
    _check_archive(source)
    try:
        options: dict[str, Any] = {"read_only": True, "keep_links": False}
        book = load_workbook(BytesIO(source.data), data_only=True, **options)
        formulas = load_workbook(BytesIO(source.data), data_only=False, **options)
        layouts = read_layouts(source.data)
        found: list[Extract] = []
        for sheet, formula_sheet in zip(book.worksheets, formulas.worksheets, strict=True):
            where = f"sheet {sheet.title}"
            if sheet.sheet_state != "visible":
                fault = f'the sheet "{sheet.title}" is hidden, and was left out'
                found.append(Extract(format=NAME, problems=[ImportProblem(source.name, where, "hidden-sheet", fault)]))
            else:
                layout = layouts.get(sheet.title, Layout())
                found.append(_read_sheet(sheet, formula_sheet, layout, source.name, language))
    except SourceError:
        raise
    except Exception as error:  # noqa: BLE001 - openpyxl raises errors of many kinds on damaged files
        raise SourceError(f"{source.name} cannot be read as XLSX ({type(error).__name__}); save it again") from None
    joined = join_extracts(NAME, found)
    return replace(joined, title="")


def _check_archive(source: SourceFile) -> None:
    """Refuse a workbook that unpacks to too much, or that declares entities of its own."""
    left = MAX_SOURCE
    try:
        with zipfile.ZipFile(BytesIO(source.data)) as archive:
            for member in archive.infolist():
                with archive.open(member) as opened:
                    content = opened.read(left + 1)
                left -= len(content)
                if left < 0:
                    raise SourceError(f"{source.name} unpacks to more than {MAX_SOURCE // 1024 // 1024} MiB; split it")
                if member.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in content.replace(b"\0", b""):
                    raise SourceError(f"{source.name} declares a document type, as no spreadsheet does; save it again")
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError) as error:
        raise SourceError(f"{source.name} cannot be read as XLSX ({error}); save it again") from None


def _read_sheet(sheet: "Worksheet", formula_sheet: "Worksheet", layout: Layout, file: str, language: str) -> Extract:
    where = f"sheet {sheet.title}"
    rows: list[Row] = []
    problems: list[ImportProblem] = []
    for number, (cells, formulas) in enumerate(zip(_iterate(sheet), _iterate(formula_sheet), strict=False), start=1):
        if number > MAX_ROWS:
            fault = f'the sheet "{sheet.title}" has more than {MAX_ROWS} rows, and was read up to there'
            problems.append(ImportProblem(file, where, "too-long", fault))
            break
        values = [cell_to_text(cell.value, getattr(cell, "number_format", "") or "General") for cell in cells]
        for column, formula in enumerate(each.value for each in formulas):
            is_formula = isinstance(formula, str) and formula.startswith("=")
            if is_formula and column < len(cells) and cells[column].value is None:
                shown = next(filter(None, values), "")
                fault = f'row {number} of "{shown}" has the formula {formula[:60]} without a value'
                problems.append(ImportProblem(file, f"{where}, row {number}", "formula", fault))
        rows.append(Row(f"{where}, row {number}", values))
    rows = apply_layout(rows, layout)
    if not any(any(row.cells) for row in rows):
        return Extract(format=NAME, problems=problems)
    header = find_header(rows)
    if header is not None and is_qna_header(_header_of(rows)):
        found = read_qna_rows(rows, file, language)
    else:
        found = read_table(rows, file, NAME, language)
    entries = (
        list(found.entries) if _is_only_sheet(sheet) else [_with_topic(entry, sheet.title) for entry in found.entries]
    )
    return replace(found, format=NAME, entries=entries, problems=[*problems, *found.problems], title="")


def _iterate(sheet: "Worksheet") -> Iterator[tuple[Any, ...]]:
    sheet.reset_dimensions() if hasattr(sheet, "reset_dimensions") else None
    yield from sheet.iter_rows(max_col=MAX_COLUMNS, max_row=MAX_ROWS + 1)


def _header_of(rows: Sequence[Row]) -> Sequence[str]:
    return next((row.cells for row in rows if any(row.cells)), ())


def _is_only_sheet(sheet: "Worksheet") -> bool:
    book = sheet.parent
    return book is None or len(book.worksheets) == 1


def _with_topic(entry: ExtractedEntry, topic: str) -> ExtractedEntry:
    """Take the name of the sheet as the topic, unless it is a program's name for one."""
    is_default = topic.rstrip("0123456789 ").casefold() in ("sheet", "tabelle", "feuil", "hoja", "foglio", "planilha")
    return entry if entry.topic or is_default else replace(entry, topic=topic)
