from collections.abc import Iterable

import pytest
from bread import BAG, BREAD, FREEZES, RISES, answer, answer_known, build_why, clarification

from faqbot.channels.terminal.line_handler import LineHandler
from faqbot.channels.terminal.pipe import AnswerPrinter, converse
from faqbot.conversation.session import Session
from faqbot.replies.reply import Reply


def converses(known: dict[str, Reply], typed: Iterable[str], answers: AnswerPrinter | None = None) -> None:
    conversation = LineHandler(BREAD, lambda: Session(BREAD, answer_known(known)), build_why)
    converse(conversation, typed, answers or AnswerPrinter())


def test_every_line_is_answered_with_an_empty_line_between(capsys: pytest.CaptureFixture[str]) -> None:
    known: dict[str, Reply] = {"bread": clarification(FREEZES, BAG), "why dough": answer(RISES)}
    converses(known, ["", "bread", "  ", "2", "why dough", "/tpics"])
    written = capsys.readouterr()
    assert written.out == (
        "I am not sure what you mean. Did you mean one of these?\n"
        "\n"
        "  1. Can I freeze bread?\n"
        "  2. Which bag is best?\n"
        "\n"
        "Type the number of your choice, or ask in other words.\n"
        "\n"
        "Paper, for a day.\n"
        "\n"
        "Yeast breathes out gas.\n"
        "Warmth speeds it up.\n"
        "\n"
        "There is no command /tpics. Did you mean /topics?\n"
    )
    assert written.err == ""


def test_quit_leaves_the_lines_after_it_unread(capsys: pytest.CaptureFixture[str]) -> None:
    typed = iter(["/quit", "bread"])
    converses({}, typed)
    assert capsys.readouterr().out == ""
    assert list(typed) == ["bread"]


def test_no_line_is_no_output(capsys: pytest.CaptureFixture[str]) -> None:
    converses({}, [])
    assert capsys.readouterr().out == ""


def test_answers_are_wrapped_and_coloured_where_that_is_wanted(capsys: pytest.CaptureFixture[str]) -> None:
    converses({}, ["/topics yeast"], AnswerPrinter(width=20, is_coloured=True))
    assert capsys.readouterr().out == "\x1b[1mYeast\x1b[0m\n  - Why does dough\n    rise?\n"
