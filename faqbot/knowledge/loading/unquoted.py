"""Texts that need quotes round them.

People write a text as they would write it anywhere, and YAML reads a few characters in it as its own.
"""

import re

QUOTE_IT = "put quotes round the text"

_LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_COMMENT = re.compile(r"\s+#(.*)")
_BEFORE_VALUE = re.compile(r"\s*(?:- +)*(?:[\w-]+: +)?")
_MARKS = "@`%*&!"
"""Characters with a meaning of their own at the beginning of a text."""


def split_lines(text: str) -> list[str]:
    """Split a text into lines where YAML does, with an empty one after the last."""
    return [*_LINE_BREAK.split(text), ""]


def find_comment(line: str, end: int) -> str:
    """Return the comment that follows a text on its line, without its ``#``, or an empty text.

    Args:
        line: The line on which the text ends.
        end: The column after the text, from 0.

    >>> find_comment("answer: Ask for ticket #42 at the desk.", 22)
    '42 at the desk.'
    """
    found = _COMMENT.match(line, end)
    return found[1] if found else ""


def explain_unquoted(line: str) -> tuple[str, str] | None:
    """Return what in a line that is not YAML needs quotes, and the remedy; None if nothing is known.

    >>> explain_unquoted("  question: Opening hours: when are you open?")
    ('the text holds ": "', 'put quotes round the text')
    >>> explain_unquoted("    - @home delivery")
    ('the text begins with "@"', 'put quotes round the text')
    """
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent:
        return "a tab in the indentation", "indent with spaces"
    value = _BEFORE_VALUE.sub("", line, count=1)
    if value == line.lstrip():
        return None
    if value and value[0] in _MARKS:
        return f'the text begins with "{value[0]}"', QUOTE_IT
    if ": " in value and value[0] not in "\"'{[":
        return 'the text holds ": "', QUOTE_IT
    return None
