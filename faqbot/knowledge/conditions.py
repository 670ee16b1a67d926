"""Tags that say for whom an entry is, such as ``audience:staff``."""

from collections.abc import Iterable

Conditions = dict[str, set[str]]
"""The values that a condition allows, by its name; all case-folded."""


def read_conditions(tags: Iterable[str]) -> Conditions:
    """Return the conditions among tags.

    >>> read_conditions(["audience:staff", "parking"])
    {'audience': {'staff'}}
    """
    found: Conditions = {}
    for tag in tags:
        name, is_condition, value = tag.casefold().partition(":")
        if is_condition:
            found.setdefault(name.strip(), set()).add(value.strip())
    return found


def are_told_apart(tags: Iterable[str], other_tags: Iterable[str]) -> bool:
    """Return whether two entries with these tags are never for the same people.

    Both have a condition of the same name, with different values.

    >>> are_told_apart(["audience:staff"], ["audience:guest"]), are_told_apart(["audience:staff"], ["parking"])
    (True, False)
    """
    own, other = read_conditions(tags), read_conditions(other_tags)
    return any(own[name].isdisjoint(other[name]) for name in own.keys() & other.keys())
