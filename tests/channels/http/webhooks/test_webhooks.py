"""Webhooks of chat programs and of signed requests: only those that know the secret are answered."""

import json
from pathlib import Path
from time import time
from typing import Any
from urllib.parse import urlencode

import pytest
from serving import serve_bread

pytest.importorskip("starlette")
pytest.importorskip("httpx")
pytest.importorskip("msgspec")

from faqbot.channels.http.bases import UnknownBaseError
from faqbot.channels.http.problems import RequestProblem
from faqbot.channels.http.settings import Webhook
from faqbot.channels.http.webhooks.signed import check_signature, sign

TOKEN = "t" * 26
WEBHOOKS = (
    Webhook("chat", "mattermost", TOKEN),
    Webhook("stream", "zulip", TOKEN, "bread"),
    Webhook("shop", "signed", TOKEN),
)

ANSWER = (
    "About three days at room temperature.\n\n**Sources**\n\n“The handbook”, https://bread.example/handbook\n"
    "1. Storage (storage/1), “A loaf …” to “… three days.”, "
    "https://bread.example/handbook#:~:text=A%20loaf,three%20days%2E\n\n"
    "**You may also want to know:**\n\n- Can I freeze bread?"
)


def serve(**settings: Any) -> Any:  # noqa: ANN401 - the client of an extra
    return serve_bread(webhooks=WEBHOOKS, **settings)


@pytest.mark.parametrize("is_form", [True, False])
def test_mattermost_gets_a_comment_on_a_message_after_its_trigger_word(is_form: bool, folder: Path) -> None:
    del folder
    message = {"token": TOKEN, "text": "faq how long does a loaf keep", "trigger_word": "faq", "user_name": "ada"}
    body = {"data": message} if is_form else {"json": message}
    reply = serve().post("/webhooks/chat", **body)
    assert (reply.status_code, reply.json()) == (200, {"text": ANSWER, "response_type": "comment"})


def test_zulip_gets_a_reply_to_a_message_that_mentions_the_bot(folder: Path) -> None:
    del folder
    message = {"token": TOKEN, "data": "@**FAQ** how long does a loaf keep", "trigger": "mention"}
    reply = serve().post("/webhooks/stream", json=message)
    assert (reply.status_code, reply.json()) == (200, {"content": ANSWER})


def test_a_signed_question_gets_a_record(folder: Path) -> None:
    del folder
    body, now = json.dumps({"question": "can i freeze bread"}).encode(), str(int(time()))
    headers = {"X-Faqbot-Timestamp": now, "X-Faqbot-Signature": sign(TOKEN, now, body)}
    reply = serve().post("/webhooks/shop", content=body, headers=headers)
    assert (reply.status_code, reply.json()["entry"]) == (200, "storage-freezing")


@pytest.mark.hazard(id="forged-webhook")
@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("chat", {"text": "hello"}),
        ("chat", {"token": "é" * 24, "text": "hello"}),
        ("stream", {"token": TOKEN[:-1], "data": "hello"}),
    ],
)
def test_a_message_without_the_token_is_refused(name: str, message: dict[str, str], folder: Path) -> None:
    del folder
    reply = serve().post(f"/webhooks/{name}", json=message)
    assert (reply.status_code, reply.json()["detail"]) == (401, "the token is not that of this webhook")


@pytest.mark.hazard(id="forged-webhook")
def test_a_request_that_is_changed_unsigned_or_old_is_refused(folder: Path) -> None:
    del folder
    good = sign(TOKEN, "1700000000", b"{}")
    check_signature(TOKEN, "1700000000", good, b"{}", lambda: 1_700_000_300)
    unsigned = "send X-Faqbot-Signature: sha256= and the HMAC-SHA256 of X-Faqbot-Timestamp, a full stop and the body"
    old = "X-Faqbot-Timestamp is not within 300 s of the time of the service"
    for timestamp, signature, body, now, message in (
        ("1700000000", good, b"{ }", 1_700_000_000, unsigned),
        ("1700000001", good, b"{}", 1_700_000_000, unsigned),
        ("1700000000", "é", b"{}", 1_700_000_000, unsigned),
        ("", "", b"{}", 1_700_000_000, unsigned),
        ("1700000000", good, b"{}", 1_700_000_301, old),
        ("1700000000", good, b"{}", 1_699_999_699, old),
        ("soon", sign(TOKEN, "soon", b"{}"), b"{}", 1_700_000_000, old),
    ):
        with pytest.raises(RequestProblem) as caught:
            check_signature(TOKEN, timestamp, signature, body, lambda now=now: now)  # type: ignore[misc]
        assert (caught.value.status, str(caught.value)) == (401, message)
    assert serve().post("/webhooks/shop", content=b"{}").status_code == 401


def test_a_webhook_needs_no_key_and_opens_nothing_else(folder: Path) -> None:
    from faqbot.channels.http.settings import Key  # noqa: PLC0415

    del folder
    client = serve(keys=(Key("site", "0" * 64),))
    assert client.post("/webhooks/chat", json={"token": TOKEN, "text": "hello"}).status_code == 200
    assert client.post("/webhooks/rest/webhook", json={"message": "hello"}).status_code == 401
    assert client.post("/v1/ask", json={"question": "hello"}).status_code == 401


@pytest.mark.parametrize(
    ("name", "body", "status", "message"),
    [
        ("none", "{}", 404, "there is no such webhook; list it under webhooks in the configuration"),
        ("chat", "{}", 400, "the body is neither a form nor JSON with Content-Type: application/json"),
        ("chat", urlencode({"token": TOKEN, "text": "x" * 20_001}), 422, "the message has more than 20000 characters"),
        ("stream", "[]", 422, "expected `object`, got `array`"),
    ],
)
def test_a_wrong_message_is_told_what_is_wrong(name: str, body: str, status: int, message: str, folder: Path) -> None:
    del folder
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    reply = serve().post(f"/webhooks/{name}", content=body, headers=headers)
    assert (reply.status_code, reply.json()["detail"]) == (status, message)


def test_a_webhook_of_a_base_that_is_not_served_stops_the_start(folder: Path) -> None:
    del folder
    with pytest.raises(UnknownBaseError) as caught:
        serve_bread(webhooks=(Webhook("chat", "zulip", TOKEN, "cake"),))
    assert str(caught.value) == "the webhook chat names no base that is served; the bases are bread"
