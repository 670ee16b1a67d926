"""The keys of one mapping, read with their types; whatever is wrong is noted, never raised."""

import re
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from typing import TypeVar

from faqbot.loading.nodes import Mapping, Node, Scalar, Sequence
from faqbot.model import Location, Problem

BuiltT = TypeVar("BuiltT")

_NOT_ID = re.compile(r"[^a-z0-9-]+")


class Problems:
    """Collects what is wrong, in the order it is found."""

    def __init__(self, found: Iterable[Problem] = ()) -> None:
        self.found: list[Problem] = list(found)

    def error(self, location: Location, fault: str, remedy: str) -> None:
        """Note a problem that makes the base unusable."""
        self.found.append(Problem(location=location, fault=fault, remedy=remedy))

    def warning(self, location: Location, fault: str, remedy: str) -> None:
        """Note a problem that leaves the base usable."""
        self.found.append(Problem(location=location, fault=fault, remedy=remedy, severity="warning"))


class Fields:
    """Typed access to the keys of one mapping.

    Args:
        node: The mapping.
        what: What the mapping is, as in ``entry``, for messages.
        known: Every key that it may have; others are problems at once.
        problems: Where problems go.
    """

    def __init__(self, node: Mapping, what: str, known: Iterable[str], problems: Problems) -> None:
        self.node = node
        self.what = what
        self._problems = problems
        known = tuple(known)
        for name, (key, _) in node.pairs.items():
            if name not in known:
                remedy = did_you_mean(name, known) or f"keys here are {', '.join(known)}"
                problems.error(key.location, f'{what} has no key "{name}"', remedy)

    def required(self, name: str) -> Scalar | None:
        """The text of a key that must be there, or None after noting that it is not."""
        if name not in self.node.pairs:
            self._problems.error(self.node.location, f'{self.what} lacks the key "{name}"', f'add "{name}: …"')
            return None
        return self.text(name)

    def text(self, name: str) -> Scalar | None:
        """The text of an optional key."""
        found = self._value(name)
        return as_text(found, f'"{name}"', self._problems) if found else None

    def texts(self, name: str) -> tuple[Scalar, ...]:
        """The texts of an optional list."""
        items = (as_text(item, f'an item of "{name}"', self._problems) for item in self._items(name))
        return tuple(item for item in items if item)

    def lists(self, name: str) -> tuple[tuple[Scalar, ...], ...]:
        """The texts of an optional list of lists."""
        groups: list[tuple[Scalar, ...]] = []
        for item in self._items(name):
            if isinstance(item, Sequence):
                texts = (as_text(text, f'an item of "{name}"', self._problems) for text in item.items)
                groups.append(tuple(text for text in texts if text))
            else:
                self._problems.error(item.location, f'an item of "{name}" is {kind(item)}', "write a list of texts")
        return tuple(groups)

    def each(self, name: str, build: Callable[[Mapping], BuiltT | None]) -> tuple[BuiltT, ...]:
        """What ``build`` makes of each mapping in an optional list."""
        built: list[BuiltT] = []
        for item in self._items(name):
            if isinstance(item, Mapping):
                made = build(item)
                if made is not None:
                    built.append(made)
            else:
                self._problems.error(item.location, f'an item of "{name}" is {kind(item)}', "write a mapping of keys")
        return tuple(built)

    def mapping(self, name: str) -> Mapping | None:
        """The mapping of an optional key."""
        found = self._value(name)
        if found is None or isinstance(found, Mapping):
            return found
        self._problems.error(found.location, f'"{name}" is {kind(found)}', "write a mapping of keys")
        return None

    def flag(self, name: str) -> bool:
        """An optional ``true`` or ``false``; false where it is left out."""
        found = self.text(name)
        return self.one_of(name, found, ("true", "false")) == "true"

    def one_of(self, name: str, found: Scalar | None, allowed: tuple[str, ...]) -> str | None:
        """The text if it is one of those allowed, or None."""
        if found is None or found.value in allowed:
            return found.value if found else None
        remedy = did_you_mean(found.value, allowed) or f"write one of {', '.join(allowed)}"
        self._problems.error(found.location, f'"{name}" is "{found.value}"', remedy)
        return None

    def identifier(self, name: str = "id", *, slashes: bool = False) -> Scalar | None:
        """The text of a required key that names something: ``[a-z0-9-]+``, with slashes for passages."""
        found = self.required(name)
        if found is None:
            return None
        parts = found.value.split("/") if slashes else [found.value]
        if all(part and not _NOT_ID.search(part) for part in parts):
            return found
        proper = "/".join(_NOT_ID.sub("-", part.lower()).strip("-") or "x" for part in parts)
        fault = f'id "{found.value}" has other characters than a-z, 0-9 and -'
        self._problems.error(found.location, fault, f'write "{proper}"')
        return found

    def _items(self, name: str) -> list[Node]:
        found = self._value(name)
        if found is None:
            return []
        if not isinstance(found, Sequence):
            self._problems.error(found.location, f'"{name}" is {kind(found)}', "write a list")
            return []
        if not found.items:
            self._problems.error(found.location, f'"{name}" is empty', "write its items or leave the key out")
        return found.items

    def _value(self, name: str) -> Node | None:
        if name not in self.node.pairs:
            return None
        value = self.node.pairs[name][1]
        if isinstance(value, Scalar) and value.null:
            self._problems.error(value.location, f'"{name}" is empty', "write its value or leave the key out")
            return None
        return value


def as_text(node: Node, what: str, problems: Problems) -> Scalar | None:
    """The node if it is a text that says something, or None after noting that it is not."""
    if not isinstance(node, Scalar):
        problems.error(node.location, f"{what} is {kind(node)}", "write one text")
    elif node.null or not node.value:
        problems.error(node.location, f"{what} is empty", "write its text or leave it out")
    else:
        return node
    return None


def kind(node: Node) -> str:
    """What a node is, in words."""
    match node:
        case Scalar():
            return "empty" if node.null else "a text"
        case Sequence():
            return "a list"
        case Mapping():
            return "a mapping"


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """``did you mean …?`` for the nearest known name, or nothing."""
    near = get_close_matches(name, list(known), n=1)
    return f'did you mean "{near[0]}"?' if near else ""
