"""QnA Maker, and custom question answering that followed it: TSV, XLSX and JSON."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from faqbot.curation.formats.cleaning import clean_line, clean_text, escape_line, escape_text
from faqbot.curation.formats.extracted import Extract, ExtractedEntry, ImportProblem
from faqbot.curation.formats.header import Row
from faqbot.curation.formats.joining import join_extracts
from faqbot.curation.formats.json_values import find_lists, get, load_json, texts_of
from faqbot.curation.formats.source_file import SourceFile

NAME = "qna-maker"

HEADER = ("Question", "Answer", "Source", "Metadata", "SuggestedQuestions", "IsContextOnly", "Prompts", "QnaId")
TOPIC_KEYS = ("category", "topic", "section")
"""Names of metadata that hold the topic."""

_OWN = frozenset("metadata qnaid suggestedquestions iscontextonly prompts".split())
_EXACT = "faqbot_"
_SYSTEM = "system_metadata"
"""The beginning of what the service itself keeps as metadata."""


def recognises(source: SourceFile) -> bool:
    """Return whether a file was exported by QnA Maker."""
    if source.suffix in (".tsv", ".txt"):
        return is_qna_header(source.text.split("\n", 1)[0].split("\t"))
    return source.suffix == ".json" and bool(_find_documents(load_json(source)))


def is_qna_header(cells: Sequence[str]) -> bool:
    """Return whether these are the names of the columns of an export."""
    names = {cell.strip().casefold() for cell in cells}
    return {"question", "answer"} <= names and bool(names & _OWN) and "source" in names


def read(sources: Sequence[SourceFile], language: str) -> Extract:
    """Read exports."""
    return join_extracts(NAME, [_read_file(source, language) for source in sources])


def _read_file(source: SourceFile, language: str) -> Extract:
    if source.suffix == ".json":
        documents = enumerate(_find_documents(load_json(source)), start=1)
        listed = [row for number, document in documents for row in _list_rows(document, number)]
        found = _build_extract(listed, source.name)
        return replace(found, notes=_describe_synonyms(load_json(source), source.name))
    # The cells of these files are never quoted: a quote at the start of a cell belongs to the text.
    lines = source.text.split("\n")
    rows = [Row(f"line {number}", line.split("\t")) for number, line in enumerate(lines, start=1)]
    return read_qna_rows(rows, source.name, language)


def _describe_synonyms(value: object, file: str) -> list[str]:
    """Return a note on the synonyms of a project, or none."""
    assets = get(value, "assets") if isinstance(value, dict) else None
    groups = get(assets, "synonyms") if isinstance(assets, dict) else None
    words = [texts_of(get(group, "alterations")) for group in groups or [] if isinstance(group, dict)]
    shown = "; ".join(" = ".join(group) for group in words if group)
    return [f"{file}: left out the synonyms {shown}; write those that the base needs under synonyms"] if shown else []


def read_qna_rows(rows: Sequence[Row], file: str, language: str) -> Extract:  # noqa: ARG001 - exports have one language
    """Read the rows of an export; the first one has the names of the columns."""
    names = [cell.strip().casefold() for cell in rows[0].cells]
    filled = [row for row in rows[1:] if any(cell.strip() for cell in row.cells)]
    return _build_extract([(row.where, dict(zip(names, row.cells, strict=False))) for row in filled], file)


def _build_extract(rows: Sequence[tuple[str, Mapping[str, str]]], file: str) -> Extract:
    """Build entries of rows; rows with the same id, or without ids with the same answer, are one entry."""
    groups: dict[str, list[tuple[str, Mapping[str, str]]]] = {}
    problems: list[ImportProblem] = []
    for where, row in rows:
        key = row.get("qnaid", "").strip() or f"{row.get('answer', '')}\0{row.get('metadata', '')}"
        if not row.get("question", "").strip():
            fault = f"the answer “{clean_text(row.get('answer', ''))[:60]}” has no question"
            problems.append(ImportProblem(file, _place(where, row), "empty-question", fault))
        else:
            groups.setdefault(key, []).append((where, row))
    entries = [_build_entry(group, file) for group in groups.values()]
    return Extract(format=NAME, entries=entries, problems=problems)


def _build_entry(group: Sequence[tuple[str, Mapping[str, str]]], file: str) -> ExtractedEntry:
    where, row = group[0]
    questions = [clean_line(each.get("question", "")) for _, each in group]
    topic, tags, exact = _read_metadata(row.get("metadata", ""))
    is_context_only = row.get("iscontextonly", "").strip().casefold() == "true"
    reason = f'"{questions[0]}" is only asked after another question (IsContextOnly)'
    source = row.get("source", "").strip()
    return ExtractedEntry(
        question=questions[0],
        answer=clean_text(_break_lines(row.get("answer", ""))),
        paraphrases=tuple(questions[1:]),
        file=file,
        where=_place(where, row),
        id=exact.get("id", ""),
        key=row.get("qnaid", "").strip(),
        topic=topic,
        tags=tags,
        url=exact.get("url") or (source if source.startswith(("http://", "https://")) else ""),
        meta=json.loads(exact["meta"]) if exact.get("meta") else {},
        follow_ups=_read_prompts(row.get("prompts", "")),
        doubt="context-only" if is_context_only else "",
        reason=reason if is_context_only else "",
    )


def _place(where: str, row: Mapping[str, str]) -> str:
    number = row.get("qnaid", "").strip()
    return f"{where}, QnaId {number}" if number else where


def _break_lines(text: str) -> str:
    r"""Return a text with ``\n`` and ``\t`` as the characters they stand for."""
    return re.sub(r"\\(?:r\\)?n", "\n", text).replace("\\t", "\t")


def _read_metadata(text: str) -> tuple[str, tuple[str, ...], dict[str, str]]:
    """Return the topic, the tags, and what an export of our own says exactly."""
    topic, tags, exact = "", [], {}
    for pair in text.split("|"):
        name, _, value = (part.strip() for part in pair.partition(":"))
        value = clean_line(value)
        if name.startswith(_EXACT):
            exact[name.removeprefix(_EXACT)] = value
        elif name.casefold() in TOPIC_KEYS and not topic:
            topic = value
        elif name.casefold() in ("tag", "tags"):
            tags.append(value)
        elif name and value and not name.startswith(_SYSTEM):
            tags.append(f"{clean_line(name)}:{value}")
    return topic, tuple(tags), exact


def _read_prompts(text: str) -> tuple[str, ...]:
    """Return the ids that the prompts lead to, in the order they are shown in."""
    try:
        found = json.loads(text) if text.strip() else []
    except (ValueError, RecursionError):
        return ()
    prompts = [prompt for prompt in found if isinstance(prompt, dict)] if isinstance(found, list) else []
    prompts.sort(key=lambda prompt: int(get(prompt, "displayOrder") or 0))
    return tuple(str(number) for prompt in prompts if (number := get(prompt, "qnaId")))


def _find_documents(value: object) -> list[dict[str, Any]]:
    """Find the documents of a JSON export: objects with ``questions`` and ``answer`` side by side."""
    for _, rows in find_lists(value):
        documents = [row for row in rows if get(row, "questions") is not None and isinstance(get(row, "answer"), str)]
        own = [
            row for row in documents if {"metadata", "source", "dialog", "context"} & {key.casefold() for key in row}
        ]
        if own and len(documents) == len(rows):
            return documents
    return []


def _list_rows(document: Mapping[str, Any], number: int) -> list[tuple[str, dict[str, str]]]:
    """Return a document of a JSON export as the rows that a TSV export has for it."""
    dialog = get(document, "dialog", "context") or {}
    metadata = get(document, "metadata") or {}
    pairs = (
        metadata.items()
        if isinstance(metadata, dict)
        else [(get(pair, "name"), get(pair, "value")) for pair in metadata if isinstance(pair, dict)]
    )
    row = {
        "answer": str(get(document, "answer") or ""),
        "source": str(get(document, "source") or ""),
        "metadata": "|".join(f"{name}:{value}" for name, value in pairs),
        "iscontextonly": str(get(dialog, "isContextOnly")) if isinstance(dialog, dict) else "",
        "prompts": json.dumps(get(dialog, "prompts") or []) if isinstance(dialog, dict) else "",
        "qnaid": str(get(document, "id") or number),
    }
    questions = texts_of(get(document, "questions")) or [""]
    return [(f"item {number}", {**row, "question": question}) for question in questions]


def write(entries: Sequence[ExtractedEntry], title: str, language: str) -> str:  # noqa: ARG001 - as other formats
    """Write an export as TSV: one line for each phrasing, with the keys that the format lacks as metadata."""
    numbers = {entry.id: number for number, entry in enumerate(entries, start=1)}
    lines = ["\t".join(HEADER)]
    for entry in entries:
        exact = {
            "id": entry.id,
            "url": entry.url,
            "meta": json.dumps(dict(entry.meta), ensure_ascii=False) if entry.meta else "",
        }
        pairs = [("category", entry.topic), *(("tag", tag) for tag in entry.tags)]
        pairs += [(_EXACT + name, value) for name, value in exact.items()]
        metadata = "|".join(f"{name}:{_escape_cell(escape_line(value))}" for name, value in pairs if value)
        prompts = [
            {"displayOrder": order, "qnaId": numbers[follow_up], "displayText": follow_up}
            for order, follow_up in enumerate(entry.follow_ups)
            if follow_up in numbers
        ]
        tail = (entry.url or "faqbot", metadata, "[]", "False", json.dumps(prompts), str(numbers[entry.id]))
        answer = _escape_cell(escape_text(entry.answer)).replace("\n", "\\n")
        questions = map(_escape_cell, map(escape_line, (entry.question, *entry.paraphrases)))
        lines += ["\t".join((question, answer, *tail)) for question in questions]
    return "\n".join(lines) + "\n"


def _escape_cell(text: str) -> str:
    """Return a text without the characters that have a meaning in these files, as entities."""
    return text.replace("\\", "&#92;").replace("\t", "&#9;").replace("|", "&#124;")
