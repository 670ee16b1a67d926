"""The shapes of Azure's custom question answering and of QnA Maker."""

from pathlib import Path
from typing import Any

import pytest
import serving
from serving import KEY, serve_bread

pytest.importorskip("starlette")
pytest.importorskip("httpx")
pytest.importorskip("msgspec")

CQA = "/language/:query-knowledgebases?projectName=bread&deploymentName=production&api-version=2021-10-01"
QNA_MAKER = "/knowledgebases/bread/generateAnswer"


def query(client: Any, address: str, **body: object) -> list[dict[str, Any]]:  # noqa: ANN401 - a client of an extra
    reply = client.post(address, json=body)
    assert reply.status_code == 200, reply.text
    answers: list[dict[str, Any]] = reply.json()["answers"]
    return answers


def test_an_answer_has_the_shape_of_custom_question_answering(folder: Path) -> None:
    del folder
    (answer,) = query(serve_bread(), CQA, question="how long does a loaf keep", rankerType="Default")
    assert answer.pop("confidenceScore") > 0.8
    assert answer == {
        "questions": ["How long does a loaf keep?", "when does bread go stale", "shelf life of a loaf"],
        "answer": "About three days at room temperature.",
        "id": 1705763071,
        "source": "The handbook",
        "metadata": {"topic": "Storage"},
        "dialog": {
            "isContextOnly": False,
            "prompts": [{"displayOrder": 0, "qnaId": 386401298, "displayText": "Can I freeze bread?"}],
        },
    }


def test_an_answer_has_the_shape_of_qna_maker(folder: Path) -> None:
    del folder
    (answer,) = query(serve_bread(), QNA_MAKER, question="can i freeze bread", scoreThreshold=30)
    assert 80 < answer.pop("score") <= 100
    assert answer == {
        "questions": ["Can I freeze bread?", "bread in the freezer"],
        "answer": "Yes, for up to three months.",
        "id": 386401298,
        "source": "The handbook",
        "metadata": [{"name": "topic", "value": "Storage"}],
        "context": {"isContextOnly": False, "prompts": []},
    }


@pytest.mark.parametrize("address", [CQA, QNA_MAKER])
def test_a_miss_has_the_id_minus_one(address: str, folder: Path) -> None:
    del folder
    (answer,) = query(serve_bread(), address, question="who won the match")
    assert answer["id"] == -1
    assert answer.get("confidenceScore", answer.get("score")) == 0
    (gap,) = query(serve_bread(), address, question="is it safe for coeliacs")
    assert (gap["id"], gap["answer"]) == (-1, "The handbook says nothing about gluten.")


def test_a_prompt_is_followed_by_its_id(folder: Path) -> None:
    del folder
    (answer,) = query(serve_bread(), CQA, qnaId=386401298)
    assert (answer["answer"], answer["confidenceScore"]) == ("Yes, for up to three months.", 1.0)


def test_the_answer_before_gives_the_context(folder: Path) -> None:
    del folder
    (answer,) = query(serve_bread(), CQA, question="1", context={"previousQnaId": 1705763071})
    assert answer["id"] == 386401298


def test_a_threshold_and_a_filter_leave_answers_out(folder: Path) -> None:
    del folder
    client, question = serve_bread(), "how long does a loaf keep"
    assert query(client, CQA, question=question, confidenceScoreThreshold=1)[0]["id"] == -1
    for topic, number in (("storage", 1705763071), ("yeast", -1)):
        filters = {"metadataFilter": {"metadata": [{"key": "topic", "value": topic}], "logicalOperation": "AND"}}
        assert query(client, CQA, question=question, filters=filters)[0]["id"] == number
        strict = [{"name": "topic", "value": topic}]
        assert query(client, QNA_MAKER, question=question, strictFilters=strict)[0]["id"] == number


def test_errors_have_the_shape_that_these_clients_read(folder: Path) -> None:
    del folder
    client = serve_bread()
    missing = client.post(QNA_MAKER, json={})
    assert (missing.status_code, missing.json()) == (
        400,
        {"error": {"code": "InvalidArgument", "message": "question: write a text of at most 20000 characters"}},
    )
    unknown = client.post(QNA_MAKER.replace("bread", "cake"), json={"question": "x"})
    assert (unknown.status_code, unknown.json()["error"]["code"]) == (404, "NotFound")


def test_the_key_of_qna_maker_is_taken(folder: Path) -> None:
    from hashlib import sha256  # noqa: PLC0415

    from faqbot.channels.http.settings import Key  # noqa: PLC0415

    del folder
    client = serve_bread(keys=(Key("site", sha256(KEY.encode()).hexdigest()),))
    for key, status in ((KEY, 200), ("wrong", 401)):
        headers = {"Authorization": f"EndpointKey {key}"}
        assert client.post(QNA_MAKER, json={"question": "x"}, headers=headers).status_code == status


def test_two_entries_whose_numbers_would_be_the_same_have_two(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The CRC of these two ids is the same.
    renamed = serving.BREAD.replace("storage-time", "plumless").replace("storage-freezing", "buckeroo")
    monkeypatch.setattr("serving.BREAD", renamed)
    del folder
    client = serve_bread()
    (answer,) = query(client, CQA, question="how long does a loaf keep")
    assert (answer["id"], answer["dialog"]["prompts"][0]["qnaId"]) == (1306201126, 1306201125)
    assert query(client, CQA, qnaId=1306201126)[0]["answer"] == "About three days at room temperature."
    assert query(client, CQA, qnaId=1306201125)[0]["answer"] == "Yes, for up to three months."
