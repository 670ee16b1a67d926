"""The conversation without a terminal: one response for each line."""

from collections.abc import Iterable

from faqbot.channels.terminal.line_handler import LineHandler
from faqbot.rendering.ansi import render_blocks
from faqbot.rendering.blocks import Block


class AnswerPrinter:
    """Prints answers to standard output, separated by empty lines.

    Args:
        width: The column to wrap at; None keeps each paragraph on one line.
        is_coloured: Whether styles are shown.
    """

    def __init__(self, *, width: int | None = None, is_coloured: bool = False) -> None:
        self._width = width
        self._is_coloured = is_coloured
        self._separator = ""

    def show(self, blocks: list[Block]) -> None:
        """Print the blocks; print nothing for an empty list."""
        if blocks:
            text = render_blocks(blocks, width=self._width, is_coloured=self._is_coloured)
            print(f"{self._separator}{text}", flush=True)
            self._separator = "\n"


def converse(handler: LineHandler, lines: Iterable[str], printer: AnswerPrinter) -> None:
    """Respond to each line, until ``/quit``."""
    for line in lines:
        response = handler.respond(line)
        printer.show(response.blocks)
        if response.leave:
            return
