"""JSON and JSON Lines of other systems, as plain values."""

import json
import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from faqbot.curation.formats.source_file import SourceFile
from faqbot.knowledge.loading.nodes import parse, to_plain

MAX_DEPTH = 12
"""Levels that are searched for lists of questions; exports have at most five."""

JSON_SUFFIXES = (".json", ".jsonl", ".ndjson", ".jsonld")

DATA_SUFFIXES = (".yml", ".yaml", ".toml")
"""Files of other kinds with lists and keys, as page generators keep their questions in."""


@lru_cache(maxsize=64)
def load_json(source: SourceFile) -> Any:  # noqa: ANN401 - JSON's value
    """Return the value of a JSON, YAML or TOML file, the list of the values of a JSON Lines file, or None."""
    if source.suffix in DATA_SUFFIXES:
        return load_data(source.text, source.name, is_toml=source.suffix == ".toml")
    if source.suffix not in JSON_SUFFIXES:
        return None
    try:
        return json.loads(source.text)
    except (ValueError, RecursionError):
        return _load_lines(source.text)


def load_data(text: str, name: str, *, is_toml: bool) -> Any:  # noqa: ANN401 - a value as JSON has
    """Return the value of a YAML or TOML text, or None."""
    if is_toml:
        try:
            return tomllib.loads(text)
        except (ValueError, RecursionError):
            return None
    node, _ = parse(text.encode(), name)
    return to_plain(node) if node else None


def _load_lines(text: str) -> list[Any] | None:
    rows = []
    for line in text.split("\n"):
        if not line.strip():
            continue
        try:
            rows.append(json.loads(line))
        except (ValueError, RecursionError):
            # A damaged line among good ones is kept as None, so that it can be reported.
            rows.append(None)
    return rows if any(isinstance(row, dict) for row in rows) else None


def find_lists(value: object, path: str = "", depth: int = 0) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Yield every list of objects, or single-file object, with its path; the outermost first.

    >>> list(find_lists({"faq": [{"q": "Where?"}]}))
    [('faq', [{'q': 'Where?'}])]
    """
    if depth > MAX_DEPTH:
        return
    if isinstance(value, list):
        rows = [row for row in value if isinstance(row, dict)]
        if rows:
            yield path, rows
        for number, item in enumerate(value):
            yield from find_lists(item, f"{path}[{number}]", depth + 1)
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from find_lists(inner, f"{path}.{name}" if path else str(name), depth + 1)


def get(row: Mapping[str, Any], *names: str) -> Any:  # noqa: ANN401 - JSON's value
    """Return the value of the first of these keys that is there, whatever its case, or None."""
    folded = {key.casefold(): value for key, value in row.items()}
    return next((folded[name.casefold()] for name in names if folded.get(name.casefold()) is not None), None)


def texts_of(value: object) -> list[str]:
    """Return the texts in a value: itself, its items, or what stands under ``text`` and the like.

    >>> texts_of(["a", {"text": "b"}, 3, None])
    ['a', 'b', '3']
    """
    if isinstance(value, str):
        return [value]
    if isinstance(value, bool) or value is None:
        return [str(value).lower()] if isinstance(value, bool) else []
    if isinstance(value, int | float):
        return [str(value)]
    if isinstance(value, list):
        return [text for item in value for text in texts_of(item)]
    if isinstance(value, dict):
        found = get(value, "text", "value", "question", "name", "title", "utterance", "phrase", "label", "rendered")
        return texts_of(found) if isinstance(found, str) else []
    return []
