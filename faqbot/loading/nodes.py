"""YAML files as nodes with locations: the only door to PyYAML.

Nothing is ever constructed by YAML's own rules. The parser's events are walked one by one into three kinds of node, so
that every scalar is the text it is and an alias, anchor, merge key or tag is a problem with a place, not an expansion.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from faqbot.model import Location, Problem

MAX_DEPTH = 32
MAX_SCALAR = 64 * 1024
MAX_EVENTS = 2_000_000
"""Bounds on one file, far above any base written by people: 8 MiB of the densest lists make 2 million events."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text and where it stands; ``null`` says that nothing, or YAML's word for nothing, was written."""

    value: str
    location: Location
    null: bool = False


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


Node = Scalar | Sequence | Mapping


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
        location = Location(path, mark.line + 1, mark.column + 1) if mark else Location(path, 1, 1)
        reader.problem(location, f"this is not YAML: {_why(error)}", "check the indentation, quotes and brackets here")
        return None, reader.problems
    except (yaml.YAMLError, ValueError, RecursionError, OverflowError, IndexError):
        reader.problem(Location(path, 1, 1), "this is not YAML", "write plain YAML in UTF-8")
        return None, reader.problems
    return node, reader.problems


def digest(value: object) -> str:
    """SHA-256, in hex, of plain lists, dictionaries and texts; the order of keys does not matter."""
    canonical = json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()


def plain(node: Node) -> object:
    """The node as plain lists, dictionaries and texts."""
    match node:
        case Scalar():
            return node.value
        case Sequence():
            return [plain(item) for item in node.items]
        case Mapping():
            return {key: plain(value) for key, (_, value) in node.pairs.items()}


class _TooMuchError(ValueError):
    """A bound was passed; the problem is already noted."""


class _Reader:
    """Walks the events of one document, with its own bounds, and notes problems instead of stopping at them."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []

    def problem(self, location: Location, fault: str, remedy: str) -> None:
        self.problems.append(Problem(location=location, fault=fault, remedy=remedy))

    def document(self, events: Iterator[yaml.Event]) -> Node | None:
        root: Node | None = None
        try:
            for number, event in enumerate(events):
                if number > MAX_EVENTS:
                    self._refuse(event, f"the file has more than {MAX_EVENTS} nodes", "split it into smaller files")
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
        if depth > MAX_DEPTH:
            self._refuse(event, f"this is nested more than {MAX_DEPTH} levels deep", "flatten it")
        location = self._location(event)
        if isinstance(event, yaml.AliasEvent):
            self.problem(location, f"alias *{event.anchor}", "write the text out; aliases are not read")
            return Scalar("?", location)
        self._refuse_extras(event, location)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(location, events, depth)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(location, events, depth)
        return self._scalar(event, location)

    def _refuse_extras(self, event: yaml.Event, location: Location) -> None:
        if anchor := getattr(event, "anchor", None):
            self.problem(location, f"anchor &{anchor}", "leave it out; anchors and aliases are not read")
        if tag := getattr(event, "tag", None):
            self.problem(location, f"tag {tag}", "leave it out; every value is read as the text it is")

    def _scalar(self, event: yaml.Event, location: Location) -> Scalar:
        value = str(getattr(event, "value", ""))
        if len(value) > MAX_SCALAR:
            self._refuse(event, f"this text has more than {MAX_SCALAR} characters", "shorten it")
        if found := _CONTROL.search(value):
            self.problem(location, f"control character U+{ord(found[0]):04X}", "write visible characters only")
            value = _CONTROL.sub("?", value)
        is_plain = getattr(event, "style", None) is None or getattr(event, "style", None) == ""
        return Scalar(value.strip(), location, null=is_plain and value in _NULLS)

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
            if not isinstance(key, Scalar):
                self.problem(key.location, "a key that is not a text", "write a single word before the colon")
            elif key.value == "<<":
                self.problem(key.location, "merge key <<", "write the keys out; merge keys are not read")
            elif key.value in pairs:
                first = pairs[key.value][0].location
                self.problem(
                    key.location, f'key "{key.value}" stands here again', f"keep one (first on line {first.line})"
                )
            else:
                pairs[key.value] = (key, value)
        return Mapping(pairs, location)

    def _location(self, event: yaml.Event) -> Location:
        mark = event.start_mark
        return Location(self.path, mark.line + 1, mark.column + 1)

    def _refuse(self, event: yaml.Event, fault: str, remedy: str) -> None:
        self.problem(self._location(event), fault, remedy)
        raise _TooMuchError


def _decode(data: bytes, path: str) -> tuple[str, Problem | None]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - (data.rfind(b"\n", 0, error.start) + 1) + 1
        fault = f"byte 0x{data[error.start]:02x} is not UTF-8"
        return "", Problem(location=Location(path, line, column), fault=fault, remedy="save the file as UTF-8")
    if found := _CONTROL.search(text):
        line = text.count("\n", 0, found.start()) + 1
        column = found.start() - (text.rfind("\n", 0, found.start()) + 1) + 1
        fault = f"control character U+{ord(found[0]):04X}"
        return "", Problem(location=Location(path, line, column), fault=fault, remedy="write visible characters only")
    return text, None


def _why(error: yaml.MarkedYAMLError) -> str:
    """PyYAML's own words for a fault, on one line."""
    return _SPACES.sub(" ", ", ".join(filter(None, (error.context, error.problem))))
