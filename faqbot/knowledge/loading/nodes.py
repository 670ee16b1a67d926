"""YAML files as nodes with locations; the only module that uses PyYAML.

The nodes are built from the parser's events, never by YAML's own constructors. So every scalar stays a text, and an
alias, anchor, merge key or tag is reported with its location instead of being expanded.
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
from faqbot.knowledge.loading.unquoted import explain_unquoted, find_comment, split_lines
from faqbot.language.text import safe_text

MAX_DEPTH = 32
MAX_SCALAR = 64 * 1024
MAX_NODES = 200_000
MAX_PROBLEMS = 1_000
"""Bounds on one file, far above what people write: the shipped base has 9,000 nodes in twelve files, and nobody
corrects a thousand faults by hand. Reading stops at a bound, so that a hostile file costs less than a second."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_SPACES = re.compile(r"\s+")
_QUOTED = 60


class Scalar(NamedTuple):
    """A text and its location.

    A tuple, because a file has thousands of them. ``null`` means that the value was left empty or is YAML's null.
    ``comment`` is the comment behind a text without quotes, which may have been meant as part of it.
    """

    value: str
    location: Location
    null: bool = False
    comment: str = ""

    @property
    def quoted(self) -> str:
        """The text for a message, as ``quote`` returns it."""
        return quote(self.value)


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list and its location."""

    items: list["Node"]
    location: Location


@dataclass(frozen=True, slots=True)
class Mapping:
    """A mapping of unique keys to values, in file order."""

    pairs: dict[str, tuple[Scalar, "Node"]]
    location: Location


@dataclass(frozen=True, slots=True)
class Refused:
    """A value that is not read and has already been reported."""

    location: Location


Node = Scalar | Sequence | Mapping | Refused


def parse(
    data: bytes, path: str, if_empty: str = "write the keys of a knowledge base"
) -> tuple[Node | None, list[Problem]]:
    """Parse one YAML document into nodes.

    Args:
        data: The bytes of the file, which may be anything.
        path: The name of the file in locations.
        if_empty: The remedy for an empty file.

    Returns:
        The node, or None if the file cannot be parsed; and every problem in the order of lines.
    """
    text, problem = _decode(data, path)
    if problem:
        return None, [problem]
    reader = _Reader(path, text)
    try:
        node = reader.read_document(yaml.parse(text, Loader=_LOADER), if_empty)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        if mark and (problems := _find_deep_nesting(text[: mark.index], path)):
            return None, problems
        location = Location(path, mark.line + 1, mark.column + 1) if mark else Location(path, 1, 1)
        known = explain_unquoted(split_lines(text)[mark.line]) if mark else None
        what, remedy = known or (_describe_error(error), "check the indentation, quotes and brackets here")
        reader.report(location, f"this is not YAML: {what}", remedy)
        return None, reader.problems
    except (yaml.YAMLError, ValueError, RecursionError, OverflowError, IndexError):
        reader.report(Location(path, 1, 1), "this is not YAML", "write plain YAML in UTF-8")
        return None, reader.problems
    return node, reader.problems


def quote(text: str) -> str:
    """Quote a text for a message, on one line and shortened.

    >>> print(quote("two" + chr(10) + "lines"))
    "two lines"
    """
    line = _SPACES.sub(" ", text)
    return f'"{safe_text(line if len(line) <= _QUOTED else line[: _QUOTED - 1] + "…")}"'


def compute_digest(value: object) -> str:
    """Return the SHA-256 of plain values, whatever the order of keys, in hex."""
    canonical = json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()


def to_plain(node: Node) -> object:
    """Convert a node to plain lists, dictionaries and texts."""
    match node:
        case Refused():
            return None
        case Scalar():
            return node.value
        case Sequence():
            return [to_plain(item) for item in node.items]
        case Mapping():
            return {key: to_plain(value) for key, (_, value) in node.pairs.items()}


def _find_deep_nesting(text: str, path: str) -> list[Problem]:
    """Return the problems of text nested too deeply, if any.

    From PyYAML 6.0.4 on, the fast parser gives up at 1,000 open brackets. The parser counts brackets as it looks ahead,
    before it has reported the first of them, so its own error hides the nesting that is refused here.

    Args:
        text: The text before the place where the parser gave up.
        path: The name of the file in locations.
    """
    reader = _Reader(path, text)
    with suppress(yaml.YAMLError, ValueError):
        reader.read_document(yaml.parse(text, Loader=_LOADER), "")
    return reader.problems if reader.is_too_deep else []


class _TooMuchError(ValueError):
    """A bound was exceeded and has been reported."""


class _Reader:
    """Builds nodes from the events of one document, within bounds."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self._lines = split_lines(text) if " #" in text else []
        self.problems: list[Problem] = []
        self.is_too_deep = False
        self._nodes = 0

    def report(self, location: Location, fault: str, remedy: str) -> None:
        self.problems.append(Problem(location=location, fault=fault, remedy=remedy))

    def read_document(self, events: Iterator[yaml.Event], if_empty: str) -> Node | None:
        root: Node | None = None
        try:
            for event in events:
                if isinstance(event, yaml.DocumentStartEvent) and root is not None:
                    self._refuse(event, "a second document begins here", "keep one document per file, without '---'")
                if isinstance(event, yaml.NodeEvent):
                    root = self._read_node(event, events, 1)
        except _TooMuchError:
            return None
        if root is None:
            self.report(Location(self.path, 1, 1), "the file is empty", if_empty)
        return root

    def _read_node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        self._nodes += 1
        if len(self.problems) >= MAX_PROBLEMS:
            raise _TooMuchError
        if self._nodes > MAX_NODES:
            self._refuse(event, f"the file has more than {MAX_NODES} nodes", "split it into smaller files")
        if depth > MAX_DEPTH:
            self.is_too_deep = True
            self._refuse(event, f"this is nested more than {MAX_DEPTH} levels deep", "flatten it")
        location = self._locate(event)
        if isinstance(event, yaml.AliasEvent):
            self.report(location, f"alias *{event.anchor}", "write the text out, or put quotes round it")
            return Refused(location)
        self._report_extras(event, location)
        if isinstance(event, yaml.ScalarEvent):
            return self._read_scalar(event, location)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._read_sequence(location, events, depth)
        return self._read_mapping(location, events, depth)

    def _report_extras(self, event: yaml.Event, location: Location) -> None:
        if anchor := getattr(event, "anchor", None):
            self.report(location, f"anchor &{anchor}", "leave it out; anchors and aliases are not read")
        if tag := getattr(event, "tag", None):
            self.report(location, f"tag {quote(tag)}", "leave it out; every value is read as text")

    def _read_scalar(self, event: yaml.ScalarEvent, location: Location) -> Scalar:
        value: str = event.value
        if len(value) > MAX_SCALAR:
            self._refuse(event, f"this text has more than {MAX_SCALAR} characters", "shorten it")
        if found := _CONTROL.search(value):
            self.report(location, f"control character U+{ord(found[0]):04X}", "write visible characters only")
            value = _CONTROL.sub("?", value)
        null = value in _NULLS and not event.style
        return Scalar(value.strip(), location, null, self._find_comment(event))

    def _find_comment(self, event: yaml.ScalarEvent) -> str:
        """Return the comment behind a text without quotes, or an empty text."""
        mark = event.end_mark
        is_plain = not event.style
        return find_comment(self._lines[mark.line], mark.column) if is_plain and mark and self._lines else ""

    def _read_sequence(self, location: Location, events: Iterator[yaml.Event], depth: int) -> Sequence:
        items: list[Node] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self._read_node(event, events, depth + 1))
        return Sequence(items, location)

    def _read_mapping(self, location: Location, events: Iterator[yaml.Event], depth: int) -> Mapping:
        pairs: dict[str, tuple[Scalar, Node]] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._read_node(event, events, depth + 1)
            value = self._read_node(next(events), events, depth + 1)
            if isinstance(key, Scalar) and self._is_new(key, pairs):
                pairs[key.value] = (key, value)
            elif isinstance(key, Sequence | Mapping):
                self.report(key.location, "this key is not a text", "write a single word before the colon")
        return Mapping(pairs, location)

    def _is_new(self, key: Scalar, pairs: dict[str, tuple[Scalar, Node]]) -> bool:
        """Return whether the key is valid and new, or report it."""
        if key.null or not key.value:
            self.report(key.location, "this key is empty", "write a single word before the colon")
        elif key.value == "<<":
            self.report(key.location, "merge key <<", "write the keys out; merge keys are not read")
        elif key.value in pairs:
            first = pairs[key.value][0].location
            self.report(key.location, f"key {key.quoted} is already used on line {first.line}", "keep one of them")
        else:
            return True
        return False

    def _locate(self, event: yaml.Event) -> Location:
        mark = event.start_mark
        return Location(self.path, mark.line + 1, mark.column + 1) if mark else Location(self.path, 1, 1)

    def _refuse(self, event: yaml.Event, fault: str, remedy: str) -> None:
        self.report(self._locate(event), fault, remedy)
        raise _TooMuchError


def _decode(data: bytes, path: str) -> tuple[str, Problem | None]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The bytes of the error lack a byte order mark at the start of the file.
        before = error.object[: error.start].decode("utf-8")
        fault = f"byte 0x{error.object[error.start]:02x} is not UTF-8"
        return "", Problem(location=_locate_end(before, path), fault=fault, remedy="save the file as UTF-8")
    if found := _CONTROL.search(text):
        fault = f"control character U+{ord(found[0]):04X}"
        place = _locate_end(text[: found.start()], path)
        return "", Problem(location=place, fault=fault, remedy="write visible characters only")
    return text, None


def _locate_end(before: str, path: str) -> Location:
    """Return the location right after a text."""
    return Location(path, before.count("\n") + 1, len(before) - before.rfind("\n"))


def _describe_error(error: yaml.MarkedYAMLError) -> str:
    """Describe an error of PyYAML on one line."""
    context, begin, end = error.context or "", error.context_mark, error.problem_mark
    if context and begin and end and begin.line != end.line:
        context += f" that begins on line {begin.line + 1}"
    return safe_text(_SPACES.sub(" ", ", ".join(filter(None, (context, error.problem)))))
