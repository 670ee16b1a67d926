"""The question log of a service: only where it is turned on, private, and nothing else on the disk."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette")
pytest.importorskip("msgspec")
pytest.importorskip("prometheus_client")
pytest.importorskip("httpx")

from local_postgresql import PASSWORD, LocalPostgresql
from question_stores import make_database
from serving import serve_bread

from faqbot.channels.http import background_log
from faqbot.channels.http.background_log import BackgroundLog, LogFileError
from faqbot.channels.http.settings import LogSettings, Webhook
from faqbot.conversation.turn_log import TurnEvent
from faqbot.storage.postgresql_log import PostgresqlLog
from faqbot.storage.question_log import QuestionLog
from faqbot.storage.question_store import StoreUnavailableError

LOG = LogSettings("questions.sqlite")


def ask(client: Any, question: str, **more: object) -> dict[str, Any]:  # noqa: ANN401 - the client of an extra
    content: dict[str, Any] = client.post("/v1/ask", json={"question": question, **more}).json()
    return content


def read_log(client: Any) -> list[tuple[str, str, str]]:  # noqa: ANN401 - the client of an extra
    client.app.state.service.close()
    log = QuestionLog("questions.sqlite", must_exist=True)
    rows = [(row.outcome, row.question, row.entry) for row in log.read()]
    log.close()
    return rows


@pytest.mark.hazard(id="exposed-question")
def test_a_service_writes_nothing_unless_it_has_a_log(folder: Path) -> None:
    client = serve_bread()
    token = ask(client, "is it gluten free")["conversation"]
    client.post("/v1/feedback", json={"conversation": token, "helpful": False})
    assert [file.name for file in folder.iterdir()] == ["bread.yaml"]


@pytest.mark.hazard(id="exposed-question")
def test_a_log_is_the_only_file_and_holds_what_was_missed_redacted(folder: Path) -> None:
    client = serve_bread(log=LOG)
    ask(client, "how long does a loaf keep")
    ask(client, "is jo@bread.example gluten free")
    assert read_log(client) == [("missed", "is <email> gluten free", "")]
    assert sorted(file.name for file in folder.iterdir()) == ["bread.yaml", "questions.sqlite"]
    assert Path("questions.sqlite").stat().st_mode & 0o777 == 0o600


def test_feedback_logs_the_answer_that_did_not_help(folder: Path) -> None:
    del folder
    client = serve_bread(log=LOG)
    token = ask(client, "how long does a loaf keep")["conversation"]
    assert client.post("/v1/feedback", json={"conversation": token, "helpful": False}).status_code == 204
    assert read_log(client) == [("unhelpful", "how long does a loaf keep", "storage-time")]


def test_the_turns_of_a_conversation_have_one_key(folder: Path) -> None:
    del folder
    client = serve_bread(log=LOG)
    token = ask(client, "is it gluten free")["conversation"]
    ask(client, "for coeliacs", conversation=token)
    ask(client, "is it gluten free")
    client.app.state.service.close()
    first, second, other = (row.session for row in QuestionLog("questions.sqlite").read())
    assert first == second != other


def test_what_chat_programs_ask_in_vain_is_logged_and_batches_are_not(folder: Path) -> None:
    del folder
    client = serve_bread(log=LOG, webhooks=(Webhook("chat", "mattermost", "t" * 26),))
    client.post("/webhooks/chat", json={"token": "t" * 26, "text": "is it gluten free"})
    messages = [{"role": "user", "content": text} for text in ("for coeliacs?", "who won the match")]
    client.post("/v1/chat/completions", json={"messages": messages})
    client.post("/v1/batch", content='{"question": "safe for coeliacs"}\n')
    assert [question for _, question, _ in read_log(client)] == ["is it gluten free", "who won the match"]


def test_a_file_that_is_no_log_stops_the_start(folder: Path) -> None:
    del folder
    with pytest.raises(LogFileError) as caught:
        serve_bread(log=LogSettings("bread.yaml"))
    assert str(caught.value) == "bread.yaml cannot be used as a log (file is not a database); name another file"


@pytest.mark.hazard(id="lost-log-entry")
def test_a_reply_comes_after_its_question_is_written(folder: Path) -> None:
    del folder
    client = serve_bread(log=LOG)
    ask(client, "is it gluten free")
    other = QuestionLog("questions.sqlite", must_exist=True)
    assert [row.question for row in other.read()] == ["is it gluten free"]
    token = ask(client, "how long does a loaf keep")["conversation"]
    client.post("/v1/feedback", json={"conversation": token, "helpful": False})
    assert [row.outcome for row in other.read()] == ["missed", "unhelpful"]
    client.app.state.service.close()


@pytest.mark.hazard(id="repeated-turn")
def test_a_request_that_is_repeated_with_its_id_is_logged_once(folder: Path) -> None:
    del folder
    replicas = [serve_bread(log=LOG, secret="s" * 32) for _ in range(2)]
    for request in ("r1", "r1", "r2"):
        for client in replicas:
            client.post("/v1/ask", json={"question": "is it gluten free"}, headers={"X-Request-ID": request})
    replicas[0].post("/v1/ask", json={"question": "who won the match"}, headers={"X-Request-ID": "r1"})
    replicas[1].app.state.service.close()
    assert [question for _, question, _ in read_log(replicas[0])] == [
        "is it gluten free",
        "is it gluten free",
        "who won the match",
    ]


class WeakLog(QuestionLog):
    """A log that cannot be written for a number of times; negative means that it never can."""

    def __init__(self, failures: int) -> None:
        super().__init__("questions.sqlite")
        self.location, self.failures = "the store", failures

    def add(self, events: Sequence[TurnEvent]) -> None:
        if self.failures:
            self.failures -= 1
            raise StoreUnavailableError("the machine is off")
        super().add(events)


@pytest.fixture
def serve_with_weak_log(
    folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> Callable[[int], Any]:
    """Return a function that serves with a log that fails so many times, and is tried again at once."""
    del folder
    caplog.set_level(logging.INFO, "faqbot.http")
    monkeypatch.setattr(background_log, "PAUSES", (0,))

    def serve(failures: int) -> Any:  # noqa: ANN401 - the client of an extra
        monkeypatch.setattr(background_log, "_open", lambda _: WeakLog(failures))
        return serve_bread(log=LogSettings("questions.sqlite"))

    return serve


def list_log_messages(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [
        record.msg["message"]
        for record in caplog.records
        if isinstance(record.msg, dict) and record.msg["event"] == "question log"
    ]


@pytest.mark.hazard(id="lost-log-entry")
def test_a_store_that_is_back_gets_what_was_asked_in_between(
    serve_with_weak_log: Callable[[int], Any], caplog: pytest.LogCaptureFixture
) -> None:
    client = serve_with_weak_log(3)
    assert ask(client, "is it gluten free")["gap"] == "gluten"
    assert read_log(client) == [("missed", "is it gluten free", "")]
    assert list_log_messages(caplog) == [
        "the store cannot be written for the moment (the machine is off); it is tried again",
        "the store is written again",
    ]


class FaultyLog(QuestionLog):
    """A log with a fault that shows at one question."""

    def add(self, events: Sequence[TurnEvent]) -> None:
        if any("coeliacs" in event.reply.question for event in events):
            raise KeyError(events[0].reply.question)
        super().add(events)


@pytest.mark.hazard(id="lost-log-entry")
@pytest.mark.hazard(id="exposed-question")
def test_a_fault_of_the_store_takes_one_question_and_not_the_writer(
    folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    del folder
    monkeypatch.setattr(background_log, "_open", lambda settings: FaultyLog(settings.file))
    client = serve_bread(log=LOG)
    for question in ("is it gluten free", "for coeliacs", "who won the match"):
        ask(client, question)
    assert [question for _, question, _ in read_log(client)] == ["is it gluten free", "who won the match"]
    path = Path("questions.sqlite").absolute()
    assert list_log_messages(caplog) == [f"{path} cannot be written (KeyError); events lost: 1"]


def test_only_the_first_reply_waits_for_a_store_that_is_down(
    serve_with_weak_log: Callable[[int], Any], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(background_log, "PAUSES", (60,))
    monkeypatch.setattr(background_log, "WAIT_SECONDS", 0.01)
    client = serve_with_weak_log(-1)
    waits: list[object] = []
    wait = asyncio.wait

    async def count_waits(*arguments: Any, **options: Any) -> Any:  # noqa: ANN401 - as they are
        waits.append(arguments)
        return await wait(*arguments, **options)

    monkeypatch.setattr(asyncio, "wait", count_waits)
    for _ in range(3):
        assert ask(client, "is it gluten free")["gap"] == "gluten"
    assert len(waits) == 1
    monkeypatch.setattr(background_log, "CLOSE_SECONDS", 0.01)
    client.app.state.service.close()
    # The writer and the reply report side by side.
    assert set(list_log_messages(caplog)[:2]) == {
        "the store cannot be written for the moment (the machine is off); it is tried again",
        "the store is too slow; replies do not wait for it any longer",
    }


def test_replicas_log_into_one_database(folder: Path, postgresql: LocalPostgresql) -> None:
    del folder
    address = make_database(postgresql)
    settings = LogSettings(store=address, password=PASSWORD)
    first, second = (serve_bread(log=settings, secret="s" * 32) for _ in range(2))
    token = ask(first, "is it gluten free")["conversation"]
    ask(second, "for coeliacs", conversation=token)
    rows = PostgresqlLog(address, password=PASSWORD).read()
    assert [row.question for row in rows] == ["is it gluten free", "for coeliacs"]
    assert rows[0].session == rows[1].session != ""
    for client in (first, second):
        client.app.state.service.close()


def test_a_service_starts_while_its_database_is_down_and_no_reply_waits(
    folder: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    del folder
    pytest.importorskip("psycopg")
    monkeypatch.delattr(asyncio, "wait")
    client = serve_bread(log=LogSettings(store="postgresql://faqbot@127.0.0.1:1/faqs"))
    assert ask(client, "is it gluten free")["gap"] == "gluten"
    monkeypatch.setattr(background_log, "CLOSE_SECONDS", 0.01)
    client.app.state.service.close()
    assert list_log_messages(caplog)[0] == (
        "postgresql://faqbot@127.0.0.1:1/faqs cannot be reached "
        '(connection failed: connection to server at "127.0.0.1", port 1 failed: Connection refused); '
        "questions are answered, and logged when it can"
    )


@pytest.mark.hazard(id="exposed-store")
def test_an_address_that_is_none_stops_the_start_and_is_not_repeated() -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(LogFileError) as caught:
        BackgroundLog(LogSettings(store="postgresql://faqbot:zquorbel@[1/faqs"))
    assert str(caught.value) == (
        "the store cannot be used: it is no address of a database; write postgresql://user@host/name"
    )
    assert "zquorbel" not in repr(LogSettings(store="postgresql://faqbot:zquorbel@db/faqs", password="zquorbel"))  # noqa: S106
