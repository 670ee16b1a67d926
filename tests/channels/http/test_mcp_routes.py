"""The Model Context Protocol over HTTP, with a real client."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import anyio
import pytest
from browsing import BREAD

mcp = pytest.importorskip("mcp")
for package in ("msgspec", "prometheus_client", "starlette", "uvicorn"):
    pytest.importorskip(package)

from http_service import run_service  # noqa: E402 - it needs the packages

from faqbot.channels.http.settings import Key, Settings  # noqa: E402

Result = Any


@pytest.fixture
def base(tmp_path: Path) -> str:
    (tmp_path / "bread.yaml").write_text(BREAD, encoding="utf-8")
    return str(tmp_path / "bread.yaml")


@pytest.fixture
def service(base: str) -> Iterator[str]:
    with run_service(Settings((base,), with_mcp=True, reload_seconds=0)) as address:
        yield address


@pytest.mark.parametrize("path", ["/mcp", "/mcp/bread"])
@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_a_client_asks_and_chooses_over_http(service: str, path: str, mode: str) -> None:
    async def talk() -> list[str]:
        async with mcp.Client(f"{service}{path}", mode=mode) as client:
            first = await client.call_tool("ask", {"question": "how long does a loaf keep"})
            handle = first.structured_content["conversation"]
            second = await client.call_tool("ask", {"question": "1", "conversation": handle})
            return [result.structured_content["entry"] for result in (first, second)]

    assert anyio.run(talk) == ["keeps", "freezes"]


def test_a_service_with_keys_wants_one(base: str) -> None:
    key = Key("desk", hashlib.sha256(b"secret").hexdigest())
    with run_service(Settings((base,), keys=(key,), with_mcp=True, reload_seconds=0)) as address:
        request = Request(f"{address}/mcp", b"{}", {"Content-Type": "application/json"})  # noqa: S310 - our own service
        with pytest.raises(HTTPError) as caught:
            urlopen(request)  # noqa: S310
        with caught.value as error:
            assert (error.code, error.read()) == (
                401,
                b'{"title":"Unauthorized","status":401,"detail":"send a key: Authorization: Bearer KEY"}',
            )


def test_a_service_speaks_the_protocol_only_if_it_is_told_to(base: str) -> None:
    with run_service(Settings((base,), reload_seconds=0)) as address:
        with pytest.raises(HTTPError) as caught:
            urlopen(f"{address}/mcp", b"{}")  # noqa: S310
        with caught.value as error:
            assert error.code == 404
