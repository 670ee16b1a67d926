"""Which terminal a conversation is held at."""

import os
from contextlib import suppress
from typing import TextIO

from faqbot.channels.terminal.loop import Terminal
from faqbot.channels.terminal.plain_terminal import PlainTerminal
from faqbot.channels.terminal.settings import Settings, history_file, is_dumb
from faqbot.cli.streams import notice, width
from faqbot.knowledge.model import KnowledgeBase


def terminal(knowledge: KnowledgeBase, wanted: Settings, screen: TextIO) -> Terminal:
    """The terminal at which somebody types.

    Args:
        knowledge: The base, for completion.
        wanted: How the conversation is to be.
        screen: The stream that somebody reads.
    """
    if not wanted.accessible and not is_dumb(os.environ):
        # Some consoles cannot be driven, those of Git on Windows among them; lines can be read from any.
        with suppress(Exception):
            return _editor(knowledge, wanted)
    return PlainTerminal(screen, lambda: width(screen), is_coloured=wanted.color == "always")


def _editor(knowledge: KnowledgeBase, wanted: Settings) -> Terminal:
    from faqbot.channels.terminal.line_editor import Editor  # noqa: PLC0415

    is_coloured = wanted.is_coloured(is_terminal=True, environment=os.environ)
    kept = history_file(os.environ) if wanted.history else None
    if wanted.history and kept is None:
        notice("there is no home folder to keep a history in; the lines you type are kept in memory only")
    try:
        return Editor(knowledge, wanted, is_coloured=is_coloured, kept=kept)
    except OSError as error:
        if kept is None:
            raise
        notice(f"{kept} cannot be written ({error.strerror or error}); the lines you type are kept in memory only")
        return Editor(knowledge, wanted, is_coloured=is_coloured)
