"""Which terminal a conversation is held at."""

import os
from contextlib import suppress
from typing import TextIO

from faqbot.channels.terminal.loop import Terminal
from faqbot.channels.terminal.plain_terminal import PlainTerminal
from faqbot.channels.terminal.settings import Settings, history_path, is_dumb
from faqbot.cli.streams import get_width, print_notice
from faqbot.knowledge.model import KnowledgeBase


def open_terminal(knowledge: KnowledgeBase, preferences: Settings, screen: TextIO) -> Terminal:
    """The terminal at which somebody types.

    Args:
        knowledge: The base, for completion.
        preferences: How the conversation is to be.
        screen: The stream that somebody reads.
    """
    if not preferences.accessible and not is_dumb(os.environ):
        # Some consoles cannot be driven, those of Git on Windows among them; lines can be read from any.
        with suppress(Exception):
            return _open_line_editor(knowledge, preferences)
    return PlainTerminal(screen, lambda: get_width(screen), is_coloured=preferences.color == "always")


def _open_line_editor(knowledge: KnowledgeBase, preferences: Settings) -> Terminal:
    from faqbot.channels.terminal.line_editor import LineEditor  # noqa: PLC0415

    is_coloured = preferences.is_coloured(is_terminal=True, environment=os.environ)
    kept = history_path(os.environ) if preferences.history else None
    if preferences.history and kept is None:
        print_notice("there is no home folder to keep a history in; the lines you type are kept in memory only")
    try:
        return LineEditor(knowledge, preferences, is_coloured=is_coloured, kept=kept)
    except OSError as error:
        if kept is None:
            raise
        print_notice(
            f"{kept} cannot be written ({error.strerror or error}); the lines you type are kept in memory only"
        )
        return LineEditor(knowledge, preferences, is_coloured=is_coloured)
