"""Entries as YAML, laid out for people to edit."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from faqbot.curation.formats.merging import ImportedEntry
from faqbot.language.text import shown_text

Content = dict[str, Any]
"""The keys of an entry with plain values: texts, lists of texts, mappings of texts."""

_PLAIN = re.compile(r"[^\W\d_](?:[\w /.,;()'&%€£$+-]*[\w)])?[.?!]?")
_PLAIN_IN_LINE = re.compile(r"[^\W\d_](?:[\w /.-]*\w)?")
_RESERVED = frozenset("null true false yes no on off y n".split())
_SHORT = 100
_LISTS_IN_LINE = ("tags", "follow_ups", "citations", "requires", "excludes", "not")


def list_content(imported: ImportedEntry) -> Content:
    """Return the keys of an entry, in the order in which they are written."""
    entry = imported.content
    content: Content = {
        "id": imported.id,
        "topic": entry.topic,
        "tags": list(entry.tags),
        "question": entry.question,
        "answer": entry.answer,
        "paraphrases": list(entry.paraphrases),
        "url": entry.url,
        "follow_ups": list(entry.follow_ups),
        "meta": dict(entry.meta),
        "draft": "true" if entry.doubt else "",
    }
    return {name: value for name, value in content.items() if value}


def format_entry(content: Content) -> str:
    """Return an entry as an item of a YAML list, indented by two.

    >>> print(format_entry({"id": "hours", "answer": "At 9: all week.", "tags": ["a", "b"]}), end="")
      - id: hours
        answer: "At 9: all week."
        tags: [a, b]
    """
    lines: list[str] = []
    for name, value in content.items():
        lines += _format_key(name, value)
    first, *others = lines
    return "\n".join([f"  - {first}", *(f"    {line}" if line else "" for line in others)]) + "\n"


def _format_key(name: str, value: object) -> list[str]:
    key = quote_text(name)
    if isinstance(value, list):
        items = [quote_text(str(item), in_line=True) for item in value]
        if name in _LISTS_IN_LINE and sum(map(len, items)) < _SHORT and all(isinstance(item, str) for item in value):
            return [f"{key}: [{', '.join(items)}]"]
        return [f"{key}:", *(f"  - {_format_item(item)}" for item in value)]
    if isinstance(value, dict):
        return [f"{key}:", *(f"  {line}" for inner, text in value.items() for line in _format_key(inner, text))]
    if name == "draft":
        return [f"{key}: {value}"]
    return [f"{key}: {line}" if number == 0 else line for number, line in enumerate(_format_text(str(value)))]


def _format_item(item: object) -> str:
    return quote_text(item) if isinstance(item, str) else json.dumps(item, ensure_ascii=False)


def _format_text(text: str) -> list[str]:
    """Return a text as the lines of a value; several lines as a block, where YAML reads a block as it is written."""
    lines = text.split("\n")
    is_block = len(lines) > 1 and shown_text(text) == text and not text.startswith((" ", "\t"))
    is_block = is_block and all(line == line.rstrip() and "\t" not in line for line in lines)
    return ["|-", *(f"  {line}" if line else "" for line in lines)] if is_block else [quote_text(text)]


def quote_text(text: str, *, in_line: bool = False) -> str:
    """Return a text as a YAML scalar on one line, in quotes where it needs them; invisible characters are escaped."""
    is_plain = (_PLAIN_IN_LINE if in_line else _PLAIN).fullmatch(text)
    if is_plain and text.lower() not in _RESERVED:
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(map(_escape, quoted))


def _escape(character: str) -> str:
    if shown_text(character) == character and character.isprintable():
        return character
    code = ord(character)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def format_entries(contents: Sequence[Content], head: str) -> str:
    """Return a file of entries."""
    return head + "entries:\n" + "\n".join(map(format_entry, contents))


def format_base(keys: Mapping[str, str]) -> str:
    """Return the file of the base itself."""
    return "".join(f"{name}: {quote_text(value) if value != '1' else value}\n" for name, value in keys.items())
