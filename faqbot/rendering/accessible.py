"""Replies for screen readers, with every part named in words."""

import re
from dataclasses import replace

from faqbot.language.text import shown_text
from faqbot.rendering.blocks import Block, build_blocks
from faqbot.replies.reply import Reply

_ITEM = re.compile(r"[-*+>#|]|\d+[.)] ")


def build_accessible_blocks(reply: Reply) -> list[Block]:
    """Build the blocks of a reply for screen readers.

    The answer is labelled, headings end with a colon, and sources are numbered like choices.
    """
    label = f"{shown_text(reply.knowledge.messages.answer)}: "
    blocks: list[Block] = []
    for block in build_blocks(reply):
        if block.kind == "answer":
            if label and _ITEM.match(block.text):  # within a line, its mark would be none
                blocks.append(Block("answer", label.rstrip()))
                label = ""
            blocks.append(replace(block, text=label + block.text))
            label = ""
        elif block.kind == "heading" and block.text[-1:].isalnum():
            blocks.append(Block("heading", f"{block.text}:", block.mark))
        else:
            blocks.append(Block(block.kind, block.text, block.list_mark))
    return blocks
