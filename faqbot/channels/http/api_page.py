"""The page that describes the native interface for people."""

import json
from html import escape
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from faqbot.channels.http.openapi import build_description

POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


def render_description(description: dict[str, Any]) -> str:
    """Render an OpenAPI description as HTML without a script; every text is escaped."""
    info = description["info"]
    operations = [
        _render_operation(path, method, operation)
        for path, methods in description["paths"].items()
        for method, operation in methods.items()
    ]
    schemas = [
        f'<h3 id="{escape(name)}">{escape(name)}</h3>\n{_render_schema(schema)}'
        for name, schema in description["components"]["schemas"].items()
    ]
    return "\n".join([
        '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width">',
        f"<title>{escape(info['title'])}</title>",
        '<link rel="icon" href="page/icon.svg">\n<link rel="stylesheet" href="page/docs.css">',
        f"<h1>{escape(info['title'])} {escape(info['version'])}</h1>",
        '<p>The native interface, for people. Programs read <a href="openapi.json">openapi.json</a>.</p>',
        "<main>",
        *operations,
        "<h2>Schemas</h2>",
        *schemas,
        "</main>\n</html>\n",
    ])  # fmt: skip


def _render_operation(path: str, method: str, operation: dict[str, Any]) -> str:
    parts = [f"<h2><b>{escape(method.upper())}</b> {escape(path)}</h2>", f"<p>{escape(operation['summary'])}</p>"]
    if parameters := operation.get("parameters"):
        rows = "".join(
            f"<tr><td><code>{escape(each['name'])}</code><td>{escape(each['in'])}"
            f"<td>{'required' if each.get('required') else 'optional'}<td>{_name_schema(each['schema'])}"
            for each in parameters
        )
        parts.append(f"<table><tr><th>parameter<th>in<th><th>value{rows}</table>")
    for media, content in operation.get("requestBody", {}).get("content", {}).items():
        parts.append(f"<p>Body, <code>{escape(media)}</code>: {_name_schema(content['schema'])}</p>")
    for status, reply in operation["responses"].items():
        shapes = ", ".join(
            f"<code>{escape(media)}</code>: {_name_schema(content['schema'])}"
            for media, content in reply.get("content", {}).items()
        )
        parts.append(f"<p><code>{escape(status)}</code> {escape(reply['description'])} {shapes}</p>")
    return f"<section>{''.join(parts)}</section>"


def _name_schema(schema: dict[str, Any]) -> str:
    """Return a link to a schema that has a name, otherwise its kind in a few words."""
    if "$ref" in schema:
        name = escape(schema["$ref"].rpartition("/")[2])
        return f'<a href="#{name}">{name}</a>'
    if "allOf" in schema:
        return " and ".join(map(_name_schema, schema["allOf"]))
    if kinds := schema.get("anyOf"):
        return " or ".join(map(_name_schema, kinds))
    if schema.get("type") == "array":
        return f"a list of {_name_schema(schema['items'])}" if schema.get("items") else "a list"
    bounds = {key: value for key, value in schema.items() if key not in {"type", "description"}}
    kind = escape(str(schema.get("type", "")))
    return f"{kind} <code>{escape(json.dumps(bounds))}</code>".strip() if bounds else kind or "any value"


def _render_schema(schema: dict[str, Any]) -> str:
    about = f"<p>{escape(schema['description'])}</p>" if "description" in schema else ""
    required = schema.get("required", [])
    rows = "".join(
        f"<tr><td><code>{escape(name)}</code><td>{'required' if name in required else 'optional'}"
        f"<td>{_name_schema(inner)} {escape(inner.get('description', ''))}"
        for name, inner in schema.get("properties", {}).items()
    )
    return f"{about}<table><tr><th>key<th><th>value{rows}</table>" if rows else f"{about}<p>{_name_schema(schema)}</p>"


async def _docs(_request: Request) -> Response:
    return HTMLResponse(render_description(build_description()), headers={"Content-Security-Policy": POLICY})


ROUTES: list[BaseRoute] = [Route("/docs", _docs, methods=["GET"])]
