"""Calls to help desks: again if they fail, nowhere else, and without a word of what was asked."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

pytest.importorskip("starlette")
pytest.importorskip("msgspec")

from faqbot.channels.http.webhooks.incoming import Call
from faqbot.channels.http.webhooks.outgoing import Outgoing

SECRETIVE = Call("/messages", {"text": "secretive loaf"})


class Desk:
    """A help desk that replies with these statuses, one after the other."""

    def __init__(self) -> None:
        self.address = ""
        self.statuses: list[int] = []
        self.body = b""
        self.waits: threading.Event | None = None
        self.paths: list[str] = []


@pytest.fixture
def desk() -> Iterator[Desk]:
    desk = Desk()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            desk.paths.append(self.path)
            if desk.waits:
                desk.waits.wait()
            self.send_response(desk.statuses.pop(0))
            self.send_header("Location", f"{desk.address}/elsewhere")
            self.end_headers()
            self.wfile.write(desk.body)

        do_GET = do_POST  # noqa: N815 - the name in the class above

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        desk.address = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield desk
        server.shutdown()
        thread.join()


def send(desk: Desk, *calls: Call) -> list[float]:
    pauses: list[float] = []
    outgoing = Outgoing(pauses.append)
    outgoing.send(desk.address, {}, calls)
    outgoing.close()
    return pauses


def test_a_call_that_fails_is_tried_again(desk: Desk) -> None:
    desk.statuses = [503, 429, 200]
    assert send(desk, SECRETIVE) == [1.0, 5.0]
    assert desk.paths == ["/messages"] * 3


def test_what_comes_after_a_call_that_fails_is_sent_all_the_same(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    desk.statuses = [422, 200]
    assert send(desk, SECRETIVE, Call("/status", {})) == []
    assert desk.paths == ["/messages", "/status"]
    assert "it replied with 422" in caplog.text


def test_a_refusal_with_the_status_200_is_reported(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    desk.statuses, desk.body = [200], b'{"ok": false, "error": "channel_not_found"}'
    assert send(desk, SECRETIVE) == []
    assert "it refused the call" in caplog.text


def test_a_call_whose_reply_is_late_is_not_repeated(
    desk: Desk, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("faqbot.channels.http.webhooks.outgoing.TIMEOUT", 0.05)
    desk.statuses, desk.waits = [200], threading.Event()
    assert send(desk, SECRETIVE) == []
    desk.waits.set()
    assert (desk.paths, "it did not reply in time" in caplog.text) == (["/messages"], True)


@pytest.mark.hazard(id="outgoing-call")
def test_no_redirect_is_followed(desk: Desk) -> None:
    desk.statuses = [302, 200]
    send(desk, SECRETIVE)
    assert desk.paths == ["/messages"]


@pytest.mark.hazard(id="leaked-question")
def test_a_reply_that_cannot_be_sent_stands_in_no_log(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    desk.statuses = [500, 500, 500]
    send(desk, SECRETIVE)
    assert "it replied with 500" in caplog.text
    assert "secretive" not in caplog.text
