"""``faqbot chat --log`` has options for what is removed, and for how long questions are kept."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from bread import no_answer
from command_line import BREAD, faqbot

from faqbot.conversation.turn_log import TurnEvent
from faqbot.storage.question_log import QuestionLog


def log_old_question(path: Path, days: int) -> None:
    """Log a question that was asked some days ago."""
    day = date.today() - timedelta(days=days)  # noqa: DTZ011 - a day more or less does not matter
    log = QuestionLog(path, retention=None, today=lambda: day)
    log.write(TurnEvent(reply=no_answer("old question"), session="one", outcome="missed"))
    log.close()


def questions(path: Path) -> list[str]:
    return [row.question for row in QuestionLog(path, retention=None).read()]


def test_strict_keeps_only_words_of_the_base(folder: Path) -> None:
    (folder / "bread.yaml").write_text(BREAD, encoding="utf-8")
    for level, expected in (("basic", "does Jo like bread"), ("strict", "does <word> <word> bread")):
        chat = ("--knowledge", "bread.yaml", "chat", "--log", level, "--log-level", level)
        assert faqbot(*chat, typed=b"does Jo like bread\n").returncode == 0
        assert questions(folder / level) == [expected]


def test_questions_are_deleted_after_their_days(folder: Path) -> None:
    (folder / "bread.yaml").write_text(BREAD, encoding="utf-8")
    for days, expected in (("200", ["old question"]), ("20", [])):
        log_old_question(folder / days, 100)
        faqbot("--knowledge", "bread.yaml", "chat", "--log", days, "--log-days", days)
        assert questions(folder / days) == expected


@pytest.mark.parametrize("option", ["--log-days=20", "--log-level=strict"])
def test_an_option_about_a_log_needs_one(option: str) -> None:
    done = faqbot("chat", option)
    name = option.partition("=")[0]
    assert (done.returncode, done.stderr.decode()) == (
        2,
        f"faqbot: {name} is about a log; name one with --log FILE\n",
    )


def test_days_are_a_number(folder: Path) -> None:
    del folder
    done = faqbot("chat", "--log", "log", "--log-days", "0")
    assert done.returncode == 2
    assert done.stderr.decode().endswith("argument --log-days: write a number of days from 1 to 36500\n")
