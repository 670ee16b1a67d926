import os
import random
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from bread import BREAD, KEEPS, StubBot, answer, answer_known, no_answer
from command_line import BREAD as BREAD_FILE
from command_line import faqbot

from faqbot.bot import FaqBot
from faqbot.conversation.logged_session import LoggedSession
from faqbot.conversation.turn_log import TurnEvent
from faqbot.knowledge.notices import AlertRule
from faqbot.storage.question_log import QuestionLog


def missed(question: str, session: str = "one") -> TurnEvent:
    return TurnEvent(reply=no_answer(question), session=session, outcome="missed")


def list_bytes(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir())


@pytest.mark.hazard(id="exposed-question")
def test_the_log_can_be_read_by_its_owner_only(tmp_path: Path) -> None:
    log = QuestionLog(tmp_path / "log")
    log.write(missed("who bakes"))
    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}


def test_a_file_of_another_program_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "other"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE loaves (id)")
    path.chmod(0o644)
    before = path.read_bytes()
    with pytest.raises(OSError, match=r"^it is another program's database$"):
        QuestionLog(path)
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (before, 0o644)


def test_a_log_of_an_older_program_is_brought_up_to_date_and_one_of_a_newer_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "log"
    QuestionLog(path).write(missed("who bakes"))
    with closing(sqlite3.connect(path)) as older:
        older.executescript("DROP TABLE turns; PRAGMA user_version = 0")
    log = QuestionLog(path)
    log.add([TurnEvent(reply=no_answer("who kneads"), session="", outcome="missed", turn="t1")] * 2)
    assert [row.question for row in log.read()] == ["who bakes", "who kneads"]
    log.close()
    with closing(sqlite3.connect(path)) as newer:
        newer.execute("PRAGMA user_version = 99")
    with pytest.raises(OSError, match=r"^it was written by a newer faqbot; use that one$"):
        QuestionLog(path)


def test_a_log_that_another_process_begins_at_the_same_time_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "log"
    failures: list[str] = []

    class Interrupted(sqlite3.Connection):
        def execute(self, statement: str, /, *parameters: Any) -> sqlite3.Cursor:  # noqa: ANN401 - as in sqlite3
            if failures or "journal_mode" not in statement:
                return super().execute(statement, *parameters)
            with closing(connect(path)) as other:
                other.execute("BEGIN IMMEDIATE")
                try:
                    return super().execute(statement, *parameters)
                except sqlite3.OperationalError as error:
                    failures.append(str(error))
                    raise

    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", partial(connect, factory=Interrupted))
    log = QuestionLog(path)
    log.write(missed("who bakes"))
    assert failures == ["database is locked"]
    assert [row.question for row in log.read()] == ["who bakes"]


@pytest.mark.hazard(id="exposed-question")
def test_what_is_forgotten_is_in_no_byte_of_any_file(tmp_path: Path) -> None:
    log = QuestionLog(tmp_path / "log")
    for number in range(200):
        log.write(missed(f"zquorbel {number}", "one"))
        log.write(missed(f"yarrow {number}", "two"))
    assert b"zquorbel" in list_bytes(tmp_path)
    assert log.forget(session="one") == 200
    assert b"zquorbel" not in list_bytes(tmp_path)
    assert b"yarrow" in list_bytes(tmp_path)
    assert log.forget() == 200
    assert b"yarrow" not in list_bytes(tmp_path)


def test_old_rows_are_deleted(tmp_path: Path) -> None:
    QuestionLog(tmp_path / "log", today=lambda: date(2026, 1, 1)).write(missed("old"))
    later = QuestionLog(tmp_path / "log", retention=30, today=lambda: date(2026, 3, 1))
    later.write(missed("new"))
    assert [row.question for row in later.read()] == ["new"]


def test_old_rows_are_deleted_when_the_log_is_opened(tmp_path: Path) -> None:
    QuestionLog(tmp_path / "log", today=lambda: date(2026, 1, 1)).write(missed("zquorbel"))
    QuestionLog(tmp_path / "log", retention=None, today=lambda: date(2028, 1, 1)).close()
    assert b"zquorbel" in list_bytes(tmp_path)
    QuestionLog(tmp_path / "log", today=lambda: date(2026, 6, 1)).close()
    assert b"zquorbel" not in list_bytes(tmp_path)


def test_an_answer_that_did_not_help_is_kept_with_its_question(tmp_path: Path) -> None:
    log = QuestionLog(tmp_path / "log", today=lambda: date(2026, 1, 1))
    stub = answer_known({"how long": answer(KEEPS)})
    session = LoggedSession(StubBot(BREAD, stub), log)
    assert not session.feedback(helpful=True)
    session.ask("how long")
    assert session.feedback(helpful=False)
    assert [(row.outcome, row.question, row.entry) for row in log.read()] == [("unhelpful", "how long", "storage-time")]
    assert log.count() == (
        ("2026-01-01", "storage-time", "answered", 1),
        ("2026-01-01", "storage-time", "unhelpful", 1),
    )


@pytest.mark.hazard(id="exposed-question")
def test_a_message_that_an_alert_matched_is_not_kept(tmp_path: Path) -> None:
    log = QuestionLog(tmp_path / "log")
    reply = LoggedSession(FaqBot.load(), log).ask("I cannot breathe and my chest hurts")
    assert isinstance(reply.alert, AlertRule)
    assert log.read() == ()


def test_a_full_disk_is_said_once_and_the_bot_answers_on(tmp_path: Path) -> None:
    said: list[str] = []
    log = QuestionLog(tmp_path / "log", on_failure=said.append)
    log._run(lambda full: full.execute("PRAGMA max_page_count = 1"))  # noqa: SLF001 - SQLite then fails as on a full disk
    for number in range(300):
        log.write(missed(f"question {number} " * 20))
    path = tmp_path / "log"
    assert said == [
        f"{path} cannot be written (database or disk is full); questions are answered, but not logged",
    ]


def test_a_killed_writer_leaves_a_log_that_opens(tmp_path: Path) -> None:
    code = (
        "import sys; from test_question_log import missed; "
        "from faqbot.storage.question_log import QuestionLog; log = QuestionLog(sys.argv[1])\n"
        "for n in range(10**6): log.write(missed(f'q {n}')); print(n, flush=True)"
    )
    folders = os.pathsep.join([str(Path(__file__).parent), str(Path(__file__).parent.parent)])
    command = [sys.executable, "-c", code, str(tmp_path / "log")]
    environment = {**os.environ, "PYTHONPATH": folders}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as writer:
        assert writer.stdout
        written = [writer.stdout.readline() for _ in range(50)]
        writer.send_signal(signal.SIGKILL)
        printed = len(written) + len(writer.stdout.read().splitlines())
    assert len(QuestionLog(tmp_path / "log").read()) >= printed


@pytest.mark.hazard(id="exposed-question")
def test_planted_identifiers_do_not_reach_the_log(tmp_path: Path) -> None:
    chance = random.Random(7)
    planted: list[str] = []
    log = QuestionLog(tmp_path / "log")
    for _ in range(125):
        digits = "".join(chance.choices("0123456789", k=16))
        kinds = [
            f"user{digits[:5]}@mail.example",
            f"+44 {digits[:4]} {digits[4:10]}",
            f"({digits[:3]}) {digits[3:6]}-{digits[6:10]}",
            f"{digits[:4]} {digits[4:8]} {digits[8:12]} {digits[12:]}",
            "GB82 WEST 1234 5698 7654 32",
            f"{digits[:3]}-{digits[3:5]}-{digits[5:9]}",
            f"https://shop.example/reset?token={digits}",
            f"192.168.{int(digits[:2])}.{int(digits[2:4])}",
        ]
        for text in kinds:
            planted.append(text)
            log.write(missed(f"please help me with {text} today"))
    kept = "\n".join(row.question for row in log.read())
    assert len(planted) == 1000
    assert [text for text in planted if text in kept] == []


def test_chat_logs_what_it_could_not_answer(tmp_path: Path) -> None:
    (tmp_path / "bread.yaml").write_text(BREAD_FILE, encoding="utf-8")
    path = tmp_path / "log"
    done = faqbot(
        "--knowledge",
        str(tmp_path / "bread.yaml"),
        "chat",
        "--log",
        str(path),
        typed=b"who won the cup\nshelf life of a loaf\n",
    )
    assert done.returncode == 0
    assert [row.question for row in QuestionLog(path).read()] == ["who won the cup"]


def test_a_file_that_is_no_log_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "log"
    path.write_text("not a database, but long enough to be read as one\n" * 100, encoding="utf-8")
    done = faqbot("chat", "--log", str(path))
    assert done.returncode == 2
    assert done.stderr.decode() == (
        f"faqbot: {path} cannot be used as a log (file is not a database); name another file\n"
    )
