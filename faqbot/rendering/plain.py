"""Replies as plain text, for pipes, chat channels and plain terminals."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from faqbot.language.lazy_pattern import compile_lazily
from faqbot.language.text import shown_text
from faqbot.rendering.blocks import Block, Kind, build_blocks
from faqbot.replies.reply import Clarification, Reply

MAX_WIDTH = 88
"""Maximum width in columns: longer lines are tiring to read."""

# Latin letters and common punctuation, each of which takes one column.
_ONE_COLUMN_EACH = re.compile("[ -~\xa0-\u02ff\u2010-\u2027\u2030-\u205e]*")

# Every text with markup has one of these. Most texts have none, and then the parser is not needed.
_MARKUP = compile_lazily(
    r"(?<!\w)[*_]{1,3}\S|[`|]|\\[!-/:-@\[-`{-~]|\]\(|<[\w.+-]+[:@]|&#?\w+;|^ *(?:[-*+>]|#{1,6}|\d+[.)])(?: |$)"
)


def to_text(reply: Reply, *, width: int | None = None, can_choose: bool = True) -> str:
    """Render a reply as plain text, with its sources.

    Args:
        reply: Any reply.
        width: Columns to wrap at, with the Markdown of answers rendered; None leaves every paragraph on one line, and
            Markdown as it was written.
        can_choose: Whether the person can type the number of a choice next; otherwise choices have no numbers.

    Returns:
        Lines without a final line feed and without control characters.
    """
    blocks = build_blocks(reply)
    if not can_choose:
        # A clarification asks to type a number.
        asks = Block("note", shown_text(reply.knowledge.messages.choose))
        blocks = [
            replace(block, mark="-") if block.kind == "choice" else block
            for block in blocks
            if block != asks or not isinstance(reply, Clarification)
        ]
    return "\n".join(line for _, line in lay_out(blocks, width=width))


def lay_out(
    blocks: Iterable[Block], *, width: int | None = None, is_coloured: bool = False
) -> Iterator[tuple[Kind, str]]:
    """Yield lines with the kind of their block, and empty lines between kinds and where the base has them.

    Args:
        blocks: Blocks in reading order.
        width: Columns to wrap at, with Markdown rendered; None leaves paragraphs and Markdown as they are.
        is_coloured: Whether rendered Markdown has ANSI styles.
    """
    blocks = list(blocks)
    if width is not None and any(block.is_written and _MARKUP.search(block.text) for block in blocks):
        from faqbot.rendering.markup import render_markup  # noqa: PLC0415 - few answers need the parser

        blocks = render_markup(blocks, width=min(width, MAX_WIDTH), is_coloured=is_coloured)
    last: Kind | None = None
    for block in blocks:
        if last not in (None, block.kind, "heading") or block.is_apart:
            yield block.kind, ""
        for line in _indent(block, width):
            yield block.kind, line
        last = block.kind


def _indent(block: Block, width: int | None) -> list[str]:
    """Return the lines of a block, wrapped and indented behind its mark."""
    first = f"  {block.mark} " if block.mark else ""
    rest = " " * len(first)
    lines: list[str] = []
    for line in block.text.split("\n"):
        indent = rest if lines else first
        if width is None:
            lines.append(indent + line)
        else:
            lines += _wrap(line, max(12, min(width, MAX_WIDTH)), indent, rest) or [""]
    return lines


def _wrap(text: str, columns: int, first: str, rest: str) -> list[str]:
    """Break a line at blanks, or anywhere in scripts without blanks.

    Addresses are never broken.
    """
    # Imported late: a pipe needs neither ``wrap``, and importing wcwidth takes longer than answering.
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
