"""A file of a base changed where one of its texts stands; everything else of it stays as it is, byte for byte."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from faqbot.errors import Location

_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""What ends a line, as YAML counts lines."""


class Edit(NamedTuple):
    """A text that takes the place of another.

    Attributes:
        location: Where the old text begins, or the quote before it.
        old: What stands there.
        new: What shall stand there.
    """

    location: Location
    old: str
    new: str


def edited(data: bytes, edits: Iterable[Edit]) -> bytes | None:
    """A file with these changes, or None if one of the old texts is not written where it should be, as it is.

    Args:
        data: The file, in UTF-8.
        edits: All of this file, none inside another.
    """
    mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
    text = data.removeprefix(mark).decode()
    starts = line_starts(text)
    for edit in sorted(edits, key=lambda edit: edit.location, reverse=True):
        begin = starts[edit.location.line - 1] + edit.location.column - 1
        begin += text[begin : begin + 1] in ("'", '"')
        if not text.startswith(edit.old, begin):
            return None
        text = text[:begin] + edit.new + text[begin + len(edit.old) :]
    return mark + text.encode()


def line_starts(text: str) -> list[int]:
    r"""Where each line of a text begins, as YAML counts lines; after a line end at the very end, one more begins.

    >>> line_starts("one\r\ntwo\n")
    [0, 5, 9]
    """
    return [0, *(found.end() for found in _BREAK.finditer(text))]
