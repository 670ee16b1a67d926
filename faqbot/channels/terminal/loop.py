"""A conversation at a terminal: somebody types, something is shown, until somebody leaves."""

from collections.abc import Callable
from typing import Protocol

from faqbot.channels.terminal.line_handler import LineHandler
from faqbot.rendering.blocks import Block

_LEAVING = [Block("note", "Ctrl-D or /quit leaves.")]


class Terminal(Protocol):
    """Where somebody types and reads."""

    def read(self) -> str:
        """The next line that is typed.

        Raises:
            EOFError: If there is none any more.
            KeyboardInterrupt: If Ctrl-C was pressed and there was nothing to drop.
        """

    def show(self, parts: list[Block]) -> None:
        """Show something, with an empty line below it; nothing is nothing."""

    def forget(self) -> None:
        """Forget the lines that were typed."""


def talk(conversation: LineHandler, terminal: Terminal, answer: Callable[[list[Block]], None] | None = None) -> None:
    """Talk until Ctrl-D, the end of what is typed, or ``/quit``.

    Args:
        conversation: Answers lines.
        terminal: Where lines are typed, and what is no answer is shown.
        answer: Where the answers go if not to the terminal.
    """
    terminal.show(conversation.welcome())
    while True:
        try:
            line = terminal.read()
        except KeyboardInterrupt:
            terminal.show(_LEAVING)
            continue
        except EOFError:
            return
        response = conversation.respond(line)
        if response.forget:
            terminal.forget()
        (answer or terminal.show)(response.blocks)
        if response.leave:
            return
