"""Replies for screen readers, with every part named in words."""

from faqbot.language.text import safe_text
from faqbot.rendering.blocks import Block, build_blocks
from faqbot.replies.reply import Reply


def build_accessible_blocks(reply: Reply) -> list[Block]:
    """Build the blocks of a reply for screen readers.

    The answer is labelled, headings end with a colon, and sources are numbered like choices.
    """
    label = f"{safe_text(reply.knowledge.messages.answer)}: "
    parts: list[Block] = []
    for part in build_blocks(reply):
        if part.kind == "answer":
            parts.append(Block("answer", label + part.text, part.mark))
            label = ""
        elif part.kind == "heading" and part.text[-1:].isalnum():
            parts.append(Block("heading", f"{part.text}:", part.mark))
        else:
            parts.append(Block(part.kind, part.text, part.mark.replace("[", "").replace("]", ".")))
    return parts
