"""Any JSON, JSON Lines, YAML or TOML with questions and answers."""

import json
import re
from collections.abc import Sequence
from dataclasses import replace

from faqbot.curation.formats.cleaning import clean_line, clean_text
from faqbot.curation.formats.column_names import fold_name
from faqbot.curation.formats.columns import name_column, name_columns
from faqbot.curation.formats.extracted import Extract, ExtractedEntry, ImportProblem
from faqbot.curation.formats.header import Row
from faqbot.curation.formats.joining import join_extracts
from faqbot.curation.formats.json_rows import Rows, find_rows
from faqbot.curation.formats.json_texts import list_leaves, read_text
from faqbot.curation.formats.json_values import DATA_SUFFIXES, JSON_SUFFIXES, get, load_json, texts_of
from faqbot.curation.formats.page import asks
from faqbot.curation.formats.source_file import SourceFile
from faqbot.curation.formats.table import read_table

NAME = "json"

_PLACEHOLDER = re.compile(r"\{\{\s*[\w.]{1,60}\s*\}\}")
"""What programs put a text in, as in ``{{ price }}``."""

_CHOICES = frozenset(("responses", "replies"))
"""The keys of answers that mean the same, beside patterns of what people say."""


def recognises(source: SourceFile) -> bool:
    """Return whether a file is JSON, whatever it has, or YAML or TOML with questions."""
    if source.suffix in DATA_SUFFIXES:
        return bool(read_value(load_json(source), source.name, "").entries)
    return source.suffix in JSON_SUFFIXES


def read(sources: Sequence[SourceFile], language: str) -> Extract:
    """Read the lists of objects with a question and an answer."""
    return join_extracts(NAME, [_read_file(source, language) for source in sources])


def _read_file(source: SourceFile, language: str) -> Extract:
    value = load_json(source)
    if value is None:
        problem = ImportProblem(source.name, "", "unparsable", f"this is not JSON{_find_fault(source)}")
        return Extract(format=NAME, problems=[problem], notes=source.notes)
    damaged = [number for number, row in enumerate(value, start=1) if row is None] if isinstance(value, list) else []
    problems = [ImportProblem(source.name, f"line {line}", "unparsable", "the line is not JSON") for line in damaged]
    title = str(get(value, "title", "name") or "") if isinstance(value, dict) else ""
    joined = read_value(value, source.name, language)
    if not joined.entries and not joined.problems:
        fault = "no list of objects with a question and an answer was found"
        problems.append(ImportProblem(source.name, "", "no-qa-columns", fault))
    return Extract(
        format=NAME,
        entries=joined.entries,
        problems=[*problems, *joined.problems],
        title=title,
        language=joined.language,
        notes=[*source.notes, *joined.notes],
    )


def read_value(value: object, file: str, language: str) -> Extract:
    """Read the objects with a question and an answer in a value, or else its questions with their answers."""
    found = [_read_rows(rows, file, language) for rows in find_rows(value)]
    return join_extracts(NAME, found or [_read_pairs(value, file)])


def _read_rows(rows: Rows, file: str, language: str) -> Extract:
    """Read objects as a table whose columns are their keys."""
    names = list(dict.fromkeys(name for _, row in rows.items for name in row))
    columns = name_columns(names)
    table = [Row("keys", names)]
    problems: list[ImportProblem] = []
    for place, row in rows.items:
        cells = []
        for number, name in enumerate(names):
            value, role = row.get(name), columns[number].role if number in columns else ""
            if role == "answer" and len(choices := _list_choices(name, value)) > 1:
                fault = f"there are {len(choices)} answers of which one is chosen by chance; the first was taken"
                problems.append(ImportProblem(file, place, "conflict", fault))
                value = choices[0]
            cells.append(read_text(value) if role == "answer" else _to_cell(value))
        table.append(Row(place, cells))
    found = read_table(table, file, NAME, language)
    entries = [_split_question(entry) for entry in found.entries]
    return Extract(
        format=NAME,
        entries=[_settle(entry, rows.topic) for entry in entries],
        problems=[*problems, *found.problems],
        language=found.language,
        notes=[*found.notes, *([f"{file}: left out the keys {', '.join(rows.left)}"] if rows.left else [])],
    )


def _settle(entry: ExtractedEntry, topic: str) -> ExtractedEntry:
    """Return an entry with its topic, which is a draft if a program would put something into its texts."""
    entry = entry if entry.topic else replace(entry, topic=topic)
    found = _PLACEHOLDER.search(f"{entry.question}\n{entry.answer}")
    if entry.doubt or not found:
        return entry
    return replace(entry, doubt="template", reason=f'"{entry.question}" has a placeholder, {found[0]}')


def _list_choices(name: str, value: object) -> list[str]:
    """Return the texts under a key that mean the same, as programs for small talk keep them; none under others."""
    return texts_of(value) if fold_name(name) in _CHOICES and isinstance(value, list) else []


def _to_cell(value: object) -> str:
    if isinstance(value, list):
        return json.dumps(texts_of(value), ensure_ascii=False)
    if isinstance(value, dict):
        texts = texts_of(value) or list_leaves(value)
        return texts[0] if len(texts) == 1 else json.dumps(value, ensure_ascii=False, default=str)
    return (texts_of(value) or [""])[0]


def _split_question(entry: ExtractedEntry) -> ExtractedEntry:
    """Return an entry whose question was a list: of the question and other phrasings of it."""
    questions = _read_list(entry.question)
    if not questions:
        return entry
    first, *others = map(clean_line, questions)
    return replace(entry, question=first, paraphrases=(*others, *entry.paraphrases))


def _read_list(text: str) -> list[str]:
    try:
        found = json.loads(text) if text.startswith("[") else []
    except (ValueError, RecursionError):
        return []
    return [str(item) for item in found] if isinstance(found, list) else []


def _read_pairs(value: object, file: str) -> Extract:
    """Read questions with answers that have no names: keys and values, lists of two, or two lists."""
    entries: list[ExtractedEntry] = []
    if pairs := _list_pairs(value):
        entries = [
            ExtractedEntry(question=clean_line(question), answer=clean_text(answer), file=file, where=place)
            for place, question, answer in pairs
        ]
    inside = value.items() if isinstance(value, dict) else ()
    found = [(str(name), _read_pairs(inner, file).entries) for name, inner in inside if isinstance(inner, dict | list)]
    is_named = sum(bool(inner) for _, inner in found) > 1 or bool(entries)
    for name, inner in found:
        entries += [replace(entry, topic=name) if is_named and not entry.topic else entry for entry in inner]
    return Extract(format=NAME, entries=entries)


def _list_pairs(value: object) -> list[tuple[str, str, str]]:
    """Return the places, questions and answers of a value, at least half of which ask; none if it has no such."""
    pairs: list[tuple[str, str, str]] = []
    if isinstance(value, dict):
        listed = {name_column(str(key)): inner for key, inner in value.items() if isinstance(inner, list)}
        roles = {column.role: inner for column, inner in listed.items() if column}
        questions, answers = roles.get("question", []), roles.get("answer", [])
        if len(questions) == len(answers) > 0 and all(isinstance(text, str) for text in questions):
            places = (f"question {number}" for number in range(1, len(questions) + 1))
            return list(zip(places, questions, map(read_text, answers), strict=True))
        pairs = [
            (f"key {number}", str(key), read_text(inner))
            for number, (key, inner) in enumerate(value.items(), start=1)
            if isinstance(inner, str) or (isinstance(inner, list) and all(isinstance(item, str) for item in inner))
        ]
    elif isinstance(value, list):
        for number, item in enumerate(value, start=1):
            two = list(*item.items()) if isinstance(item, dict) and len(item) == 1 else item
            if isinstance(two, list) and len(two) == 2 and all(isinstance(text, str) for text in two):
                pairs.append((f"item {number}", two[0], two[1]))
    return pairs if pairs and sum(asks(question) for _, question, _ in pairs) * 2 >= len(pairs) else []


def _find_fault(source: SourceFile) -> str:
    try:
        json.loads(source.text)
    except RecursionError:
        return ": it is nested too deeply"
    except ValueError as error:
        return f" ({error})"
    return ""
