"""The columns of a table: by their names, or else by what they hold."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from faqbot.curation.formats.columns import Column, Role, has_pairs, is_note, is_question, name_columns
from faqbot.curation.formats.publication import settle_columns

MAX_HEADER_ROW = 10
"""Rows that are searched for the names of the columns; some sheets begin with a title."""

MIN_ASKING = 0.5
"""Share of the cells of a column that end with a question mark, by which a column without a name that is known has the
questions."""


class Row(NamedTuple):
    """A row of a table.

    Attributes:
        where: The place of the row, in words.
        cells: Its values.
    """

    where: str
    cells: Sequence[str]


class Header(NamedTuple):
    """The columns of a table, and the rows below their names.

    Attributes:
        columns: What the columns hold, by their numbers.
        rows: The rows below the names.
        width: The number of columns with a name.
        unknown: The names of the columns that are not taken.
        guessed: The names of the columns of the questions and the answers, if their content tells them.
    """

    columns: dict[int, Column]
    rows: Sequence[Row]
    width: int
    unknown: Sequence[str] = ()
    guessed: Mapping[Role, str] = MappingProxyType({})


def find_header(rows: Sequence[Row]) -> Header | None:
    """Find the names of the columns, or tell the columns apart by their content; None if there are no questions."""
    for number, row in enumerate(rows[:MAX_HEADER_ROW]):
        columns = name_columns(row.cells)
        if has_pairs(columns):
            columns = settle_columns(columns, row.cells, (each.cells for each in rows[number + 1 :]))
            width = max((index + 1 for index, cell in enumerate(row.cells) if cell.strip()), default=0)
            return Header(columns, rows[number + 1 :], width, _list_unknown(row.cells, columns))
    return _guess_columns(rows)


def _guess_columns(rows: Sequence[Row]) -> Header | None:
    """Tell questions from answers by their content, where not both have a name that is known."""
    filled = [row for row in rows if sum(bool(cell.strip()) for cell in row.cells) > 1]
    width = max((len(row.cells) for row in filled), default=0)
    if width < 2:
        return None
    names = filled[0].cells
    cells = {number: [_cell(row, number) for row in filled] for number in range(width)}
    shares = {number: sum(map(is_question, cells[number])) / len(filled) for number in cells}
    begins_with_names = not is_question(cells[max(shares, key=lambda number: shares[number])][0])
    known = name_columns(names) if begins_with_names else {}
    free = [number for number in cells if number not in known and not is_note(cells[number][0])]
    question = _find_role(known, "question", free, shares)
    if question is None or shares[question] < MIN_ASKING:
        return None
    lengths = {number: sum(map(len, cells[number])) for number in free if number != question}
    answer = _find_role(known, "answer", lengths, lengths)
    if answer is None:
        return None
    columns = {
        **known,
        question: Column("question", "", 0, is_numbered=False),
        answer: Column("answer", "", 0, is_numbered=False),
    }
    if not begins_with_names:
        return Header(columns, rows, width)
    begin = next(number for number, row in enumerate(rows) if row is filled[0]) + 1
    columns = settle_columns(columns, names, (row.cells for row in rows[begin:]))
    guessed = {columns[number].role: cells[number][0] for number in (question, answer) if number not in known}
    return Header(columns, rows[begin:], width, _list_unknown(names, columns), guessed)


def _find_role(
    known: Mapping[int, Column], role: Role, free: Iterable[int], measure: Mapping[int, float]
) -> int | None:
    """Return the number of the column of a role by its name, or else of the free one that measures most, or None."""
    named = [number for number, column in known.items() if column.role == role]
    return named[0] if named else max(free, key=lambda number: measure[number], default=None)


def _cell(row: Row, number: int) -> str:
    return row.cells[number] if number < len(row.cells) else ""


def _list_unknown(names: Sequence[str], columns: Mapping[int, Column]) -> list[str]:
    """Return the names of the columns that are not taken."""
    return [shown for number, name in enumerate(names) if number not in columns and (shown := " ".join(name.split()))]
