"""Help desks: signed messages are acknowledged, answered once by calls, and handed over to people."""

import hmac
import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from time import time
from typing import Any
from urllib.parse import urlencode

import pytest
from serving import serve_bread

pytest.importorskip("starlette")
pytest.importorskip("httpx")
pytest.importorskip("msgspec")

from faqbot.channels.http.settings import HandOverSettings, Webhook, WebhookKind

Signer = Callable[[bytes, int], dict[str, str]]

SECRET, API_TOKEN = "s" * 32, "t" * 32

STORED = "About three days at room temperature."


class Desk:
    """A help desk on this machine that keeps what it is told: path, header with the token, and content."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.calls: list[tuple[str, str, dict[str, Any]]] = []


@pytest.fixture
def desk() -> Iterator[Desk]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            content = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            token = self.headers["Authorization"] or self.headers["api_access_token"]
            found.calls.append((self.path, token, content))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        found = Desk(f"http://127.0.0.1:{server.server_port}")
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield found
        server.shutdown()
        thread.join()


def serve(kind: WebhookKind, address: str, **settings: Any) -> Any:  # noqa: ANN401 - the client of an extra
    return serve_bread(webhooks=(Webhook("desk", kind, SECRET, None, address, API_TOKEN),), **settings)


def digest(data: bytes, method: str = "sha256") -> str:
    return hmac.digest(SECRET.encode(), data, method).hex()


def sign_slack(body: bytes, now: int) -> dict[str, str]:
    signature = f"v0={digest(f'v0:{now}:'.encode() + body)}"
    return {"X-Slack-Request-Timestamp": str(now), "X-Slack-Signature": signature, "Content-Type": "application/json"}


def sign_chatwoot(body: bytes, now: int) -> dict[str, str]:
    signature = f"sha256={digest(f'{now}.'.encode() + body)}"
    return {"X-Chatwoot-Timestamp": str(now), "X-Chatwoot-Signature": signature}


def sign_zammad(body: bytes, _now: int = 0) -> dict[str, str]:
    return {"X-Hub-Signature": f"sha1={digest(body, 'sha1')}"}


def post(client: Any, sign: Signer, message: object, now: int | None = None) -> Any:  # noqa: ANN401 - as above
    body = json.dumps(message).encode()
    return client.post("/webhooks/desk", content=body, headers=sign(body, int(time()) if now is None else now))


def slack_event(text: str, **event: object) -> dict[str, object]:
    event = {"type": "message", "channel_type": "im", "text": text, "channel": "D1", "user": "U1", "ts": "1.5", **event}
    return {"type": "event_callback", "event_id": "Ev1", "event": event}


def chatwoot_message(text: str, number: object = 1, **changes: object) -> dict[str, object]:
    message: dict[str, object] = {"event": "message_created", "id": number, "content": text, "message_type": "incoming"}
    return {**message, "conversation": {"id": 7, "status": "pending"}, "account": {"id": 3}, **changes}


def zammad_article(text: str, number: object = 1, **changes: object) -> dict[str, object]:
    article = {"id": number, "body": text, "sender": "Customer", "internal": False, **changes}
    return {"ticket": {"id": 12}, "article": article}


def finish(client: Any) -> None:  # noqa: ANN401 - as above
    client.app.state.service.outgoing.close()


def test_slack_checks_an_address_by_a_challenge(folder: Path) -> None:
    del folder
    reply = post(serve("slack", ""), sign_slack, {"type": "url_verification", "challenge": "crumb"})
    assert (reply.status_code, reply.json()) == (200, {"challenge": "crumb"})


def test_slack_gets_the_reply_with_a_button_for_each_choice(folder: Path, desk: Desk) -> None:
    del folder
    client = serve("slack", desk.address)
    reply = post(client, sign_slack, slack_event("<@U9> how long does a loaf keep"))
    assert (reply.status_code, reply.json()) == (200, {})
    finish(client)
    ((path, token, content),) = desk.calls
    assert (path, token, content["channel"]) == ("/chat.postMessage", f"Bearer {API_TOKEN}", "D1")
    section, actions = content["blocks"]
    assert section["text"]["text"].startswith(f"{STORED}\n\n*Sources*")
    assert "Can I freeze" not in section["text"]["text"]
    (button,) = actions["elements"]
    assert (button["text"]["text"], button["value"]) == ("Can I freeze bread?", "storage-freezing")


def test_a_button_in_slack_gives_the_answer_in_its_thread(folder: Path, desk: Desk) -> None:
    del folder
    client = serve("slack", desk.address)
    pressed = {
        "type": "block_actions",
        "channel": {"id": "C1"},
        "user": {"id": "U1"},
        "message": {"ts": "2.5"},
        "actions": [{"action_id": "faqbot-choice-0", "value": "storage-freezing", "action_ts": "3.5"}],
    }
    body = urlencode({"payload": json.dumps(pressed)}).encode()
    headers = sign_slack(body, int(time())) | {"Content-Type": "application/x-www-form-urlencoded"}
    assert client.post("/webhooks/desk", content=body, headers=headers).status_code == 200
    finish(client)
    ((_, _, content),) = desk.calls
    assert (content["channel"], content["thread_ts"]) == ("C1", "2.5")
    assert content["text"].startswith("Yes, for up to three months.")


@pytest.mark.parametrize(
    "event",
    [{"bot_id": "B1"}, {"subtype": "message_changed"}, {"channel_type": "channel"}, {"type": "reaction_added"}],
)
def test_bots_edits_and_what_is_not_for_the_bot_are_not_answered(event: dict[str, object], folder: Path) -> None:
    del folder
    client = serve("slack", "http://127.0.0.1:9")
    assert post(client, sign_slack, slack_event("hello", **event)).json() == {}
    assert client.get("/metrics").text.count("faqbot_replies_total{") == 0


def test_chatwoot_gets_the_reply_with_its_choices(folder: Path, desk: Desk) -> None:
    del folder
    client = serve("chatwoot", desk.address)
    post(client, sign_chatwoot, chatwoot_message("how long does a loaf keep"))
    finish(client)
    ((path, token, content),) = desk.calls
    assert (path, token) == ("/api/v1/accounts/3/conversations/7/messages", API_TOKEN)
    assert content["content"].startswith(STORED)
    assert (content["message_type"], content["content_type"]) == ("outgoing", "input_select")
    assert content["content_attributes"] == {"items": [{"title": "Can I freeze bread?", "value": "storage-freezing"}]}


def test_a_choice_in_chatwoot_gives_its_answer(folder: Path, desk: Desk) -> None:
    del folder
    client = serve("chatwoot", desk.address)
    chosen = {"submitted_values": [{"title": "Can I freeze bread?", "value": "storage-freezing"}]}
    post(client, sign_chatwoot, chatwoot_message("", event="message_updated", content_attributes=chosen))
    finish(client)
    assert desk.calls[0][2]["content"].startswith("Yes, for up to three months.")


def test_a_gap_hands_a_conversation_of_chatwoot_over(folder: Path, desk: Desk) -> None:
    del folder
    client = serve("chatwoot", desk.address, hand_over=HandOverSettings(text="A baker will answer you."))
    post(client, sign_chatwoot, chatwoot_message("is it safe for coeliacs"))
    finish(client)
    (_, _, said), (_, _, note), (path, _, status) = desk.calls
    assert said["content"].endswith("A baker will answer you.")
    assert note["private"] is True
    assert note["content"].startswith("The bot handed over: the question is one that the source does not answer.")
    assert (path, status) == ("/api/v1/accounts/3/conversations/7/toggle_status", {"status": "open"})


def test_two_misses_in_a_row_hand_a_conversation_over(folder: Path, desk: Desk) -> None:
    del folder
    client = serve("chatwoot", desk.address, hand_over=HandOverSettings(on=("low",)))
    for number, text in enumerate(("who won the match", "what is the capital of peru"), 1):
        post(client, sign_chatwoot, chatwoot_message(text, number))
    finish(client)
    assert [path.rpartition("/")[2] for path, _, _ in desk.calls].count("toggle_status") == 1
    assert 'faqbot_hand_overs_total{base="bread",channel="chatwoot",reason="low"} 1.0' in client.get("/metrics").text


@pytest.mark.parametrize(
    "changes",
    [
        {"conversation": {"id": 7, "status": "open"}},
        {"message_type": "outgoing"},
        {"private": True},
        {"event": "conversation_updated"},
    ],
)
def test_a_conversation_that_a_person_has_taken_is_left_to_them(changes: dict[str, object], folder: Path) -> None:
    del folder
    client = serve("chatwoot", "http://127.0.0.1:9")
    assert post(client, sign_chatwoot, chatwoot_message("hello", **changes)).json() == {}
    assert client.get("/metrics").text.count("faqbot_replies_total{") == 0


def test_zammad_gets_an_article_and_the_agent_an_internal_one(folder: Path, desk: Desk) -> None:
    del folder
    client = serve("zammad", desk.address, hand_over=HandOverSettings())
    html = {"content_type": "text/html"}
    post(client, sign_zammad, zammad_article("<div>is it <b>safe</b> for&nbsp;coeliacs<br></div>", **html))
    finish(client)
    (path, token, said), (_, _, note) = desk.calls
    assert (path, token) == ("/api/v1/ticket_articles", f"Token token={API_TOKEN}")
    assert said["body"].startswith("The handbook says nothing about gluten.")
    assert (said["ticket_id"], said["internal"], note["internal"]) == (12, False, True)


@pytest.mark.hazard(id="forged-webhook")
@pytest.mark.parametrize(
    ("kind", "sign", "header"),
    [
        ("slack", sign_slack, "X-Slack-Signature"),
        ("chatwoot", sign_chatwoot, "X-Chatwoot-Signature"),
        ("zammad", sign_zammad, "X-Hub-Signature"),
    ],
)
def test_a_message_that_the_help_desk_did_not_sign_is_refused(
    kind: WebhookKind, sign: Signer, header: str, folder: Path
) -> None:
    del folder
    client, body = serve(kind, ""), b"{}"
    for headers in ({}, sign(b"{ }", int(time())), {**sign(body, int(time())), header: "é"}):
        encoded = {name: value.encode() for name, value in headers.items()}
        reply = client.post("/webhooks/desk", content=body, headers=encoded)
        assert (reply.status_code, reply.json()["detail"]) == (401, f"{header} is not the signature of this request")


@pytest.mark.hazard(id="forged-webhook")
@pytest.mark.parametrize(
    ("kind", "sign", "header"),
    [
        ("slack", sign_slack, "X-Slack-Request-Timestamp"),
        ("chatwoot", sign_chatwoot, "X-Chatwoot-Timestamp"),
    ],
)
def test_an_old_message_is_refused(kind: WebhookKind, sign: Signer, header: str, folder: Path) -> None:
    del folder
    reply = post(serve(kind, ""), sign, {}, int(time()) - 301)
    assert (reply.status_code, reply.json()["detail"]) == (
        401,
        f"{header} is not within 300 s of the time of the service",
    )


@pytest.mark.hazard(id="repeated-delivery")
@pytest.mark.parametrize(
    ("kind", "sign", "message"),
    [
        ("slack", sign_slack, slack_event("hello")),
        ("chatwoot", sign_chatwoot, chatwoot_message("hello")),
        ("zammad", sign_zammad, zammad_article("hello")),
    ],
)
def test_a_delivery_that_comes_again_is_answered_once(
    kind: WebhookKind, sign: Signer, message: object, folder: Path, desk: Desk
) -> None:
    del folder
    client = serve(kind, desk.address)
    assert [post(client, sign, message).status_code for _ in range(3)] == [200, 200, 200]
    finish(client)
    assert len(desk.calls) == 1
