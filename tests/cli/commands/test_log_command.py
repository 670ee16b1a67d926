import json
from datetime import date
from pathlib import Path

import pytest
from bread import BREAD, FREEZES, KEEPS, StubBot, answer, answer_known, clarification, no_answer
from command_line import faqbot

from faqbot.conversation.logged_session import LoggedSession
from faqbot.conversation.turn_log import TurnEvent
from faqbot.replies.reply import Reply
from faqbot.storage.question_log import QuestionLog

NOTHING = {
    "answered": 0,
    "asked_back": 0,
    "missed": 0,
    "rephrased": 0,
    "chosen": 0,
    "helpful": 0,
    "unhelpful": 0,
}


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Write a log of two days: four questions on the first, and two on the second."""
    path = tmp_path / "log"
    first = QuestionLog(path, today=lambda: date(2026, 1, 1))
    first.write(TurnEvent(reply=clarification(KEEPS, FREEZES), session="one", outcome="asked_back"))
    known: dict[str, Reply] = {"how long": answer(KEEPS), "frozen": answer(FREEZES)}
    session = LoggedSession(StubBot(BREAD, answer_known(known)), first, log_id="one")
    session.ask("how long")
    session.feedback(helpful=True)
    session.ask("Who  bakes?")
    session.ask("frozen")
    session.feedback(helpful=False)
    later = QuestionLog(path, today=lambda: date(2026, 1, 2))
    for question in ("what is rye", "who bakes"):
        later.write(TurnEvent(reply=no_answer(question), session="two", outcome="missed"))
    return path


def test_stats_count_by_day_and_entry_and_list_what_was_missed_most(log: Path) -> None:
    done = faqbot("log", "stats", str(log))
    assert done.stdout.decode() == (
        "6 questions: 2 answered, 1 asked back, 3 missed\n"
        "later: 0 asked again in other words, 0 chose an answer\n"
        "feedback: 1 helpful, 1 unhelpful\n"
        "kept with their text: 5\n"
        "\n"
        "day         answered  asked back  missed  rephrased  chosen  helpful  unhelpful\n"
        "2026-01-01         2           1       1          0       0        1          1\n"
        "2026-01-02         0           0       2          0       0        0          0\n"
        "\n"
        "entry             answered  asked back  missed  rephrased  chosen  helpful  unhelpful\n"
        "storage-freezing         1           0       0          0       0        0          1\n"
        "storage-time             1           0       0          0       0        1          0\n"
        "\n"
        "missed most\n"
        "     2  Who bakes?\n"
        "     1  what is rye\n"
    )
    assert (done.stderr, done.returncode) == (b"", 0)


def test_stats_as_json_have_the_same_numbers(log: Path) -> None:
    done = faqbot("log", "stats", str(log), "--json")
    first = {**NOTHING, "answered": 2, "asked_back": 1, "missed": 1, "helpful": 1, "unhelpful": 1}
    assert json.loads(done.stdout) == {
        "schema": 1,
        "kept": 5,
        "total": {**first, "missed": 3},
        "days": [{"day": "2026-01-01", **first}, {"day": "2026-01-02", **NOTHING, "missed": 2}],
        "entries": [
            {"entry": "storage-freezing", **NOTHING, "answered": 1, "unhelpful": 1},
            {"entry": "storage-time", **NOTHING, "answered": 1, "helpful": 1},
        ],
        "misses": [{"question": "Who bakes?", "times": 2}, {"question": "what is rye", "times": 1}],
    }


def test_stats_of_an_empty_log_are_zeros(tmp_path: Path) -> None:
    QuestionLog(tmp_path / "log").close()
    assert faqbot("log", "stats", str(tmp_path / "log")).stdout.decode() == (
        "0 questions: 0 answered, 0 asked back, 0 missed\n"
        "later: 0 asked again in other words, 0 chose an answer\n"
        "feedback: 0 helpful, 0 unhelpful\n"
        "kept with their text: 0\n"
    )


def test_ten_entries_and_ten_missed_questions_are_listed(tmp_path: Path) -> None:
    log = QuestionLog(tmp_path / "log")
    for number in range(12):
        log.write(TurnEvent(reply=no_answer(f"miss {number:02}"), session="", outcome="missed"))
        log.write(TurnEvent(reply=answer(KEEPS), session="", outcome="answered", entry=f"entry-{number:02}"))
    found = json.loads(faqbot("log", "stats", str(log.path), "--json").stdout)
    assert [each["entry"] for each in found["entries"]] == [f"entry-{number:02}" for number in range(10)]
    assert [each["question"] for each in found["misses"]] == [f"miss {number:02}" for number in range(10)]


@pytest.mark.hazard(id="exposed-question")
def test_forget_deletes_what_it_is_told_to_and_says_how_many_rows(log: Path) -> None:
    for options, said, left in [
        (["--session", "nobody"], "forgot 0 rows of", 5),
        (["--session", "two"], "forgot 2 rows of", 3),
        (["--before", "2026-01-01"], "forgot 0 rows of", 3),
        (["--before", "2026-01-02"], "forgot 3 rows of", 0),
        (["--all"], "forgot 0 rows of", 0),
    ]:
        done = faqbot("log", "forget", str(log), *options)
        assert (done.stdout.decode(), done.stderr, done.returncode) == (f"{said} {log}\n", b"", 0)
        assert len(QuestionLog(log, retention=None).read()) == left
    assert QuestionLog(log, retention=None).count() == ()


def test_one_row_is_one_row(tmp_path: Path) -> None:
    QuestionLog(tmp_path / "log").write(TurnEvent(reply=no_answer("who bakes"), session="", outcome="missed"))
    assert faqbot("log", "forget", "log", "--all", directory=tmp_path).stdout == b"forgot 1 row of log\n"


def test_wrong_usage_is_explained_and_deletes_nothing(log: Path) -> None:
    for arguments, message in [
        ([], "one of the arguments --session --before --all is required"),
        (["--all", "--session", "two"], "argument --session: not allowed with argument --all"),
        (["--before", "soon"], "argument --before: 'soon' is no date; write it as in 2026-01-31"),
        (["--session", ""], "--session is empty; name a conversation, or forget everything with --all"),
    ]:
        done = faqbot("log", "forget", str(log), *arguments)
        assert done.stderr.decode().endswith(f"{message}\n")
        assert (done.stdout, done.returncode) == (b"", 2)
    assert len(QuestionLog(log, retention=None).read()) == 5


def test_a_file_that_is_missing_or_no_log_is_refused(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("not a database, but long enough to be read as one\n" * 100, encoding="utf-8")
    for name, reason in [("missing", "there is no such log"), ("text", "file is not a database")]:
        for action in (["stats", name], ["forget", name, "--all"]):
            done = faqbot("log", *action, directory=tmp_path)
            assert done.stderr.decode() == f"faqbot: {name} cannot be used as a log ({reason}); name another file\n"
            assert (done.stdout, done.returncode) == (b"", 2)
    assert not (tmp_path / "missing").exists()


def test_a_plot_in_a_pipe_has_a_bar_of_plain_characters_for_each_day(log: Path) -> None:
    done = faqbot("log", "stats", str(log), "--plot")
    assert done.stdout.decode() == ("# answered  + asked back  . missed\n\n2026-01-01  ##+.  4\n2026-01-02  ..  2\n")


def test_a_plot_of_an_empty_log_says_that_nothing_was_asked(tmp_path: Path) -> None:
    QuestionLog(tmp_path / "log").read()
    done = faqbot("log", "stats", str(tmp_path / "log"), "--plot")
    assert (done.stdout.decode(), done.returncode) == ("nothing was asked yet\n", 0)


def test_a_plot_is_no_json(log: Path) -> None:
    done = faqbot("log", "stats", str(log), "--plot", "--json")
    assert done.returncode == 2
    assert "not allowed with argument --plot" in done.stderr.decode()
