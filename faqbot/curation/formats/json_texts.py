"""Values of JSON as texts: answers that are objects, lists, or the blocks of an editor."""

from collections.abc import Mapping, Sequence
from typing import Any

from faqbot.curation.formats.columns import find_language
from faqbot.curation.formats.json_values import MAX_DEPTH, get

_TEXT_KEYS = (
    "text value rendered markdown html answer content body message speech plaintext plain children nodes blocks"
).split()
"""The keys under which an object has its text; the first that is there counts."""

_INLINE_TYPES = frozenset("text link hyperlink mention emoji inline a".split())


def read_text(value: object, depth: int = 0) -> str:
    r"""Return the text of a value: paragraphs of a list, the text of an object, or its parts with their names.

    >>> read_text({"text": "Because."}), read_text(["One.", "Two."]), read_text({"short": "Yes.", "steps": ["a", "b"]})
    ('Because.', 'One.\n\nTwo.', '**short:** Yes.\n\n**steps:**\n\n- a\n- b')
    """
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or value is None or depth > MAX_DEPTH:
        return str(value).lower() if isinstance(value, bool) else ""
    if isinstance(value, list):
        return _join(value, depth)
    if not isinstance(value, dict):
        return str(value)
    if isinstance(found := get(value, *_TEXT_KEYS), str | list | dict) and found:
        return read_text(found, depth + 1)
    return "\n\n".join(filter(None, (_name_part(name, part, depth) for name, part in value.items())))


def _join(items: Sequence[object], depth: int) -> str:
    is_inline = bool(items) and all(map(_is_inline, items))
    texts = [read_text(item, depth + 1) for item in items]
    return "".join(texts) if is_inline else "\n\n".join(dict.fromkeys(filter(str.strip, texts)))


def _is_inline(item: object) -> bool:
    """Return whether an item is a part of a paragraph, as editors keep it."""
    kind = str(get(item, "type", "nodeType") or "").casefold() if isinstance(item, dict) else ""
    return kind in _INLINE_TYPES or (
        isinstance(item, dict) and not kind and item.keys() & {"bold", "italic", "marks"} != set()
    )


def _name_part(name: str, part: object, depth: int) -> str:
    if isinstance(part, list) and all(isinstance(item, str | int | float) for item in part):
        listed = "\n".join(f"- {item}" for item in part)
        return f"**{name}:**\n\n{listed}" if listed else ""
    text = read_text(part, depth + 1)
    return f"**{name}:** {text}" if text.strip() else ""


def list_leaves(value: object, depth: int = 0) -> list[str]:
    """Return the texts and numbers anywhere in a value.

    >>> list_leaves({"$oid": "5f"}), list_leaves([1, {"a": "b"}])
    (['5f'], ['1', 'b'])
    """
    if isinstance(value, dict | list) and depth <= MAX_DEPTH:
        inner = value.values() if isinstance(value, dict) else value
        return [leaf for item in inner for leaf in list_leaves(item, depth + 1)]
    return [str(value)] if isinstance(value, str | int | float) and not isinstance(value, bool) else []


def split_languages(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return an object with a key for each language of a value that is kept by language.

    >>> split_languages({"question": {"en": "Where?", "de": "Wo?"}, "id": 3})
    {'question (en)': 'Where?', 'question (de)': 'Wo?', 'id': 3}
    """
    split: dict[str, Any] = {}
    for name, value in row.items():
        spoken = [key for key in value if find_language(str(key))] if isinstance(value, dict) else []
        if isinstance(value, dict) and spoken and all(key in spoken or isinstance(value[key], list) for key in value):
            split |= {f"{name} ({language})": value[language] for language in spoken}
        else:
            split[name] = value
    return split
