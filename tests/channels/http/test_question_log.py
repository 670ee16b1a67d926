"""The question log of a service: only where it is turned on, private, and nothing else on the disk."""

from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette")
pytest.importorskip("msgspec")
pytest.importorskip("prometheus_client")
pytest.importorskip("httpx")

from serving import serve_bread

from faqbot.channels.http.background_log import LogFileError
from faqbot.channels.http.settings import LogSettings, Webhook
from faqbot.storage.question_log import QuestionLog

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
