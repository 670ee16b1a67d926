"""Errors as problem details (RFC 9457)."""

from collections.abc import Mapping
from http import HTTPStatus

import msgspec
from starlette.responses import Response


class RequestProblem(Exception):  # noqa: N818 - the standard's word
    """A request that cannot be answered.

    Args:
        status: The HTTP status.
        detail: What is wrong, and what would be right, in one sentence.
        headers: Headers of the reply, such as ``Retry-After``.
    """

    def __init__(self, status: int, detail: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(detail)
        self.status, self.detail, self.headers = status, detail, dict(headers or {})


def to_problem(problem: RequestProblem) -> Response:
    """Build the reply for a problem: ``application/problem+json`` with a title, the status and the detail."""
    content = {"title": HTTPStatus(problem.status).phrase, "status": problem.status, "detail": problem.detail}
    body = msgspec.json.encode(content)
    return Response(body, problem.status, problem.headers, media_type="application/problem+json")


def describe_fault(error: msgspec.ValidationError) -> str:
    """Describe what is wrong with a value, with its place.

    >>> describe_fault(msgspec.ValidationError("Expected `str`, got `int` - at `$.question`"))
    'question: expected `str`, got `int`'
    >>> describe_fault(msgspec.ValidationError("Object missing required field `question`"))
    'object missing required field `question`'
    """
    what, _, place = str(error).partition(" - at `")
    place = place.rstrip("`").removeprefix("$").removeprefix(".")
    return f"{place + ': ' if place else ''}{what[:1].lower()}{what[1:]}"
