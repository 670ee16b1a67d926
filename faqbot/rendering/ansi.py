"""Blocks as terminal text, with ANSI styles on request."""

from collections.abc import Iterable

from faqbot.rendering.blocks import Block
from faqbot.rendering.plain import lay_out

# Bold and two of the 16 ANSI colours, so that a terminal's own palette stays readable.
_STYLES = {"alert": "1;31", "caution": "1", "heading": "1", "source": "36", "note": "33"}


def render_blocks(blocks: Iterable[Block], *, width: int | None = None, is_coloured: bool = False) -> str:
    """Render blocks as lines, without a final line feed.

    Args:
        blocks: Blocks in reading order.
        width: Columns to wrap at, with Markdown rendered; None leaves paragraphs and Markdown as they are.
        is_coloured: Whether to style the lines with ANSI escapes.
    """
    lines = lay_out(blocks, width=width, is_coloured=is_coloured)
    return "\n".join(_style(line, _STYLES.get(kind)) if is_coloured else line for kind, line in lines)


def _style(line: str, style: str | None) -> str:
    return f"\x1b[{style}m{line}\x1b[0m" if line and style else line
