"""Replies as plain text: what a pipe, a chat channel or the plainest terminal shows."""

import re
from collections.abc import Iterable, Iterator

from faqbot.rendering.blocks import Block, Kind, build_blocks
from faqbot.replies.reply import Reply

MAX_WIDTH = 88
"""Columns at most: longer lines tire the reader."""

# Letters, digits and marks of which each takes one column, in Latin scripts and in the punctuation of most others.
_ONE_COLUMN_EACH = re.compile("[ -~\xa0-\u02ff\u2010-\u2027\u2030-\u205e]*")


def to_text(reply: Reply, *, width: int | None = None) -> str:
    """The reply in words, with its sources.

    Args:
        reply: Any reply.
        width: Columns to wrap at; None leaves every paragraph on one line.

    Returns:
        Lines without a final line feed, without any control character.
    """
    return "\n".join(line for _, line in lay_out(build_blocks(reply), width=width))


def lay_out(parts: Iterable[Block], *, width: int | None = None) -> Iterator[tuple[Kind, str]]:
    """Blocks as lines, each with the kind of its block; empty lines set lists and notes apart."""
    last: Kind | None = None
    for block in parts:
        if last not in (None, block.kind, "heading"):
            yield block.kind, ""
        for line in _hung(block, width):
            yield block.kind, line
        last = block.kind


def _hung(block: Block, width: int | None) -> list[str]:
    """One block as lines, hung behind its mark."""
    first = f"  {block.mark} " if block.mark else ""
    rest = " " * len(first)
    shown: list[str] = []
    for line in block.text.split("\n"):
        indent = rest if shown else first
        if width is None:
            shown.append(indent + line)
        else:
            shown += _wrapped(line, max(12, min(width, MAX_WIDTH)), indent, rest)
    return shown


def _wrapped(text: str, columns: int, first: str, rest: str) -> list[str]:
    """A line broken at blanks, and in a script without blanks anywhere; never inside of an address."""
    # A pipe needs neither of the two, and the tables of wcwidth take longer to import than an answer takes.
    if _ONE_COLUMN_EACH.fullmatch(text):
        from textwrap import wrap  # noqa: PLC0415

        anywhere = False
    else:
        from wcwidth import wrap  # noqa: PLC0415

        anywhere = "://" not in text
    return wrap(
        text,
        columns,
        initial_indent=first,
        subsequent_indent=rest,
        break_on_hyphens=False,
        break_long_words=anywhere,
    )
