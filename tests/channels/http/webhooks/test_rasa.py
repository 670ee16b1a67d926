"""The REST channel of Rasa."""

from pathlib import Path
from typing import Any

import pytest
from serving import serve_bread

pytest.importorskip("starlette")
pytest.importorskip("httpx")
pytest.importorskip("msgspec")


def send(client: Any, message: str) -> dict[str, Any]:  # noqa: ANN401 - a client of an extra
    reply = client.post("/webhooks/rest/webhook", json={"sender": "ada", "message": message, "metadata": {}})
    assert reply.status_code == 200, reply.text
    (content,) = reply.json()
    found: dict[str, Any] = content
    return found


def test_an_answer_is_a_message_whose_choices_are_buttons(folder: Path) -> None:
    del folder
    content = send(serve_bread(), "how long does a loaf keep")
    assert content == {
        "recipient_id": "ada",
        "text": (
            "About three days at room temperature.\n\nSources\n\n“The handbook”, https://bread.example/handbook\n\n"
            "[1] Storage (storage/1), “A loaf …” to “… three days.”, "
            "https://bread.example/handbook#:~:text=A%20loaf,three%20days%2E\n\nYou may also want to know:"
        ),
        "buttons": [{"title": "Can I freeze bread?", "payload": "/choose storage-freezing"}],
    }


def test_a_button_chooses_its_entry(folder: Path) -> None:
    del folder
    client = serve_bread()
    assert send(client, "/choose storage-freezing")["text"].startswith("Yes, for up to three months.")
    gone = send(client, "/choose no-such-entry")
    assert not gone["text"].startswith("Yes")


def test_a_message_stands_alone_so_that_nobody_gets_the_choice_of_another(folder: Path) -> None:
    del folder
    client = serve_bread()
    send(client, "how long does a loaf keep")
    assert "three months" not in send(client, "1")["text"]


def test_a_wrong_message_is_told_what_is_wrong(folder: Path) -> None:
    del folder
    reply = serve_bread().post("/webhooks/rest/webhook", json={"sender": "ada"})
    assert (reply.status_code, reply.json()["detail"]) == (422, "object missing required field `message`")
