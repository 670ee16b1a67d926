"""A service with a small base, and a browser that visits it."""

from collections.abc import Iterator
from typing import Any

import pytest
from browsing import BREAD, open_browser, run_site, visit_with

PACKAGES = ("msgspec", "prometheus_client", "starlette", "uvicorn")

Browser = Any


@pytest.fixture(scope="session")
def pages() -> dict[str, tuple[str, str]]:
    """The pages of the other site."""
    return {}


@pytest.fixture(scope="session")
def site(pages: dict[str, tuple[str, str]]) -> Iterator[int]:
    """The port of another site."""
    with run_site(pages) as port:
        yield port


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory, site: int) -> Iterator[str]:
    """The address of a service, which the other site may show if it goes by its number."""
    for package in PACKAGES:
        pytest.importorskip(package)
    from http_service import run_service  # noqa: PLC0415 - it needs the packages

    from faqbot.channels.http.settings import Limits, Settings  # noqa: PLC0415

    base = tmp_path_factory.mktemp("service") / "bread.yaml"
    base.write_text(BREAD, encoding="utf-8")
    arabic = base.with_name("arabic.yaml")
    arabic.write_text(
        "format: 1\nid: arabic\ntitle: الخبز\nlanguage: ar\n"
        "entries:\n  - {id: a, question: كم يومًا يبقى الخبز؟, answer: ثلاثة أيام.}\n",
        encoding="utf-8",
    )
    settings = Settings(
        (str(base), str(arabic)), frame_ancestors=(f"http://127.0.0.1:{site}",), limits=Limits(rate=0), reload_seconds=0
    )
    with run_service(settings) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser without a window."""
    yield from open_browser()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Any]:
    """Return a function that opens an address in a new tab; errors and refusals of the browser end the test."""
    yield from visit_with(browser)
