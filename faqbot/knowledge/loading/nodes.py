"""YAML files as nodes with locations: the only door to PyYAML.

Nothing is ever constructed by YAML's own rules. The parser's events are walked one by one into three kinds of node, so
that every scalar is the text it is and an alias, anchor, merge key or tag is a problem with a place, not an expansion.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import NamedTuple

import yaml

from faqbot.errors import Location, Problem
from faqbot.language.text import safe_text

MAX_DEPTH = 32
MAX_SCALAR = 64 * 1024
MAX_NODES = 200_000
MAX_PROBLEMS = 1_000
"""Bounds on one file, far above any base written by people: the shipped one has 9,000 nodes in twelve files, and nobody
mends a thousand faults by hand. What is beyond them is not read, so that a hostile file costs less than a second."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_SPACES = re.compile(r"\s+")
_QUOTED = 60


class Scalar(NamedTuple):
    """A text and where it stands; ``null`` says that nothing, or YAML's word for nothing, was written.

    A tuple, because a file has thousands of them.
    """

    value: str
    location: Location
    null: bool = False

    @property
    def quoted(self) -> str:
        """The text for a message: in quotes, on one line, harmless, and cut where it is long."""
        return quoted(self.value)


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list and where it begins."""

    items: list["Node"]
    location: Location


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values, in file order, each key once."""

    pairs: dict[str, tuple[Scalar, "Node"]]
    location: Location


@dataclass(frozen=True, slots=True)
class Refused:
    """Something that we do not read; the problem is noted already, and need not be noted again."""

    location: Location


Node = Scalar | Sequence | Mapping | Refused


def parse(data: bytes, path: str) -> tuple[Node | None, list[Problem]]:
    """One YAML document as nodes.

    Args:
        data: The file's bytes, whatever they are.
        path: The file's name in locations.

    Returns:
        The node, or None where there is none that makes sense, and every problem in the order of lines.
    """
    text, problem = _decode(data, path)
    if problem:
        return None, [problem]
    reader = _Reader(path)
    try:
        node = reader.document(yaml.parse(text, Loader=_LOADER))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        if mark and (too_deep := _too_deep(text[: mark.index], path)):
            return None, too_deep
        location = Location(path, mark.line + 1, mark.column + 1) if mark else Location(path, 1, 1)
        reader.problem(location, f"this is not YAML: {_why(error)}", "check the indentation, quotes and brackets here")
        return None, reader.problems
    except (yaml.YAMLError, ValueError, RecursionError, OverflowError, IndexError):
        reader.problem(Location(path, 1, 1), "this is not YAML", "write plain YAML in UTF-8")
        return None, reader.problems
    return node, reader.problems


def quoted(text: str) -> str:
    """A text for a message: in quotes, on one line, harmless, and cut where it is long.

    >>> print(quoted("two" + chr(10) + "lines"))
    "two lines"
    """
    line = _SPACES.sub(" ", text)
    return f'"{safe_text(line if len(line) <= _QUOTED else line[: _QUOTED - 1] + "…")}"'


def digest(value: object) -> str:
    """SHA-256, in hex, of plain lists, dictionaries and texts; the order of keys does not matter."""
    canonical = json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()


def plain(node: Node) -> object:
    """The node as plain lists, dictionaries and texts."""
    match node:
        case Refused():
            return None
        case Scalar():
            return node.value
        case Sequence():
            return [plain(item) for item in node.items]
        case Mapping():
            return {key: plain(value) for key, (_, value) in node.pairs.items()}


def _too_deep(text: str, path: str) -> list[Problem]:
    """Return the problems of a text up to where it is nested too deeply, or none if it is not.

    From PyYAML 6.0.4 on, the fast parser gives up at 1,000 open brackets. It counts them as it looks ahead, before it
    has reported the first of them, so that its own error hides the nesting that we would refuse.

    Args:
        text: What stands before the place where the parser gave up.
        path: The file's name in locations.
    """
    reader = _Reader(path)
    with suppress(yaml.YAMLError, ValueError):
        reader.document(yaml.parse(text, Loader=_LOADER))
    return reader.problems if reader.is_too_deep else []


class _TooMuchError(ValueError):
    """A bound was passed; the problem is already noted."""


class _Reader:
    """Walks the events of one document, with its own bounds, and notes problems instead of stopping at them."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.is_too_deep = False
        self._nodes = 0

    def problem(self, location: Location, fault: str, remedy: str) -> None:
        self.problems.append(Problem(location=location, fault=fault, remedy=remedy))

    def document(self, events: Iterator[yaml.Event]) -> Node | None:
        root: Node | None = None
        try:
            for event in events:
                if isinstance(event, yaml.DocumentStartEvent) and root is not None:
                    self._refuse(event, "a second document begins here", "keep one document a file, without '---'")
                if isinstance(event, yaml.NodeEvent):
                    root = self._node(event, events, 1)
        except _TooMuchError:
            return None
        if root is None:
            self.problem(Location(self.path, 1, 1), "the file is empty", "write the keys of a knowledge base")
        return root

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        self._nodes += 1
        if len(self.problems) >= MAX_PROBLEMS:
            raise _TooMuchError
        if self._nodes > MAX_NODES:
            self._refuse(event, f"the file has more than {MAX_NODES} nodes", "split it into smaller files")
        if depth > MAX_DEPTH:
            self.is_too_deep = True
            self._refuse(event, f"this is nested more than {MAX_DEPTH} levels deep", "flatten it")
        location = self._location(event)
        if isinstance(event, yaml.AliasEvent):
            self.problem(location, f"alias *{event.anchor}", "write the text out; aliases are not read")
            return Refused(location)
        self._refuse_extras(event, location)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, location)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(location, events, depth)
        return self._mapping(location, events, depth)

    def _refuse_extras(self, event: yaml.Event, location: Location) -> None:
        if anchor := getattr(event, "anchor", None):
            self.problem(location, f"anchor &{anchor}", "leave it out; anchors and aliases are not read")
        if tag := getattr(event, "tag", None):
            self.problem(location, f"tag {quoted(tag)}", "leave it out; every value is read as the text it is")

    def _scalar(self, event: yaml.ScalarEvent, location: Location) -> Scalar:
        value: str = event.value
        if len(value) > MAX_SCALAR:
            self._refuse(event, f"this text has more than {MAX_SCALAR} characters", "shorten it")
        if found := _CONTROL.search(value):
            self.problem(location, f"control character U+{ord(found[0]):04X}", "write visible characters only")
            value = _CONTROL.sub("?", value)
        return Scalar(value.strip(), location, null=value in _NULLS and not event.style)

    def _sequence(self, location: Location, events: Iterator[yaml.Event], depth: int) -> Sequence:
        items: list[Node] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self._node(event, events, depth + 1))
        return Sequence(items, location)

    def _mapping(self, location: Location, events: Iterator[yaml.Event], depth: int) -> Mapping:
        pairs: dict[str, tuple[Scalar, Node]] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._node(event, events, depth + 1)
            value = self._node(next(events), events, depth + 1)
            if isinstance(key, Scalar) and self._is_new(key, pairs):
                pairs[key.value] = (key, value)
            elif isinstance(key, Sequence | Mapping):
                self.problem(key.location, "a key that is not a text", "write a single word before the colon")
        return Mapping(pairs, location)

    def _is_new(self, key: Scalar, pairs: dict[str, tuple[Scalar, Node]]) -> bool:
        """Whether the key may stand here; if not, the problem is noted."""
        if key.null or not key.value:
            self.problem(key.location, "a key that is empty", "write a single word before the colon")
        elif key.value == "<<":
            self.problem(key.location, "merge key <<", "write the keys out; merge keys are not read")
        elif key.value in pairs:
            first = pairs[key.value][0].location
            self.problem(key.location, f"key {key.quoted} stands here again", f"keep one (first on line {first.line})")
        else:
            return True
        return False

    def _location(self, event: yaml.Event) -> Location:
        mark = event.start_mark
        return Location(self.path, mark.line + 1, mark.column + 1) if mark else Location(self.path, 1, 1)

    def _refuse(self, event: yaml.Event, fault: str, remedy: str) -> None:
        self.problem(self._location(event), fault, remedy)
        raise _TooMuchError


def _decode(data: bytes, path: str) -> tuple[str, Problem | None]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # Its own bytes, which are those after a byte order mark.
        before = error.object[: error.start].decode("utf-8")
        fault = f"byte 0x{error.object[error.start]:02x} is not UTF-8"
        return "", Problem(location=_end(before, path), fault=fault, remedy="save the file as UTF-8")
    if found := _CONTROL.search(text):
        fault = f"control character U+{ord(found[0]):04X}"
        place = _end(text[: found.start()], path)
        return "", Problem(location=place, fault=fault, remedy="write visible characters only")
    return text, None


def _end(before: str, path: str) -> Location:
    """The place right after a text."""
    return Location(path, before.count("\n") + 1, len(before) - before.rfind("\n"))


def _why(error: yaml.MarkedYAMLError) -> str:
    """PyYAML's own words for a fault, on one line, with the line where what is broken begins."""
    context, begin, end = error.context or "", error.context_mark, error.problem_mark
    if context and begin and end and begin.line != end.line:
        context += f" that begins on line {begin.line + 1}"
    return safe_text(_SPACES.sub(" ", ", ".join(filter(None, (context, error.problem)))))
