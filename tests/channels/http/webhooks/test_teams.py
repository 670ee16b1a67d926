"""Outgoing webhooks of Microsoft Teams: signed with the whole body, answered at once."""

import hmac
import json
from base64 import b64decode, b64encode
from pathlib import Path
from typing import Any

import pytest
from serving import serve_bread

pytest.importorskip("starlette")
pytest.importorskip("httpx")
pytest.importorskip("msgspec")

from faqbot.channels.http.settings import Webhook

SECRET = b64encode(b"k" * 32).decode()


def send(text: str, secret: str = SECRET) -> Any:  # noqa: ANN401 - the reply of an extra
    body = json.dumps({"type": "message", "id": "1", "text": text}).encode()
    signature = b64encode(hmac.digest(b64decode(secret), body, "sha256")).decode()
    client = serve_bread(webhooks=(Webhook("team", "teams", SECRET),))
    return client.post("/webhooks/team", content=body, headers={"Authorization": f"HMAC {signature}"})


def test_teams_gets_an_activity_for_a_message_that_mentions_the_bot(folder: Path) -> None:
    del folder
    reply = send("<at>FAQ</at>&nbsp;how long does a loaf keep\n")
    assert reply.status_code == 200
    assert (reply.json()["type"], reply.json()["textFormat"]) == ("message", "markdown")
    assert reply.json()["text"].startswith("About three days at room temperature.\n\n**Sources**\n\n")


@pytest.mark.hazard(id="forged-webhook")
def test_a_message_that_teams_did_not_sign_is_refused(folder: Path) -> None:
    del folder
    reply = send("hello", b64encode(b"l" * 32).decode())
    assert (reply.status_code, reply.json()["detail"]) == (401, "Authorization is not the signature of this request")
