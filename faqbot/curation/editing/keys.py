"""Keys of a knowledge file set at their place, so that comments, layout and order stay as they were."""

from collections.abc import Mapping as Dictionary
from pathlib import Path

from faqbot.curation.editing.edits import Edit, edited, line_starts
from faqbot.knowledge.loading.files import list_files
from faqbot.knowledge.loading.nodes import Mapping, Node, Scalar, parse, to_plain


def file_of(base: Path, *keys: str) -> Path | None:
    """The file of a base that holds the first of these keys that any file holds, or None.

    Raises:
        KnowledgeNotFound: If there is no file.
        OSError: If one cannot be read.
    """
    roots = [(file, _root(file.read_bytes())) for file in list_files(base, [])]
    return next((file for key in keys for file, root in roots if root and key in root.pairs), None)


def with_keys(data: bytes, path: tuple[str, ...], values: Dictionary[str, str]) -> bytes | None:
    r"""A knowledge file with other values for some keys of one of its mappings.

    Args:
        data: The file, in UTF-8.
        path: Keys that lead to the mapping; what is not there is added, at the end of the mapping that it belongs to.
        values: Keys with their values; a value is one word, and is quoted where the one in its place is.

    Returns:
        The file with these values, and nothing else changed in what it says; None where that cannot be done at one
        place, as where a value runs over lines.

    >>> with_keys(b"policy: # mine\n  margin: 0.1 # close\n", ("policy",), {"margin": "0.2", "answer_at": "0.6"})
    b'policy: # mine\n  margin: 0.2 # close\n  answer_at: 0.6\n'
    """
    before = _root(data)
    changed: bytes | None = data
    for name, value in values.items():
        root = _root(changed) if changed else None
        changed = _put(changed, root, path, name, value) if changed and root else None
    after = _root(changed) if changed else None
    is_right = before and after and to_plain(after) == _with(to_plain(before), path, values)
    return changed if is_right else None


def _root(data: bytes) -> Mapping | None:
    root, problems = parse(data, "")
    return root if isinstance(root, Mapping) and not problems else None


def _with(content: object, path: tuple[str, ...], values: Dictionary[str, str]) -> object:
    """Plain content with these values."""
    inner: dict[str, object] = dict(content) if isinstance(content, dict) else {}
    return {**inner, **({path[0]: _with(inner.get(path[0]), path[1:], values)} if path else values)}


def _put(data: bytes, root: Mapping, path: tuple[str, ...], name: str, value: str) -> bytes | None:
    """The file with one value set."""
    mapping, missing = root, (*path, name)
    while len(missing) > 1 and missing[0] in mapping.pairs:
        found = mapping.pairs[missing[0]][1]
        if not isinstance(found, Mapping):
            return None
        mapping, missing = found, missing[1:]
    if missing[0] not in mapping.pairs:
        return _added(data, root, mapping, missing, value)
    old = mapping.pairs[name][1]
    return edited(data, [Edit(old.location, old.value, value)]) if isinstance(old, Scalar) else None


def _added(data: bytes, root: Mapping, mapping: Mapping, keys: tuple[str, ...], value: str) -> bytes | None:
    """The file with a value below these new keys at the end of a mapping."""
    mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
    text = data.removeprefix(mark).decode()
    is_inside = text[_begin(text, mapping)] == "{"
    changed = (
        _added_inside(text, mapping, keys, value)
        if is_inside
        else _added_below(text, mapping, keys, value, at_end=mapping is root)
    )
    return mark + changed.encode() if changed else None


def _added_inside(text: str, mapping: Mapping, keys: tuple[str, ...], value: str) -> str:
    """The text with a pair in a mapping in braces; behind what is no scalar the end is not known: then in front."""
    *outer, name = keys
    pair = f"{name}: {value}"
    for key in reversed(outer):
        pair = f"{key}: {{{pair}}}"
    end = _end(text, _last_value(mapping))
    if end is not None:
        return f"{text[:end]}, {pair}{text[end:]}"
    begin = _begin(text, mapping) + 1
    return f"{text[:begin]}{pair}, {text[begin:]}"


def _added_below(text: str, mapping: Mapping, keys: tuple[str, ...], value: str, *, at_end: bool) -> str | None:
    """The text with lines of their own for a value, below the last of a mapping."""
    line_end = "\r\n" if "\r\n" in text else "\n"
    indent = mapping.location.column - 1
    lines = [f"{' ' * (indent + 2 * depth)}{key}:" for depth, key in enumerate(keys)]
    block = line_end.join(lines) + f" {value}{line_end}"
    last: Node = mapping
    while isinstance(last, Mapping):
        last = _last_value(last)
    end = len(text) if at_end else _end(text, last)
    if end is None:
        return None
    after = next((start for start in line_starts(text) if start >= end and start > 0), None)
    return f"{text[:after]}{block}{text[after:]}" if after is not None else f"{text}{line_end}{block}"


def _last_value(mapping: Mapping) -> Node:
    return [value for _, value in mapping.pairs.values()][-1]


def _begin(text: str, node: Node) -> int:
    return line_starts(text)[node.location.line - 1] + node.location.column - 1


def _end(text: str, node: Node) -> int | None:
    """Where a scalar ends, if it stands on one line as it is."""
    if not isinstance(node, Scalar):
        return None
    begin = _begin(text, node)
    quote = text[begin] if text[begin] in "'\"" else ""
    written = f"{quote}{node.value}{quote}"
    return begin + len(written) if text.startswith(written, begin) else None
