"""Replies as Markdown: the question as a heading, the reply below it."""

import re
from itertools import groupby

from faqbot.language.text import safe_text
from faqbot.rendering.blocks import Block, build_blocks
from faqbot.replies.reply import Reply

# What would be read as markup; an address is left whole, as a backslash would become part of it.
_MARKUP = re.compile(r"(\S+://\S+)|([\\`*_\[\]<>#|~&]|^[-+=](?=\s)|(?<=^\d)[.)](?=\s))")


def to_markdown(reply: Reply) -> str:
    """A question and its reply; no text of either is read as markup.

    Args:
        reply: Any reply.

    Returns:
        Paragraphs and lists with a last line feed.
    """
    parts = [f"## {_escaped(safe_text(reply.question))}"]
    for kind, group in groupby(build_blocks(reply), lambda block: block.kind):
        shown = [_shown(block) for block in group]
        parts.append(("\n" if kind in {"source", "choice"} else "\n\n").join(shown))
    return "\n\n".join(parts) + "\n"


def _shown(block: Block) -> str:
    text = _escaped(block.text.replace("\n", " "))
    match block.kind:
        case "alert" | "caution" | "heading":
            return f"**{text}**"
        case "note":
            return f"*{text}*"
        case "source" | "choice":
            return f"{block.mark.replace('[', '').replace(']', '.')} {text}"
        case _:
            return text


def _escaped(text: str) -> str:
    r"""Text of which nothing is read as markup.

    >>> print(_escaped("*3* loaves, see https://bread.example/a_loaf_"))
    \*3\* loaves, see https://bread.example/a_loaf_
    """
    return _MARKUP.sub(lambda found: found[1] or f"\\{found[2]}", text)
