"""Whatever is sent to a route, the reply is no failure."""

import asyncio
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from serving import serve_bread

pytest.importorskip("starlette")
pytest.importorskip("httpx")
pytest.importorskip("msgspec")

ADDRESSES = (
    "/v1/ask",
    "/v1/choose",
    "/v1/feedback",
    "/v1/batch",
    "/v1/chat/completions",
    "/v1/responses",
    "/language/:query-knowledgebases",
    "/knowledgebases/bread/generateAnswer",
)

NAMES = st.sampled_from(
    "question entry conversation where top why blocks helpful messages input stream model qnaId context filters".split()
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=40),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5) | NAMES, inner, max_size=3),
    max_leaves=8,
)
BODIES = st.binary(max_size=200) | st.dictionaries(NAMES, VALUES, max_size=6)


@pytest.mark.hazard(id="breaking-request")
def test_no_body_makes_the_service_fail(folder: Path) -> None:
    from faqbot.channels.http.settings import Limits  # noqa: PLC0415 - an extra

    del folder
    client = serve_bread(limits=Limits(rate=0))

    @settings(suppress_health_check=list(HealthCheck), deadline=None)
    @given(address=st.sampled_from(ADDRESSES), body=BODIES)
    def send(address: str, body: object) -> None:
        if isinstance(body, bytes):
            reply = client.post(address, content=body, headers={"Content-Type": "application/json"})
        else:
            reply = client.post(address, json=body)
        assert reply.status_code < 500, reply.text
        assert "Traceback" not in reply.text

    send()


def test_a_client_that_leaves_in_the_middle_of_its_body_is_no_failure(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    del folder
    caplog.set_level("INFO")
    scope = {"type": "http", "method": "POST", "path": "/v1/ask", "query_string": b"", "root_path": ""}
    headers = [(b"host", b"localhost"), (b"content-type", b"application/json")]
    messages: list[dict[str, object]] = [
        {"type": "http.request", "body": b'{"ques', "more_body": True},
        {"type": "http.disconnect"},
    ]

    async def receive() -> dict[str, object]:
        return messages.pop(0)

    async def send(message: object) -> None:
        pytest.fail(f"nobody is there for {message}")

    asyncio.run(serve_bread().app({**scope, "headers": headers}, receive, send))
    assert "'status': 499" in caplog.text
    assert "failure" not in caplog.text
