"""The question log in PostgreSQL: lost connections, honest errors, and what stays in the files of the server."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from bread import no_answer
from local_postgresql import PASSWORD, LocalPostgresql
from question_stores import make_database, run_statement

from faqbot.conversation.turn_log import TurnEvent
from faqbot.storage.postgresql_log import PostgresqlLog
from faqbot.storage.question_store import StoreUnavailableError

pytest.importorskip("psycopg")


def missed(question: str) -> TurnEvent:
    return TurnEvent(reply=no_answer(question), session="one", outcome="missed")


@pytest.fixture
def address(postgresql: LocalPostgresql) -> str:
    return make_database(postgresql)


@pytest.fixture
def log(address: str) -> PostgresqlLog:
    return PostgresqlLog(address, password=PASSWORD)


def end_connections(address: str) -> None:
    database = address.rpartition("/")[2]
    others = f"datname = '{database}' AND pid <> pg_backend_pid()"
    run_statement(address, f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}")  # noqa: S608


@pytest.mark.hazard(id="lost-log-entry")
def test_a_lost_connection_is_opened_again(log: PostgresqlLog, address: str) -> None:
    log.add([missed("who bakes")])
    end_connections(address)
    log.add([missed("who kneads")])
    end_connections(address)
    assert [row.question for row in log.read()] == ["who bakes", "who kneads"]


@pytest.mark.hazard(id="lost-log-entry")
def test_a_server_that_is_down_is_said_and_used_again_when_it_is_back(
    log: PostgresqlLog, postgresql: LocalPostgresql
) -> None:
    log.add([missed("who bakes")])
    postgresql.stop()
    try:
        with pytest.raises(StoreUnavailableError) as caught:
            log.add([missed("who kneads")])
    finally:
        postgresql.start()
    where = f'connection to server at "127.0.0.1", port {postgresql.port} failed'
    assert str(caught.value) == f"connection failed: {where}: Connection refused"
    log.add([missed("who kneads")])
    assert [row.question for row in log.read()] == ["who bakes", "who kneads"]


@pytest.mark.hazard(id="repeated-turn")
def test_what_was_committed_when_the_connection_was_lost_is_not_written_twice(
    log: PostgresqlLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    import psycopg  # noqa: PLC0415 - an extra

    log.read()
    commits: list[str] = []
    transaction = psycopg.Connection.transaction

    @contextmanager
    def lose_the_reply_to_the_second_commit(connection: "psycopg.Connection[object]") -> Iterator[None]:
        with transaction(connection):
            yield
        commits.append("done")
        if len(commits) == 2:
            raise psycopg.OperationalError("the connection is lost")

    monkeypatch.setattr(psycopg.Connection, "transaction", lose_the_reply_to_the_second_commit)
    log.add([missed("who bakes")])
    assert len(commits) > 2
    assert [row.question for row in log.read()] == ["who bakes"]


@pytest.mark.hazard(id="exposed-store")
def test_no_error_names_the_password(address: str) -> None:
    secret = "zquorbel"  # noqa: S105 - of nobody
    with_secret = address.replace("faqbot@", f"faqbot:{secret}@")
    for location in (
        with_secret,
        with_secret.replace("127.0.0.1", "127.0.0.1:no"),
        f"postgresql://faqbot:{secret}@127.0.0.1:1/x?connect_timeout=1",
        f"postgresql://faqbot:{secret}@[127/x",
        f"mysql://faqbot:{secret}@127.0.0.1/x",
    ):
        with pytest.raises(OSError) as caught:  # noqa: PT011 - the messages differ
            PostgresqlLog(location).prepare()
        assert secret not in str(caught.value)
    log = PostgresqlLog(with_secret)
    assert log.location == address
    said: list[str] = []
    PostgresqlLog(with_secret, on_failure=said.append).write(missed("who bakes"))
    assert len(said) == 1
    assert said[0].endswith("; questions are answered, but not logged")
    assert secret not in said[0]


@pytest.mark.parametrize("encoding", ["LATIN1", "SQL_ASCII"])
def test_a_database_in_another_encoding_refuses_no_more_than_what_it_cannot_hold(
    postgresql: LocalPostgresql, encoding: str
) -> None:
    name = f"other_{encoding.lower()}"
    run_statement(postgresql.address(), f"CREATE DATABASE {name} ENCODING '{encoding}' LOCALE 'C' TEMPLATE template0")
    said: list[str] = []
    log = PostgresqlLog(postgresql.address(name), password=PASSWORD, on_failure=said.append)
    for question in ("qui vend du pâté", "who sells 🍞"):
        log.write(missed(question))
    kept = [row.question for row in log.read()]
    log.close()
    if encoding == "LATIN1":
        assert kept == ["qui vend du pâté"]
        (sentence,) = said
        assert 'has no equivalent in encoding "LATIN1"' in sentence
    else:
        assert (kept, said) == (["qui vend du pâté", "who sells 🍞"], [])


def test_an_address_that_is_none_says_what_one_looks_like() -> None:
    for location in ("questions.sqlite", "postgresql://faqbot@[127/x"):
        with pytest.raises(OSError, match=r"^it is no address of a database; write postgresql://user@host/name$"):
            PostgresqlLog(location)


def test_tables_of_a_newer_program_are_refused(log: PostgresqlLog, address: str) -> None:
    log.prepare()
    run_statement(address, "INSERT INTO faqbot.migrations VALUES (99)")
    with pytest.raises(OSError, match=r"^it was written by a newer faqbot; use that one$"):
        PostgresqlLog(address, password=PASSWORD).prepare()


def test_a_user_without_rights_is_told_so(postgresql: LocalPostgresql, address: str) -> None:
    run_statement(address, f"CREATE ROLE guest_{address[-8:]} LOGIN PASSWORD 'crumbs'")
    guest = address.replace("faqbot@", f"guest_{address[-8:]}@")
    database = address.rpartition("/")[2]
    del postgresql
    with pytest.raises(OSError, match=f"^permission denied for database {database}$") as caught:
        PostgresqlLog(guest, password="crumbs").prepare()  # noqa: S106 - of nobody
    assert not isinstance(caught.value, StoreUnavailableError)


def test_processes_that_start_together_make_the_tables_once(address: str) -> None:
    errors: list[OSError] = []

    def prepare() -> None:
        try:
            PostgresqlLog(address, password=PASSWORD).prepare()
        except OSError as error:
            errors.append(error)

    starts = [threading.Thread(target=prepare) for _ in range(4)]
    for start in starts:
        start.start()
    for start in starts:
        start.join()
    assert errors == []


@pytest.mark.hazard(id="exposed-question")
def test_what_is_forgotten_is_in_no_byte_of_any_table(
    log: PostgresqlLog, address: str, postgresql: LocalPostgresql
) -> None:
    for number in range(200):
        log.write(missed(f"zquorbel {number}"))
    run_statement(address, "CHECKPOINT")
    assert b"zquorbel" in list_bytes(postgresql.tables)
    assert log.forget(session="one") == 200
    run_statement(address, "CHECKPOINT")
    assert b"zquorbel" not in list_bytes(postgresql.tables)


def list_bytes(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_a_character_that_postgresql_has_not_is_replaced(log: PostgresqlLog) -> None:
    log.add([missed("who\0bakes")])
    assert [row.question for row in log.read()] == ["who\ufffdbakes"]
