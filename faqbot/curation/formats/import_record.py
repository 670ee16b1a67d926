"""What the last import wrote: by this a second one knows what people have edited since."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from faqbot.curation.formats.base_text import Content
from faqbot.knowledge.loading.nodes import compute_digest

RECORD_FILE = "imported.json"
"""The file of the record, beside the files of the base."""

_SCHEMA = 1

_FORMER_NAMES = {"phrasings beside": "paraphrases"}
"""The names of values in older records, and their present ones."""


class ImportedState(NamedTuple):
    """An entry as the last import wrote it.

    Attributes:
        key: What the entry is recognised by in the source.
        digests: The digest of each of its values.
    """

    key: str
    digests: Mapping[str, str]


def record_entry(key: str, content: Content) -> ImportedState:
    """Return the record of an entry."""
    return ImportedState(key, {name: compute_digest(sort_value(name, value)) for name, value in content.items()})


def is_as_recorded(state: ImportedState, name: str, value: object) -> bool:
    """Return whether a value is as the last import wrote it; None stands for no value."""
    recorded = state.digests.get(name, compute_digest(None))
    # Older records have the digest of paraphrases in their order.
    return recorded in {compute_digest(sort_value(name, value)), compute_digest(value)}


def sort_value(name: str, value: object) -> object:
    """Return a value of an entry as it is compared: paraphrases count in any order, as they may stand in two files.

    >>> sort_value("paraphrases", ["till when", "opening hours"]), sort_value("tags", ["b", "a"])
    (['opening hours', 'till when'], ['b', 'a'])
    """
    return sorted(value, key=str) if name == "paraphrases" and isinstance(value, list) else value


def read_record(folder: Path) -> dict[str, ImportedState] | None:
    """Return the record of the last import by entry id, or None if there is none that can be read."""
    try:
        value = json.loads((folder / RECORD_FILE).read_bytes())
        rows = value["entries"]
        return {str(name): ImportedState(str(row["key"]), _read_digests(row["digests"])) for name, row in rows.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _read_digests(digests: Mapping[str, str]) -> dict[str, str]:
    return {_FORMER_NAMES.get(name, name): digest for name, digest in digests.items()}


def format_record(states: Mapping[str, ImportedState]) -> str:
    """Return the text of the record."""
    rows = {name: {"key": state.key, "digests": state.digests} for name, state in sorted(states.items())}
    return json.dumps({"schema": _SCHEMA, "entries": rows}, ensure_ascii=False, indent=1) + "\n"
