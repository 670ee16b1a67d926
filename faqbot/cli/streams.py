"""Standard input, output and error, shared by all commands."""

import io
import os
import sys
from collections.abc import Iterable, Iterator
from typing import TextIO

from faqbot.language.text import safe_text

_BAD = "\ufffd"
"""What stands for bytes that are no character."""


def open_streams() -> None:
    """Make the standard streams safe to use.

    Closed streams become the null device, and no byte or character raises an error.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 - open until the process ends
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def drop_output() -> None:
    """Discard all further output.

    Python would otherwise report a failed stream once more when it closes the stream.
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def read_lines() -> Iterator[str]:
    """Yield the lines of standard input.

    Only LF ends a line. Bytes that are not UTF-8 become U+FFFD, and the first line that has any is named in a notice.
    """
    stream: Iterable[bytes] = sys.stdin.buffer
    is_told = False
    for number, line in enumerate(stream, start=1):
        text = line.removesuffix(b"\n").decode("utf-8", errors="replace")
        if not is_told and text.count(_BAD) > line.count(_BAD.encode()):
            is_told = True
            print_notice(
                f"line {number} is not UTF-8, and some characters of it cannot be read; convert the input to UTF-8"
            )
        yield text


def get_width(stream: TextIO | None = None) -> int | None:
    """Return the width of a terminal, or None for a pipe.

    Args:
        stream: The stream that is written to; None is standard output.
    """
    from faqbot.rendering.plain import MAX_WIDTH  # noqa: PLC0415

    stream = stream or sys.stdout
    if not stream.isatty():
        return None
    # A terminal that was just opened may not know its size yet, and reports 0.
    return min(os.get_terminal_size(stream.fileno()).columns or MAX_WIDTH, MAX_WIDTH)


def print_notice(text: str) -> None:
    """Print a message about the run itself to standard error."""
    print(safe_text(f"faqbot: {text}"), file=sys.stderr)
