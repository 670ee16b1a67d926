"""Set keys of a knowledge file in place.

Comments, layout and order stay unchanged.
"""

from collections.abc import Mapping as Dictionary
from pathlib import Path

from faqbot.curation.editing.document import Document, Edit
from faqbot.knowledge.loading.files import list_files
from faqbot.knowledge.loading.nodes import Mapping, Node, Scalar


def find_file(base: Path, *keys: str) -> Path | None:
    """Find the file with the first of these keys that occurs.

    Raises:
        KnowledgeNotFound: If there is no file.
        OSError: If a file cannot be read.
    """
    roots = [(file, Document(file.read_bytes()).root) for file in list_files(base, [])]
    return next((file for key in keys for file, root in roots if root and key in root.pairs), None)


def set_keys(data: bytes, path: tuple[str, ...], values: Dictionary[str, str]) -> bytes | None:
    r"""Set keys of one mapping of a knowledge file.

    Args:
        data: The file, in UTF-8.
        path: The keys that lead to the mapping; missing ones are added at the end of the mapping they belong to.
        values: The new values; each is one word, and takes the quotes of the value it replaces.

    Returns:
        The file with these values and no other change of content; None if a value cannot be set at one place, for
        example because the old one spans lines.

    >>> set_keys(b"policy: # mine\n  margin: 0.1 # close\n", ("policy",), {"margin": "0.2", "answer_at": "0.6"})
    b'policy: # mine\n  margin: 0.2 # close\n  answer_at: 0.6\n'
    """
    before = Document(data)
    after: Document | None = before
    for name, value in values.items():
        after = _set_key(after, after.root, path, name, value) if after and after.root else None
    is_right = after and after.root and before.root and after.content == _merge(before.content, path, values)
    return after.data if after and is_right else None


def _merge(content: object, path: tuple[str, ...], values: Dictionary[str, str]) -> object:
    """Return plain content with these values set."""
    inner: dict[str, object] = dict(content) if isinstance(content, dict) else {}
    return {**inner, **({path[0]: _merge(inner.get(path[0]), path[1:], values)} if path else values)}


def _set_key(document: Document, root: Mapping, path: tuple[str, ...], name: str, value: str) -> Document | None:
    mapping, missing = root, (*path, name)
    while len(missing) > 1 and missing[0] in mapping.pairs:
        inner = mapping.pairs[missing[0]][1]
        if not isinstance(inner, Mapping):
            return None
        mapping, missing = inner, missing[1:]
    if missing[0] not in mapping.pairs:
        return _add_value(document, root, mapping, missing, value)
    old = mapping.pairs[name][1]
    return document.apply([Edit(old.location, old.value, value)]) if isinstance(old, Scalar) else None


def _add_value(
    document: Document, root: Mapping, mapping: Mapping, keys: tuple[str, ...], value: str
) -> Document | None:
    """Add a value under new keys to a mapping."""
    is_flow = document.text[document.find_offset(mapping.location)] == "{"
    text = (
        _add_to_flow(document, mapping, keys, value)
        if is_flow
        else _add_to_block(document, mapping, keys, value, at_end=mapping is root)
    )
    return document.replace_text(text) if text else None


def _add_to_flow(document: Document, mapping: Mapping, keys: tuple[str, ...], value: str) -> str:
    """Add a pair to a mapping in braces.

    The pair goes after the last value, or to the front if the end of that value is not known.
    """
    text = document.text
    *outer, name = keys
    pair = f"{name}: {value}"
    for key in reversed(outer):
        pair = f"{key}: {{{pair}}}"
    end = document.find_end(_last_value(mapping))
    if end is not None:
        return f"{text[:end]}, {pair}{text[end:]}"
    begin = document.find_offset(mapping.location) + 1
    return f"{text[:begin]}{pair}, {text[begin:]}"


def _add_to_block(
    document: Document, mapping: Mapping, keys: tuple[str, ...], value: str, *, at_end: bool
) -> str | None:
    """Add lines for a value at the end of a mapping."""
    text, line_end = document.text, document.line_end
    indent = mapping.location.column - 1
    lines = [f"{' ' * (indent + 2 * depth)}{key}:" for depth, key in enumerate(keys)]
    block = line_end.join(lines) + f" {value}{line_end}"
    last: Node = mapping
    while isinstance(last, Mapping):
        last = _last_value(last)
    end = len(text) if at_end else document.find_end(last)
    if end is None:
        return None
    after = next((start for start in document.line_starts if start >= end and start > 0), None)
    return f"{text[:after]}{block}{text[after:]}" if after is not None else f"{text}{line_end}{block}"


def _last_value(mapping: Mapping) -> Node:
    return [value for _, value in mapping.pairs.values()][-1]
