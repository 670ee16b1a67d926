"""The frame of an endpoint: who asks, how often, and what a wrong request gets."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any, TypeVar

import msgspec
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from faqbot.channels.http.clients import identify, limit_rate
from faqbot.channels.http.encoding import encode_json
from faqbot.channels.http.problems import RequestProblem, describe_fault, to_problem
from faqbot.channels.http.service import service_of

Handler = Callable[[Request, str], Awaitable[Response]]
"""Answers a request of a client, whose name is that of its key, or empty."""

T = TypeVar("T")


class Endpoint:
    """A handler as the endpoint of a route.

    It is an application of its own, which spares each request the wrappers that Starlette puts around functions.

    Args:
        handler: Answers the request.
        scope: What the key of the client must be good for.
        to_error: Builds the reply for a problem, in the shape that the clients of the route expect.
    """

    __slots__ = ("_handler", "_scope", "_to_error")

    def __init__(
        self, handler: Handler, *, scope: str = "ask", to_error: Callable[[RequestProblem], Response] = to_problem
    ) -> None:
        self._handler, self._scope, self._to_error = handler, scope, to_error

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        request = Request(scope, receive, send)
        try:
            client = identify(request, self._scope)
            limit_rate(request, client)
            response = await self._handler(request, client)
            await service_of(request).settle_log()
        except RequestProblem as problem:
            response = self._to_error(problem)
        except ClientDisconnect:
            return  # Nobody waits for the reply.
        await response(scope, receive, send)


async def read_body(request: Request, limit: int | None = None) -> bytes:
    """Read the body of a request.

    Args:
        request: The request.
        limit: Greatest number of bytes; None takes that of the settings.

    Raises:
        RequestProblem: If it is too long, too slow, or compressed.
    """
    limits = service_of(request).settings.limits
    limit = limits.body if limit is None else limit
    if request.headers.get("content-encoding", "identity") != "identity":
        raise RequestProblem(415, "send the body without Content-Encoding")
    chunks, length = [], 0
    try:
        async with asyncio.timeout(limits.seconds):
            is_whole = False
            while not is_whole:
                message = await request.receive()
                if message["type"] == "http.disconnect":
                    raise ClientDisconnect
                chunks.append(message.get("body", b""))
                length += len(chunks[-1])
                if length > limit:
                    raise RequestProblem(413, f"the body is longer than {limit} bytes; send less at once")
                is_whole = not message.get("more_body", False)
    except TimeoutError:
        raise RequestProblem(408, f"the body did not arrive within {limits.seconds:g} s") from None
    return b"".join(chunks)


async def read_json(request: Request, shape: type[T]) -> T:
    """Read the body of a request as JSON of a shape.

    Another media type is refused: a page of another site could send it without being asked (cross-site requests).

    Raises:
        RequestProblem: If the body is not what the shape says.
    """
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise RequestProblem(415, "send the body as JSON, with Content-Type: application/json")
    return decode_json(await read_body(request), shape)


def decode_json(body: bytes, shape: type[T]) -> T:
    """Decode JSON of a shape.

    Raises:
        RequestProblem: If it is none, or of another shape.
    """
    try:
        # Texts with half of a surrogate pair are JSON, but msgspec and UTF-8 have none.
        return msgspec.json.decode(body, type=shape)
    except msgspec.ValidationError as error:
        # What is wrong may come before what is no JSON, which is only found now.
        with suppress(msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            return msgspec.convert(_round_numbers(msgspec.json.decode(body)), shape)
        raise RequestProblem(422, describe_fault(error)) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise RequestProblem(400, "the body is not JSON in UTF-8") from None


def _round_numbers(value: Any) -> Any:  # noqa: ANN401 - any plain value
    """Return a value with integers in place of numbers like 3.0, which JSON does not tell apart."""
    if isinstance(value, dict):
        return {key: _round_numbers(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_round_numbers(inner) for inner in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


class JsonResponse(Response):
    """A reply in JSON."""

    media_type = "application/json"

    def render(self, content: Any) -> bytes:  # noqa: ANN401 - any plain value
        """Encode the content."""
        return encode_json(content)
