"""Replies for whoever hears them: what each part is, is said in words and not by its place or its look."""

from faqbot.language.text import safe_text
from faqbot.rendering.blocks import Block, build_blocks
from faqbot.replies.reply import Reply


def build_accessible_blocks(reply: Reply) -> list[Block]:
    """The reply's blocks, with the answer called so, colons after headings, and sources numbered as choices are."""
    name = f"{safe_text(reply.knowledge.messages.answer)}: "
    parts: list[Block] = []
    for part in build_blocks(reply):
        if part.kind == "answer":
            parts.append(Block("answer", name + part.text, part.mark))
            name = ""
        elif part.kind == "heading" and part.text[-1:].isalnum():
            parts.append(Block("heading", f"{part.text}:", part.mark))
        else:
            parts.append(Block(part.kind, part.text, part.mark.replace("[", "").replace("]", ".")))
    return parts
