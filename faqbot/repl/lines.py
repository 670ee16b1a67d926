"""The conversation without a terminal: one line in, one answer out."""

from collections.abc import Iterable

from faqbot.rendering.plain import lines
from faqbot.repl.commands import Conversation


def converse(conversation: Conversation, typed: Iterable[str]) -> None:
    """Answer each line on standard output, an empty line between answers; nothing else is written."""
    first = True
    for line in typed:
        response = conversation.respond(line)
        if response.blocks:
            text = "\n".join(shown for _, shown in lines(response.blocks))
            print(text if first else f"\n{text}", flush=True)
            first = False
        if response.leave:
            return
