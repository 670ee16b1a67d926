"""A knowledge file as text and nodes, with edits."""

import re
from collections.abc import Iterable
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from faqbot.errors import Location
from faqbot.knowledge.loading.nodes import Mapping, Node, Scalar, parse, to_plain

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""The line ends of YAML."""


class Edit(NamedTuple):
    """A replacement of one text by another.

    Attributes:
        location: The start of the old text, or of the quote before it.
        old: The text to replace.
        new: The replacement.
    """

    location: Location
    old: str
    new: str


class Document:
    """The text of a knowledge file and its root mapping.

    Args:
        data: The bytes of the file.
    """

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._mark = _BYTE_ORDER_MARK if data.startswith(_BYTE_ORDER_MARK) else b""

    @cached_property
    def text(self) -> str:
        """The file without its byte order mark."""
        return self.data.removeprefix(self._mark).decode()

    @cached_property
    def root(self) -> Mapping | None:
        """The root mapping, or None.

        It is None if the file is empty, is not a mapping, or has problems.
        """
        root, problems = parse(self.data, "")
        return root if isinstance(root, Mapping) and not problems else None

    @property
    def content(self) -> dict[str, object] | None:
        """The plain values of the root mapping by key, or None."""
        return {key: to_plain(value) for key, (_, value) in self.root.pairs.items()} if self.root else None

    @property
    def line_end(self) -> str:
        """The line end for new lines."""
        return "\r\n" if "\r\n" in self.text else "\n"

    @cached_property
    def line_starts(self) -> list[int]:
        r"""The offset of each line.

        A line end at the very end starts one more line.

        >>> Document(b"one\r\ntwo\n").line_starts
        [0, 5, 9]
        """
        return [0, *(found.end() for found in _LINE_END.finditer(self.text))]

    @property
    def lines(self) -> list[str]:
        """The lines with their line ends."""
        lines = [self.text[start:end] for start, end in pairwise([*self.line_starts, len(self.text)])]
        return lines if lines[-1] else lines[:-1]

    def find_offset(self, location: Location) -> int:
        """Return the offset of a location in the text."""
        return self.line_starts[location.line - 1] + location.column - 1

    def find_end(self, node: Node) -> int | None:
        """Return the offset of the end of a scalar, or None if unclear.

        The end is known if the scalar is written on one line, and without escapes.
        """
        if not isinstance(node, Scalar):
            return None
        begin = self.find_offset(node.location)
        quote = self.text[begin] if self.text[begin] in "'\"" else ""
        written = f"{quote}{node.value}{quote}"
        return begin + len(written) if self.text.startswith(written, begin) else None

    def replace_text(self, text: str) -> "Document":
        """Return a document with another text, but the same mark."""
        return Document(self._mark + text.encode())

    def apply(self, edits: Iterable[Edit]) -> "Document | None":
        """Return the document with these edits.

        Returns None if an old text is not found at its location.

        Args:
            edits: Edits that do not overlap.
        """
        text = self.text
        for edit in sorted(edits, key=lambda edit: edit.location, reverse=True):
            begin = self.find_offset(edit.location)
            begin += text[begin : begin + 1] in ("'", '"')
            if not text.startswith(edit.old, begin):
                return None
            text = text[:begin] + edit.new + text[begin + len(edit.old) :]
        return self.replace_text(text)
