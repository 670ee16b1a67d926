"""The option ``--store``: the commands that read a question log read one in a database too."""

from pathlib import Path

import pytest
from bread import no_answer
from command_line import BREAD, faqbot
from local_postgresql import PASSWORD, LocalPostgresql
from question_stores import make_database

from faqbot.conversation.turn_log import TurnEvent
from faqbot.storage.postgresql_log import PostgresqlLog


@pytest.fixture
def address(postgresql: LocalPostgresql, folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Log two questions in a new database, and let the environment know the password."""
    (folder / "bread.yaml").write_text(BREAD, encoding="utf-8")
    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    address = make_database(postgresql)
    log = PostgresqlLog(address)
    for question in ("can I freeze a croissant", "can croissants be frozen"):
        log.write(TurnEvent(reply=no_answer(question), session="", outcome="missed"))
    return address


def test_a_log_in_a_database_is_summarized_and_forgotten(address: str) -> None:
    done = faqbot("log", "stats", "--store", address)
    assert done.stdout.decode().splitlines()[0] == "2 questions: 0 answered, 0 asked back, 2 missed"
    done = faqbot("log", "forget", "--store", address, "--all")
    assert (done.stdout.decode(), done.returncode) == (f"forgot 2 rows of {address}\n", 0)


def test_what_is_ignored_in_a_review_is_remembered_in_the_database(address: str, folder: Path) -> None:
    base = ("--knowledge", "bread.yaml")
    done = faqbot(*base, "suggest", "--store", address, "--out", "found.yaml")
    assert done.stderr.decode().endswith(", written to found.yaml\n")
    found = folder / "found.yaml"
    found.write_text(found.read_text(encoding="utf-8").replace("decision: skip", "decision: ignore"), encoding="utf-8")
    done = faqbot(*base, "review", "--store", address, "--accept-file", "found.yaml")
    assert done.returncode == 0
    assert PostgresqlLog(address).list_ignored()


@pytest.mark.hazard(id="exposed-store")
def test_a_store_that_cannot_be_used_is_said_without_its_password(folder: Path) -> None:
    del folder
    pytest.importorskip("psycopg")
    down = "postgresql://faqbot:zquorbel@127.0.0.1:1/faqs"
    reason = 'connection failed: connection to server at "127.0.0.1", port 1 failed: Connection refused'
    for command in (["log", "stats"], ["suggest"], ["review", "--accept-file", "found.yaml"]):
        done = faqbot(*command, "--store", down)
        assert done.stderr.decode() == (
            f"faqbot: postgresql://faqbot@127.0.0.1:1/faqs cannot be used as a store ({reason})\n"
        )
        assert (done.stdout, done.returncode) == (b"", 2)
    done = faqbot("log", "stats", "--store", "faqs.sqlite")
    assert done.stderr.decode() == (
        "faqbot: --store: it is no address of a database; write postgresql://user@host/name\n"
    )


def test_one_log_is_named() -> None:
    done = faqbot("log", "stats")
    assert (done.stderr.decode(), done.returncode) == ("faqbot: name one log: its FILE, or --store URL\n", 2)
    done = faqbot("log", "stats", "no-such-log", "--store", "postgresql://faqbot@127.0.0.1:1/faqs")
    assert (done.stderr.decode(), done.returncode) == ("faqbot: name one log: its FILE, or --store URL\n", 2)
    done = faqbot("suggest", "--log", "a", "--store", "b")
    assert done.stderr.decode().endswith("argument --store: not allowed with argument --log\n")
