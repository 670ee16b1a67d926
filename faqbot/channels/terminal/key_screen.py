"""A terminal that shows one screen at a time and reads single keys, driven by prompt_toolkit."""

from collections.abc import Collection, Mapping
from functools import partial
from textwrap import wrap

from prompt_toolkit import PromptSession
from prompt_toolkit.application import Application
from prompt_toolkit.completion import WordCompleter
from prompt_toolkit.formatted_text import ANSI, AnyFormattedText
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.layout import FormattedTextControl, Layout, Window
from prompt_toolkit.output import Output

from faqbot.language.text import safe_text
from faqbot.rendering.ansi import render_blocks
from faqbot.rendering.blocks import Block

QUIT = "q"
"""The key that Ctrl-C and Ctrl-D stand for."""

_MIN_TEXT_ROWS = 3


class KeyScreen:
    """Shows blocks of text, and asks for a key or a text.

    Args:
        is_coloured: Whether styles are shown.
        source: Where keys come from; None is the terminal.
        output: The screen; None is standard output.
    """

    def __init__(self, *, is_coloured: bool, source: Input | None = None, output: Output | None = None) -> None:
        self._is_coloured = is_coloured
        self._source = source
        self._output = output

    def ask_key(self, blocks: list[Block], keys: Mapping[str, str]) -> str:
        """Show a screen, and return the key that is pressed.

        What does not fit is scrolled with the arrow keys, Page Up and Page Down.

        Args:
            blocks: The text.
            keys: The keys, with what each does. Ctrl-C and Ctrl-D are ``QUIT``.
        """
        bindings, view = KeyBindings(), _View(blocks, keys, is_coloured=self._is_coloured)

        def leave(event: KeyPressEvent, key: str) -> None:
            event.app.exit(result=key)

        def scroll(event: KeyPressEvent, lines: int) -> None:
            del event
            view.scroll(lines)

        for key in keys:
            bindings.add(key)(partial(leave, key=key))
        for key in ("c-c", "c-d"):
            bindings.add(key)(partial(leave, key=QUIT))
        for key, lines in (("up", -1), ("down", 1), ("pageup", -5), ("pagedown", 5)):
            bindings.add(key)(partial(scroll, lines=lines))
        app: Application[str] = Application(
            layout=Layout(Window(FormattedTextControl(lambda: view.render(*_find_size(app))), wrap_lines=False)),
            key_bindings=bindings,
            full_screen=True,
            input=self._source,
            output=self._output,
        )
        app.ttimeoutlen = 0.05
        return app.run()

    def ask_text(self, label: str, text: str = "", *, words: Collection[str] = (), is_long: bool = False) -> str | None:
        """Ask for a text, and return it; None if the person cancels with Ctrl-C or Ctrl-D.

        Args:
            label: What is asked for.
            text: The text to begin with.
            words: Words that complete what is typed.
            is_long: Whether it has lines; Alt-Enter then ends it.
        """
        session: PromptSession[str] = PromptSession(input=self._source, output=self._output)
        columns = session.app.output.get_size().columns
        shown = "\n".join(wrap(safe_text(label), max(columns, 1)))
        try:
            return session.prompt(
                f"{shown}\n" if is_long else f"{shown} ",
                default=text,
                multiline=is_long,
                completer=WordCompleter(sorted(words)) if words else None,
                complete_while_typing=False,
                bottom_toolbar=" Alt-Enter: done   Ctrl-C: cancel" if is_long else None,
            )
        except (KeyboardInterrupt, EOFError):
            return None


class _View:
    """The part of a text that fits on the screen."""

    def __init__(self, blocks: list[Block], keys: Mapping[str, str], *, is_coloured: bool) -> None:
        self._blocks = blocks
        self._keys = keys
        self._is_coloured = is_coloured
        self._offset = 0

    def scroll(self, lines: int) -> None:
        """Move the text by lines."""
        self._offset = max(0, self._offset + lines)

    def render(self, rows: int, columns: int) -> AnyFormattedText:
        """Return the screen: the text, and the keys in its last rows."""
        footer = _lay_out_keys(self._keys, columns)
        lines = render_blocks(self._blocks, width=columns, is_coloured=self._is_coloured).split("\n")
        room = max(_MIN_TEXT_ROWS, rows - len(footer) - 1)
        if len(lines) > room:  # blank lines are the first to go
            lines = [line for line in lines if line.strip()]
        is_cut = len(lines) > room
        self._offset = min(self._offset, max(0, len(lines) - room + is_cut))
        shown = lines[self._offset : self._offset + room - is_cut]
        left = len(lines) - self._offset - len(shown)
        if is_cut:
            shown.append(f"… {left} more, with the arrow keys" if left else "… the end")
        return ANSI("\n".join([*shown, *[""] * (room - len(shown)), "", *footer]))


def _lay_out_keys(keys: Mapping[str, str], columns: int) -> list[str]:
    """Return the keys with what they do, in as few rows as they fit in.

    >>> _lay_out_keys({"y": "yes", "n": "no"}, 10), _lay_out_keys({"y": "yes", "n": "no"}, 40)
    (['[y] yes', '[n] no'], ['[y] yes  [n] no'])
    """
    rows: list[str] = []
    for key, name in keys.items():
        text = f"[{key}] {name}"
        if rows and len(rows[-1]) + 2 + len(text) <= columns:
            rows[-1] += f"  {text}"
        else:
            rows.append(text)
    return rows


def _find_size(app: Application[str]) -> tuple[int, int]:
    size = app.output.get_size()
    return size.rows, size.columns
