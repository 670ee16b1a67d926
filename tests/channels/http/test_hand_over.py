"""Hand-over to people: when, why, and what they are told."""

from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("starlette")
pytest.importorskip("msgspec")
pytest.importorskip("prometheus_client")
pytest.importorskip("httpx")

from bread import FREEZES, KEEPS, answer, clarification, gap_answer, greeting, no_answer
from serving import serve_bread

from faqbot.channels.http.hand_over import count_misses, find_hand_over
from faqbot.channels.http.settings import HandOverSettings, Webhook
from faqbot.knowledge.notices import AlertRule
from faqbot.replies.reply import Reply

SETTINGS = HandOverSettings(requests=("greeting",), text="A baker will answer you.", url="https://bread.example/ask")

LOST = replace(no_answer("who won"), lost=1)


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (answer(KEEPS), None),
        (no_answer("who won"), None),
        (no_answer("", "empty"), None),
        (LOST, "low"),
        (replace(clarification(KEEPS, FREEZES), lost=1), "low"),
        (replace(clarification(KEEPS, FREEZES), lost=1, more=True), None),
        (gap_answer(), "gap"),
        (greeting(), "request"),
        (answer(KEEPS).with_notices(AlertRule(id="burn", text="Call 112."), None), "alert"),
    ],
)
def test_a_conversation_is_handed_over_for_a_reason(reply: Reply, reason: str | None) -> None:
    found = find_hand_over(reply, SETTINGS, count_misses(reply))
    assert (found and found["reason"]) == reason


def test_only_the_reasons_of_the_configuration_count() -> None:
    assert find_hand_over(gap_answer(), replace(SETTINGS, on=("alert",)), 1) is None
    lost = replace(gap_answer(), lost=1)
    found = find_hand_over(lost, replace(SETTINGS, on=("low",)), count_misses(lost))
    assert found
    assert found["reason"] == "low"


def test_the_agent_is_told_what_comes_nearest() -> None:
    assert find_hand_over(gap_answer(), SETTINGS, 1) == {
        "reason": "gap",
        "text": "A baker will answer you.",
        "url": "https://bread.example/ask",
        "candidates": [{"entry": "storage-time", "question": "How long does a loaf keep?", "confidence": 0.2}],
    }


def test_nothing_is_added_to_an_alert() -> None:
    found = find_hand_over(gap_answer().with_notices(AlertRule(id="burn", text="Call 112."), None), SETTINGS, 1)
    assert found
    assert (found["text"], found["url"]) == ("", None)


def test_the_reply_of_the_service_says_that_it_hands_over(folder: Path) -> None:
    del folder
    client = serve_bread(hand_over=SETTINGS)
    record = client.post("/v1/ask", json={"question": "is it gluten free", "blocks": True}).json()
    assert record["hand_over"]["reason"] == "gap"
    note = "A baker will answer you. https://bread.example/ask"
    assert record["blocks"][-1] == {"kind": "hand_over", "text": note, "mark": ""}
    known = client.post("/v1/ask", json={"question": "how long does a loaf keep", "blocks": True}).json()
    assert known["hand_over"] is None
    assert "hand_over" not in [block["kind"] for block in known["blocks"]]
    assert 'faqbot_hand_overs_total{base="bread",channel="api",reason="gap"} 1.0' in client.get("/metrics").text


def test_the_second_miss_of_a_conversation_hands_it_over(folder: Path) -> None:
    del folder
    client = serve_bread(hand_over=SETTINGS)
    first = client.post("/v1/ask", json={"question": "who won the match"}).json()
    assert first["hand_over"] is None
    again = {"question": "the capital of peru", "conversation": first["conversation"]}
    assert client.post("/v1/ask", json=again).json()["hand_over"]["reason"] == "low"


def test_a_record_has_no_such_key_unless_hand_over_is_configured(folder: Path) -> None:
    del folder
    assert "hand_over" not in serve_bread().post("/v1/ask", json={"question": "is it gluten free"}).json()


def test_a_chat_program_shows_where_to_find_a_person(folder: Path) -> None:
    del folder
    client = serve_bread(hand_over=SETTINGS, webhooks=(Webhook("chat", "zulip", "t" * 26),))
    reply = client.post("/webhooks/chat", json={"token": "t" * 26, "data": "is it gluten free"}).json()
    assert reply["content"].endswith("A baker will answer you. https://bread.example/ask")
