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
from prompt_toolkit.filters import Condition
from prompt_toolkit.layout.controls import BufferControl
from prompt_toolkit.lexers import SimpleLexer
from prompt_toolkit.output import ColorDepth, Output, create_output
from prompt_toolkit.output.vt100 import Vt100_Output
from prompt_toolkit.styles import Style
from prompt_toolkit.utils import get_cwidth

from faqbot.channels.terminal.completion import is_completed, suggest
from faqbot.channels.terminal.history import clear_history, open_history
from faqbot.channels.terminal.key_bindings import build_key_bindings
from faqbot.channels.terminal.paging import take_part
from faqbot.channels.terminal.pasting import PasteFolder
from faqbot.channels.terminal.settings import Settings
from faqbot.channels.terminal.texts import TerminalTexts
from faqbot.knowledge.model import KnowledgeBase
from faqbot.language.text import shown_text
from faqbot.rendering.ansi import render_blocks
from faqbot.rendering.blocks import Block

PROMPT = "> "

MAX_MENU_ROWS = 8
"""Rows of the completion menu at most: as many as there are suggested questions."""

MIN_MENU_ROWS = 2
"""Rows of the completion menu at least; with more, a terminal of six rows is unusable."""

ESCAPE_SECONDS = 0.1
"""Seconds after which Escape is a key of its own, not the beginning of a sequence; chosen."""

# The menu has no background of its own, so that it is readable in every colour scheme of a terminal.
_STYLE = Style.from_dict(
    {
        "completion-menu": "noinherit",
        "completion-menu.completion.current": "noinherit reverse",
        "completion-menu.meta.completion": "noinherit ansicyan",
        "completion-menu.meta.completion.current": "noinherit reverse",
        "scrollbar.background": "noinherit",
        "scrollbar.button": "noinherit reverse",
        "prompt": "ansigreen bold",
        "typed": "ansigreen",
        "auto-suggestion": "ansibrightblack",
        "aborting": "noinherit",
        "exiting": "noinherit",
    }
)

_NO_CONSOLE: tuple[type[Exception], ...] = ()
if sys.platform == "win32":
    from prompt_toolkit.output.win32 import NoConsoleScreenBufferError

    _NO_CONSOLE = (NoConsoleScreenBufferError,)


class LineEditor:
    """A terminal with a line editor.

    Args:
        knowledge: The base, whose questions complete what is typed.
        settings: Keys, colours and suggestions.
        texts: The sentences of the terminal.
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
        texts: TerminalTexts,
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
        self._texts = texts
        self._history_path = history_path
        self._pastes = PasteFolder(texts)
        self._rest: list[str] = []
        self._rows_to_erase = 0
        self._prompt: PromptSession[str] = PromptSession(
            PROMPT,
            output=self._output,
            history=open_history(history_path),
            completer=_LineCompleter(knowledge, texts),
            # Rows are reserved for the menu while this is true. On an empty line, they would hide the last answer.
            complete_while_typing=Condition(lambda: settings.suggest and is_completed(self._get_typed())),
            # Only its colour distinguishes a suggestion from typed text.
            auto_suggest=AutoSuggestFromHistory() if settings.suggest and is_coloured else None,
            color_depth=ColorDepth.DEPTH_4_BIT if is_coloured else ColorDepth.DEPTH_1_BIT,
            style=_STYLE,
            lexer=SimpleLexer("class:typed"),
            vi_mode=settings.vi,
            key_bindings=build_key_bindings(self._fold_paste),
            enable_suspend=True,
        )
        self._prompt.app.ttimeoutlen = ESCAPE_SECONDS
        control = self._prompt.layout.current_control
        if isinstance(control, BufferControl):
            control.menu_position = self._find_menu

    def read(self) -> str:
        """Read a line; a paste is one line.

        Ctrl-C discards a line that is being typed. An empty line shows the next part of an answer that is taller than
        the screen.

        Raises:
            EOFError: If Ctrl-D was pressed, or standard input ended.
            KeyboardInterrupt: If Ctrl-C was pressed on an empty line.
            SystemExit: If the process received SIGTERM.
        """
        while True:
            self._prompt.reserve_space_for_menu = 1 + _count_menu_rows(self._output.get_size().rows)
            size = self._output.get_size()
            try:
                line = self._pastes.unfold(self._prompt.prompt(pre_run=self._leave_on_sigterm))
            except KeyboardInterrupt:
                if not self._get_typed():
                    raise
                continue
            if line.strip() or not self._rest:
                self._rest = []
                return line
            self._show_next_part(may_erase=size == self._output.get_size())

    def _get_typed(self) -> str:
        return self._prompt.default_buffer.text

    def _fold_paste(self, text: str) -> str:
        if self._history_path:
            return text  # what is recalled from a history must be whole
        size = self._output.get_size()
        return self._pastes.fold(text, columns=size.columns, max_rows=size.rows // 2)

    def _find_menu(self) -> int | None:
        """Return the place in the typed text below which the menu opens; None is the cursor.

        A suggestion replaces the whole line, so it stands below its beginning, unless a second row would be hidden.
        """
        buffer = self._prompt.default_buffer
        if not buffer.complete_state:
            return None
        is_one_row = get_cwidth(PROMPT + buffer.text) < self._output.get_size().columns and "\n" not in buffer.text
        return 0 if is_one_row else None

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
        """Write blocks and an empty line, or nothing without blocks.

        What is taller than the screen is shown from its beginning; ``read`` shows the rest.
        """
        if blocks:
            self._rest = self._render(blocks).split("\n")
            self._show_next_part(may_erase=False)

    def _show_next_part(self, *, may_erase: bool) -> None:
        """Show as much of the rest as fits, and a note if there is more.

        Args:
            may_erase: Whether the note and the prompt below the part before may be erased, as they are where they were.
        """
        if may_erase:
            self._output.cursor_up(self._rows_to_erase)
            self._output.erase_down()
        note = self._render(self._texts.note("more_below")).split("\n")
        rows = self._output.get_size().rows - 2  # an empty line and the prompt
        fits = len(self._rest) <= rows
        part, self._rest = take_part(self._rest, rows if fits else max(1, rows - len(note)))
        shown = [*part, *(note if self._rest else [])]
        self._rows_to_erase = len(note) + 2
        self._output.write_raw("\r\n".join([*shown, "", ""]))
        self._output.flush()

    def _render(self, blocks: list[Block]) -> str:
        return render_blocks(blocks, width=self._output.get_size().columns, is_coloured=self._is_coloured)

    def forget(self) -> None:
        """Forget the typed lines, in the history file too, and clear the screen."""
        self._output.erase_screen()
        self._output.cursor_goto(0, 0)
        self._output.flush()
        self._pastes.forget()
        self._prompt.default_buffer.history = clear_history(self._history_path)


def _count_menu_rows(rows: int) -> int:
    """Return the rows of the completion menu on a screen of so many rows.

    >>> _count_menu_rows(24), _count_menu_rows(12), _count_menu_rows(6)
    (8, 4, 2)
    """
    return min(MAX_MENU_ROWS, max(MIN_MENU_ROWS, rows // 3))


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

    def __init__(self, knowledge: KnowledgeBase, texts: TerminalTexts) -> None:
        self._knowledge = knowledge
        self._texts = texts

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        """Yield suggestions for the whole line, whatever the ``complete_event``."""
        del complete_event
        typed = document.text_before_cursor
        for suggestion in suggest(self._knowledge, typed, self._texts):
            meta = suggestion.meta
            yield Completion(shown_text(suggestion.text), start_position=-len(typed), display_meta=meta)
