"""A terminal with line editing, completion and history, driven by prompt_toolkit."""

import asyncio
import signal
import sys
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
"""Rows reserved for the completion menu; with more, a terminal of six rows is unusable."""

# The menu has no background of its own, so that it is readable in every colour scheme of a terminal.
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

_NO_CONSOLE: tuple[type[Exception], ...] = ()
if sys.platform == "win32":
    from prompt_toolkit.output.win32 import NoConsoleScreenBufferError

    _NO_CONSOLE = (NoConsoleScreenBufferError,)


@_KEYS.add("escape", "enter", filter=emacs_mode)
def _insert_newline(event: KeyPressEvent) -> None:
    """Insert a line break on Alt-Enter, except in vi mode."""
    event.current_buffer.insert_text("\n")


class LineEditor:
    """A terminal with a line editor.

    Args:
        knowledge: The base, whose questions complete what is typed.
        settings: Keys, colours and suggestions.
        is_coloured: Whether styles are shown.
        history_path: The file that keeps typed lines; None keeps them in memory.
        output: The screen; None is standard output, or standard error if only that is a terminal.

    Raises:
        OSError: If prompt_toolkit cannot drive the console, or the history file cannot be written.
    """

    def __init__(
        self,
        knowledge: KnowledgeBase,
        settings: Settings,
        *,
        is_coloured: bool,
        history_path: Path | None = None,
        output: Output | None = None,
    ) -> None:
        self._output = output or _open_screen()
        if isinstance(self._output, Vt100_Output):
            # The cursor position is not needed, and a terminal that never reports it would delay every prompt.
            self._output.enable_cpr = False
        self._is_coloured = is_coloured
        self._history_path = history_path
        self._prompt: PromptSession[str] = PromptSession(
            "> ",
            output=self._output,
            history=open_history(history_path),
            completer=_LineCompleter(knowledge),
            complete_while_typing=settings.suggest,
            # Only its colour distinguishes a suggestion from typed text.
            auto_suggest=AutoSuggestFromHistory() if settings.suggest and is_coloured else None,
            color_depth=ColorDepth.DEPTH_4_BIT if is_coloured else ColorDepth.DEPTH_1_BIT,
            style=_STYLE,
            vi_mode=settings.vi,
            key_bindings=_KEYS,
            enable_suspend=True,
            reserve_space_for_menu=MENU_ROWS,
        )

    def read(self) -> str:
        """Read a line; a paste is one line.

        Ctrl-C discards a line that is being typed.

        Raises:
            EOFError: If Ctrl-D was pressed, or standard input ended.
            KeyboardInterrupt: If Ctrl-C was pressed on an empty line.
            SystemExit: If the process received SIGTERM.
        """
        while True:
            try:
                return self._prompt.prompt(pre_run=self._leave_on_sigterm)
            except KeyboardInterrupt:
                if not self._prompt.default_buffer.text:
                    raise

    def _leave_on_sigterm(self) -> None:
        """Make SIGTERM end the editor properly.

        prompt_toolkit then gives the terminal its own settings back, as on Ctrl-D.
        """
        with suppress(NotImplementedError):  # Windows has no signal handlers in event loops.
            asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, self._leave)

    def _leave(self) -> None:
        app = self._prompt.app
        if not app.is_done:
            app.exit(exception=SystemExit(128 + signal.SIGTERM))

    def show(self, blocks: list[Block]) -> None:
        """Write blocks and an empty line, or nothing without blocks."""
        if blocks:
            text = render_blocks(blocks, width=self._output.get_size().columns, is_coloured=self._is_coloured)
            self._output.write_raw(f"{text}\n\n".replace("\n", "\r\n"))
            self._output.flush()

    def forget(self) -> None:
        """Forget the typed lines, in the history file too, and clear the screen."""
        self._output.erase_screen()
        self._output.cursor_goto(0, 0)
        self._output.flush()
        self._prompt.default_buffer.history = clear_history(self._history_path)


def _open_screen() -> Output:
    """Return the screen that prompt_toolkit writes to.

    Raises:
        OSError: If prompt_toolkit cannot drive the console.
    """
    try:
        return create_output(always_prefer_tty=True)
    except _NO_CONSOLE as error:
        raise OSError(str(error)) from error


class _LineCompleter(Completer):
    """Completion of whole lines: questions and commands."""

    def __init__(self, knowledge: KnowledgeBase) -> None:
        self._knowledge = knowledge

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        """Yield suggestions for the whole line, whatever the ``complete_event``."""
        del complete_event
        typed = document.text_before_cursor
        for suggestion in suggest(self._knowledge, typed):
            meta = safe_text(suggestion.meta)
            yield Completion(safe_text(suggestion.text), start_position=-len(typed), display_meta=meta)
