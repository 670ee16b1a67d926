"""The frame around requests: names of the host, headers, ids, and failures."""

from pathlib import Path

import pytest
from serving import serve_bread

pytest.importorskip("starlette")
pytest.importorskip("httpx")
pytest.importorskip("msgspec")

from faqbot.channels.http import frame


@pytest.mark.hazard(id="cross-site-request")
def test_a_service_on_this_machine_goes_by_the_names_of_this_machine(folder: Path) -> None:
    del folder
    client = serve_bread(hosts=("faq.example",))
    for host, status in (
        ("localhost", 200),
        ("127.0.0.1:8321", 200),
        ("[::1]:8321", 200),
        ("FAQ.example:443", 200),
        ("evil.example", 421),
        ("localhost.evil.example", 421),
        ("", 421),
    ):
        assert client.get("/v1/topics", headers={"Host": host}).status_code == status, host


@pytest.mark.hazard(id="cross-site-request")
def test_other_sites_may_read_nothing_unless_they_are_listed(folder: Path) -> None:
    del folder
    headers = {"Origin": "https://shop.example"}
    assert "access-control-allow-origin" not in serve_bread().get("/v1/topics", headers=headers).headers
    client = serve_bread(origins=("https://shop.example",))
    assert client.get("/v1/topics", headers=headers).headers["access-control-allow-origin"] == "https://shop.example"
    other = client.get("/v1/topics", headers={"Origin": "https://evil.example"})
    assert "access-control-allow-origin" not in other.headers


def test_every_reply_has_safe_headers_and_an_id(folder: Path) -> None:
    del folder
    client = serve_bread()
    for address in ("/v1/topics", "/nothing", "/healthz", "/v1/ask"):
        headers = client.get(address, headers={"X-Request-ID": "abc-1"}).headers
        assert {name: headers[name] for name in frame.SAFE_HEADERS} == frame.SAFE_HEADERS
        assert headers["x-request-id"] == "abc-1"
    hostile = client.get("/healthz", headers={"X-Request-ID": 'a"b, c'}).headers["x-request-id"]
    assert len(hostile) == 32


def test_unknown_addresses_and_methods_are_problems(folder: Path) -> None:
    del folder
    client = serve_bread()
    assert client.get("/nothing").json()["status"] == 404
    assert client.get("/v1/ask").json() == {
        "title": "Method Not Allowed",
        "status": 405,
        "detail": "use another method here",
    }


@pytest.mark.hazard(id="leaked-question")
def test_a_failure_tells_neither_the_client_nor_the_log_what_was_asked(
    folder: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    del folder
    client = serve_bread()

    def fail(*_: object) -> None:
        raise RuntimeError("secretive loaf")

    monkeypatch.setattr("faqbot.conversation.session.Session.ask", fail)
    reply = client.post("/v1/ask", json={"question": "secretive loaf"})
    assert reply.json() == {
        "title": "Internal Server Error",
        "status": 500,
        "detail": "the service failed; its log names the request",
    }
    assert "RuntimeError at " in caplog.text
    assert "secretive" not in caplog.text
