"""Where JSON has its questions: lists of objects, objects by their ids, and single objects, however deep."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from faqbot.curation.formats.column_names import find_role, split_words
from faqbot.curation.formats.columns import (
    SURE_RANK,
    Column,
    are_sure,
    find_language,
    has_pairs,
    name_column,
    name_columns,
)
from faqbot.curation.formats.json_texts import split_languages
from faqbot.curation.formats.json_values import MAX_DEPTH, get
from faqbot.curation.formats.page import asks

MAX_LIFT = 3
"""Objects around the one with the question that are looked into, as in ``{"node": {"fields": {"question": ...}}}``."""

MIN_STEMS = 2
"""Pairs of keys such as ``q1`` and ``a1`` in an object, from which on it holds several questions."""

_ENVELOPES = frozenset("fields attributes node source data item record entry properties".split())
"""The keys of other systems under which an object has what it says."""

Item = tuple[str, dict[str, Any]]
"""The place of an object, in words, and the object."""


class Rows(NamedTuple):
    """Objects with questions and answers that stand together.

    Attributes:
        path: Their place in the whole value, or nothing.
        items: The objects, with what they say in keys of their own.
        topic: What they stand under, or nothing.
        left: The keys beside them that hold no question.
    """

    path: str
    items: Sequence[Item]
    topic: str = ""
    left: tuple[str, ...] = ()


def find_rows(value: object, path: str = "", topic: str = "", depth: int = 0) -> Iterator[Rows]:
    """Yield the objects with questions and answers; those inside a list that is taken are not looked for.

    >>> [(rows.path, rows.topic) for rows in find_rows({"bins": [{"q": "Where?", "a": "Here."}]})]
    [('bins', '')]
    """
    if depth > MAX_DEPTH:
        return
    if isinstance(value, list):
        yield from _find_in_list(value, path, topic, depth)
    elif isinstance(value, dict):
        yield from _find_in_object(value, path, topic, depth)


def _find_in_list(value: list[Any], path: str, topic: str, depth: int) -> Iterator[Rows]:
    items = [
        (f"{path}[{number}]" if path else f"item {number + 1}", lift(row))
        for number, row in enumerate(value)
        if isinstance(row, dict)
    ]
    if items and _hold_pairs([row for _, row in items]):
        yield Rows(path, _unify(items), topic)
        return
    for number, item in enumerate(value):
        yield from find_rows(item, f"{path}[{number}]", topic, depth + 1)


def _find_in_object(value: dict[str, Any], path: str, topic: str, depth: int) -> Iterator[Rows]:
    lists = {name: inner for name, inner in value.items() if _holds_objects(inner)}
    if len(lists) > 1 and all(map(find_language, lists)):
        joined = [
            (f"{path}.{name}".lstrip("."), name, row) for name, rows in lists.items() for row in _list_objects(rows)
        ]
        items = [(place, {**lift(row), "language": name}) for place, name, row in joined]
        if _hold_pairs([row for _, row in items]):
            yield Rows(path, _unify(items), topic)
            return
    if by_stem := _read_by_stem(value, path):
        left = {str(name): inner for name, inner in value.items() if _find_stem(str(name)) is None}
        yield Rows(path, by_stem, topic, tuple(name for name, inner in left.items() if not _holds_objects(inner)))
        value = {name: inner for name, inner in left.items() if _holds_objects(inner)}
    if _is_pair(value) and not _are_parallel(value):
        yield Rows(path, [(path or "item 1", split_languages(value))], topic)
        return
    if (by_key := _read_by_key(value, path)) and _hold_pairs([row for _, row in by_key], sure=True):
        yield Rows(path, _unify(by_key), topic)
        return
    own = _find_topic(value, has_title=depth > 0) or topic
    found = [
        (str(name), list(find_rows(inner, f"{path}.{name}" if path else str(name), "", depth + 1)))
        for name, inner in value.items()
    ]
    is_named = sum(bool(inner) for _, inner in found) > 1
    for name, inner in found:
        for rows in inner:
            yield rows._replace(topic=rows.topic or own or (name if is_named else ""))


def _holds_objects(value: object) -> bool:
    return isinstance(value, dict | list) and any(isinstance(row, dict) for row in _list_objects(value))


def _list_objects(value: object) -> list[Any]:
    found = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
    return [row for row in found if isinstance(row, dict)]


def _read_by_key(value: Mapping[str, Any], path: str) -> list[Item]:
    """Return the objects of an object, each with its key as its id, or as its question if it has none."""
    objects = {name: lift(row) for name, row in value.items() if isinstance(row, dict)}
    if not objects or len(objects) < len(value) / 2:
        return []
    is_asking = sum(map(asks, objects)) * 2 >= len(objects)
    found: list[Item] = []
    for name, row in objects.items():
        roles = {column.role for column in name_columns(list(row)).values()}
        key = "question" if is_asking and "question" not in roles else "" if "id" in roles else "id"
        found.append((f"{path}.{name}" if path else f"key {name}", {**({key: name} if key else {}), **row}))
    return found


def _read_by_stem(value: Mapping[str, Any], path: str) -> list[Item]:
    """Return the questions of an object whose keys pair them with answers, such as ``q1`` and ``a1``.

    Texts of programs in several languages are often kept so.
    """
    pairs: dict[str, dict[str, Any]] = {}
    for name, inner in value.items():
        if found := _find_stem(str(name)):
            pairs.setdefault(found[0], {})[found[1]] = inner
    if sum(len(pair) > 1 for pair in pairs.values()) < MIN_STEMS:
        return []
    place = f"{path}." if path else "keys of "
    return [(f"{place}{stem}", split_languages({"question": "", "answer": "", **pair})) for stem, pair in pairs.items()]


def _find_stem(name: str) -> tuple[str, str] | None:
    """Return what a key has beside ``question`` or ``answer``, other than a language, and which of the two; or None.

    >>> _find_stem("q1"), _find_stem("pay_answer"), _find_stem("answer_en")
    (('1', 'question'), ('pay', 'answer'), None)
    """
    words = split_words(re.sub(r"(?<=[^\W\d])(?=\d)", " ", name)).split()
    found = [(word, role) for word in words if (role := find_role(word)) and role.role in ("question", "answer")]
    stem = " ".join(word for word in words if found and word != found[0][0])
    if len(found) != 1 or not stem or found[0][1].rank > SURE_RANK or find_language(stem):
        return None
    return stem, found[0][1].role


def _find_topic(value: Mapping[str, Any], *, has_title: bool) -> str:
    """Return what an object says of the list in it: its topic, or else its title."""
    named = {str(name): column.role for name in value if (column := name_column(str(name)))}
    texts = [value[name] for name, role in named.items() if role == "topic" and isinstance(value[name], str)]
    title = get(value, "title", "name", "heading", "label", "header") if has_title else ""
    return texts[0] if texts else title if isinstance(title, str) else ""


def lift(row: dict[str, Any], depth: int = 0) -> dict[str, Any]:
    """Return an object with the keys of the object in it that has the question and the answer.

    >>> lift({"id": 1, "fields": {"question": "Where?", "answer": "Here."}})
    {'id': 1, 'question': 'Where?', 'answer': 'Here.'}
    """
    row = split_languages(row)
    if depth == MAX_LIFT or _holds_pair(row):
        return row
    lifted = {name: lift(inner, depth + 1) for name, inner in row.items() if isinstance(inner, dict)}
    held = [name for name, inner in lifted.items() if _is_pair(inner) or (_is_envelope(name) and _holds_pair(inner))]
    if len(held) != 1:
        return row
    return {name: value for name, value in row.items() if name != held[0]} | lifted[held[0]]


def _is_envelope(name: object) -> bool:
    return str(name).strip("_").casefold() in _ENVELOPES


def _name(row: Mapping[str, Any]) -> dict[str, Column]:
    """Return what the keys of an object hold, without those that hold questions and answers of their own."""
    names = [str(name) for name, value in row.items() if not _has_own_pairs(value)]
    return {names[number]: column for number, column in name_columns(names).items()}


def _has_own_pairs(value: object) -> bool:
    rows = [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []
    return any(has_pairs(name_columns(list(map(str, row)))) for row in rows)


def _holds_pair(row: Mapping[str, Any]) -> bool:
    return has_pairs(_name(row).values())


def _is_pair(row: Mapping[str, Any]) -> bool:
    """Return whether an object surely is a question with its answer."""
    return are_sure(_name(row).values())


def _are_parallel(row: Mapping[str, Any]) -> bool:
    """Return whether an object has a list of questions, and one of as many answers."""
    lists = [row.get(_find_name(row, role)) for role in ("question", "answer")]
    counts = [len(each) for each in lists if isinstance(each, list)]
    return len(counts) == len(lists) and counts[0] == counts[1] > 1


def _hold_pairs(rows: Sequence[Mapping[str, Any]], *, sure: bool = False) -> bool:
    """Return whether objects have questions and answers: some of them, or if that shall be sure, most."""
    if sure:
        return 2 * sum(map(_is_pair, rows)) > len(rows)
    return any(map(_holds_pair, rows)) or _holds_pair({name: value for row in rows for name, value in row.items()})


def _unify(items: Sequence[Item]) -> list[Item]:
    """Return objects with one key for their questions, and one for their answers, where those of some have others."""
    rows = [row for _, row in items]
    for role in ("question", "answer"):
        names = [_find_name(row, role) for row in rows]
        usual = Counter(filter(None, names)).most_common(1)
        if usual:
            wanted = usual[0][0]
            rows = [_rename(row, name, wanted) if name else row for row, name in zip(rows, names, strict=True)]
    return [(place, row) for (place, _), row in zip(items, rows, strict=True)]


def _find_name(row: Mapping[str, Any], role: str) -> str:
    """Return the key of an object that has its question or its answer; nothing if several have one, or none."""
    for each in ({name: value for name, value in row.items() if value not in (None, "", [], {})}, row):
        found = [name for name, column in _name(each).items() if column.role == role]
        if found:
            return found[0] if len(found) == 1 else ""
    return ""


def _rename(row: dict[str, Any], name: str, wanted: str) -> dict[str, Any]:
    if name == wanted or row.get(wanted):
        return row
    kept = {other: value for other, value in row.items() if other != wanted}
    return {wanted if other == name else other: value for other, value in kept.items()}
