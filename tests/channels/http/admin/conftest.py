"""A service with a log and a key, and a browser that visits its admin page."""

import asyncio
import json
from collections.abc import Iterator
from hashlib import sha256
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from browsing import open_browser, visit_with
from serving import KEY

from faqbot.curation.desk.__main__ import perform

if TYPE_CHECKING:
    from faqbot.channels.http.admin.desk import Desk

PACKAGES = ("msgspec", "prometheus_client", "starlette", "uvicorn")

SHOP = """\
format: 1
id: shop
title: The <b>shop</b>
entries:
  - id: keeps
    question: How long does a loaf keep?
    paraphrases: [when does bread go stale, shelf life of a loaf, how many days is bread good]
    answer: About three days.
    follow_ups: [opening-hours]
  - id: opening-hours
    question: When are you open?
    answer: From seven to one.
"""


class Shop(NamedTuple):
    """A service, and the file of its base."""

    address: str
    base: Path


async def perform_here(_desk: "Desk", request: bytes) -> dict[str, Any]:
    """Do the work of a desk in this process, which spares each request the start of another one."""
    return await asyncio.to_thread(perform, json.loads(request))


@pytest.fixture
def quick_desk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every desk do its work in this process."""
    monkeypatch.setattr("faqbot.channels.http.admin.desk.Desk._run", perform_here)


@pytest.fixture
def shop(tmp_path: Path, quick_desk: None) -> Iterator[Shop]:
    """A service that was asked in vain whether there is parking, twice, and for something that looks like markup."""
    del quick_desk
    for package in PACKAGES:
        pytest.importorskip(package)
    from http_service import run_service  # noqa: PLC0415 - it needs the packages

    from faqbot.channels.http.settings import Key, Limits, LogSettings, ReviewSettings, Settings  # noqa: PLC0415

    base = tmp_path / "shop.yaml"
    base.write_text(SHOP, encoding="utf-8")
    settings = Settings(
        (str(base),),
        is_open=True,
        keys=(Key("boss", sha256(KEY.encode()).hexdigest(), ("review",)),),
        log=LogSettings(str(tmp_path / "log")),
        review=ReviewSettings(write=True),
        limits=Limits(rate=0),
        reload_seconds=0,
    )
    with run_service(settings) as address:
        connection = HTTPConnection(address.removeprefix("http://"))
        for question in ("is there parking", "is there parking", "rye <img src=x onerror=alert(1)> rolls"):
            body = json.dumps({"question": question})
            connection.request("POST", "/v1/ask", body, {"Content-Type": "application/json"})
            connection.getresponse().read()
        connection.close()
        yield Shop(address, base)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A browser without a window."""
    yield from open_browser()


@pytest.fixture
def visit(browser: Any) -> Iterator[Any]:  # noqa: ANN401 - the browser of an extra
    """Return a function that opens an address in a new tab; errors and refusals of the browser end the test."""
    yield from visit_with(browser)
