"""Clients that other people wrote, each against a service on this machine; those that are not installed are skipped."""

import asyncio
import http.client
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

pytest.importorskip("starlette")
pytest.importorskip("msgspec")
pytest.importorskip("uvicorn")

from http_service import run_service
from serving import BREAD

from faqbot.channels.http.settings import Settings

# They warn of their own parts.
pytestmark = pytest.mark.filterwarnings("default")

ANSWER = "About three days at room temperature."
NEXT_ANSWER = "Yes, for up to three months."


@pytest.fixture
def service(folder: Path) -> Iterator[str]:
    """Serve the base about bread; return the address."""
    (folder / "bread.yaml").write_text(BREAD, encoding="utf-8")
    with run_service(Settings(("bread.yaml",))) as address:
        yield address


@pytest.mark.parametrize("responses", [False, True], ids=["chat", "responses"])
def test_langchain_chats_streams_and_chooses(service: str, responses: bool) -> None:
    langchain = pytest.importorskip("langchain_openai")
    model = langchain.ChatOpenAI(
        base_url=f"{service}/v1", api_key="none", model="bread", use_responses_api=responses, max_retries=0
    )
    question = ("user", "how long does a loaf keep")
    reply = model.invoke([question])
    assert reply.text.startswith(ANSWER)
    assert "".join(chunk.text for chunk in model.stream([question])) == reply.text
    assert model.invoke([question, reply, ("user", "1")]).text.startswith(NEXT_ANSWER)


def test_llm_holds_a_conversation(service: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("llm")
    monkeypatch.setenv("LLM_USER_PATH", str(folder))
    lines = ("- model_id: bread", "  model_name: bread", f"  api_base: {service}/v1", "  api_key_name: none")
    (folder / "extra-openai-models.yaml").write_text("\n".join(lines), encoding="utf-8")
    model = pytest.importorskip("llm").get_model("bread")
    conversation = model.conversation()
    assert conversation.prompt("how long does a loaf keep", key="none").text().startswith(ANSWER)
    assert conversation.prompt("1", key="none", stream=False).text().startswith(NEXT_ANSWER)


def test_litellm_keeps_the_citations(service: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LITELLM_LOCAL_MODEL_COST_MAP", "True")  # otherwise it looks for one on the web
    litellm = pytest.importorskip("litellm")
    settings = {"model": "openai/bread", "api_base": f"{service}/v1", "api_key": "none"}
    messages = [{"role": "user", "content": "how long does a loaf keep"}]
    message = litellm.completion(messages=messages, **settings).choices[0].message
    assert message.content.startswith(ANSWER)
    address = message.annotations[0]["url_citation"]["url"]
    assert address.startswith(f"{service}/sources/handbook")
    connection = http.client.HTTPConnection(service.removeprefix("http://"))
    connection.request("GET", address.removeprefix(service).partition("#")[0])
    assert connection.getresponse().status == 200
    connection.close()
    streamed = litellm.completion(messages=messages, stream=True, **settings)
    assert "".join(chunk.choices[0].delta.content or "" for chunk in streamed) == message.content


def test_the_client_of_azure_gets_answers_prompts_and_a_miss(service: str) -> None:
    azure = pytest.importorskip("azure.ai.language.questionanswering")
    credentials = pytest.importorskip("azure.core.credentials")
    project = {"project_name": "bread", "deployment_name": "production"}
    with azure.QuestionAnsweringClient(service, credentials.AzureKeyCredential("none")) as client:
        (found,) = client.get_answers(question="how long does a loaf keep", **project).answers
        assert (found.answer, found.source, found.metadata) == (ANSWER, "The handbook", {"topic": "Storage"})
        (prompt,) = found.dialog.prompts
        assert prompt.display_text == "Can I freeze bread?"
        assert client.get_answers(qna_id=prompt.qna_id, **project).answers[0].answer == NEXT_ANSWER
        (miss,) = client.get_answers(question="who won the match", **project).answers
        assert (miss.qna_id, miss.confidence) == (-1, 0.0)


def test_a_bot_of_the_bot_framework_gets_answers_and_nothing_for_a_miss(service: str) -> None:
    qna = pytest.importorskip("botbuilder.ai.qna")
    core, schema = pytest.importorskip("botbuilder.core"), pytest.importorskip("botbuilder.schema")
    adapters = pytest.importorskip("botbuilder.core.adapters")
    aiohttp = pytest.importorskip("aiohttp")

    async def ask(*questions: str) -> list[list[Any]]:
        async with aiohttp.ClientSession() as session:
            maker = qna.QnAMaker(qna.QnAMakerEndpoint("bread", "none", service), http_client=session)
            return [
                await maker.get_answers(
                    core.TurnContext(adapters.TestAdapter(), _write(schema, question)),
                    qna.QnAMakerOptions(score_threshold=0.3),
                )
                for question in questions
            ]

    ((found,), nothing) = asyncio.run(ask("how long does a loaf keep", "who won the match"))
    assert (found.answer, [prompt.display_text for prompt in found.context.prompts]) == (
        ANSWER,
        ["Can I freeze bread?"],
    )
    assert nothing == []


def _write(schema: Any, text: str) -> Any:  # noqa: ANN401 - of the library
    """Write a message to a bot."""
    people = {"from_property": schema.ChannelAccount(id="ada"), "recipient": schema.ChannelAccount(id="bot")}
    place = SimpleNamespace(channel_id="test", service_url="https://bread.example")
    conversation = schema.ConversationAccount(id="1")
    return schema.Activity(type="message", text=text, conversation=conversation, **people, **vars(place))
