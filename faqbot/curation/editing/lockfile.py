"""The lock as text: written into a file of the base in which everything else, comments too, stays as it is."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from faqbot.curation.editing.edits import Edit, edited
from faqbot.knowledge.loading.nodes import Mapping, Node, Scalar, parse, to_plain

COMMENT = "# Which digest of which passage each entry was accepted on; written by faqbot check --accept"

INDENT = 2
"""Blanks before an entry of the lock."""

_PLAIN = re.compile(r"[a-z0-9][a-z0-9/-]*")

Lock = dict[str, dict[str, str]]
"""For each entry the digest of each passage that it is accepted on."""


class _Row(NamedTuple):
    """An entry of the lock as it is written: the lines before it, its own lines, and what they say."""

    before: list[str]
    lines: list[str]
    says: object


def with_lock(data: bytes, lock: Lock) -> bytes | None:
    """A file with this lock in place of the one that it has, if any.

    Args:
        data: The file, which holds nothing or the keys of a base.
        lock: What it shall hold, at least one entry.

    Returns:
        The new file; None if it is laid out so that it cannot be done without moving what is not the lock's.
    """
    node = _lock(data)
    data = (edited(data, _redone(node, lock)) or data) if node else data
    node = _lock(data)
    end = "\r\n" if b"\r\n" in data else "\n"
    lines = data.decode("utf-8").splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += end
    if node:
        key, rows = _pairs(data)["lock"]
        begin, after = key.location.line, _last_line(rows)
    else:
        lines += [COMMENT + end, f"lock:{end}"]
        begin = after = len(lines)
    rows_before = _rows(node, lines, begin) if node else {}
    block = [line for entry, row in lock.items() for line in _row_lines(entry, row, rows_before.get(entry), end)]
    changed = "".join([*lines[:begin], *block, *lines[after:]]).encode()
    read, problems = parse(changed, "")
    expected = {**{name: to_plain(value) for name, (_, value) in _pairs(data).items()}, "lock": lock}
    return changed if not problems and read is not None and to_plain(read) == expected else None


def _pairs(data: bytes) -> dict[str, tuple[Scalar, Node]]:
    root, _ = parse(data, "") if data.strip() else (None, [])
    return root.pairs if isinstance(root, Mapping) else {}


def _lock(data: bytes) -> Mapping | None:
    _, node = _pairs(data).get("lock", (None, None))
    return node if isinstance(node, Mapping) else None


def _redone(node: Mapping, lock: Lock) -> Iterator[Edit]:
    """The digests of the lock that are others now, each where it stands."""
    for entry, (_, row) in node.pairs.items():
        for passage, (_, digest) in row.pairs.items() if isinstance(row, Mapping) else ():
            new = lock.get(entry, {}).get(passage)
            if isinstance(digest, Scalar) and new not in (None, digest.value):
                yield Edit(digest.location, digest.value, str(new))


def _rows(node: Mapping, lines: list[str], begin: int) -> dict[str, _Row]:
    """The entries of a lock as they are written; none if one is not laid out as we would."""
    rows: dict[str, _Row] = {}
    after = begin
    for entry, (key, row) in node.pairs.items():
        line, last = key.location.line, _last_line(row)
        if key.location.column != INDENT + 1 or not after < line < last:
            return {}
        rows[entry] = _Row(lines[after : line - 1], lines[line - 1 : last], to_plain(row))
        after = last
    return rows


def _row_lines(entry: str, row: dict[str, str], before: _Row | None, end: str) -> Iterable[str]:
    yield from before.before if before else ()
    if before and before.says == row:
        yield from before.lines
        return
    yield f"{' ' * INDENT}{_key(entry)}:{end}"
    for passage, digest in row.items():
        yield f"{' ' * 2 * INDENT}{_key(passage)}: {digest}{end}"


def _last_line(node: Node) -> int:
    """The last line on which a part of a lock begins."""
    inner: Iterable[Node] = (value for _, value in node.pairs.values()) if isinstance(node, Mapping) else ()
    return max([node.location.line, *map(_last_line, inner)])


def _key(name: str) -> str:
    """A name as a key: in quotes where YAML would take it for something else."""
    return name if _PLAIN.fullmatch(name) and name != "null" else json.dumps(name)
