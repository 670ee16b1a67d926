"""Write the lock into a knowledge file.

The other content of the file stays unchanged, comments included.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from faqbot.curation.editing.document import Document, Edit
from faqbot.knowledge.loading.nodes import Mapping, Node, Scalar, to_plain

COMMENT = "# Which digest of which passage each entry was accepted on; written by faqbot check --accept"

INDENT = 2
"""Spaces before an entry of the lock."""

_PLAIN = re.compile(r"[a-z0-9][a-z0-9/-]*")

Lock = dict[str, dict[str, str]]
"""For each entry, the digest of each passage on which the entry was accepted."""


class _Row(NamedTuple):
    """The lines of an entry of the lock, and its content."""

    before: list[str]
    lines: list[str]
    content: object


def set_lock(data: bytes, lock: Lock) -> bytes | None:
    """Return a file with its lock replaced or added.

    Args:
        data: The file; empty, or with keys of a base.
        lock: The new lock, with one entry or more.

    Returns:
        The new file; None if its layout does not allow the change without moving other content.
    """
    document = Document(data)
    if old := _find_lock(document):
        document = document.apply(_edit_digests(old, lock)) or document
    old, end = _find_lock(document), document.line_end
    lines = document.lines
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += end
    if old and document.root:
        key, rows = document.root.pairs["lock"]
        begin, after = key.location.line, _find_last_line(rows)
    else:
        lines += [COMMENT + end, f"lock:{end}"]
        begin = after = len(lines)
    old_rows = _read_rows(old, lines, begin) if old else {}
    block = [line for entry, row in lock.items() for line in _format_row(entry, row, old_rows.get(entry), end)]
    changed = document.replace_text("".join([*lines[:begin], *block, *lines[after:]]))
    expected = {**(document.content or {}), "lock": lock}
    return changed.data if changed.content == expected else None


def _find_lock(document: Document) -> Mapping | None:
    _, node = document.root.pairs.get("lock", (None, None)) if document.root else (None, None)
    return node if isinstance(node, Mapping) else None


def _edit_digests(node: Mapping, lock: Lock) -> Iterator[Edit]:
    """Yield an edit for each digest that changes."""
    for entry, (_, row) in node.pairs.items():
        for passage, (_, digest) in row.pairs.items() if isinstance(row, Mapping) else ():
            new = lock.get(entry, {}).get(passage)
            if isinstance(digest, Scalar) and new not in (None, digest.value):
                yield Edit(digest.location, digest.value, str(new))


def _read_rows(node: Mapping, lines: list[str], begin: int) -> dict[str, _Row]:
    """Read the entries of a written lock.

    Returns none if one of them has another layout than this module gives it.
    """
    rows: dict[str, _Row] = {}
    after = begin
    for entry, (key, row) in node.pairs.items():
        line, last = key.location.line, _find_last_line(row)
        if key.location.column != INDENT + 1 or not after < line < last:
            return {}
        rows[entry] = _Row(lines[after : line - 1], lines[line - 1 : last], to_plain(row))
        after = last
    return rows


def _format_row(entry: str, row: dict[str, str], old: _Row | None, end: str) -> Iterable[str]:
    yield from old.before if old else ()
    if old and old.content == row:
        yield from old.lines
        return
    yield f"{' ' * INDENT}{_format_key(entry)}:{end}"
    for passage, digest in row.items():
        yield f"{' ' * 2 * INDENT}{_format_key(passage)}: {digest}{end}"


def _find_last_line(node: Node) -> int:
    """Return the last line of a part of a lock."""
    inner: Iterable[Node] = (value for _, value in node.pairs.values()) if isinstance(node, Mapping) else ()
    return max([node.location.line, *map(_find_last_line, inner)])


def _format_key(name: str) -> str:
    """Return a name as a key, quoted where necessary."""
    return name if _PLAIN.fullmatch(name) and name != "null" else json.dumps(name)
