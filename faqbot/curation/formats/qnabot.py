"""QnABot on AWS: the JSON of its designer."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from faqbot.curation.formats.cleaning import clean_line, clean_text, escape_line, escape_text
from faqbot.curation.formats.extracted import Extract, ExtractedEntry, ImportProblem
from faqbot.curation.formats.joining import join_extracts
from faqbot.curation.formats.json_values import JSON_SUFFIXES, find_lists, get, load_json, texts_of
from faqbot.curation.formats.source_file import SourceFile
from faqbot.curation.formats.table import read_mapping

NAME = "qnabot"

_OTHER_KINDS = {"quiz": "quiz", "slottype": "list of words for a slot"}
"""Items that are no questions, by their type, in words."""

_SYSTEM_PREFIXES = ("customnomatches", "customnoverifiedidentity", "nohits", "no_hits", "feedback.")
"""Ids of items that the system itself uses, in lower case without further letters."""


def recognises(source: SourceFile) -> bool:
    """Return whether a file is an export of the designer."""
    return source.suffix in JSON_SUFFIXES and bool(_find_items(load_json(source)))


def read(sources: Sequence[SourceFile], language: str) -> Extract:  # noqa: ARG001 - exports have one language
    """Read exports."""
    return join_extracts(NAME, [_read_file(source) for source in sources])


def _read_file(source: SourceFile) -> Extract:
    entries: list[ExtractedEntry] = []
    problems: list[ImportProblem] = []
    for number, item in enumerate(_find_items(load_json(source)), start=1):
        where = f"item {number}, qid {get(item, 'qid')}"
        found = _read_item(item, source.name, where)
        if isinstance(found, ImportProblem):
            problems.append(found)
        else:
            entries.append(found)
    return Extract(format=NAME, entries=entries, problems=problems, notes=source.notes)


def _read_item(item: Mapping[str, Any], file: str, where: str) -> ExtractedEntry | ImportProblem:
    name = str(get(item, "qid") or "")
    questions = list(map(clean_line, texts_of(get(item, "q"))))
    shown = f'"{questions[0]}"' if questions else f"item {name}"
    kind = str(get(item, "type") or "qna")
    if kind in _OTHER_KINDS:
        return ImportProblem(file, where, "content-element", f"item {name} is a {_OTHER_KINDS[kind]}, and no question")
    if get(item, "passage") is not None:
        return ImportProblem(file, where, "reference", f"{shown} is a passage of a document, and no question")
    if name.casefold().replace("-", "").startswith(_SYSTEM_PREFIXES):
        return ImportProblem(file, where, "system-item", f"{shown} is an item for the system itself")
    markdown = get(get(item, "alt") or {}, "markdown") if isinstance(get(item, "alt"), dict) else None
    answer = str(markdown or get(item, "a") or "")
    if get(item, "l") and not answer.strip():
        return ImportProblem(file, where, "content-element", f"{shown} is answered by the program {get(item, 'l')}")
    extras = get(item, "faqbot")
    is_own = isinstance(extras, dict)
    extras = extras if isinstance(extras, dict) else {}
    kind, reason = "", ""
    if not is_own and "{{" in answer:
        kind, reason = "template", f"the answer to {shown} is a template"
    elif get(item, "conditionalChaining") or get(get(item, "elicitResponse") or {}, "responsebot_hook"):
        kind, reason = "conditional", f"the answer to {shown} leads on to another item on a condition"
    elif get(item, "l"):
        kind, reason = "content-element", f"the answer to {shown} is changed by the program {get(item, 'l')}"
    tags = extras.get("tags") or str(get(item, "tags") or "").split()
    return ExtractedEntry(
        question=questions[0] if questions else "",
        answer=clean_text(answer),
        paraphrases=tuple(questions[1:]),
        file=file,
        where=where,
        key=name,
        topic=clean_line(str(extras.get("topic") or get(item, "t") or "")),
        tags=tuple(map(clean_line, map(str, tags))),
        url=str(extras.get("url") or _find_card_url(item)),
        meta=read_mapping(json.dumps(extras.get("meta") or {})),
        follow_ups=tuple(map(str, extras.get("follow_ups") or _list_next(item))),
        doubt=kind,
        reason=reason,
    )


def _find_card_url(item: Mapping[str, Any]) -> str:
    """Return the address that the card of an item leads to, or nothing."""
    card = get(item, "r")
    address = str(get(card, "url") or "").strip() if isinstance(card, dict) else ""
    return address if address.startswith(("http://", "https://")) else ""


def _list_next(item: Mapping[str, Any]) -> list[str]:
    """Return the questions that the buttons of an item ask."""
    buttons = get(get(item, "r") or {}, "buttons") if isinstance(get(item, "r"), dict) else None
    rows = buttons if isinstance(buttons, list) else []
    values = [str(get(button, "value") or "") for button in rows if isinstance(button, dict)]
    return [value.removeprefix("QID::") for value in values if value]


def write(entries: Sequence[ExtractedEntry], title: str, language: str) -> str:  # noqa: ARG001 - as other formats
    """Write items; what the format lacks is in the key ``faqbot`` of each."""
    items = []
    for entry in entries:
        extras = {"topic": entry.topic, "tags": entry.tags, "url": entry.url, "meta": dict(entry.meta)}
        extras |= {"follow_ups": entry.follow_ups}
        items.append(
            {
                "qid": entry.id,
                "type": "qna",
                "q": [escape_line(question) for question in (entry.question, *entry.paraphrases)],
                "a": escape_text(entry.answer),
                "t": entry.topic,
                "faqbot": {name: _escape(value) for name, value in extras.items() if value},
            }
        )
    return json.dumps({"qna": items}, ensure_ascii=False, indent=1) + "\n"


def _escape(value: object) -> object:
    if isinstance(value, str):
        return escape_line(value)
    return [escape_line(item) for item in value] if isinstance(value, tuple) else value


def _find_items(value: object) -> list[dict[str, Any]]:
    for _, rows in find_lists(value):
        if all(get(row, "qid") is not None for row in rows):
            return rows
    return []
