"""The loop of a conversation at a terminal."""

from collections.abc import Callable
from typing import Protocol

from faqbot.channels.terminal.line_handler import LineHandler
from faqbot.rendering.blocks import Block


class Terminal(Protocol):
    """A place where a user types and reads."""

    def read(self) -> str:
        """Read the next typed line.

        Raises:
            EOFError: If the input has ended.
            KeyboardInterrupt: If Ctrl-C was pressed and there was no line to discard.
        """

    def show(self, blocks: list[Block]) -> None:
        """Show blocks and an empty line, or nothing without blocks."""

    def forget(self) -> None:
        """Forget the typed lines."""


def talk(handler: LineHandler, terminal: Terminal, show_answer: Callable[[list[Block]], None] | None = None) -> None:
    """Hold a conversation until the user leaves.

    The user leaves with Ctrl-D or ``/quit``, or when the input ends.

    Args:
        handler: Responds to lines.
        terminal: Reads lines; shows notes, and answers too unless ``show_answer`` is given.
        show_answer: Shows answers somewhere else.
    """
    terminal.show(handler.build_welcome())
    while True:
        try:
            line = terminal.read()
        except KeyboardInterrupt:
            terminal.show(handler.explain_how_to_leave())
            continue
        except EOFError:
            return
        response = handler.respond(line)
        if response.forget:
            terminal.forget()
        (show_answer or terminal.show)(response.blocks)
        if response.leave:
            return
