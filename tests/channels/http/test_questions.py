"""Questions, choices, feedback and batches over HTTP."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette")
pytest.importorskip("msgspec")
pytest.importorskip("prometheus_client")
pytest.importorskip("httpx")

from serving import KEY, serve_bread

from faqbot.channels.http.settings import Key, Limits

SITE = Key("site", sha256(KEY.encode()).hexdigest())


def ask(client: Any, question: str, **more: object) -> dict[str, Any]:  # noqa: ANN401 - the client of an extra
    reply = client.post("/v1/ask", json={"question": question, **more})
    assert reply.status_code == 200, reply.text
    content: dict[str, Any] = reply.json()
    return content


def test_a_question_gets_its_record(folder: Path) -> None:
    del folder
    record = ask(serve_bread(), "how long does a loaf keep")
    assert (record["kind"], record["entry"]) == ("answer", "storage-time")
    assert record["text"] == "About three days at room temperature."
    assert record["knowledge"]["id"] == "bread"
    assert "blocks" not in record
    assert "why" not in record


def test_the_token_holds_the_conversation(folder: Path) -> None:
    del folder
    client = serve_bread()
    first = ask(client, "how long does a loaf keep")
    assert ask(client, "1", conversation=first["conversation"])["entry"] == "storage-freezing"
    assert ask(client, "1")["entry"] is None


def test_blocks_and_an_explanation_come_when_asked_for(folder: Path) -> None:
    del folder
    record = ask(serve_bread(), "how long does a loaf keep", blocks=True, why=True)
    assert record["blocks"][0] == {"kind": "answer", "text": "About three days at room temperature.", "mark": ""}
    assert record["why"]["evidence"]["words"]


def test_a_button_chooses_an_entry(folder: Path) -> None:
    del folder
    client = serve_bread()
    chosen = client.post("/v1/choose", json={"entry": "storage-freezing"}).json()
    assert (chosen["kind"], chosen["entry"]) == ("answer", "storage-freezing")
    assert client.post("/v1/choose", json={"entry": "cake"}).json()["kind"] == "no_answer"


def test_feedback_is_counted(folder: Path) -> None:
    del folder
    client = serve_bread()
    token = ask(client, "how long does a loaf keep")["conversation"]
    assert client.post("/v1/feedback", json={"conversation": token, "helpful": False}).status_code == 204
    assert 'faqbot_feedback_total{base="bread",helpful="no"} 1.0' in client.get("/metrics").text


def test_a_batch_gets_a_record_for_each_line(folder: Path) -> None:
    del folder
    lines = '{"question": "can i freeze bread"}\n{"question": "who won"}\n'
    records = serve_bread().post("/v1/batch", content=lines).text.splitlines()
    assert [json.loads(record)["entry"] for record in records] == ["storage-freezing", None]


@pytest.mark.parametrize(
    ("body", "status", "detail"),
    [
        ("{", 400, "the body is not JSON in UTF-8"),
        ("[]", 422, "expected `object`, got `array`"),
        ("{}", 422, "object missing required field `question`"),
        ('{"question": 1}', 422, "question: expected `str`, got `int`"),
        ('{"question": "x", "tpo": 1}', 422, "object contains unknown field `tpo`"),
        ('{"question": "x", "top": 9}', 422, "top: expected `int` <= 8"),
        ('{"question": "x", "base": "cake"}', 404, "there is no such base; the bases are bread"),
        (
            '{"question": "x", "conversation": "x.y"}',
            400,
            "conversation is no token that this service gave for this base; leave it out to begin a new one",
        ),
    ],
)
def test_a_wrong_request_is_told_what_is_wrong(body: str, status: int, detail: str, folder: Path) -> None:
    del folder
    reply = serve_bread().post("/v1/ask", content=body, headers={"Content-Type": "application/json"})
    assert (reply.status_code, reply.headers["content-type"]) == (status, "application/problem+json")
    assert reply.json()["detail"] == detail


def test_feedback_needs_the_token_of_the_reply(folder: Path) -> None:
    del folder
    reply = serve_bread().post("/v1/feedback", json={"conversation": "x.y", "helpful": False})
    assert (reply.status_code, reply.json()["detail"]) == (
        400,
        "conversation is no token that this service gave for this base; send that of the last reply",
    )


@pytest.mark.hazard(id="costly-request")
def test_another_media_type_and_a_packed_or_long_body_are_refused(folder: Path) -> None:
    del folder
    client = serve_bread(limits=Limits(body=100))
    assert client.post("/v1/ask", content='{"question": "x"}').status_code == 415
    packed = {"Content-Type": "application/json", "Content-Encoding": "gzip"}
    assert client.post("/v1/ask", content=b"x", headers=packed).status_code == 415
    assert client.post("/v1/ask", json={"question": "x" * 200}).status_code == 413


@pytest.mark.hazard(id="costly-request")
def test_too_many_requests_are_told_to_wait(folder: Path) -> None:
    del folder
    client = serve_bread(limits=Limits(rate=0.001, burst=1))
    replies = [client.get("/v1/topics") for _ in range(2)]
    assert [reply.status_code for reply in replies] == [200, 429]
    assert int(replies[1].headers["retry-after"]) > 900


def test_a_whole_number_may_be_written_with_a_point(folder: Path) -> None:
    del folder
    client = serve_bread()
    reply = client.post(
        "/v1/ask", content=b'{"question": "bread", "top": 1.0}', headers={"Content-Type": "application/json"}
    )
    assert len(reply.json()["candidates"]) == 1
    reply = client.post(
        "/v1/ask", content=b'{"question": "bread", "top": 1.5}', headers={"Content-Type": "application/json"}
    )
    assert reply.json()["detail"] == "top: expected `int`, got `float`"
    reply = client.post(
        "/v1/ask", content=b'{"top": 1.5, "question": "\\ud800', headers={"Content-Type": "application/json"}
    )
    assert reply.status_code == 422


@pytest.mark.hazard(id="uninvited-client")
def test_a_key_is_needed_where_keys_are_set(folder: Path) -> None:
    del folder
    client = serve_bread(keys=(SITE,))
    assert client.get("/v1/topics").json()["detail"] == "send a key: Authorization: Bearer KEY"
    assert client.get("/v1/topics", headers={"api-key": "wrong"}).json()["detail"] == "the key is not known"
    for headers in ({"Authorization": f"Bearer {KEY}"}, {"api-key": KEY}, {"Ocp-Apim-Subscription-Key": KEY}):
        assert client.get("/v1/topics", headers=headers).status_code == 200


@pytest.mark.hazard(id="forged-conversation")
def test_the_token_of_another_key_is_refused(folder: Path) -> None:
    del folder
    client = serve_bread(keys=(SITE,), is_open=True)
    token = ask(client, "how long does a loaf keep")["conversation"]
    body = {"question": "1", "conversation": token}
    assert client.post("/v1/ask", json=body, headers={"api-key": KEY}).status_code == 400


@pytest.mark.hazard(id="leaked-question")
def test_what_is_asked_stands_in_no_log(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    del folder
    caplog.set_level("INFO")
    client = serve_bread()
    ask(client, "secretive loaf")
    client.get("/v1/search?q=secretive")
    assert "'route': '/v1/ask'" in caplog.text
    assert "secretive" not in "".join(record.getMessage() for record in caplog.records if record.name == "faqbot.http")
    assert "secretive" not in client.get("/metrics").text
