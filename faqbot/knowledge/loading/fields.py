"""Typed access to the keys of a mapping."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar

from faqbot.errors import Location
from faqbot.knowledge.loading.nodes import Mapping, Node, Refused, Scalar, Sequence, quote
from faqbot.knowledge.loading.problems import Problems, suggest
from faqbot.knowledge.loading.unquoted import QUOTE_IT

BuiltT = TypeVar("BuiltT")

EMPTY = "empty"
"""The description of every node without content."""

_WRITTEN_TEXTS = frozenset(('"question"', '"answer"', 'an item of "paraphrases"'))

_NOT_ID = re.compile(r"[^a-z0-9-]+")
# Only escapes can bring these in: as plain characters they are line breaks to YAML.
_BREAK = re.compile("[\r\x85\u2028\u2029]")


class Fields:
    """Typed access to the keys of one mapping; problems are collected, not raised.

    Args:
        node: The mapping.
        what: The kind of mapping, such as ``an entry``, for messages.
        known: Every key that the mapping may have; any other is reported at once.
        problems: The collector of problems.
    """

    def __init__(self, node: Mapping, what: str, known: Iterable[str], problems: Problems) -> None:
        self.node = node
        self.what = what
        self._problems = problems
        known = tuple(known)
        for name, (key, _) in node.pairs.items():
            if name not in known:
                remedy = suggest(name, known) or f"keys here are {', '.join(known)}"
                problems.error(key.location, f"{what} has no key {key.quoted}", remedy)

    def required(self, name: str) -> Scalar:
        """Return the text of a required key.

        A missing key is reported, and gives an empty text so that reading continues.
        """
        self.need(name)
        found = self._value(name, "write its value")
        text = _read_text(found, f'"{name}"', self._problems) if found else None
        return text or Scalar("", self.node.location, null=True)

    def need(self, *names: str) -> None:
        """Report which of these keys are missing."""
        for name in names:
            if name not in self.node.pairs:
                self._report_missing(name, "…")

    def _report_missing(self, name: str, value: str) -> None:
        self._problems.error(self.node.location, f'{self.what} lacks the key "{name}"', f'add "{name}: {value}"')

    def text(self, name: str) -> Scalar | None:
        """Return the text of an optional key."""
        found = self._value(name)
        return _read_text(found, f'"{name}"', self._problems) if found else None

    def texts(self, name: str) -> tuple[Scalar, ...]:
        """Return the texts of an optional list."""
        items = (_read_text(item, f'an item of "{name}"', self._problems) for item in self._items(name))
        return tuple(item for item in items if item)

    def lists(self, name: str) -> tuple[tuple[Scalar, ...], ...]:
        """Return an optional list of lists of texts, without faulty lists."""
        groups: list[tuple[Scalar, ...]] = []
        for item in self._items(name):
            if isinstance(item, Sequence) and item.items:
                texts = (_read_text(text, f'an item of "{name}"', self._problems) for text in item.items)
                group = tuple(text for text in texts if text)
                groups.extend([group] if len(group) == len(item.items) else [])
            elif not isinstance(item, Refused):
                self._report_kind(f'an item of "{name}"', item, "write a list of texts")
        return tuple(groups)

    def each(
        self, name: str, what: str, known: tuple[str, ...], build: Callable[["Fields"], BuiltT]
    ) -> tuple[BuiltT, ...]:
        """Build a value from each mapping of an optional list.

        Args:
            name: The key that holds the list.
            what: The kind of mapping, for messages.
            known: Every key that the mapping may have.
            build: Builds the value from the fields of a mapping.
        """
        built: list[BuiltT] = []
        for item in self._items(name):
            if isinstance(item, Mapping) and item.pairs:
                built.append(build(Fields(item, what, known, self._problems)))
            elif not isinstance(item, Refused):
                self._report_kind(f'an item of "{name}"', item, "write a mapping of keys")
        return tuple(built)

    def part(self, name: str, known: tuple[str, ...] | None) -> "Fields | None":
        """Return the fields of an optional mapping; None allows any key."""
        found = self._mapping(name)
        return Fields(found, f'"{name}"', found.pairs if known is None else known, self._problems) if found else None

    def texts_by_key(self, name: str) -> dict[str, Scalar]:
        """Return the texts of an optional mapping with any keys."""
        found = self._mapping(name)
        pairs = found.pairs if found else {}
        texts = {key: _read_text(value, f'"{key}"', self._problems) for key, (_, value) in pairs.items()}
        return {key: text for key, text in texts.items() if text}

    def matching_by_keys(self, name: str, pattern: str, remedy: str) -> dict[str, dict[str, Scalar]]:
        """Return the texts of an optional mapping of mappings with any keys.

        Texts that do not match the pattern are reported.
        """
        rows = self.part(name, None)
        parts = {key: rows.part(key, None) for key in rows.node.pairs} if rows else {}
        return {
            key: {inner: text for inner in part.node.pairs if (text := part.matching(inner, pattern, remedy))}
            for key, part in parts.items()
            if part
        }

    def flag(self, name: str) -> bool:
        """Return an optional ``true`` or ``false``; a missing key is false."""
        return self.one_of(name, ("true", "false")) == "true"

    def one_of(self, name: str, allowed: tuple[str, ...]) -> str | None:
        """Return an optional text if it is allowed, or None."""
        found = self.text(name)
        if found is None or found.value in allowed:
            return found.value if found else None
        remedy = suggest(found.value, allowed) or f"write one of {', '.join(allowed)}"
        self._problems.error(found.location, f'"{name}" is {found.quoted}', remedy)
        return None

    def matching(self, name: str, pattern: str, remedy: str) -> Scalar | None:
        """Return an optional text; report it unless it matches the whole pattern."""
        found = self.text(name)
        if found and not re.fullmatch(pattern, found.value):
            self._problems.error(found.location, f'"{name}" is {found.quoted}', remedy)
        return found

    def version(self, name: str, known: str) -> None:
        """Check a required key that must have the only known version."""
        if name not in self.node.pairs:
            self._report_missing(name, known)
            return
        found = self.required(name)
        if not found.null and found.value != known:
            self._problems.error(found.location, f"{name} {found.quoted} is not known", f"write {known}")

    def date(self, name: str) -> str | None:
        """Return an optional date, ``YYYY-MM-DD``."""
        found = self.text(name)
        if found is None:
            return None
        try:
            return date.fromisoformat(found.value).isoformat()
        except ValueError:
            self._problems.error(found.location, f'"{name}" is {found.quoted}', "write a date like 2026-01-31")
            return None

    def share(self, name: str) -> float | None:
        """Return an optional number from 0 to 1."""
        found = self.text(name)
        if found is None:
            return None
        try:
            number = float(found.value)
        except ValueError:
            number = -1.0
        if 0 <= number <= 1:
            return number
        self._problems.error(found.location, f'"{name}" is {found.quoted}', "write a number from 0 to 1")
        return None

    def count(self, name: str) -> int | None:
        """Return an optional whole number, 0 or more."""
        found = self.matching(name, r"[0-9]{1,18}", "write a whole number, 0 or more")
        return int(found.value) if found and found.value.isdecimal() else None

    def number(self, name: str) -> Scalar | None:
        """Return an optional number, 0 or more, with up to 9 digits before and after the point."""
        found = self.matching(name, r"[0-9]{1,9}(\.[0-9]{1,9})?", "write a number such as 0.5")
        return found if found and re.fullmatch(r"[0-9]+(\.[0-9]+)?", found.value) else None

    def error(self, location: Location, fault: str, remedy: str) -> None:
        """Report a problem with a value beyond its type."""
        self._problems.error(location, fault, remedy)

    def identifier(self, name: str = "id", *, slashes: bool = False) -> Scalar:
        """Return a required id: ``[a-z0-9-]+``, with slashes if allowed."""
        found = self.required(name)
        parts = found.value.split("/") if slashes else [found.value]
        if found.null or all(part and not _NOT_ID.search(part) for part in parts):
            return found
        proper = "/".join(filter(None, (_NOT_ID.sub("-", part.lower()).strip("-") for part in parts)))
        fault = f"id {found.quoted} is not made of a-z, 0-9 and -{' with slashes between' if slashes else ''}"
        self._problems.error(
            found.location, fault, f"write {quote(proper)}" if proper else "write a name of these characters"
        )
        return found

    def _report_kind(self, what: str, node: Node, remedy: str) -> None:
        self._problems.error(node.location, f"{what} is {describe_node(node)}", remedy)

    def _mapping(self, name: str) -> Mapping | None:
        found = self._value(name)
        if found is None or isinstance(found, Mapping):
            return found
        self._report_kind(f'"{name}"', found, "write a mapping of keys")
        return None

    def _items(self, name: str) -> list[Node]:
        found = self._value(name)
        if found is None:
            return []
        if not isinstance(found, Sequence):
            self._report_kind(f'"{name}"', found, "write a list")
            return []
        return found.items

    def _value(self, name: str, remedy: str = "write its value or leave the key out") -> Node | None:
        if name not in self.node.pairs:
            return None
        value = self.node.pairs[name][1]
        if describe_node(value) == EMPTY:
            self._problems.error(value.location, f'"{name}" is empty', remedy)
            return None
        return None if isinstance(value, Refused) else value


def _read_text(node: Node, what: str, problems: Problems) -> Scalar | None:
    """Return the node if it is a text with content, or report it."""
    if isinstance(node, Refused):
        return None
    if describe_node(node) == EMPTY:
        problems.error(node.location, f"{what} is empty", "write its text or leave it out")
    elif not isinstance(node, Scalar):
        problems.error(
            node.location, f"{what} is {describe_node(node)}", "write one text, in quotes if it has a colon or bracket"
        )
    elif found := _BREAK.search(node.value):
        problems.error(node.location, f"control character U+{ord(found[0]):04X}", "write visible characters only")
    else:
        _warn_of_comment(node, what, problems)
        return node
    return None


def _warn_of_comment(node: Scalar, what: str, problems: Problems) -> None:
    """Report a comment that was probably meant as part of the text.

    What is meant as a comment mostly has a space after its mark, and seldom stands behind a question or an answer.
    """
    if node.comment and (not node.comment.startswith(" ") or what in _WRITTEN_TEXTS):
        fault = f"{what} ends before {quote(f'#{node.comment}')}, which YAML reads as a comment"
        remedy = f"{QUOTE_IT}, or move the comment to a line of its own"
        problems.warning(node.location, fault, remedy, "FB112")


def describe_node(node: Node) -> str:
    """Describe the kind of a node in words."""
    match node:
        case Scalar():
            return EMPTY if node.null or not node.value else "a text"
        case Sequence():
            return "a list" if node.items else EMPTY
        case Mapping():
            return "a mapping" if node.pairs else EMPTY
        case Refused():
            return "not read"


def find_placeholders(text: str) -> list[str]:
    """Return the placeholders of a text, such as ``{number}``."""
    return re.findall(r"\{\w*\}", text)
