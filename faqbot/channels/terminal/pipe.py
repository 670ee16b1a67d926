"""The conversation without a terminal: one line in, one answer out."""

from collections.abc import Iterable

from faqbot.channels.terminal.line_handler import LineHandler
from faqbot.rendering.ansi import render_blocks
from faqbot.rendering.blocks import Block


class AnswerPrinter:
    """Standard output, as answers go to it: an empty line between them, and nothing else.

    Args:
        width: Columns to wrap at; None leaves every paragraph on one line.
        is_coloured: Whether styles are shown.
    """

    def __init__(self, *, width: int | None = None, is_coloured: bool = False) -> None:
        self._width = width
        self._is_coloured = is_coloured
        self._between = ""

    def show(self, parts: list[Block]) -> None:
        """Print an answer; nothing is nothing."""
        if parts:
            text = render_blocks(parts, width=self._width, is_coloured=self._is_coloured)
            print(f"{self._between}{text}", flush=True)
            self._between = "\n"


def converse(conversation: LineHandler, typed: Iterable[str], answers: AnswerPrinter) -> None:
    """Answer each line, until one of them leaves."""
    for line in typed:
        response = conversation.respond(line)
        answers.show(response.blocks)
        if response.leave:
            return
