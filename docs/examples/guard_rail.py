"""An agent with a language model that asks the FAQ by MCP first, and says nothing else about what the FAQ answers.

The model only routes. What the FAQ says is passed on word for word, an alert before everything; the model is not asked
to repeat it, because it could change a number.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from mcp import Client

Model = Callable[[str], Awaitable[str]]
"""Returns the text that a language model gives for a message."""


async def reply_to(message: str, faq: Client, model: Model, handle: str = "") -> tuple[str, str]:
    """Return the reply to a message, and the handle of the conversation.

    Args:
        message: What the person wrote.
        faq: A client of ``faqbot mcp``, or of ``/mcp`` of the service.
        model: The language model, for small talk and for what is not a matter of the FAQ.
        handle: The handle of the reply before.
    """
    result = await faq.call_tool("ask", {"question": message, "conversation": handle})
    record: dict[str, Any] = result.structured_content or {}
    shown = result.content[0].text.rpartition("\n\nconversation: ")[0]  # as people read it, with sources
    is_faq = record["alert"] or record["caution"] or record["kind"] in {"answer", "clarification"} or record["gap"]
    return (shown if is_faq else await model(message)), record["conversation"]
