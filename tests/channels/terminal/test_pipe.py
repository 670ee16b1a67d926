from collections.abc import Iterable

import pytest
from bread import BAG, BREAD, FREEZES, RISES, answer, answer_known, build_why, clarification, open_session

from faqbot.channels.terminal.line_handler import LineHandler
from faqbot.channels.terminal.pipe import AnswerPrinter, converse
from faqbot.replies.reply import Reply


def answer_lines(known: dict[str, Reply], lines: Iterable[str], printer: AnswerPrinter | None = None) -> None:
    handler = LineHandler(BREAD, lambda: open_session(BREAD, answer_known(known)), build_why)
    converse(handler, lines, printer or AnswerPrinter())


def test_an_empty_line_separates_the_answers(capsys: pytest.CaptureFixture[str]) -> None:
    known: dict[str, Reply] = {"bread": clarification(FREEZES, BAG), "why dough": answer(RISES, "why dough")}
    answer_lines(known, ["", "bread", "  ", "2", "why dough", "/tpics"])
    shown = capsys.readouterr()
    assert shown.out == (
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
    assert shown.err == ""


def test_lines_after_quit_are_not_read(capsys: pytest.CaptureFixture[str]) -> None:
    lines = iter(["/quit", "bread"])
    answer_lines({}, lines)
    assert capsys.readouterr().out == ""
    assert list(lines) == ["bread"]


def test_without_lines_there_is_no_output(capsys: pytest.CaptureFixture[str]) -> None:
    answer_lines({}, [])
    assert capsys.readouterr().out == ""


def test_answers_are_wrapped_and_coloured_on_request(capsys: pytest.CaptureFixture[str]) -> None:
    answer_lines({}, ["/topics yeast"], AnswerPrinter(width=20, is_coloured=True))
    assert capsys.readouterr().out == "\x1b[1mYeast\x1b[0m\n  1. Why does dough\n     rise?\n"
