"""Botpress v12: the questions and answers of a bot, one file each or all in one."""

from collections.abc import Mapping, Sequence
from typing import Any

from faqbot.curation.formats.cleaning import clean_line, clean_text
from faqbot.curation.formats.extracted import Extract, ExtractedEntry, ImportProblem
from faqbot.curation.formats.json_values import find_lists, get, load_json, texts_of
from faqbot.curation.formats.source_file import SourceFile

NAME = "botpress"

_ELEMENT = "#!"
"""What an answer begins with that is rendered by the program, such as ``#!builtin_card-abc``."""


def recognises(source: SourceFile) -> bool:
    """Return whether a file has items of Botpress."""
    return source.suffix == ".json" and bool(_find_items(load_json(source)))


def read(sources: Sequence[SourceFile], language: str) -> Extract:
    """Read items in one language: the wanted one, or that of most items."""
    items = [
        (source.name, f"item {number}, {get(item, 'id')}", item)
        for source in sources
        for number, item in enumerate(_find_items(load_json(source)), start=1)
    ]
    spoken = [name for _, _, item in items for name in _by_language(get(item["data"], "questions"))]
    chosen = language or max(dict.fromkeys(spoken), key=spoken.count, default="en")
    entries: list[ExtractedEntry] = []
    problems: list[ImportProblem] = []
    for file, where, item in items:
        found = _read_item(item, file, where, chosen)
        problems += found.problems
        entries += found.entries
    return Extract(format=NAME, entries=entries, problems=problems, language=chosen)


def _read_item(item: Mapping[str, Any], file: str, where: str, language: str) -> Extract:
    data = item["data"]
    questions, answers = _by_language(get(data, "questions")), _by_language(get(data, "answers"))
    problems: list[ImportProblem] = []
    own = list(map(clean_line, questions.get(language, [])))
    shown = f'"{own[0]}"' if own else f'"{next(iter(next(iter(questions.values()), [])), "")}"'
    if others := sorted({*questions} - {language}):
        fault = f"{shown} is there in {', '.join(others)} as well, of which nothing was taken"
        problems.append(ImportProblem(file, where, "other-language", fault))
    if not own and others:
        return Extract(format=NAME, problems=problems)
    texts = [text for text in answers.get(language, []) if text.strip()]
    elements = [text for text in texts if text.lstrip().startswith(_ELEMENT)]
    texts = [text for text in texts if text not in elements]
    action = str(get(data, "action") or "text")
    if not texts and "redirect" in action:
        flow = get(data, "redirectFlow") or get(data, "redirectNode")
        problems.append(ImportProblem(file, where, "redirect", f"{shown} leads to the flow {flow}, and has no answer"))
        return Extract(format=NAME, problems=problems)
    if elements:
        problems.append(ImportProblem(file, where, "content-element", f"{shown} is answered by {elements[0][:60]}"))
        if not texts:
            return Extract(format=NAME, problems=problems)
    if len(texts) > 1:
        fault = f"{shown} has {len(texts)} answers of which one is chosen by chance; the first was taken"
        problems.append(ImportProblem(file, where, "conflict", fault))
    is_off = get(data, "enabled") is False
    topics = texts_of(get(data, "contexts", "category"))
    entry = ExtractedEntry(
        question=own[0] if own else "",
        answer=clean_text(texts[0]) if texts else "",
        paraphrases=tuple(own[1:]),
        file=file,
        where=where,
        key=str(get(item, "id") or ""),
        topic=clean_line(next((topic for topic in topics if topic != "global"), "")),
        doubt="disabled" if is_off else "template" if texts and "{{" in texts[0] else "",
        reason=f"{shown} is switched off" if is_off else f"the answer to {shown} is a template",
    )
    return Extract(format=NAME, entries=[entry], problems=problems)


def _by_language(value: object) -> dict[str, list[str]]:
    if isinstance(value, dict):
        return {str(name): texts_of(texts) for name, texts in value.items() if texts_of(texts)}
    return {"en": texts_of(value)} if texts_of(value) else {}


def _find_items(value: object) -> list[dict[str, Any]]:
    if isinstance(value, dict) and _is_item(value):
        return [value]
    for _, rows in find_lists(value):
        if all(map(_is_item, rows)):
            return rows
    return []


def _is_item(row: Mapping[str, Any]) -> bool:
    data = get(row, "data")
    return isinstance(data, dict) and get(data, "questions") is not None and get(data, "answers") is not None
