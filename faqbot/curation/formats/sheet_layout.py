"""What a sheet shows beside its values: cells that are joined, rows that are hidden, and links."""

import html
import posixpath
import re
import zipfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from io import BytesIO
from types import MappingProxyType
from typing import NamedTuple

from faqbot.curation.formats.header import Row, find_header

_BOOK = "xl/workbook.xml"
_ATTRIBUTE = re.compile(r"""(?<![\w:])([\w:]++)\s*+=\s*+(?:"([^"]*)"|'([^']*)')""")
_RANGE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})(?::([A-Z]{1,3})([0-9]{1,7}))?")

MAX_JOINED = 10_000
"""Joined cells of a sheet that are read, far more than sheets of questions have."""


MAX_LINK = 100
"""Characters of a cell up to which all of it is the text of its link."""

_SECTION, _HIDDEN = "Section", "Hidden"
"""The names of the columns that are added."""


class Joined(NamedTuple):
    """Cells that are shown as one, by their first and last rows and columns, which count from 0."""

    top: int
    left: int
    bottom: int
    right: int


class Layout(NamedTuple):
    """What a sheet shows beside its values.

    Attributes:
        joined: Its joined cells.
        hidden: The numbers of the rows that are hidden, from 0.
        links: The addresses that cells lead to, by row and column.
    """

    joined: Sequence[Joined] = ()
    hidden: frozenset[int] = frozenset()
    links: Mapping[tuple[int, int], str] = MappingProxyType({})


def read_layouts(data: bytes) -> dict[str, Layout]:
    """Return the layouts of the sheets of an XLSX workbook by their names; those that cannot be read are left out."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        targets = _read_targets(archive, _BOOK)
        sheets = [
            (found.get("name", ""), targets.get(found.get("r:id", ""), "")) for found in _tags(archive, _BOOK, "sheet")
        ]
        members = {*archive.namelist()}
        return {name: _read_layout(archive, path) for name, path in sheets if path in members}


def apply_layout(rows: Sequence[Row], layout: Layout) -> list[Row]:
    """Return rows with what the layout of their sheet says in cells.

    Each of the cells that are joined downwards has their value. Cells joined across the table are the topic of the rows
    below, if it has none. Rows that are hidden say so in a column of their own.
    """
    cells = [list(row.cells) for row in rows]
    for (row, column), address in layout.links.items():
        if row < len(cells) and column < len(cells[row]):
            cells[row][column] = _link(cells[row][column], address)
    inside = [each for each in layout.joined if each.top < len(cells) and each.left < len(cells[each.top])]
    for each in inside:
        _fill(cells, each)
    applied = [Row(row.where, found) for row, found in zip(rows, cells, strict=True)]
    header = find_header(applied)
    begin = len(applied) - len(header.rows) if header else 0
    if header is None or not begin:
        return applied
    columns: dict[str, list[str]] = {}
    has_topic = any(column.role == "topic" for column in header.columns.values())
    sections: set[int] = (
        set() if has_topic else {each.top for each in inside if each.top >= begin and _is_section(cells, each)}
    )
    if sections:
        columns[_SECTION] = _list_sections(cells, sections)
    if any(number >= begin for number in layout.hidden):
        columns[_HIDDEN] = ["yes" if number in layout.hidden else "" for number in range(len(rows))]
    for name, values in columns.items():
        applied = _add_column(applied, begin, name, values)
    return [row for number, row in enumerate(applied) if number not in sections]


def _fill(cells: list[list[str]], joined: Joined) -> None:
    """Give cells that are joined downwards the value of the first of them."""
    if joined.left != joined.right:
        return
    value = cells[joined.top][joined.left]
    for row in cells[joined.top + 1 : joined.bottom + 1]:
        row.extend([""] * (joined.left + 1 - len(row)))
        row[joined.left] = row[joined.left] or value


def _is_section(cells: Sequence[Sequence[str]], joined: Joined) -> bool:
    """Return whether cells that are joined across a row have the only text of it."""
    row = cells[joined.top]
    return joined.top == joined.bottom and joined.left < joined.right and sum(bool(cell.strip()) for cell in row) == 1


def _list_sections(cells: Sequence[Sequence[str]], sections: Collection[int]) -> list[str]:
    """Return for each row the text of the last section above it."""
    current, found = "", []
    for number, row in enumerate(cells):
        current = next(filter(str.strip, row)) if number in sections else current
        found.append(current)
    return found


def _add_column(rows: Sequence[Row], begin: int, name: str, values: Sequence[str]) -> list[Row]:
    """Return rows with a further column, whose name stands above the row ``begin``."""
    width = max(len(row.cells) for row in rows)
    return [
        Row(row.where, [*row.cells, *[""] * (width - len(row.cells)), name if number == begin - 1 else value])
        for number, (row, value) in enumerate(zip(rows, values, strict=True))
    ]


def _link(text: str, address: str) -> str:
    """Return the text of a cell with the address that it leads to, unless it says it."""
    if not text.strip() or "://" in text or address.removeprefix("mailto:") in text:
        return text
    return f"{text}\n\n<{address}>" if "\n" in text or len(text) > MAX_LINK else f"[{text.strip()}]({address})"


def _read_layout(archive: zipfile.ZipFile, path: str) -> Layout:
    joined = [found for each in _tags(archive, path, "mergeCell") if (found := _read_range(each.get("ref", "")))]
    hidden = frozenset(
        int(row["r"]) - 1
        for row in _tags(archive, path, "row")
        if row.get("hidden") in ("1", "true") and row.get("r", "").isdecimal()
    )
    targets = _read_targets(archive, path, external=True)
    links = {
        (found.top, found.left): targets[link["r:id"]]
        for link in _tags(archive, path, "hyperlink")
        if link.get("r:id") in targets and (found := _read_range(link.get("ref", "")))
    }
    return Layout(joined[:MAX_JOINED], hidden, links)


def _tags(archive: zipfile.ZipFile, path: str, name: str) -> Iterator[dict[str, str]]:
    """Yield the attributes of the elements of a name."""
    text = archive.read(path).decode("utf-8", "replace")
    for found in re.finditer(rf"<(?:\w+:)?{name}\s([^<>]*)>", text):
        yield {key: html.unescape(double or single) for key, double, single in _ATTRIBUTE.findall(found[1])}


def _read_targets(archive: zipfile.ZipFile, path: str, *, external: bool = False) -> dict[str, str]:
    """Return what the references of a part lead to: parts of the archive, or addresses outside."""
    folder, name = posixpath.split(path)
    beside = f"{folder}/_rels/{name}.rels"
    if beside not in archive.namelist():
        return {}
    found = [each for each in _tags(archive, beside, "Relationship") if {"Id", "Target"} <= each.keys()]
    if external:
        return {each["Id"]: each["Target"] for each in found if each.get("TargetMode") == "External"}
    return {each["Id"]: posixpath.normpath(posixpath.join(f"/{folder}", each["Target"]))[1:] for each in found}


def _read_range(text: str) -> Joined | None:
    """Return a range such as ``A2:A5``.

    >>> _read_range("A2:B5"), _read_range("AA1")
    (Joined(top=1, left=0, bottom=4, right=1), Joined(top=0, left=26, bottom=0, right=26))
    """
    found = _RANGE.fullmatch(text)
    if not found:
        return None
    left, top, right, bottom = found[1], found[2], found[3] or found[1], found[4] or found[2]
    return Joined(int(top) - 1, _column(left), int(bottom) - 1, _column(right))


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
