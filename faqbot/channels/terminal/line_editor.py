"""A terminal at which lines are edited, completed and come back to; prompt_toolkit drives it."""

import asyncio
import signal
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from prompt_toolkit import PromptSession
from prompt_toolkit.auto_suggest import AutoSuggestFromHistory
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.filters import emacs_mode
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.output import ColorDepth, Output, create_output
from prompt_toolkit.output.vt100 import Vt100_Output
from prompt_toolkit.styles import Style

from faqbot.channels.terminal.completion import suggest
from faqbot.channels.terminal.history import clear_history, open_history
from faqbot.channels.terminal.settings import Settings
from faqbot.knowledge.model import KnowledgeBase
from faqbot.language.text import safe_text
from faqbot.rendering.ansi import render_blocks
from faqbot.rendering.blocks import Block

MENU_ROWS = 3
"""Rows kept free for the completion menu: more of them make terminals of six rows unusable."""

# The terminal's own colours: a menu without a ground of its own is readable on any.
_STYLE = Style.from_dict(
    {
        "completion-menu": "noinherit",
        "completion-menu.completion.current": "noinherit reverse",
        "completion-menu.meta.completion": "noinherit ansicyan",
        "completion-menu.meta.completion.current": "noinherit reverse",
        "scrollbar.background": "noinherit",
        "scrollbar.button": "noinherit reverse",
        "auto-suggestion": "ansibrightblack",
        "aborting": "noinherit",
        "exiting": "noinherit",
    }
)

_KEYS = KeyBindings()


@_KEYS.add("escape", "enter", filter=emacs_mode)
def _insert_newline(event: KeyPressEvent) -> None:
    """Alt-Enter goes on in a new line; vi users have the escape key for something else."""
    event.current_buffer.insert_text("\n")


class LineEditor:
    """A terminal with a line editor.

    Args:
        knowledge: The base, for completion.
        settings: Which keys, colours and suggestions are wanted.
        kept: The file of the lines that were typed; None keeps them in memory.
        output: Where it is shown; None is standard output, or standard error if only that is a terminal.

    Raises:
        Exception: Whatever prompt_toolkit raises at a console that it cannot drive.
    """

    def __init__(
        self,
        knowledge: KnowledgeBase,
        settings: Settings,
        *,
        is_coloured: bool,
        kept: Path | None = None,
        output: Output | None = None,
    ) -> None:
        self._output = output or create_output(always_prefer_tty=True)
        if isinstance(self._output, Vt100_Output):
            # Where the cursor is need not be known, and asking it of a terminal that never answers holds everything up.
            self._output.enable_cpr = False
        self._is_coloured = is_coloured
        self._kept = kept
        self._prompt: PromptSession[str] = PromptSession(
            "> ",
            output=self._output,
            history=open_history(kept),
            completer=_LineCompleter(knowledge),
            complete_while_typing=settings.suggest,
            # It differs from what was typed by its colour only.
            auto_suggest=AutoSuggestFromHistory() if settings.suggest and is_coloured else None,
            color_depth=ColorDepth.DEPTH_4_BIT if is_coloured else ColorDepth.DEPTH_1_BIT,
            style=_STYLE,
            vi_mode=settings.vi,
            key_bindings=_KEYS,
            enable_suspend=True,
            reserve_space_for_menu=MENU_ROWS,
        )

    def read(self) -> str:
        """The next line; a paste of many lines is one. Ctrl-C drops what is typed.

        Raises:
            EOFError: If Ctrl-D was pressed, or there is nothing to read from any more.
            KeyboardInterrupt: If Ctrl-C was pressed and nothing was typed.
            SystemExit: If the process was told to leave.
        """
        while True:
            try:
                return self._prompt.prompt(pre_run=self._leave_on_sigterm)
            except KeyboardInterrupt:
                if not self._prompt.default_buffer.text:
                    raise

    def _leave_on_sigterm(self) -> None:
        """While a line is edited, SIGTERM leaves as Ctrl-D does: the terminal gets its own settings back."""
        with suppress(NotImplementedError):  # on Windows
            asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, self._leave)

    def _leave(self) -> None:
        app = self._prompt.app
        if not app.is_done:
            app.exit(exception=SystemExit(128 + signal.SIGTERM))

    def show(self, parts: list[Block]) -> None:
        """Write something, with an empty line below it."""
        if parts:
            text = render_blocks(parts, width=self._output.get_size().columns, is_coloured=self._is_coloured)
            self._output.write_raw(f"{text}\n\n".replace("\n", "\r\n"))
            self._output.flush()

    def forget(self) -> None:
        """Forget the lines that were typed."""
        self._prompt.default_buffer.history = clear_history(self._kept)


class _LineCompleter(Completer):
    """Completion of whole lines: questions and commands."""

    def __init__(self, knowledge: KnowledgeBase) -> None:
        self._knowledge = knowledge

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        """Suggestions for the whole line; ``complete_event`` does not matter."""
        del complete_event
        typed = document.text_before_cursor
        for suggestion in suggest(self._knowledge, typed):
            meta = safe_text(suggestion.meta)
            yield Completion(safe_text(suggestion.text), start_position=-len(typed), display_meta=meta)
