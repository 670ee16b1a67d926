"""OpenAI's own client, against a service without a network."""

import json
from pathlib import Path
from typing import Any

import pytest
from serving import serve_bread

pytest.importorskip("starlette")
pytest.importorskip("httpx")
openai = pytest.importorskip("openai")

CHORE = '### Task:\nSuggest questions as {"follow_ups": ["..."]}.\nUSER: how long does a loaf keep\nASSISTANT: Days.\n'


def connect(client: Any) -> Any:  # noqa: ANN401 - clients of extras
    return openai.OpenAI(base_url="http://localhost/v1", api_key="none", http_client=client, max_retries=0)


def user(*texts: str) -> list[dict[str, str]]:
    return [{"role": "user", "content": text} for text in texts]


def test_a_base_is_a_model(folder: Path) -> None:
    del folder
    client = connect(serve_bread())
    assert [model.id for model in client.models.list()] == ["bread"]
    assert client.models.retrieve("bread").id == "bread"


def test_a_chat_gets_the_text_and_its_citations(folder: Path) -> None:
    del folder
    http = serve_bread()
    messages = user("how long does a loaf keep")
    message = connect(http).chat.completions.create(model="bread", messages=messages).choices[0].message
    assert message.content.startswith("About three days at room temperature.\n")
    (citation,) = [annotation.url_citation for annotation in message.annotations]
    assert citation.url == "http://localhost/sources/handbook?base=bread#storage%2F1"
    assert 'id="storage%2F1"' in http.get(citation.url).text


def test_the_messages_before_give_the_context(folder: Path) -> None:
    del folder
    messages = user("how long does a loaf keep", "1")
    reply = connect(serve_bread()).chat.completions.create(model="faqbot", messages=messages)
    assert reply.choices[0].message.content.startswith("Yes, for up to three months.")


def test_a_streamed_chat_is_the_same_text(folder: Path) -> None:
    del folder
    client, messages = connect(serve_bread()), user("how long does a loaf keep")
    whole = client.chat.completions.create(model="bread", messages=messages)
    options = {"include_usage": True}
    chunks = list(client.chat.completions.create(model="bread", messages=messages, stream=True, stream_options=options))
    text = "".join(chunk.choices[0].delta.content or "" for chunk in chunks if chunk.choices)
    assert text == whole.choices[0].message.content
    assert chunks[-1].usage == whole.usage


def test_a_response_continues_the_one_before(folder: Path) -> None:
    del folder
    client = connect(serve_bread())
    first = client.responses.create(model="bread", input="how long does a loaf keep")
    assert first.output[0].content[0].annotations[0].type == "url_citation"
    second = client.responses.create(model="bread", input="1", previous_response_id=first.id)
    assert second.output_text.startswith("Yes, for up to three months.")


def test_a_streamed_response_is_the_same_text(folder: Path) -> None:
    del folder
    client = connect(serve_bread())
    events = list(client.responses.create(model="bread", input="can i freeze bread", stream=True))
    whole = client.responses.create(model="bread", input="can i freeze bread").output_text
    assert "".join(event.delta for event in events if event.type == "response.output_text.delta") == whole
    assert [event.sequence_number for event in events] == list(range(len(events)))
    assert events[-1].response.output_text == whole


def test_a_chore_gets_its_json_and_is_not_counted(folder: Path) -> None:
    del folder
    http = serve_bread()
    reply = connect(http).chat.completions.create(model="bread", messages=user(CHORE))
    assert json.loads(reply.choices[0].message.content) == {"follow_ups": ["Can I freeze bread?"]}
    assert "faqbot_replies_total{" not in http.get("/metrics").text


@pytest.mark.parametrize(
    ("key", "content"),
    [
        ("title", {"title": "How long does a loaf keep?"}),
        ("tags", {"tags": ["Storage"]}),
        ("queries", {"queries": []}),
    ],
)
def test_every_chore_gets_what_it_names(key: str, content: dict[str, object], folder: Path) -> None:
    del folder
    prompt = f'### Task:\nReturn {{"{key}": ...}}\nUSER: how long does a loaf keep\n'
    reply = connect(serve_bread()).chat.completions.create(model="bread", messages=user(prompt))
    assert json.loads(reply.choices[0].message.content) == content


def test_errors_have_the_shape_that_the_client_reads(folder: Path) -> None:
    del folder
    client = connect(serve_bread())
    with pytest.raises(openai.NotFoundError, match="there is no such base; the bases are bread"):
        client.chat.completions.create(model="cake", messages=user("x"))
    with pytest.raises(openai.BadRequestError, match="the last message of the role user has no text"):
        client.chat.completions.create(model="bread", messages=[])
