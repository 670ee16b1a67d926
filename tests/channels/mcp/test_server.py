"""The server as a client sees it, in memory."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, get_type_hints

import anyio
import pytest

from faqbot.bot import FaqBot
from faqbot.knowledge.loading import load_knowledge
from faqbot.rendering.record import Record

mcp = pytest.importorskip("mcp")

from faqbot.channels.mcp.results import AskResult  # noqa: E402 - it needs the package
from faqbot.channels.mcp.server import build_server  # noqa: E402

BREAD = """\
format: 1
id: bread
title: Bread at home
alerts:
  - {id: choking, signs: [choking], text: Call 112 now.}
sources:
  - id: handbook
    title: The handbook
    url: https://bread.example/handbook
    passages:
      - {id: storage/1, section: Storage, about: how long a loaf keeps, begins: A loaf keeps}
evidence_levels: {reported: The handbook says so.}
entries:
  - id: keeps
    topic: Storage
    question: How long does a loaf keep?
    paraphrases: [when does bread go stale, shelf life of a loaf]
    answer: About three days [1].
    citations: [storage/1]
    evidence: reported
    follow_ups: [freezes]
    tags: [storage]
  - id: freezes
    topic: Storage
    question: Can I freeze bread?
    paraphrases: [bread in the freezer]
    answer: Yes, for up to three months.
"""

Client = Any
Result = Any


@pytest.fixture
def talk(tmp_path: Path) -> Callable[[Callable[[Client], Awaitable[Any]]], Any]:
    """Return a function that runs one conversation with the server."""
    (tmp_path / "bread.yaml").write_text(BREAD, encoding="utf-8")
    bot = FaqBot(load_knowledge(tmp_path / "bread.yaml"))
    server = build_server(lambda: bot)

    def talk(conversation: Callable[[Client], Awaitable[Any]]) -> Result:
        async def run() -> Result:
            async with mcp.Client(server) as client:
                return await conversation(client)

        return anyio.run(run)

    return talk


Talk = Callable[[Callable[[Client], Awaitable[Any]]], Any]


def call(talk: Talk, tool: str, **arguments: object) -> Result:
    async def conversation(client: Client) -> Result:
        return await client.call_tool(tool, arguments)

    return talk(conversation)


def read(talk: Talk, address: str) -> str:
    async def conversation(client: Client) -> Result:
        return await client.read_resource(address)

    return str(talk(conversation).contents[0].text)


def test_an_answer_has_its_structure_and_the_same_in_words(talk: Talk) -> None:
    result = call(talk, "ask", question="how long does a loaf kepe?")
    record = result.structured_content
    assert record["kind"] == "answer"
    assert record["entry"] == "keeps"
    assert record["corrections"] == [{"from": "kepe", "to": "keep"}]
    assert result.content[0].text == (
        "I read kepe as keep.\n\nAbout three days [1].\n\nHow sure is this? The handbook says so.\n\nSources\n"
        "“The handbook”, https://bread.example/handbook\n"
        "  [1] Storage (storage/1), “A loaf keeps …”, https://bread.example/handbook#:~:text=A%20loaf%20keeps\n\n"
        "You may also want to know:\n  1. Can I freeze bread?\n\n"
        f"conversation: {record['conversation']}"
    )


def test_a_number_chooses_in_the_conversation_of_the_handle(talk: Talk) -> None:
    handle = call(talk, "ask", question="how long does a loaf keep").structured_content["conversation"]
    assert call(talk, "ask", question="1", conversation=handle).structured_content["entry"] == "freezes"
    assert call(talk, "ask", question="1").structured_content["kind"] == "no_answer"


def test_a_text_that_is_no_handle_is_refused(talk: Talk) -> None:
    result = call(talk, "ask", question="1", conversation="yesterday")
    assert result.is_error
    assert result.content[0].text == (
        "Error executing tool ask: conversation is no handle that an earlier reply gave; "
        "leave it out to begin a new conversation"
    )


def test_an_alert_comes_first_when_asking_and_when_searching(talk: Talk) -> None:
    asked = call(talk, "ask", question="he is choking on bread")
    assert asked.content[0].text.startswith("Call 112 now.\n")
    assert asked.structured_content["alert"] == {"id": "choking", "text": "Call 112 now."}
    searched = call(talk, "search", query="he is choking on bread")
    assert searched.content[0].text.startswith("Call 112 now.\n")
    assert searched.structured_content["alert"] == {"id": "choking", "text": "Call 112 now."}


def test_a_search_lists_candidates_and_gives_no_answer(talk: Talk) -> None:
    result = call(talk, "search", query="bread in the freezer", top=1)
    (candidate,) = result.structured_content["candidates"]
    assert (candidate["entry"], candidate["question"]) == ("freezes", "Can I freeze bread?")
    assert result.content[0].text == f"{candidate['confidence']:.2f} freezes: Can I freeze bread?"


def test_an_entry_is_given_by_its_id(talk: Talk) -> None:
    entry = call(talk, "entry", id="keeps").structured_content
    (citation,) = entry.pop("citations")
    assert (citation["source"], citation["passage"], citation["n"]) == ("handbook", "storage/1", 1)
    assert entry == {
        "id": "keeps",
        "topic": "Storage",
        "question": "How long does a loaf keep?",
        "answer": "About three days [1].",
        "evidence": "The handbook says so.",
        "follow_ups": [{"entry": "freezes", "question": "Can I freeze bread?"}],
        "tags": ["storage"],
        "url": None,
        "meta": {},
    }


def test_an_unknown_id_is_an_error_that_says_where_ids_are(talk: Talk) -> None:
    result = call(talk, "entry", id="kneading")
    assert result.is_error
    assert result.content[0].text == (
        'Error executing tool entry: there is no entry "kneading"; '
        "the tool search and the resource faq://entries give the ids"
    )


def test_an_entry_whose_source_has_changed_is_not_given(tmp_path: Path) -> None:
    stale = BREAD.replace("about: how", f"sha256: {'a' * 64}, about: how")
    stale += f"lock: {{keeps: {{storage/1: {'b' * 64}}}}}\n"
    (tmp_path / "bread.yaml").write_text(stale, encoding="utf-8")
    bot = FaqBot(load_knowledge(tmp_path / "bread.yaml"))
    server = build_server(lambda: bot)

    async def run() -> Result:
        async with mcp.Client(server) as client:
            return await client.call_tool("entry", {"id": "keeps"})

    assert anyio.run(run).content[0].text == (
        'Error executing tool entry: entry "keeps" is not answered: '
        "its source has changed since a person last checked it"
    )


def test_every_tool_is_read_only_and_has_the_schema_of_its_result(talk: Talk) -> None:
    async def conversation(client: Client) -> Result:
        return await client.list_tools()

    tools = talk(conversation).tools
    assert [tool.name for tool in tools] == ["ask", "search", "entry"]
    for tool in tools:
        assert tool.annotations.read_only_hint
        assert tool.output_schema["type"] == "object"
        assert "“Bread at home”" in tool.description


def test_the_schema_of_ask_is_that_of_the_record() -> None:
    explained = {"why", "receipt"}
    assert (
        get_type_hints(AskResult).keys() - {"conversation"}
        == get_type_hints(Record, localns={"WhyRecord": object, "ReceiptRecord": object}).keys() - explained
    )


def test_the_resources_are_pages_of_entries_and_passages(talk: Talk) -> None:
    assert read(talk, "faq://entries") == (
        "# Bread at home\n\n## Storage\n\n"
        "- How long does a loaf keep? <faq://entries/keeps>\n- Can I freeze bread? <faq://entries/freezes>\n"
    )
    assert read(talk, "faq://entries/freezes") == "## Can I freeze bread?\n\nYes, for up to three months.\n"
    assert read(talk, "faq://sources/handbook/storage/1") == (
        "# Storage\n\n“The handbook”, https://bread.example/handbook\n\n"
        "Storage (storage/1), “A loaf keeps …”, https://bread.example/handbook#:~:text=A%20loaf%20keeps\n\n"
        "Subject: how long a loaf keeps\n\nSHA-256 of its text: not known\n\n"
        "Entries that rest on it:\n\n- How long does a loaf keep? <faq://entries/keeps>\n"
    )


def test_a_page_that_is_not_there_says_what_is(talk: Talk) -> None:
    async def conversation(client: Client) -> str:
        with pytest.raises(mcp.MCPError) as caught:
            await client.read_resource("faq://sources/handbook/storage/9")
        return str(caught.value)

    assert talk(conversation) == (
        'no source has the passage "handbook/storage/9"; the citations of an answer name source and passage'
    )


def test_the_prompt_asks_for_answers_from_the_base_alone(talk: Talk) -> None:
    async def conversation(client: Client) -> Result:
        return await client.get_prompt("answer_from_faq", {"question": "{title}?"})

    text = talk(conversation).messages[0].content.text
    assert text.startswith("Answer the question below only from the FAQ “Bread at home”.\n")
    assert text.endswith("\nQuestion: {title}?")
