"""A screen shows what fits, scrolls the rest, and returns the key that is pressed."""

import io
import re
from collections.abc import Callable, Iterator

import pytest
from prompt_toolkit.data_structures import Size
from prompt_toolkit.formatted_text import fragment_list_to_text, to_formatted_text
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput
from prompt_toolkit.output.vt100 import Vt100_Output

from faqbot.channels.terminal.key_screen import KeyScreen, _View
from faqbot.rendering.blocks import Block

KEYS = {"a": "accept", "q": "quit"}
LONG = [Block("heading", "Nine lines"), Block("evidence", "\n".join(f"line {number}" for number in range(1, 9)))]


@pytest.fixture
def keyboard() -> Iterator[PipeInput]:
    """Return a keyboard to type on."""
    with create_pipe_input() as keys:
        yield keys


def show(view: _View, rows: int, columns: int = 40) -> list[str]:
    return fragment_list_to_text(to_formatted_text(view.render(rows, columns))).split("\n")


def test_a_key_is_returned_and_others_are_not(keyboard: PipeInput) -> None:
    keyboard.send_text("xyza")
    assert KeyScreen(is_coloured=False, source=keyboard, output=DummyOutput()).ask_key(LONG, KEYS) == "a"


@pytest.mark.parametrize("key", ["\x03", "\x04"])
def test_control_c_and_control_d_quit(keyboard: PipeInput, key: str) -> None:
    keyboard.send_text(key)
    assert KeyScreen(is_coloured=False, source=keyboard, output=DummyOutput()).ask_key(LONG, KEYS) == "q"


def test_the_text_and_the_keys_are_on_the_screen(keyboard: PipeInput) -> None:
    keyboard.send_text("q")
    shown = io.StringIO()
    screen = Vt100_Output(shown, lambda: Size(rows=24, columns=80), enable_cpr=False)
    KeyScreen(is_coloured=True, source=keyboard, output=screen).ask_key(LONG, KEYS)
    assert all(text in shown.getvalue() for text in ("Nine", "lines", "[a]", "quit"))


def test_what_does_not_fit_is_scrolled_to_its_end_and_no_further() -> None:
    view = _View(LONG, KEYS, is_coloured=False)
    assert show(view, 7) == [
        "Nine lines",
        "line 1",
        "line 2",
        "line 3",
        "… 5 more, with the arrow keys",
        "",
        "[a] accept  [q] quit",
    ]
    view.scroll(9)
    assert show(view, 7)[:5] == ["line 5", "line 6", "line 7", "line 8", "… the end"]
    view.scroll(-99)
    assert show(view, 7)[0] == "Nine lines"


def test_keys_take_as_many_rows_as_they_need() -> None:
    assert show(_View([Block("note", "text")], KEYS, is_coloured=False), 6, 12) == [
        "text",
        "",
        "",
        "",
        "[a] accept",
        "[q] quit",
    ]


@pytest.fixture
def ask(keyboard: PipeInput) -> Callable[[str, str, bool], str | None]:
    """Return a function that types keys into a prompt with a text in it."""

    def ask(keys: str, text: str, is_long: bool) -> str | None:
        keyboard.send_text(keys)
        screen = KeyScreen(is_coloured=False, source=keyboard, output=DummyOutput())
        return screen.ask_text("Which?", text, words=["delivery"], is_long=is_long)

    return ask


def test_a_text_begins_with_what_was_there(ask: Callable[[str, str, bool], str | None]) -> None:
    assert ask(" bread\r", "warm", False) == "warm bread"
    assert ask("\rwhite\x1b\r", "warm", True) == "warm\nwhite"
    assert ask("\x03", "warm", False) is None


def test_what_is_asked_for_breaks_between_words(keyboard: PipeInput) -> None:
    shown = io.StringIO()
    output = Vt100_Output(shown, lambda: Size(rows=5, columns=20))
    keyboard.send_text("\r")
    KeyScreen(is_coloured=False, source=keyboard, output=output).ask_text("This belongs to which entry?")
    text = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|\r", "", shown.getvalue())
    assert text.startswith("This belongs to\nwhich entry?")
