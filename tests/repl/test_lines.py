import pytest
from bread import BAG, BREAD, FREEZES, RISES, answer, asked_back, knows, reasons

from faqbot.repl.commands import Conversation
from faqbot.repl.lines import converse
from faqbot.session import Session


def test_every_line_is_answered_with_an_empty_line_between(capsys: pytest.CaptureFixture[str]) -> None:
    session = Session(BREAD, knows({"bread": asked_back(FREEZES, BAG), "why dough": answer(RISES)}))
    converse(Conversation(BREAD, session, reasons), ["", "bread", "  ", "2", "why dough", "/tpics"])
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
    converse(Conversation(BREAD, Session(BREAD, knows({})), reasons), typed)
    assert capsys.readouterr().out == ""
    assert list(typed) == ["bread"]


def test_no_line_is_no_output(capsys: pytest.CaptureFixture[str]) -> None:
    converse(Conversation(BREAD, Session(BREAD, knows({})), reasons), [])
    assert capsys.readouterr().out == ""
