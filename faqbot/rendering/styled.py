"""Replies as prompt_toolkit's formatted text: the plain layout with the terminal's own colours on top."""

from prompt_toolkit.formatted_text import StyleAndTextTuples

from faqbot.rendering.blocks import Block
from faqbot.rendering.plain import lines

# The 16 ANSI names only, so that a terminal's own palette stays readable.
_STYLES = {"heading": "bold", "source": "ansicyan", "note": "ansiyellow", "choice": "", "answer": ""}


def to_formatted(parts: list[Block], *, width: int) -> StyleAndTextTuples:
    """Blocks as styled fragments; their texts, joined, are the plain layout and a last line feed."""
    return [(_STYLES[kind], f"{line}\n") for kind, line in lines(parts, width=width)]
