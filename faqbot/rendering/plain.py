"""Replies as plain text: what a pipe, a chat channel or the plainest terminal shows."""

from collections.abc import Iterable, Iterator
from textwrap import wrap

from faqbot.rendering.blocks import Block, Kind, blocks
from faqbot.reply import Reply

MAX_WIDTH = 88
"""Columns at most: longer lines tire the reader."""


def to_text(reply: Reply, *, width: int | None = None) -> str:
    """The reply in words, with its sources.

    Args:
        reply: Any reply.
        width: Columns to wrap at; None leaves every paragraph on one line.

    Returns:
        Lines without a final line feed, without any control character.
    """
    return "\n".join(line for _, line in lines(blocks(reply), width=width))


def lines(parts: Iterable[Block], *, width: int | None = None) -> Iterator[tuple[Kind, str]]:
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
            columns = max(12, min(width, MAX_WIDTH))
            shown += wrap(
                line,
                columns,
                initial_indent=indent,
                subsequent_indent=rest,
                break_on_hyphens=False,
                break_long_words=False,
            )
    return shown
