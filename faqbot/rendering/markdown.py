"""Replies as Markdown, below the question as a heading."""

import re
from itertools import groupby

from faqbot.language.text import shown_text
from faqbot.rendering.blocks import Block, build_blocks
from faqbot.replies.reply import Reply

# Addresses are matched first and kept whole: a backslash would become part of them.
# Brackets end an address, as they would make a link of what somebody typed.
_MARKUP = re.compile(r"(\bhttps?://[^\s\[\]()<>`|\\]+)|([\\`*_\[\]<>#|~&]|^[-+=](?=\s)|(?<=^\d)[.)](?=\s))")


def to_markdown(reply: Reply) -> str:
    """Render a question and its reply, with their markup escaped.

    Args:
        reply: Any reply.

    Returns:
        Paragraphs and lists with a final line feed.
    """
    parts = [f"## {_escape(shown_text(reply.question))}"]
    for kind, group in groupby(build_blocks(reply), lambda block: block.kind):
        items = [_render(block) for block in group]
        parts.append(("\n" if kind in {"source", "choice"} else "\n\n").join(items))
    return "\n\n".join(parts) + "\n"


def _render(block: Block) -> str:
    text = _escape(block.text.replace("\n", " "))
    match block.kind:
        case "alert" | "caution" | "heading":
            return f"**{text}**"
        case "note" | "evidence":
            return f"*{text}*"
        case "source" | "choice":
            return f"{block.list_mark} {text}".lstrip()
        case _:
            return text


def _escape(text: str) -> str:
    r"""Escape everything in the text that Markdown would read as markup.

    >>> print(_escape("*3* loaves, see https://bread.example/a_loaf_"))
    \*3\* loaves, see https://bread.example/a_loaf_
    """
    return _MARKUP.sub(lambda found: found[1] or f"\\{found[2]}", text)
