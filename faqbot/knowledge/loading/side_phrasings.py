"""Phrasings in files of their own, so that question, answer and citations of an entry stand together."""

from collections.abc import Iterable
from pathlib import Path

from faqbot.errors import Problem
from faqbot.knowledge.loading.nodes import Mapping, Refused, Scalar, Sequence
from faqbot.knowledge.loading.problems import suggest

SUFFIX = ".phrasings.yaml"
"""The end of the name of a file that maps ids of items to lists of phrasings."""

_LISTS = ("entries", "gaps", "small_talk")


def is_side_file(file: Path) -> bool:
    """Return whether a file of a base holds phrasings only."""
    return file.name.endswith(SUFFIX) and file.name != SUFFIX


def add_side_phrasings(base: Mapping, sides: Iterable[Mapping], problems: list[Problem]) -> None:
    """Add phrasings to the items that they belong to, after those that stand with the item.

    Args:
        base: The keys of all other files, which are changed.
        sides: The files of phrasings.
        problems: Gets a problem for each id that no item has, and for each value that is no list.
    """
    items = _find_items(base)
    for side in sides:
        for key, value in side.pairs.values():
            item = items.get(key.value)
            if item is None:
                remedy = suggest(key.value, items) or "name an entry, a gap or small talk"
                problems.append(Problem(location=key.location, fault=f"no item has the id {key.quoted}", remedy=remedy))
            elif not isinstance(value, Sequence) or not value.items:
                fault, remedy = f"{key.quoted} has no list of phrasings", "write a list of texts"
                problems.append(Problem(location=value.location, fault=fault, remedy=remedy))
            else:
                _append(item, key, value)


def _find_items(base: Mapping) -> dict[str, Mapping]:
    items: dict[str, Mapping] = {}
    former: list[tuple[str, Mapping]] = []
    for name in _LISTS:
        _, rows = base.pairs.get(name, (None, None))
        for row in rows.items if isinstance(rows, Sequence) else ():
            _, found = row.pairs.get("id", (None, None)) if isinstance(row, Mapping) else (None, None)
            if isinstance(row, Mapping) and isinstance(found, Scalar):
                items.setdefault(found.value, row)
                former += [(each.value, row) for each in _list_former_ids(row)]
    return dict(former) | items


def _list_former_ids(row: Mapping) -> list[Scalar]:
    _, ids = row.pairs.get("formerly", (None, None))
    return [each for each in ids.items if isinstance(each, Scalar)] if isinstance(ids, Sequence) else []


def _append(item: Mapping, key: Scalar, phrasings: Sequence) -> None:
    name, before = item.pairs.get("paraphrases", (Scalar("paraphrases", key.location), phrasings))
    if before is phrasings:
        item.pairs["paraphrases"] = (name, phrasings)
    elif isinstance(before, Sequence) and before.items:
        item.pairs["paraphrases"] = (name, Sequence([*before.items, *phrasings.items], before.location))
    elif isinstance(before, Refused):
        item.pairs["paraphrases"] = (name, before)
