"""The description of the interface is that of the service."""

from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from serving import serve_bread

pytest.importorskip("starlette")
pytest.importorskip("httpx")
pytest.importorskip("msgspec")


def test_every_route_of_the_native_interface_is_described(folder: Path) -> None:
    del folder
    client = serve_bread()
    described = client.get("/openapi.json").json()["paths"]
    foreign = ("/v1/models", "/v1/chat", "/v1/responses")
    routes = {route.path for route in client.app.routes if route.path.startswith("/v1/")}
    assert set(described) == {path for path in routes if not path.startswith(foreign)}


def test_a_reply_is_as_described(folder: Path) -> None:
    del folder
    client = serve_bread()
    description = client.get("/openapi.json").json()
    operation = description["paths"]["/v1/ask"]["post"]
    schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
    validator = Draft202012Validator({**schema, "components": description["components"]})
    for question in ("how long does a loaf keep", "gluten free", "who won", ""):
        validator.validate(client.post("/v1/ask", json={"question": question, "why": True}).json())
    body = operation["requestBody"]["content"]["application/json"]["schema"]
    asking = Draft202012Validator({**body, "components": description["components"]})
    assert asking.is_valid({"question": "x", "top": 8})
    assert not asking.is_valid({"question": "x", "tpo": 8})
