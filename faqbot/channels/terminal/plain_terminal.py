"""A terminal to which text is only ever appended.

Nothing is moved, overwritten or erased. This terminal serves screen readers, terminals that call themselves dumb, and
consoles that prompt_toolkit cannot drive. The terminal itself edits the line, and a paste of several lines is read line
by line.
"""

import sys
from collections.abc import Callable
from typing import TextIO

from faqbot.rendering.ansi import render_blocks
from faqbot.rendering.blocks import Block


class PlainTerminal:
    """Standard input, and a stream that the user reads.

    Args:
        output: The stream for the prompt and the answers.
        get_width: Returns the current column to wrap at; None keeps each paragraph on one line.
        is_coloured: Whether styles are shown.
    """

    def __init__(self, output: TextIO, get_width: Callable[[], int | None], *, is_coloured: bool) -> None:
        self._output = output
        self._get_width = get_width
        self._is_coloured = is_coloured

    def read(self) -> str:
        """Read the next line.

        On Ctrl-C, the terminal itself discards the line that was being typed.

        Raises:
            EOFError: If the input has ended.
            KeyboardInterrupt: If Ctrl-C was pressed.
        """
        print("> ", end="", file=self._output, flush=True)
        try:
            line = sys.stdin.readline()
        except KeyboardInterrupt:
            print(file=self._output)
            raise
        if not line:
            print(file=self._output)
            raise EOFError
        return line

    def show(self, blocks: list[Block]) -> None:
        """Write blocks and an empty line, or nothing without blocks."""
        if blocks:
            text = render_blocks(blocks, width=self._get_width(), is_coloured=self._is_coloured)
            print(text, end="\n\n", file=self._output, flush=True)

    def forget(self) -> None:
        """Do nothing, as this terminal keeps no typed lines."""
