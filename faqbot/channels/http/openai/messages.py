"""What clients of OpenAI send, and the reply to it."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response

from faqbot.channels.http.bases import ServedBase
from faqbot.channels.http.clients import charge
from faqbot.channels.http.endpoint import JsonResponse
from faqbot.channels.http.openai.chores import do_chore
from faqbot.channels.http.problems import RequestProblem
from faqbot.channels.http.service import service_of
from faqbot.channels.http.shapes import MAX_TEXT
from faqbot.rendering.markdown import to_markdown
from faqbot.rendering.record import Record
from faqbot.replies.reply import Reply

MAX_REPLAYED = 20
"""Greatest number of a client's messages that are asked again, so that the last one is understood in its context."""

ANY_MODEL = "faqbot"
"""The name of a model that stands for the first base."""


class Part(Struct, frozen=True):
    """A part of a message; parts other than text are passed over."""

    type: str = ""
    text: str = ""


class ChatMessage(Struct, frozen=True):
    """A message of a conversation; what else it has is passed over."""

    role: str = ""
    content: str | list[Part] | None = None

    @property
    def text(self) -> str:
        """The text of the message."""
        if isinstance(self.content, list):
            return "\n".join(part.text for part in self.content if part.text)
        return self.content or ""


@dataclass(frozen=True, slots=True)
class Completion:
    """A reply in the terms of OpenAI.

    Attributes:
        text: The reply in Markdown.
        annotations: Its citations, each with the address of a page of this service.
        usage: The words of the last message and of the reply; nothing has tokens here.
        conversation: The token of the conversation.
    """

    text: str
    annotations: list[dict[str, Any]]
    usage: tuple[int, int]
    conversation: str = ""


def find_model(request: Request, model: str) -> ServedBase:
    """Return the base of a model.

    Raises:
        RequestProblem: If there is none.
    """
    return service_of(request).find_base(None if model == ANY_MODEL else model)


def complete(
    request: Request, client: str, model: str, messages: list[ChatMessage], token: str | None = None
) -> Completion:
    """Return the reply to the last message of a person.

    The messages before are asked again, which restores their context, so that "2" chooses.

    Args:
        request: The request.
        client: The name of its client.
        model: The model, which is a base.
        messages: The messages, of which only those of the person count.
        token: The token of the conversation before these messages.

    Raises:
        RequestProblem: If there is nothing to reply to.
    """
    service, base = service_of(request), find_model(request, model)
    typed = [message.text for message in messages if message.role == "user" and message.text.strip()][-MAX_REPLAYED:]
    if not typed:
        raise RequestProblem(422, "messages: the last message of the role user has no text")
    if any(len(text) > MAX_TEXT for text in typed[:-1]):
        raise RequestProblem(422, f"messages: a message has more than {MAX_TEXT} characters")
    if (chore := do_chore(typed[-1], base.bot)) is not None:
        return Completion(chore, [], _count_words(typed[-1], chore))
    charge(request, client, len(typed) - 1)
    session = service.restore_session(base, token, client)
    replies = [session.ask(text) for text in typed]
    record = service.count(replies[-1], base, "openai")
    text = render(replies[-1])
    annotations = _annotate(request, record, text)
    return Completion(text, annotations, _count_words(typed[-1], text), service.sign_session(base, session, client))


def render(reply: Reply) -> str:
    """Render a reply in Markdown, without the question as its heading."""
    return to_markdown(reply).partition("\n\n")[2].strip()


def _count_words(question: str, text: str) -> tuple[int, int]:
    return len(question.split()), len(text.split())


def _annotate(request: Request, record: Record, text: str) -> list[dict[str, Any]]:
    """Build the citations, each at the first mark ``[n]`` of the text."""
    found = []
    # An alert may stand alone; then the citations of the answer are not shown.
    for citation in record["citations"]:
        mark = f"\\[{citation['n']}\\]"
        start = text.find(mark)
        if start < 0 and f"({citation['passage']})" not in text:
            continue
        span = (start, start + len(mark)) if start >= 0 else (0, len(text))
        url = request.url_for("source", source=citation["source"]).include_query_params(base=record["knowledge"]["id"])
        address = f"{url}#{quote(citation['passage'], safe='')}"
        title = f"{citation['title']}, {citation['section']}"
        found.append({"start_index": span[0], "end_index": span[1], "title": title, "url": address})
    return found


def to_error(problem: RequestProblem) -> Response:
    """Build the reply for a problem in the shape that these clients read."""
    kind = {401: "authentication_error", 403: "permission_error", 429: "rate_limit_error"}
    code = {401: "invalid_api_key", 404: "model_not_found", 429: "rate_limit_exceeded"}
    error = {
        "message": problem.detail,
        "type": kind.get(problem.status, "invalid_request_error"),
        "param": None,
        "code": code.get(problem.status),
    }
    reply = JsonResponse({"error": error}, 400 if problem.status == 422 else problem.status)
    reply.headers.update(problem.headers)
    return reply
