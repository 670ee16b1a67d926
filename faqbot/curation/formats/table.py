"""Tables of questions and answers, whatever the file that holds them."""

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from faqbot.curation.formats.cleaning import clean_line, clean_text
from faqbot.curation.formats.columns import Column, Role, is_question
from faqbot.curation.formats.extracted import Extract, ExtractedEntry, ImportProblem
from faqbot.curation.formats.header import Header, Row, find_header
from faqbot.curation.formats.publication import find_off

MAX_NAMED = 6
"""Columns that are named in the note on those that are not taken."""

_LIST = re.compile(r"[|;\n｜；؛]")
_COMMA = re.compile(r"[,，、،]")
_AFTER_QUESTION = re.compile(r"(?<=[?？؟])[\s,，、،/]*(?=[^\s)\"'”»?？؟])")
_WIDE_BLANK = "\u3000"
"""The blank between the words of a list in Japanese; sentences have none."""
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_LINKED = re.compile(r"\[[^\[\]]*\]\((\S+)\)")
_EVERYBODY = frozenset(
    "* - – — n/a none null all any both everybody everyone everywhere anyone anybody global worldwide alle jeder "
    "überall tous toutes partout todos todas todo cualquiera tutti tutte iedereen allemaal alla kaikki wszyscy všichni "
    "herkes все 全員 すべて 全て 所有人 全部 모두 전체".split()
) | {"all users", "all customers", "all countries", "all regions", "all plans", "all platforms", "tout le monde"}
"""What a condition says that keeps nobody out."""


def read_table(rows: Sequence[Row], file: str, name: str, language: str) -> Extract:
    """Read a table of questions and answers.

    Args:
        rows: All rows, with the names of the columns near the top.
        file: The file as the user named it.
        name: The name of the format.
        language: The language to take where there are several, or nothing.
    """
    header = find_header(rows)
    if header is None:
        fault = "no column of questions and no column of answers was found"
        return Extract(
            format=name, problems=[ImportProblem(file, rows[0].where if rows else "", "no-qa-columns", fault)]
        )
    chosen = choose_language(header, language)
    entries: list[ExtractedEntry] = []
    problems: list[ImportProblem] = []
    columns = _take_language(header.columns, chosen)
    left = (column for number, column in header.columns.items() if number not in columns)
    if others := sorted({column.language for column in left}):
        fault = f"the columns in {', '.join(others)} were left out, as {chosen or 'no language'} was taken"
        problems.append(ImportProblem(file, "header", "other-language", fault))
    if not any(cell.strip() for row in header.rows for cell in row.cells):
        fault = "there is no row below the names of the columns"
        problems.append(ImportProblem(file, rows[0].where, "empty-question", fault))
    for row in header.rows:
        if not any(cell.strip() for cell in row.cells):
            continue
        values = _collect_values(row, columns)
        entry = build_entry(values, file, row.where, find_off(row.cells, columns))
        if extra := [cell for cell in row.cells[header.width :] if cell.strip()]:
            fault = f'"{entry.question}" has {header.width + len(extra)} cells under {header.width} columns'
            problems.append(ImportProblem(file, row.where, "extra-cells", fault))
        spoken = _primary(" ".join(values.get("language", [])))
        if spoken and chosen and spoken != _primary(chosen):
            problems.append(ImportProblem(file, row.where, "other-language", f'"{entry.question}" is in {spoken}'))
        else:
            entries.append(entry)
    return Extract(
        format=name, entries=entries, problems=problems, language=chosen, notes=_describe_columns(header, file)
    )


def _describe_columns(header: Header, file: str) -> list[str]:
    """Return notes on the columns that were told by their content, and on those that are not taken."""
    told = [
        f'{file}: took the column "{name}" for the {role}s, by what it holds'
        for role, name in header.guessed.items()
        if name.strip()
    ]
    names = header.unknown
    if not names:
        return told
    more = f" and {len(names) - MAX_NAMED} more" if len(names) > MAX_NAMED else ""
    return [*told, f"{file}: left out the column{'s' if len(names) > 1 else ''} {', '.join(names[:MAX_NAMED])}{more}"]


def choose_language(header: Header, wanted: str) -> str:
    """Return the language to take from a table: the wanted one, else the most frequent one, or nothing."""
    in_names = [column.language for column in header.columns.values() if column.role == "question" and column.language]
    numbers = [number for number, column in header.columns.items() if column.role == "language"]
    in_cells = Counter(
        _primary(row.cells[number]) for row in header.rows for number in numbers if number < len(row.cells)
    )
    in_cells.pop("", None)
    if wanted:
        exact = [name for name in in_names if _primary(name) == _primary(wanted)]
        return exact[0] if exact else wanted
    return in_names[0] if in_names else in_cells.most_common(1)[0][0] if in_cells else ""


def _take_language(columns: Mapping[int, Column], chosen: str) -> dict[int, Column]:
    """Return the columns in a language, and those that say for whom a row is in another one, if only that has them."""
    taken = {number: column for number, column in columns.items() if column.language in ("", chosen)}
    names = {column.name for column in taken.values()}
    return {number: column for number, column in columns.items() if number in taken or column.name not in names | {""}}


def build_entry(values: Mapping[Role, Sequence[str]], file: str, where: str, off: str = "") -> ExtractedEntry:
    """Build an entry from the values of its columns; ``off`` is what says that it is not published."""
    question = clean_line(" ".join(values.get("question", [])[:1]))
    paraphrases = [*values.get("question", [])[1:]]
    for cell in values.get("paraphrases", []):
        paraphrases += split_list(cell)
    tags = [tag for cell in values.get("tags", []) for tag in split_list(cell, commas=True)]
    tags += values.get("condition", [])
    meta: dict[str, str] = {}
    for cell in values.get("meta", []):
        meta |= read_mapping(cell)
    url = _first(values, "url")
    if url and (url != (address := _find_address(url))):
        if not _LINKED.fullmatch(url):
            meta |= {"source": clean_line(url)}
        url = address
    return ExtractedEntry(
        question=question,
        answer=clean_text("\n\n".join(filter(None, values.get("answer", [])))),
        paraphrases=tuple(map(clean_line, paraphrases)),
        file=file,
        where=where,
        key=_first(values, "id"),
        topic=clean_line(_first(values, "topic")),
        tags=tuple(map(clean_line, tags)),
        url=url,
        meta=meta,
        follow_ups=tuple(key for cell in values.get("follow_ups", []) for key in split_list(cell)),
        doubt="disabled" if off else "",
        reason=f'"{question}" is switched off: {off}' if off else "",
    )


def _find_address(cell: str) -> str:
    """Return the first address in a cell, or nothing.

    >>> _find_address("See https://x.example/a, p. 3"), _find_address("/help"), _find_address("Handbook, p. 3")
    ('https://x.example/a', '/help', '')
    """
    text = cell.strip()
    if linked := _LINKED.fullmatch(text):
        return linked[1]
    if text and not any(character.isspace() for character in text):
        return text
    found = _ADDRESS.search(text)
    return found[0].rstrip(".,;:)]>") if found else ""


def split_list(cell: str, *, commas: bool = False) -> list[str]:
    """Split a cell into the items of a list: JSON, or texts between ``|``, ``;`` or line ends; an object has none.

    Questions, and words with wide blanks between them, are items as well.

    >>> split_list("get a composter|compost container|"), split_list('["a|b"]'), split_list("Where is it? Which way?")
    (['get a composter', 'compost container'], ['a|b'], ['Where is it?', 'Which way?'])
    """
    if cell.lstrip().startswith(("[", "{")):
        try:
            found = json.loads(cell)
        except (ValueError, RecursionError):
            found = None
        if isinstance(found, list):
            return [str(item) for item in found if isinstance(item, str | int | float) and str(item).strip()]
        if isinstance(found, dict):
            return []
    parts = _LIST.split(cell)
    if len(parts) == 1 and all(map(is_question, asked := _AFTER_QUESTION.split(cell))):
        parts = asked
    if len(parts) == 1 and _WIDE_BLANK in cell.strip() and "。" not in cell:
        parts = cell.split(_WIDE_BLANK)
    if commas and len(parts) == 1:
        parts = _COMMA.split(cell)
    return [part.strip() for part in parts if part.strip()]


def read_mapping(cell: str) -> dict[str, str]:
    """Read a cell with a JSON object of texts; anything else gives nothing."""
    try:
        found = json.loads(cell) if cell.strip() else {}
    except (ValueError, RecursionError):
        return {}
    return (
        {str(name): str(text) for name, text in found.items() if str(text).strip()} if isinstance(found, dict) else {}
    )


def _collect_values(row: Row, columns: Mapping[int, Column]) -> dict[Role, list[str]]:
    values: dict[Role, list[str]] = {}
    for number, column in columns.items():
        if number < len(row.cells) and row.cells[number].strip() and column.role == "condition":
            allowed = split_list(row.cells[number], commas=True)
            if not any(text.casefold() in _EVERYBODY for text in allowed):
                values.setdefault(column.role, []).extend(f"{column.name}:{text}" for text in allowed)
        elif number < len(row.cells) and row.cells[number].strip():
            values.setdefault(column.role, []).append(row.cells[number])
    if values.get("paraphrases") and not any(column.role == "question" for column in columns.values()):
        first, *others = [text for cell in values["paraphrases"] for text in split_list(cell)] or [""]
        values |= {"question": [first], "paraphrases": [json.dumps(others)]}
    return values


def _first(values: Mapping[Role, Sequence[str]], role: Role) -> str:
    return next(iter(values.get(role, [])), "").strip()


def _primary(language: str) -> str:
    return language.strip().replace("_", "-").split("-")[0].casefold()[:8]
