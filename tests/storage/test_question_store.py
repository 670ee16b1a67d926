"""What every question log does, tried in each database that can keep one."""

import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from bread import BREAD, FREEZES, KEEPS, clarification, no_answer
from local_postgresql import PASSWORD, LocalPostgresql
from question_stores import make_database

from faqbot.conversation.turn_log import TurnEvent
from faqbot.storage.postgresql_log import PostgresqlLog
from faqbot.storage.question_log import QuestionLog
from faqbot.storage.question_store import QuestionStore

OpenStore = Callable[..., QuestionStore]


@pytest.fixture(params=["sqlite", "postgresql"])
def open_store(request: pytest.FixtureRequest, tmp_path: Path) -> OpenStore:
    """Return a function that opens the log of the test, again and again, with the settings that it is given."""
    if request.param == "sqlite":
        return lambda **settings: QuestionLog(tmp_path / "log", **settings)
    server: LocalPostgresql = request.getfixturevalue("postgresql")
    address = make_database(server)

    def open_postgresql(**settings: Any) -> QuestionStore:  # noqa: ANN401 - settings of any type
        log = PostgresqlLog(address, password=PASSWORD, **settings)
        log.prepare()
        return log

    return open_postgresql


def missed(question: str, session: str = "one", turn: str = "") -> TurnEvent:
    return TurnEvent(reply=no_answer(question), session=session, outcome="missed", turn=turn)


def questions(log: QuestionStore) -> list[str]:
    return [row.question for row in log.read()]


def test_rows_and_counts_come_back_as_they_were_written(open_store: OpenStore) -> None:
    log = open_store(today=lambda: date(2026, 1, 1))
    log.write(missed("who bakes"))
    log.write(TurnEvent(reply=clarification(KEEPS, FREEZES), session="", outcome="asked_back"))
    first, second = log.read()
    assert (first.day, first.outcome, first.reason, first.question) == ("2026-01-01", "missed", "low", "who bakes")
    assert (first.digest, first.chosen, second.session) == (BREAD.digest, "", "")
    assert [entry for entry, _ in second.candidates] == ["storage-time", "storage-freezing"]
    assert log.count() == (("2026-01-01", "", "asked_back", 1), ("2026-01-01", "", "missed", 1))


def test_what_was_chosen_is_noted_at_the_question(open_store: OpenStore) -> None:
    log = open_store()
    reply = clarification(KEEPS, FREEZES)
    for outcome, entry in (("asked_back", ""), ("chosen", "storage-time")):
        log.write(TurnEvent(reply=reply, session="one", outcome=outcome, entry=entry))  # type: ignore[arg-type]
    assert [row.chosen for row in log.read()] == ["storage-time"]


@pytest.mark.hazard(id="repeated-turn")
def test_an_event_that_is_told_again_is_kept_once(open_store: OpenStore) -> None:
    log = open_store(today=lambda: date(2026, 1, 1))
    log.add([missed("who bakes", turn="t1"), missed("who bakes", turn="t1")])
    open_store(today=lambda: date(2026, 1, 2)).write(missed("who bakes", turn="t1"))
    log.write(missed("who bakes", turn="t2"))
    assert questions(log) == ["who bakes", "who bakes"]
    assert log.count() == (("2026-01-01", "", "missed", 2),)


def test_the_names_of_turns_are_deleted_after_two_days(open_store: OpenStore) -> None:
    open_store(retention=None, today=lambda: date(2026, 1, 1)).write(missed("who bakes", turn="t1"))
    open_store(retention=None, today=lambda: date(2026, 1, 4)).write(missed("who bakes", turn="t1"))
    assert questions(open_store(retention=None)) == ["who bakes", "who bakes"]


def test_a_conversation_is_forgotten_by_its_id_and_by_its_key(open_store: OpenStore) -> None:
    log = open_store()
    for session in ("one", "two", "three", ""):
        log.write(missed(f"from {session}", session))
    assert log.forget(session="one") == 1
    assert log.forget(session=log.read()[0].session) == 1
    assert log.forget(session="") == 0
    assert questions(log) == ["from three", "from "]


def test_days_are_forgotten_and_everything_is(open_store: OpenStore) -> None:
    for day in (1, 2):
        open_store(retention=None, today=lambda day=day: date(2026, 1, day)).write(missed(f"day {day}"))
    log = open_store(retention=None)
    log.ignore("rye")
    assert log.forget(before=date(2026, 1, 2)) == 1
    assert (questions(log), log.count()) == (["day 2"], (("2026-01-02", "", "missed", 1),))
    assert log.forget() == 1
    assert (log.read(), log.count(), log.list_ignored()) == ((), (), frozenset())


def test_old_rows_are_deleted_on_the_first_write_of_a_day(open_store: OpenStore) -> None:
    today = [date(2026, 1, 1)]
    log = open_store(retention=30, today=lambda: today[0])
    log.write(missed("old"))
    today[0] = date(2026, 3, 1)
    log.write(missed("new"))
    assert questions(log) == ["new"]


def fail(reason: str) -> Callable[..., Any]:
    """Return a method that the store cannot perform."""

    def refuse(*_: object) -> Any:  # noqa: ANN401 - as what it stands for
        raise OSError(reason)

    return refuse


@pytest.mark.hazard(id="exposed-question")
def test_old_rows_are_deleted_by_the_next_write_if_the_first_one_of_a_day_failed(
    open_store: OpenStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = [date(2026, 1, 1)]
    log = open_store(retention=30, today=lambda: today[0])
    log.write(missed("old"))
    today[0] = date(2026, 3, 1)
    with monkeypatch.context() as patched:
        patched.setattr(log, "_run", fail("the disk is full"))
        with pytest.raises(OSError, match=r"^the disk is full$"):
            log.add([missed("new")])
    log.add([missed("new")])
    assert questions(log) == ["new"]


@pytest.mark.hazard(id="exposed-question")
def test_deleted_rows_that_somebody_held_are_overwritten_later_and_no_question_is_lost(
    open_store: OpenStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    today, said, scrubs = [date(2026, 1, 1)], list[str](), list[str]()
    log = open_store(retention=30, today=lambda: today[0], on_failure=said.append)
    log.add([missed("old")])
    today[0] = date(2026, 3, 1)
    with monkeypatch.context() as patched:
        patched.setattr(log, "_scrub", fail("it is in use"))
        log.add([missed("one")])
    monkeypatch.setattr(log, "_scrub", lambda: scrubs.append("done"))
    log.add([missed("two")])
    assert scrubs == [], "each attempt may wait for seconds"
    monkeypatch.setattr("faqbot.storage.question_store.time.monotonic", lambda: 1e12)
    log.add([missed("three")])
    log.add([missed("four")])
    assert scrubs == ["done"]
    assert questions(log) == ["one", "two", "three", "four"]
    assert said == [f"{log.location} still has the bytes of deleted rows (it is in use); it is tried again"]


def test_each_time_that_writing_begins_to_fail_is_said_once(
    open_store: OpenStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    log = open_store(on_failure=said.append)
    for _ in range(2):
        log.write(missed("kept"))
        with monkeypatch.context() as patched:
            patched.setattr(log, "_run", fail("the disk is full"))
            log.write(missed("lost"))
            log.write(missed("lost"))
    assert said == 2 * [f"{log.location} cannot be written (the disk is full); questions are answered, but not logged"]
    assert questions(log) == ["kept", "kept"]


def test_ignored_subjects_are_remembered_until_they_are_not(open_store: OpenStore) -> None:
    log = open_store()
    for subject in ("rye", "rye", "oats"):
        log.ignore(subject)
    log.ignore("oats", is_ignored=False)
    assert open_store().list_ignored() == {"rye"}


@pytest.mark.hazard(id="exposed-question")
def test_questions_are_redacted_before_they_are_written(open_store: OpenStore) -> None:
    log = open_store(level="strict")
    log.write(missed("does Zquorbel at jo@bread.example bake the loaf on 020 7946 0958"))
    assert "Zquorbel" not in questions(log)[0]
    assert "jo@" not in questions(log)[0]
    assert "loaf" in questions(log)[0]


def test_writers_side_by_side_lose_nothing(open_store: OpenStore) -> None:
    def write(name: str) -> None:
        log = open_store()
        for number in range(40):
            log.add([missed(f"{name} {number}"), TurnEvent(reply=no_answer("x"), session="", outcome="helpful")])

    writers = [threading.Thread(target=write, args=(name,)) for name in "abc"]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    log = open_store()
    assert sorted(questions(log)) == sorted(f"{name} {number}" for name in "abc" for number in range(40))
    assert [number for *_, number in log.count()] == [120, 120]
