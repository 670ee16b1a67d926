"""A small base, a site beside the service, and what a visitor does on the page."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = "/usr/bin/chromium"

BREAD = """\
format: 1
id: bread
title: Bread & <b>butter</b>
notice: I answer from the handbook. </script><b>Ask a baker.</b>
contact: Ask your baker.
alerts:
  - {id: choking, signs: [choking], text: Call 112 now., examples: [he is choking]}
deferrals:
  - {id: diet, signs: [should i stop eating], text: That is yours to decide.}
sources:
  - id: handbook
    title: The handbook
    url: https://bread.example/handbook
    passages:
      - {id: storage/1, section: Storage, about: how long a loaf keeps, begins: A loaf keeps}
entries:
  - id: keeps
    topic: Storage
    question: How long does a loaf keep?
    paraphrases: [when does bread go stale, shelf life of a loaf]
    answer: About three days [1]. See https://bread.example/keep<img src=x>.
    citations: [storage/1]
    follow_ups: [freezes, bag]
  - id: freezes
    topic: Freezing
    question: Can I freeze bread?
    paraphrases: [bread in the freezer]
    answer: Yes, for up to three months.
  - id: bag
    topic: Storage
    question: Does a linen bag help?
    paraphrases: [linen bag for bread]
    answer: Yes, by a day.
  - id: plastic
    topic: Storage
    question: Does a plastic bag help?
    paraphrases: [plastic bag for bread]
    answer: No, the crust goes soft.
"""
"""A base whose texts try to be markup."""


@contextmanager
def run_site(pages: dict[str, tuple[str, str]]) -> Iterator[int]:
    """Run another site in a thread; yield its port.

    Args:
        pages: By path, the content security policy and the HTML of a page; they may be added later.
    """

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            policy, html = pages.get(self.path, ("", ""))
            body = html.encode()
            self.send_response(200 if html else 204)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            if policy:
                self.send_header("Content-Security-Policy", policy)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


Page = Any
"""A page of the browser, or a frame in one."""


def open_browser() -> Iterator[Any]:
    """Yield a browser without a window, or skip the test.

    Its driver runs an event loop as long as it is there, so other modules must not meet it.
    """
    playwright = pytest.importorskip("playwright.sync_api")
    if not Path(CHROMIUM).exists():
        pytest.skip(f"there is no browser: {CHROMIUM} is missing")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


def visit_with(browser: Any) -> Iterator[Any]:  # noqa: ANN401 - the browser of an extra
    """Yield a function that opens an address in a new tab; errors and refusals of the browser end the test."""
    contexts: list[Any] = []
    faults: list[str] = []

    def visit(address: str, *, width: int = 1280, scheme: str = "light", expected: str = "") -> Page:
        context = browser.new_context(viewport={"width": width, "height": 720}, color_scheme=scheme)
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on(
            "console",
            lambda message: (
                faults.append(message.text)
                if message.type == "error" and not (expected and expected in message.text)
                else None
            ),
        )
        page.goto(address)
        return page

    yield visit
    for context in contexts:
        context.close()
    assert faults == []


def ask(page: Page, question: str) -> Page:
    """Type a question, and return its reply once it is there."""
    count = page.locator(".reply").count()
    page.fill("#question", question)
    page.press("#question", "Enter")
    return wait_for_reply(page, count)


def wait_for_reply(page: Page, count: int) -> Page:
    """Return the reply after so many others."""
    reply = page.locator(".reply").nth(count)
    reply.wait_for()
    return reply
