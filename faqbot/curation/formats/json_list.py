"""Any JSON, JSON Lines, YAML or TOML with questions and answers."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from faqbot.curation.formats.cleaning import clean_line, clean_text
from faqbot.curation.formats.columns import has_pairs, is_question, name_columns
from faqbot.curation.formats.extracted import Extract, ExtractedEntry, ImportProblem
from faqbot.curation.formats.header import Row
from faqbot.curation.formats.joining import join_extracts
from faqbot.curation.formats.json_values import DATA_SUFFIXES, JSON_SUFFIXES, find_lists, get, load_json, texts_of
from faqbot.curation.formats.source_file import SourceFile
from faqbot.curation.formats.table import read_table

NAME = "json"


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
        notes=source.notes,
    )


def read_value(value: object, file: str, language: str) -> Extract:
    """Read the lists of objects with a question and an answer in a value."""
    found: list[Extract] = []
    taken: list[str] = []
    for path, rows in find_lists(value):
        is_inside = any(path.startswith(outer) for outer in taken)
        if not is_inside and has_pairs(name_columns(list(dict.fromkeys(key for row in rows for key in row)))):
            taken.append(f"{path}[")
            found.append(_read_rows(rows, path, file, language))
    return join_extracts(NAME, found or [_read_pairs(value, file)])


def _read_rows(rows: Sequence[Mapping[str, Any]], path: str, file: str, language: str) -> Extract:
    """Read a list of objects as a table whose columns are their keys."""
    names = list(dict.fromkeys(key for row in rows for key in row))
    table = [Row("keys", names)]
    for number, row in enumerate(rows):
        place = f"{path}[{number}]" if path else f"item {number + 1}"
        table.append(Row(place, [_to_cell(row.get(name)) for name in names]))
    found = read_table(table, file, NAME, language)
    # A list under the name of the question has the question and other phrasings of it.
    return Extract(
        format=NAME,
        entries=[_split_question(entry) for entry in found.entries],
        problems=found.problems,
        language=found.language,
    )


def _to_cell(value: object) -> str:
    if isinstance(value, list):
        return json.dumps(texts_of(value), ensure_ascii=False)
    if isinstance(value, dict):
        texts = texts_of(value)
        return texts[0] if texts else json.dumps(value, ensure_ascii=False, default=str)
    return (texts_of(value) or [""])[0]


def _split_question(entry: ExtractedEntry) -> ExtractedEntry:
    from dataclasses import replace  # noqa: PLC0415

    questions, answers = _read_list(entry.question), _read_list(entry.answer)
    if questions:
        first, *others = map(clean_line, questions)
        entry = replace(entry, question=first, paraphrases=(*others, *entry.paraphrases))
    return replace(entry, answer=clean_text("\n\n".join(answers))) if answers else entry


def _read_list(text: str) -> list[str]:
    try:
        found = json.loads(text) if text.startswith("[") else []
    except (ValueError, RecursionError):
        return []
    return [str(item) for item in found] if isinstance(found, list) else []


def _read_pairs(value: object, file: str) -> Extract:
    """Read an object whose keys are the questions and whose values are the answers."""
    entries: list[ExtractedEntry] = []
    if isinstance(value, dict):
        pairs = {str(key): text for key, text in value.items() if isinstance(text, str)}
        if pairs and sum(map(is_question, pairs)) * 2 >= len(pairs):
            entries = [
                ExtractedEntry(question=clean_line(key), answer=clean_text(text), file=file, where=f"key {number}")
                for number, (key, text) in enumerate(pairs.items(), start=1)
            ]
        for name, inner in value.items():
            if isinstance(inner, dict):
                found = _read_pairs(inner, file)
                entries += [_with_topic(entry, str(name)) for entry in found.entries]
    return Extract(format=NAME, entries=entries)


def _with_topic(entry: ExtractedEntry, topic: str) -> ExtractedEntry:
    from dataclasses import replace  # noqa: PLC0415

    return entry if entry.topic else replace(entry, topic=topic)


def _find_fault(source: SourceFile) -> str:
    try:
        json.loads(source.text)
    except RecursionError:
        return ": it is nested too deeply"
    except ValueError as error:
        return f" ({error})"
    return ""
