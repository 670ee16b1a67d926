"""Replies as the text of a message in a chat program."""

from collections.abc import Callable
from itertools import groupby

from faqbot.language.text import shown_text
from faqbot.rendering.blocks import Block, build_blocks
from faqbot.replies.reply import Reply

ZERO_WIDTH_SPACE = "\u200b"
"""Parts what a chat program would read as markup, where it has no other way to escape."""


def render_message(reply: Reply, escape: Callable[[str], str], *, strong: str = "**", with_choices: bool = True) -> str:
    """Render a reply in the Markdown that chat programs have in common.

    Choices have no numbers, and the line that asks for one is left out: each message stands alone, so that a number
    would choose nothing.

    Args:
        reply: Any reply.
        escape: Escapes one line of text as the chat program needs it.
        strong: What stands on either side of what is emphasized.
        with_choices: Whether to list the choices; otherwise they are buttons, and only the heading above them is left.
    """
    blocks = [block for block in build_blocks(reply) if block.text != shown_text(reply.knowledge.messages.choose)]
    blocks = [block for block in blocks if with_choices or block.kind != "choice"]
    parts = []
    for kind, group in groupby(blocks, lambda block: block.kind):
        items = [_render(block, escape, strong) for block in group]
        parts.append(("\n" if kind in {"source", "choice"} else "\n\n").join(items))
    return "\n\n".join(parts)


def list_entries(reply: Reply) -> list[tuple[str, str]]:
    """List the entries that a reply shows as choices: the text of each, and its id."""
    choices = [block.text for block in build_blocks(reply) if block.kind == "choice"]
    # An alert stands alone: then there are entries, but no choices.
    return [(text, entry.id) for text, entry in zip(choices, reply.choices, strict=False)]


def _render(block: Block, escape: Callable[[str], str], strong: str) -> str:
    text = escape(block.text.replace("\n", " "))
    match block.kind:
        case "alert" | "caution" | "heading":
            return f"{strong}{text}{strong}"
        case "choice":
            return f"- {text}"
        case "source":
            return f"{block.list_mark} {text}".lstrip()
        case _:
            return text
