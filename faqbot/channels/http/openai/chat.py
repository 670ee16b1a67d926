"""``/v1/chat/completions`` and ``/v1/models``."""

from collections.abc import AsyncIterator
from time import time
from typing import Any
from uuid import uuid4

import msgspec
from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from faqbot.channels.http.endpoint import Endpoint, JsonResponse, read_json
from faqbot.channels.http.openai.messages import ANY_MODEL, ChatMessage, Completion, complete, find_model, to_error
from faqbot.channels.http.service import service_of


class StreamOptions(Struct, frozen=True):
    """What a stream contains beside the text."""

    include_usage: bool = False


class ChatRequest(Struct, frozen=True):
    """A request for a completion; what else it has is passed over."""

    messages: list[ChatMessage]
    model: str = ANY_MODEL
    stream: bool | None = False
    stream_options: StreamOptions | None = None


async def _chat(request: Request, client: str) -> Response:
    asked = await read_json(request, ChatRequest)
    completion = complete(request, client, asked.model, asked.messages)
    head = {"id": f"chatcmpl-{uuid4().hex}", "created": int(time()), "model": asked.model}
    if asked.stream:
        with_usage = bool(asked.stream_options and asked.stream_options.include_usage)
        return StreamingResponse(_stream(head, completion, with_usage=with_usage), media_type="text/event-stream")
    annotations = [{"type": "url_citation", "url_citation": each} for each in completion.annotations]
    message = {"role": "assistant", "content": completion.text, "refusal": None, "annotations": annotations}
    choice = {"index": 0, "message": message, "logprobs": None, "finish_reason": "stop"}
    usage = _to_usage(completion)
    return JsonResponse({**head, "object": "chat.completion", "choices": [choice], "usage": usage})


async def _stream(head: dict[str, Any], completion: Completion, *, with_usage: bool) -> AsyncIterator[bytes]:
    head = {**head, "object": "chat.completion.chunk"}
    # The reply is there at once; its paragraphs come one by one for programs that show them as they come.
    deltas: list[dict[str, Any]] = [{"role": "assistant", "content": ""}]
    deltas += [{"content": part} for part in completion.text.splitlines(keepends=True)]
    for delta in deltas:
        yield _to_event({**head, "choices": [{"index": 0, "delta": delta, "finish_reason": None}]})
    annotations = [{"type": "url_citation", "url_citation": each} for each in completion.annotations]
    last = {"annotations": annotations} if annotations else {}
    yield _to_event({**head, "choices": [{"index": 0, "delta": last, "finish_reason": "stop"}]})
    if with_usage:
        yield _to_event({**head, "choices": [], "usage": _to_usage(completion)})
    yield b"data: [DONE]\n\n"


def _to_event(content: dict[str, Any]) -> bytes:
    return b"data: " + msgspec.json.encode(content) + b"\n\n"


def _to_usage(completion: Completion) -> dict[str, int]:
    prompt, text = completion.usage
    return {"prompt_tokens": prompt, "completion_tokens": text, "total_tokens": prompt + text}


def _to_model(name: str) -> dict[str, Any]:
    return {"id": name, "object": "model", "created": 0, "owned_by": "faqbot"}


async def _models(request: Request, _client: str) -> Response:
    names = [base.name for base in service_of(request).bases]
    return JsonResponse({"object": "list", "data": [_to_model(name) for name in names]})


async def _model(request: Request, _client: str) -> Response:
    return JsonResponse(_to_model(find_model(request, request.path_params["model"]).name))


ROUTES: list[BaseRoute] = [
    Route("/v1/models", Endpoint(_models, to_error=to_error), methods=["GET"]),
    Route("/v1/models/{model}", Endpoint(_model, to_error=to_error), methods=["GET"]),
    Route("/v1/chat/completions", Endpoint(_chat, to_error=to_error), methods=["POST"]),
]
