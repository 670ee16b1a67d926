import io
from dataclasses import dataclass

import pytest
from bread import BAG, BREAD, answer, answer_known, build_why, open_session

from faqbot.channels.terminal.line_handler import LineHandler
from faqbot.channels.terminal.loop import talk
from faqbot.channels.terminal.plain_terminal import PlainTerminal
from faqbot.rendering.accessible import build_accessible_blocks
from faqbot.rendering.blocks import Block


@dataclass
class Keyboard:
    """Standard input with these lines; None stands for Ctrl-C."""

    typed: list[str | None]

    def readline(self) -> str:
        line = self.typed.pop(0) if self.typed else ""
        if line is None:
            raise KeyboardInterrupt
        return line


def test_text_is_only_ever_appended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", Keyboard(["bag\n", None, "/clear\n"]))
    output = io.StringIO()
    session = open_session(BREAD, answer_known({"bag": answer(BAG)}))
    handler = LineHandler(BREAD, lambda: session, build_why, render=build_accessible_blocks)
    talk(handler, PlainTerminal(output, lambda: 24, is_coloured=False))
    assert output.getvalue() == (
        "I know one handbook.\n"
        "Ask a question, or type\n"
        "/help.\n"
        "\n"
        "> Answer: Paper, for a\n"
        "day.\n"
        "\n"
        "> \n"
        "To leave, press Ctrl-D\n"
        "or type /quit.\n"
        "\n"
        "> The conversation and the\n"
        "lines you typed are\n"
        "forgotten.\n"
        "\n"
        "> \n"
    )


def test_answers_can_be_shown_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", Keyboard(["bag\n", "/quit\n", "unread"]))
    output, elsewhere = io.StringIO(), list[list[Block]]()
    session = open_session(BREAD, answer_known({"bag": answer(BAG)}))
    terminal = PlainTerminal(output, lambda: 80, is_coloured=True)
    talk(LineHandler(BREAD, lambda: session, build_why), terminal, elsewhere.append)
    assert output.getvalue() == "I know one handbook.\nAsk a question, or type /help.\n\n> > "
    assert elsewhere == [[Block("answer", "Paper, for a day.")], []]


def test_colours_are_shown_only_if_switched_on() -> None:
    output = io.StringIO()
    PlainTerminal(output, lambda: 80, is_coloured=True).show([Block("note", "No.")])
    assert output.getvalue() == "\x1b[33mNo.\x1b[0m\n\n"
