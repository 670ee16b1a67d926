"""The keys of the line editor that differ from those of prompt_toolkit."""

from collections.abc import Callable

from prompt_toolkit.application import get_app
from prompt_toolkit.filters import Condition, emacs_mode, has_completions, vi_mode
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.key_binding.vi_state import InputMode
from prompt_toolkit.keys import Keys


@Condition
def _is_escape_alone() -> bool:
    """Whether no key follows in the same read. Alt and a key arrive as Escape and that key."""
    return not get_app().key_processor.input_queue


def build_key_bindings(fold_paste: Callable[[str], str]) -> KeyBindings:
    """Build the key bindings.

    Args:
        fold_paste: Returns what a paste is shown as.
    """
    keys = KeyBindings()

    @keys.add("escape", "enter", filter=emacs_mode)
    def _insert_newline(event: KeyPressEvent) -> None:
        """Insert a line break on Alt-Enter, except in vi mode."""
        event.current_buffer.insert_text("\n")

    @keys.add("escape", filter=has_completions & _is_escape_alone, eager=True)
    def _close_menu(event: KeyPressEvent) -> None:
        """Close the menu on Escape, and give back what was typed."""
        buffer = event.current_buffer
        buffer.cancel_completion()
        if vi_mode():
            buffer.cursor_position += buffer.document.get_cursor_left_position()
            event.app.vi_state.input_mode = InputMode.NAVIGATION

    @keys.add(Keys.BracketedPaste)
    def _insert_paste(event: KeyPressEvent) -> None:
        """Insert a paste; it becomes one line of input, however many line breaks it has."""
        text = event.data.replace("\r\n", "\n").replace("\r", "\n")
        event.current_buffer.insert_text(fold_paste(text))

    return keys
