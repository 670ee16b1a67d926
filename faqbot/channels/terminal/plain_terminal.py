"""A terminal that is only written to, as on paper: nothing is ever moved, coloured over or taken back.

It serves whom redrawing disturbs (a screen reader, a terminal that calls itself dumb) and consoles that prompt_toolkit
cannot drive. The line is edited by the terminal itself, and each line that is pasted is a line of its own.
"""

import sys
from collections.abc import Callable
from typing import TextIO

from faqbot.rendering.ansi import render_blocks
from faqbot.rendering.blocks import Block


class PlainTerminal:
    """Standard input, and a stream that a person reads.

    Args:
        paper: Where the prompt and the answers are written.
        width: Tells how many columns there are just now.
        is_coloured: Whether styles are shown.
    """

    def __init__(self, paper: TextIO, width: Callable[[], int | None], *, is_coloured: bool) -> None:
        self._paper = paper
        self._width = width
        self._is_coloured = is_coloured

    def read(self) -> str:
        """The next line; the terminal has dropped what was typed before a Ctrl-C.

        Raises:
            EOFError: If there is none any more.
            KeyboardInterrupt: If Ctrl-C was pressed.
        """
        print("> ", end="", file=self._paper, flush=True)
        try:
            line = sys.stdin.readline()
        except KeyboardInterrupt:
            print(file=self._paper)
            raise
        if not line:
            print(file=self._paper)
            raise EOFError
        return line

    def show(self, parts: list[Block]) -> None:
        """Write something, with an empty line below it."""
        if parts:
            text = render_blocks(parts, width=self._width(), is_coloured=self._is_coloured)
            print(text, end="\n\n", file=self._paper, flush=True)

    def forget(self) -> None:
        """Nothing: what was typed is on the paper only."""
