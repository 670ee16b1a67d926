"""``/v1/responses``."""

from collections.abc import AsyncIterator, Iterator
from time import time
from typing import Any
from uuid import uuid4

import msgspec
from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from faqbot.channels.http.endpoint import Endpoint, JsonResponse, read_json
from faqbot.channels.http.openai.messages import ANY_MODEL, ChatMessage, Completion, complete, to_error

_PREFIX = "resp_"
"""Begins the id of a response; the token of the conversation follows, so that the next request can name it."""


class ResponseRequest(Struct, frozen=True):
    """A request for a response; what else it has is passed over."""

    input: str | list[ChatMessage]
    model: str = ANY_MODEL
    stream: bool | None = False
    previous_response_id: str | None = None


async def _respond(request: Request, client: str) -> Response:
    asked = await read_json(request, ResponseRequest)
    messages = [ChatMessage("user", asked.input)] if isinstance(asked.input, str) else asked.input
    token = (asked.previous_response_id or "").removeprefix(_PREFIX) or None
    completion = complete(request, client, asked.model, messages, token)
    response = _to_response(asked, completion)
    if asked.stream:
        return StreamingResponse(_stream(response), media_type="text/event-stream")
    return JsonResponse(response)


def _to_response(asked: ResponseRequest, completion: Completion) -> dict[str, Any]:
    annotations = [{"type": "url_citation", **each} for each in completion.annotations]
    content = {"type": "output_text", "text": completion.text, "annotations": annotations, "logprobs": []}
    message = {"id": f"msg_{uuid4().hex}", "type": "message", "role": "assistant", "status": "completed"}
    prompt, text = completion.usage
    return {
        "id": f"{_PREFIX}{completion.conversation}",
        "object": "response",
        "created_at": int(time()),
        "status": "completed",
        "error": None,
        "incomplete_details": None,
        "instructions": None,
        "metadata": {},
        "model": asked.model,
        "output": [{**message, "content": [content]}],
        "parallel_tool_calls": False,
        "previous_response_id": asked.previous_response_id,
        "temperature": None,
        "tool_choice": "none",
        "tools": [],
        "top_p": None,
        "usage": {
            "input_tokens": prompt,
            "input_tokens_details": {"cached_tokens": 0, "cache_write_tokens": 0},
            "output_tokens": text,
            "output_tokens_details": {"reasoning_tokens": 0},
            "total_tokens": prompt + text,
        },
    }


async def _stream(response: dict[str, Any]) -> AsyncIterator[bytes]:
    for number, (kind, content) in enumerate(_build_events(response)):
        event = msgspec.json.encode({"type": kind, "sequence_number": number, **content})
        yield b"event: " + kind.encode() + b"\ndata: " + event + b"\n\n"


def _build_events(response: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    (item,) = response["output"]
    (part,) = item["content"]
    begun = {**response, "status": "in_progress", "output": [], "usage": None}
    place = {"item_id": item["id"], "output_index": 0, "content_index": 0}
    empty = {**part, "text": "", "annotations": []}
    yield "response.created", {"response": begun}
    yield "response.in_progress", {"response": begun}
    yield (
        "response.output_item.added",
        {"output_index": 0, "item": {**item, "status": "in_progress", "content": []}},
    )
    yield "response.content_part.added", {**place, "part": empty}
    for line in part["text"].splitlines(keepends=True):
        yield "response.output_text.delta", {**place, "delta": line, "logprobs": []}
    for number, annotation in enumerate(part["annotations"]):
        yield "response.output_text.annotation.added", {**place, "annotation_index": number, "annotation": annotation}
    yield "response.output_text.done", {**place, "text": part["text"], "logprobs": []}
    yield "response.content_part.done", {**place, "part": part}
    yield "response.output_item.done", {"output_index": 0, "item": item}
    yield "response.completed", {"response": response}


ROUTES: list[BaseRoute] = [Route("/v1/responses", Endpoint(_respond, to_error=to_error), methods=["POST"])]
