import io
from dataclasses import dataclass

import pytest
from bread import BAG, BREAD, answer, answer_known, build_why

from faqbot.channels.terminal.line_handler import LineHandler
from faqbot.channels.terminal.loop import talk
from faqbot.channels.terminal.plain_terminal import PlainTerminal
from faqbot.conversation.session import Session
from faqbot.rendering.accessible import build_accessible_blocks
from faqbot.rendering.blocks import Block


@dataclass
class Keyboard:
    """Standard input, from which these lines come; None is Ctrl-C."""

    typed: list[str | None]

    def readline(self) -> str:
        line = self.typed.pop(0) if self.typed else ""
        if line is None:
            raise KeyboardInterrupt
        return line


def test_a_conversation_is_only_ever_appended_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", Keyboard(["bag\n", None, "/clear\n"]))
    paper = io.StringIO()
    session = Session(BREAD, answer_known({"bag": answer(BAG)}))
    conversation = LineHandler(BREAD, lambda: session, build_why, show=build_accessible_blocks)
    talk(conversation, PlainTerminal(paper, lambda: 24, is_coloured=False))
    assert paper.getvalue() == (
        "I know one handbook.\n"
        "Ask a question, or type\n"
        "/help.\n"
        "\n"
        "> Answer: Paper, for a\n"
        "day.\n"
        "\n"
        "> \n"
        "Ctrl-D or /quit leaves.\n"
        "\n"
        "> What was said and what\n"
        "was typed is forgotten.\n"
        "\n"
        "> \n"
    )


def test_answers_may_go_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", Keyboard(["bag\n", "/quit\n", "unread"]))
    paper, elsewhere = io.StringIO(), list[list[Block]]()
    session = Session(BREAD, answer_known({"bag": answer(BAG)}))
    terminal = PlainTerminal(paper, lambda: 80, is_coloured=True)
    talk(LineHandler(BREAD, lambda: session, build_why), terminal, elsewhere.append)
    assert paper.getvalue() == "I know one handbook.\nAsk a question, or type /help.\n\n> > "
    assert elsewhere == [[Block("answer", "Paper, for a day.")], []]


def test_it_is_coloured_where_that_is_wanted() -> None:
    paper = io.StringIO()
    PlainTerminal(paper, lambda: 80, is_coloured=True).show([Block("note", "No.")])
    assert paper.getvalue() == "\x1b[33mNo.\x1b[0m\n\n"
