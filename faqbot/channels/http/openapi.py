"""The description of the native interface, in OpenAPI 3.1."""

from functools import cache
from typing import Any, NotRequired, get_origin, get_type_hints

import msgspec
from msgspec import UNSET, UnsetType
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from faqbot.channels.http.endpoint import JsonResponse
from faqbot.channels.http.hand_over import HandOverRecord
from faqbot.channels.http.shapes import AskRequest, BatchQuestion, ChooseRequest, FeedbackRequest
from faqbot.rendering import explanation_record, receipt_record
from faqbot.rendering.record import Record
from faqbot.version import VERSION

_PARAMETERS: dict[str, dict[str, Any]] = {
    "base": {"name": "base", "in": "query", "schema": {"type": "string"}},
    "q": {"name": "q", "in": "query", "required": True, "schema": {"type": "string", "minLength": 1}},
    "top": {"name": "top", "in": "query", "schema": {"type": "integer", "minimum": 1, "maximum": 8}},
    "language": {"name": "language", "in": "query", "schema": {"type": "string"}},
    "entry": {"name": "entry", "in": "path", "required": True, "schema": {"type": "string"}},
}

_READS = {
    "/v1/search": ("List the entries that may answer a question.", ("q", "top", "base", "language")),
    "/v1/bases": ("List the bases.", ()),
    "/v1/topics": ("List the questions by topic.", ("base",)),
    "/v1/messages": ("Give the sentences of a base.", ("base",)),
    "/v1/entries/{entry}": ("Give an entry with its citations.", ("entry", "base")),
}

_PROBLEM = {
    "type": "object",
    "required": ["title", "status", "detail"],
    "properties": {"title": {"type": "string"}, "status": {"type": "integer"}, "detail": {"type": "string"}},
}


@cache
def build_description() -> dict[str, Any]:
    """Build the description; its schemas are made from the shapes that requests are checked against."""
    types = (AskRequest, ChooseRequest, FeedbackRequest, BatchQuestion, _build_record_type(), HandOverRecord)
    shapes, components = msgspec.json.schema_components(types, ref_template="#/components/schemas/{name}")
    ask, choose, feedback, line, record, hand_over = shapes
    components["Problem"] = _PROBLEM
    more = {"conversation": {"type": "string"}, "hand_over": {"anyOf": [hand_over, {"type": "null"}]}}
    components["Continuation"] = {"type": "object", "properties": more}
    replied = {"allOf": [record, {"$ref": "#/components/schemas/Continuation"}]}
    paths: dict[str, Any] = {
        "/v1/ask": {"post": _describe("Answer a question.", ask, replied)},
        "/v1/choose": {"post": _describe("Give the answer of an entry that was chosen.", choose, replied)},
        "/v1/feedback": {"post": _describe("Count whether the last reply helped.", feedback, None)},
        "/v1/batch": {
            "post": {
                **_describe("Answer questions, one a line.", line, record, "application/jsonl"),
                "parameters": [_PARAMETERS["base"]],
            }
        },
    }
    for path, (summary, names) in _READS.items():
        content = _describe(summary, None, {"type": "object"})
        paths[path] = {"get": {**content, "parameters": [_PARAMETERS[name] for name in names]}}
    schemes = {"key": {"type": "http", "scheme": "bearer"}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "faqbot", "version": VERSION},
        "security": [{}, {"key": []}],
        "paths": paths,
        "components": {"schemas": components, "securitySchemes": schemes},
    }


def _build_record_type() -> type:
    """Build a shape with the keys of a record, which names two of its types only for type checkers."""
    names = vars(explanation_record) | vars(receipt_record)
    known = {name: names[name] for name in ("WhyRecord", "ReceiptRecord")}
    hints, marked = (get_type_hints(Record, localns=known, include_extras=extras) for extras in (False, True))
    required = [(name, kind) for name, kind in hints.items() if get_origin(marked[name]) is not NotRequired]
    optional = [(name, kind | UnsetType, UNSET) for name, kind in hints.items() if (name, kind) not in required]
    return msgspec.defstruct("Record", [*required, *optional])


def _describe(
    summary: str, body: dict[str, Any] | None, reply: dict[str, Any] | None, media: str = "application/json"
) -> dict[str, Any]:
    problem = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    replies: dict[str, Any] = {
        "default": {"description": "What is wrong, and what would be right.", "content": problem}
    }
    if reply:
        replies["200"] = {"description": "The reply.", "content": {media: {"schema": reply}}}
    else:
        replies["204"] = {"description": "It was counted."}
    operation: dict[str, Any] = {"summary": summary, "responses": replies}
    if body:
        operation["requestBody"] = {"required": True, "content": {media: {"schema": body}}}
    return operation


async def _openapi(_request: Request) -> Response:
    return JsonResponse(build_description())


ROUTES: list[BaseRoute] = [Route("/openapi.json", _openapi)]
