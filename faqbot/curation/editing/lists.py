"""Add to lists of a knowledge file in place.

Comments, layout and order stay unchanged. A change is kept only if the file then reads as it should.
"""

from collections.abc import Iterator, Sequence

from faqbot.curation.editing.document import Document, Edit
from faqbot.curation.editing.scalars import format_scalar
from faqbot.knowledge.loading.nodes import Mapping, Scalar, to_plain
from faqbot.knowledge.loading.nodes import Sequence as SequenceNode

BEFORE = "question"
"""The key of an item behind which new keys go."""


def add_texts(data: bytes, name: str, item: str, key: str, texts: Sequence[str]) -> bytes | None:
    r"""Add texts to a list of an item.

    Args:
        data: The file, in UTF-8.
        name: The list that has the item, such as ``entries``.
        item: The id of the item.
        key: The list of texts, such as ``paraphrases``; it is added if the item does not have it.
        texts: The texts, one or more.

    Returns:
        The file with these texts and no other change of content; None if they cannot be added in place.

    >>> add_texts(b"entries:\n  - id: a\n    question: b\n    answer: c\n", "entries", "a", "paraphrases", ["d", "e"])
    b'entries:\n  - id: a\n    question: b\n    paraphrases:\n      - d\n      - e\n    answer: c\n'
    """
    document = Document(data)
    node = find_item(document, name, item)
    if node is None:
        return None
    old = node.pairs[key][1] if key in node.pairs else None
    if old is None:
        flow = f"[{', '.join(map(format_scalar, texts))}]"
        tried = _insert_key(document, node, key, [f"- {format_scalar(text)}" for text in texts], flow)
    elif isinstance(old, SequenceNode) and old.items:
        tried = _extend(document, old, list(map(format_scalar, texts)))
    else:
        return None
    before = to_plain(old) if old else []
    expected = _replace_in_item(document, name, item, key, [*(before if isinstance(before, list) else []), *texts])
    return _choose(tried, expected)


def set_text(data: bytes, name: str, item: str, key: str, value: str) -> bytes | None:
    """Set a key of an item to a word; return None if it cannot be set in place.

    Args:
        data: The file, in UTF-8.
        name: The list that has the item.
        item: The id of the item.
        key: The key, which is added if the item does not have it.
        value: The value, one word.
    """
    document = Document(data)
    node = find_item(document, name, item)
    if node is None:
        return None
    old = node.pairs[key][1] if key in node.pairs else None
    if isinstance(old, Scalar):
        changed = document.apply([Edit(old.location, old.value, value)])
        tried = iter([changed] if changed else [])
    elif old is None:
        tried = _insert_key(document, node, key, [], value)
    else:
        return None
    return _choose(tried, _replace_in_item(document, name, item, key, value))


def add_rows(data: bytes, name: str, rows: Sequence[str], content: object, in_flow: str = "") -> bytes | None:
    r"""Add a value to a list of a file, which is added at the end if the file does not have it.

    Args:
        data: The file, in UTF-8; it may be empty.
        name: The list, such as ``gaps``.
        rows: The lines of the value, as they stand in a list without indentation, the first with its dash.
        content: What the value is, as plain values.
        in_flow: The value as it stands in a list in brackets; empty if it does not fit there.

    Returns:
        The file with the value and no other change of content; None if it cannot be added in place.

    >>> add_rows(b"id: a\n", "synonyms", ["- [loaf, bread]"], ["loaf", "bread"])
    b'id: a\nsynonyms:\n  - [loaf, bread]\n'
    """
    document = Document(data)
    root = document.root
    if root is None and data.strip():
        return None
    old = root.pairs[name][1] if root and name in root.pairs else None
    before = to_plain(old) if old else []
    expected = {**(document.content or {}), name: [*(before if isinstance(before, list) else []), content]}
    if old is None:
        end = document.line_end
        text = document.text if not document.text or document.text.endswith("\n") else document.text + end
        lines = [f"{name}:", *(f"  {row}" for row in rows)]
        return _choose(iter([document.replace_text(text + end.join(lines) + end)]), expected)
    if not isinstance(old, SequenceNode) or not old.items:
        return None
    if _is_flow(document, old):
        return _choose(_extend(document, old, [in_flow]), expected) if in_flow else None
    return _choose(_add_lines(document, old.items[-1].location.line, old.location.column, rows), expected)


def add_to_group(data: bytes, name: str, number: int, texts: Sequence[str]) -> bytes | None:
    """Add texts to an inner list of a list of lists; return None if they cannot be added in place.

    Args:
        data: The file, in UTF-8.
        name: The list of lists, such as ``synonyms``.
        number: The place of the inner list, from 0.
        texts: The texts, one or more.
    """
    document = Document(data)
    outer = document.root.pairs[name][1] if document.root and name in document.root.pairs else None
    inner = outer.items[number] if isinstance(outer, SequenceNode) and number < len(outer.items) else None
    if not isinstance(inner, SequenceNode) or not inner.items or outer is None:
        return None
    groups = to_plain(outer)
    if not isinstance(groups, list):
        return None
    groups[number] = [*groups[number], *texts]
    tried = _extend(document, inner, list(map(format_scalar, texts)))
    return _choose(tried, {**(document.content or {}), name: groups})


def find_item(document: Document, name: str, item: str) -> Mapping | None:
    """Return the item with an id in a list of a file, or None."""
    found = document.root.pairs.get(name) if document.root else None
    for row in found[1].items if found and isinstance(found[1], SequenceNode) else ():
        own = row.pairs.get("id") if isinstance(row, Mapping) else None
        if isinstance(row, Mapping) and own and isinstance(own[1], Scalar) and own[1].value == item:
            return row
    return None


def _choose(tried: Iterator[Document], expected: object) -> bytes | None:
    """Return the first document that reads as expected."""
    return next((document.data for document in tried if document.content == expected), None)


def _replace_in_item(document: Document, name: str, item: str, key: str, value: object) -> object:
    """Return the plain content of a file with a key of an item set."""
    content = dict(document.content or {})
    rows = content[name]
    content[name] = [
        {**row, key: value} if isinstance(row, dict) and row.get("id") == item else row
        for row in (rows if isinstance(rows, list) else [])
    ]
    return content


def _insert_key(document: Document, node: Mapping, key: str, rows: list[str], flow: str) -> Iterator[Document]:
    """Yield the document with a new key of a mapping, as rows below it or as a value in flow style beside it."""
    name = BEFORE if BEFORE in node.pairs else next(iter(node.pairs))
    before, value = node.pairs[name]
    if _is_flow(document, node):
        end = document.find_end(value)
        if end is not None:
            yield document.replace_text(f"{document.text[:end]}, {key}: {flow}{document.text[end:]}")
        return
    lines = [f"{key}:", *(f"  {row}" for row in rows)] if rows else [f"{key}: {flow}"]
    yield from _add_lines(document, before.location.line, before.location.column, lines)


def _extend(document: Document, node: SequenceNode, values: list[str]) -> Iterator[Document]:
    """Yield the document with more values in a list, in the style that it has."""
    text = document.text
    if not _is_flow(document, node):
        last = node.items[-1].location.line
        yield from _add_lines(document, last, node.location.column, [f"- {value}" for value in values])
        return
    end = document.find_end(node.items[-1])
    if end is not None:
        yield document.replace_text(f"{text[:end]}, {', '.join(values)}{text[end:]}")
    else:  # behind the bracket, if it is not known where the last value ends
        begin = document.find_offset(node.location) + 1
        yield document.replace_text(f"{text[:begin]}{', '.join(values)}, {text[begin:]}")


def _add_lines(document: Document, line: int, column: int, rows: Sequence[str]) -> Iterator[Document]:
    """Yield the document with lines behind the part that begins on a line, without and with what may belong to it.

    Args:
        document: The document.
        line: The line on which the part begins, from 1.
        column: The column of its key or dash, and of the new lines.
        rows: The new lines.
    """
    lines, end = document.lines, document.line_end
    after = line
    while after < len(lines) and (not lines[after].strip() or _count_blanks(lines[after]) >= column):
        after += 1
    trimmed = after
    while trimmed > line and (not lines[trimmed - 1].strip() or lines[trimmed - 1].lstrip().startswith("#")):
        trimmed -= 1
    block = [f"{' ' * (column - 1)}{row}{end}" for row in rows]
    for place in dict.fromkeys((trimmed, after)):
        above = lines[:place]
        if above and not above[-1].endswith("\n"):
            above[-1] += end
        yield document.replace_text("".join([*above, *block, *lines[place:]]))


def _count_blanks(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _is_flow(document: Document, node: SequenceNode | Mapping) -> bool:
    return document.text[document.find_offset(node.location)] in "[{"
