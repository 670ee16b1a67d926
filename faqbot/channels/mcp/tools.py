"""The tools: ask, search and entry."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, cast

from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import CallToolResult, TextContent
from pydantic import Field

from faqbot.bot import FaqBot
from faqbot.channels.mcp.conversation_handle import pack_conversation, unpack_conversation
from faqbot.channels.mcp.entry_page import find_answer
from faqbot.channels.mcp.results import AskResult, EntryResult, SearchResult
from faqbot.knowledge.model import Entry
from faqbot.language.text import shown_text
from faqbot.matching.ranking import Match
from faqbot.rendering.plain import to_text
from faqbot.rendering.record import to_record
from faqbot.rendering.record_parts import round_figure

Question = Annotated[str, Field(description="the question, in the person's own words")]
Handle = Annotated[str, Field(description="the handle that the previous reply gave; empty begins a new conversation")]
Where = Annotated[dict[str, str] | None, Field(description="the person's circumstances, such as {'audience': 'staff'}")]
Language = Annotated[str | None, Field(description="the person's language, such as de, if the FAQ is in several")]
Top = Annotated[int, Field(ge=1, le=8, description="how many candidates at most")]
Id = Annotated[str, Field(description="the id of an entry, from ask or search")]


BotSource = Callable[[], FaqBot]
"""Returns the bot that answers now."""


@dataclass(frozen=True, slots=True)
class FaqTools:
    """The tools of one base.

    Attributes:
        source: Returns the bot that answers the questions.
    """

    source: BotSource

    def ask(
        self, question: Question, conversation: Handle = "", where: Where = None, language: Language = None
    ) -> Annotated[CallToolResult, AskResult]:
        """Answer a question from the base.

        Raises:
            ToolError: If the conversation is no handle of this server.
        """
        try:
            saved = unpack_conversation(conversation) if conversation else None
        except ValueError as error:
            raise ToolError(str(error)) from None
        session = self.source().session(saved, where=where, language=language)
        reply = session.ask(question)
        handle = pack_conversation(session.to_json())
        text = to_text(reply)
        return _result(f"{text}\n\nconversation: {handle}", {**to_record(reply), "conversation": handle})

    def search(
        self, query: Question, top: Top = 5, where: Where = None, language: Language = None
    ) -> Annotated[CallToolResult, SearchResult]:
        """List the entries nearest to a query."""
        bot = self.source()
        alert = bot.notices_for(query)[0]
        matches = bot.rank(query, top, where=where, language=language)
        record = {
            "alert": {"id": alert.id, "text": alert.text} if alert else None,
            "candidates": [_candidate(match) for match in matches],
        }
        lines = [shown_text(alert.text)] if alert else []
        lines += [f"{match.confidence:.2f} {match.item.id}: {shown_text(match.item.question)}" for match in matches]
        return _result("\n".join(lines) or "No entry is near.", record)

    def entry(self, id: Id) -> Annotated[CallToolResult, EntryResult]:  # noqa: A002 - the name of the argument
        """Give one entry by its id.

        Raises:
            ToolError: If the base has no such entry, or its answer is not given because its source has changed.
        """
        try:
            reply = find_answer(self.source(), id)
        except LookupError as error:
            raise ToolError(str(error)) from None
        entry = reply.entry
        record = to_record(reply)
        return _result(
            to_text(reply),
            {
                "id": entry.id,
                "topic": entry.topic,
                "question": entry.question,
                "answer": entry.answer,
                "evidence": reply.knowledge.evidence_levels[entry.evidence] if entry.evidence else None,
                "citations": record["citations"],
                "follow_ups": record["follow_ups"],
                "tags": list(entry.tags),
                "url": entry.url,
                "meta": dict(entry.meta),
            },
        )


def _candidate(match: Match[Entry]) -> dict[str, object]:
    return {
        "entry": match.item.id,
        "question": match.item.question,
        "confidence": round_figure(match.confidence),
        "passages": [citation.passage.id for citation in match.item.citations],
    }


def _result(text: str, record: object) -> CallToolResult:
    return CallToolResult(
        content=[TextContent(type="text", text=text)], structured_content=cast("dict[str, object]", record)
    )
