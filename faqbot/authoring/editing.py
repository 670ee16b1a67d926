"""Edits of knowledge files at one place, so that comments, layout and order stay as they were."""

import re
from collections.abc import Mapping as Dictionary
from pathlib import Path

from faqbot.loading.files import base_files
from faqbot.loading.nodes import Mapping, Node, Scalar, parse, plain

_BREAKS = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""Where YAML begins another line."""

_TOKEN = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s,{}\[\]#]+""")
"""A scalar on one line, quoted or of one word."""

_BOM = "\ufeff"


def file_of(base: Path, *keys: str) -> Path | None:
    """The file of a base that holds the first of these keys that any file holds, or None.

    Raises:
        KnowledgeNotFound: If there is no file.
    """
    files = base_files(base, [])
    parsed = [(file, parse(file.read_bytes(), str(file))[0]) for file in files]
    found = (file for key in keys for file, root in parsed if isinstance(root, Mapping) and key in root.pairs)
    return next(found, None)


def edited(text: str, path: tuple[str, ...], values: Dictionary[str, str]) -> str | None:
    r"""A knowledge file with other values for some keys of one of its mappings.

    Args:
        text: The file.
        path: Keys that lead to the mapping; what is not there is added, at the end of the mapping that it belongs to.
        values: Keys with their values as YAML writes them, each one scalar on one line.

    Returns:
        The file with these values, and nothing else changed in what it says; None where that cannot be done at one
        place, as where a value runs over lines.

    >>> edited("policy: # mine\n  margin: 0.1 # close\n", ("policy",), {"margin": "0.2", "answer_at": "0.6"})
    'policy: # mine\n  margin: 0.2 # close\n  answer_at: 0.6\n'
    """
    before = _parsed(text)
    after = text
    for name, value in values.items():
        root = _parsed(after)
        edit = _put(after, root, path, name, value) if root else None
        if edit is None:
            return None
        after = edit
    wanted = _with(plain(before) if before else None, path, values)
    root = _parsed(after)
    return after if root and plain(root) == wanted else None


def _parsed(text: str) -> Mapping | None:
    root, problems = parse(text.encode(), "")
    return root if isinstance(root, Mapping) and not problems else None


def _with(content: object, path: tuple[str, ...], values: Dictionary[str, str]) -> object:
    """Plain content with these values; they are plain once more when YAML has read them."""
    inner = dict(content) if isinstance(content, dict) else {}
    if path:
        return inner | {path[0]: _with(inner.get(path[0]), path[1:], values)}
    return inner | {name: value.strip('"') for name, value in values.items()}


def _put(text: str, root: Mapping, path: tuple[str, ...], name: str, value: str) -> str | None:
    """The file with one value set."""
    mapping = root
    for depth, key in enumerate(path):
        if key not in mapping.pairs:
            return _added(text, mapping, root, path[depth:], f"{name}: {value}")
        found = mapping.pairs[key][1]
        if not isinstance(found, Mapping):
            return None
        mapping = found
    if name not in mapping.pairs:
        return _added(text, mapping, root, (), f"{name}: {value}")
    place = _span(text, mapping.pairs[name][1])
    return text[: place.start()] + value + text[place.end() :] if place else None


def _added(text: str, mapping: Mapping, root: Mapping, path: tuple[str, ...], pair: str) -> str | None:
    """The file with a pair, below these new keys, at the end of a mapping."""
    line_end = "\r\n" if "\r\n" in text else "\n"
    place = _offset(text, mapping)
    if text[place] == "{":
        inner = pair
        for key in reversed(path):
            inner = f"{key}: {{{inner}}}"
        last = _span(text, [value for _, value in mapping.pairs.values()][-1])
        # Behind a value that is no scalar, the end is not known: the pair goes to the front.
        return (
            f"{text[: last.end()]}, {inner}{text[last.end() :]}"
            if last
            else f"{text[: place + 1]}{inner}, {text[place + 1 :]}"
        )
    indent = " " * (mapping.location.column - 1)
    lines = [f"{indent}{'  ' * depth}{key}:" for depth, key in enumerate(path)]
    block = line_end.join([*lines, f"{indent}{'  ' * len(path)}{pair}"]) + line_end
    if mapping is root:
        return text + ("" if _BREAKS.search(text[-1:]) else line_end) + block
    last = _span(text, _last(mapping))
    if last is None:
        return None
    ended = _BREAKS.search(text, last.end())
    return text[: ended.end()] + block + text[ended.end() :] if ended else text + line_end + block


def _last(node: Node) -> Node:
    """The scalar that ends a mapping."""
    while isinstance(node, Mapping) and node.pairs:
        node = [value for _, value in node.pairs.values()][-1]
    return node


def _span(text: str, node: Node) -> "re.Match[str] | None":
    """Where a scalar stands, if it is one on one line."""
    if not isinstance(node, Scalar):
        return None
    found = _TOKEN.match(text, _offset(text, node))
    return found if found and found[0].strip("\"'") == node.value else None


def _offset(text: str, node: Node) -> int:
    starts = [0, *(found.end() for found in _BREAKS.finditer(text))]
    start = starts[node.location.line - 1] + node.location.column - 1
    # A byte order mark is no column.
    return start + text.startswith(_BOM) if node.location.line == 1 else start
