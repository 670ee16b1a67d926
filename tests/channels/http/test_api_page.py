"""The page that describes the interface: everything of the description, no script, every text escaped."""

import re
from pathlib import Path

import pytest

pytest.importorskip("starlette")
pytest.importorskip("httpx")
pytest.importorskip("msgspec")

from serving import serve_bread

from faqbot.channels.http.api_page import render_description
from faqbot.channels.http.openapi import build_description


def test_the_page_shows_every_operation_and_every_schema(folder: Path) -> None:
    del folder
    reply = serve_bread().get("/docs")
    assert reply.headers["content-type"] == "text/html; charset=utf-8"
    for path, operations in build_description()["paths"].items():
        for method, operation in operations.items():
            assert f"<h2><b>{method.upper()}</b> {path}</h2><p>{operation['summary']}</p>" in reply.text
    for name, schema in build_description()["components"]["schemas"].items():
        assert f'<h3 id="{name}">{name}</h3>' in reply.text
        for key in schema.get("properties", {}):
            assert f"<td><code>{key}</code><td>" in reply.text


def test_every_link_of_the_page_leads_somewhere(folder: Path) -> None:
    del folder
    client = serve_bread()
    page = client.get("/docs").text
    anchors = set(re.findall(r'id="([^"]+)"', page))
    for link in re.findall(r'href="([^"]+)"', page):
        if link.startswith("#"):
            assert link[1:] in anchors
        else:
            assert client.get(f"/{link}").status_code == 200, link


@pytest.mark.hazard(id="markup-in-page")
def test_the_page_runs_nothing_and_escapes_everything(folder: Path) -> None:
    del folder
    reply = serve_bread().get("/docs")
    assert "<script" not in reply.text
    assert reply.headers["content-security-policy"].startswith("default-src 'none'; style-src 'self';")
    evil = "<b>&\"'"
    schema = {"properties": {evil: {"type": "string", "description": evil}}, "description": evil}
    operation = {"summary": evil, "responses": {evil: {"description": evil}}}
    description = {
        "info": {"title": evil, "version": evil},
        "paths": {evil: {evil: operation}},
        "components": {"schemas": {evil: schema}},
    }
    assert evil not in render_description(description)
