"""The choice of the terminal for a conversation."""

import os
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from faqbot.channels.terminal.loop import Terminal
from faqbot.channels.terminal.plain_terminal import PlainTerminal
from faqbot.channels.terminal.settings import Settings, history_path, is_dumb
from faqbot.channels.terminal.texts import TerminalTexts
from faqbot.cli.streams import get_width, print_notice
from faqbot.errors import describe_error
from faqbot.knowledge.model import KnowledgeBase


def open_terminal(knowledge: KnowledgeBase, settings: Settings, texts: TerminalTexts, screen: TextIO) -> Terminal:
    """Open the line editor, or else a plain terminal.

    Args:
        knowledge: The base, whose questions complete what is typed.
        settings: Colours, keys and other settings of the conversation.
        texts: The sentences of the terminal.
        screen: The stream that the user reads.
    """
    if not settings.accessible and not is_dumb(os.environ):
        # prompt_toolkit cannot drive some consoles, among them that of Git on Windows; a plain terminal works anywhere.
        with suppress(ImportError, OSError):
            return _open_line_editor(knowledge, settings, texts)
    return PlainTerminal(screen, lambda: get_width(screen), is_coloured=settings.color == "always")


def _open_line_editor(knowledge: KnowledgeBase, settings: Settings, texts: TerminalTexts) -> Terminal:
    from faqbot.channels.terminal.line_editor import LineEditor  # noqa: PLC0415

    is_coloured = settings.is_coloured(is_terminal=True, environment=os.environ)
    writable = _find_history() if settings.history else None
    return LineEditor(knowledge, settings, texts, is_coloured=is_coloured, history_path=writable)


def _find_history() -> Path | None:
    """Return the history file, or None if it cannot be written.

    A notice tells the user that there is no file.
    """
    from faqbot.channels.terminal.history import open_history  # noqa: PLC0415

    path = history_path(os.environ)
    fault = "there is no home folder to keep a history in"
    if path:
        try:
            open_history(path)
        except OSError as error:
            fault = f"{path} cannot be written ({describe_error(error)})"
        else:
            return path
    print_notice(f"{fault}; the lines you type are kept in memory only")
    return None
