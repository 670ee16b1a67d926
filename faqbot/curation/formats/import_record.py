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
    return ImportedState(key, {name: compute_digest(value) for name, value in content.items()})


def read_record(folder: Path) -> dict[str, ImportedState] | None:
    """Return the record of the last import by entry id, or None if there is none that can be read."""
    try:
        value = json.loads((folder / RECORD_FILE).read_bytes())
        rows = value["entries"]
        return {str(name): ImportedState(str(row["key"]), dict(row["digests"])) for name, row in rows.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def format_record(states: Mapping[str, ImportedState]) -> str:
    """Return the text of the record."""
    rows = {name: {"key": state.key, "digests": state.digests} for name, state in sorted(states.items())}
    return json.dumps({"schema": _SCHEMA, "entries": rows}, ensure_ascii=False, indent=1) + "\n"
