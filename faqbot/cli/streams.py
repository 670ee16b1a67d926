"""Standard input, output and error, as every command uses them."""

import io
import os
import sys
from collections.abc import Iterable, Iterator
from typing import TextIO

from faqbot.language.text import safe_text


def open_streams() -> None:
    """A stream that was closed reads as empty and swallows what is written; no byte or character stops an answer."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 - open to the end
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def drop_output() -> None:
    """Write no more: the reader has left, and Python would complain again when it closes standard output."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def read_lines() -> Iterator[str]:
    """Lines of standard input, ended at LF only; bytes that are not UTF-8 become U+FFFD."""
    stream: Iterable[bytes] = sys.stdin.buffer
    for line in stream:
        yield line.removesuffix(b"\n").decode("utf-8", errors="replace")


def get_width(stream: TextIO | None = None) -> int | None:
    """Columns to wrap answers at: the terminal's; a pipe gets whole paragraphs.

    Args:
        stream: Where they go; None is standard output.
    """
    from faqbot.rendering.plain import MAX_WIDTH  # noqa: PLC0415

    shown = stream or sys.stdout
    if not shown.isatty():
        return None
    # A terminal that was just opened may not know its size yet, and says 0.
    return min(os.get_terminal_size(shown.fileno()).columns or MAX_WIDTH, MAX_WIDTH)


def print_notice(text: str) -> None:
    """Say something about the run itself, beside the answers."""
    print(safe_text(f"faqbot: {text}"), file=sys.stderr)
