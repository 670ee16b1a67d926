"""Who sends a request: keys are not found by trying."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from serving import KEY, serve_bread

pytest.importorskip("starlette")
pytest.importorskip("httpx")
pytest.importorskip("msgspec")
pytest.importorskip("prometheus_client")

from starlette.testclient import TestClient

from faqbot.channels.http.guess_limit import GUESSES, GuessLimiter
from faqbot.channels.http.rate_limit import MAX_CLIENTS
from faqbot.channels.http.settings import Key, Webhook

DIGEST = sha256(KEY.encode()).hexdigest()
OTHER = "a secret of the miller"
KEYS = (Key("site", DIGEST, ("ask", "review")), Key("mill", sha256(OTHER.encode()).hexdigest()))
TOKEN = "t" * 26


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def serve(clock: Callable[[], float], **settings: Any) -> Any:  # noqa: ANN401 - the application of an extra
    app = serve_bread(keys=KEYS, **settings).app
    app.state.service.guesses = GuessLimiter(clock)
    return app


def visit(app: Any, address: str) -> Any:  # noqa: ANN401 - the client of an extra
    return TestClient(app, base_url="http://localhost", client=(address, 1), raise_server_exceptions=False)


def status(client: Any, key: str, path: str = "/v1/topics") -> int:  # noqa: ANN401 - the client of an extra
    code: int = client.get(path, headers={"api-key": key}).status_code
    return code


@pytest.mark.hazard(id="guessed-key")
@pytest.mark.parametrize("path", ["/v1/topics", "/v1/models", "/admin/bases"])
def test_a_key_cannot_be_found_by_trying(path: str, folder: Path) -> None:
    del folder
    clock = Clock()
    guesser = visit(serve(clock), "192.0.2.1")
    assert [status(guesser, f"guess {number}", path) for number in range(GUESSES)] == [401] * GUESSES
    refused = [guesser.get(path, headers={"api-key": key}) for key in ("one more", KEY)]
    assert [reply.status_code for reply in refused] == [429, 429]
    assert [reply.headers["retry-after"] for reply in refused] == ["10", "10"]
    assert refused[0].text == refused[1].text
    assert "too many wrong keys; wait 10 s" in refused[0].text
    clock.now = 10.0
    assert [status(guesser, key, path) for key in ("one more", KEY)] == [401, 429]
    clock.now = 20.0
    assert status(guesser, KEY, path) == 200


@pytest.mark.hazard(id="guessed-key")
def test_who_has_a_key_is_not_shut_out_by_others(folder: Path) -> None:
    del folder
    app = serve(Clock())
    guesser, neighbour, owner = visit(app, "192.0.2.1"), visit(app, "192.0.2.1"), visit(app, "192.0.2.2")
    assert status(neighbour, KEY) == 200
    for number in range(GUESSES):
        status(guesser, f"guess {number}")
    assert [status(guesser, OTHER), status(neighbour, KEY), status(owner, OTHER)] == [429, 200, 200]


@pytest.mark.hazard(id="guessed-key")
def test_the_addresses_of_one_network_count_as_one(folder: Path) -> None:
    del folder
    app = serve(Clock())
    for number in range(GUESSES):
        assert status(visit(app, f"2001:db8::{number}"), "guess") == 401
    assert [status(visit(app, address), KEY) for address in ("2001:db8::beef", "2001:db8:0:1::1")] == [429, 200]


@pytest.mark.hazard(id="guessed-key")
def test_the_token_of_a_webhook_cannot_be_found_by_trying(folder: Path) -> None:
    del folder
    guesser = visit(serve(Clock(), webhooks=(Webhook("chat", "mattermost", TOKEN),)), "192.0.2.1")

    def send(token: str) -> int:
        code: int = guesser.post("/webhooks/chat", json={"token": token, "text": "bread"}).status_code
        return code

    assert [send(f"guess {number}") for number in range(GUESSES)] == [401] * GUESSES
    assert [send("one more"), send(TOKEN)] == [429, 429]


@pytest.mark.hazard(id="guessed-key")
def test_where_a_webhook_was_used_wrong_tokens_are_limited_and_the_right_one_is_taken(folder: Path) -> None:
    del folder
    client = visit(serve(Clock(), webhooks=(Webhook("chat", "mattermost", TOKEN),)), "192.0.2.1")

    def send(token: str) -> int:
        code: int = client.post("/webhooks/chat", json={"token": token, "text": "bread"}).status_code
        return code

    assert send(TOKEN) == 200
    assert [send(f"guess {number}") for number in range(GUESSES)] == [401] * GUESSES
    assert [send("one more"), send("and one more"), send(TOKEN), send("again")] == [429, 429, 200, 429]


@pytest.mark.hazard(id="guessed-key")
def test_the_memory_for_guesses_is_bounded() -> None:
    limiter = GuessLimiter(Clock())
    for number in range(MAX_CLIENTS + 5):
        address = f"address {number}"
        limiter.welcome(address, "site")
        for _ in range(GUESSES):
            limiter.miss(address)
    waits = [limiter.find_wait(f"address {number}", name) for number in (4, 5) for name in ("site", "mill")]
    assert waits == [0.0, 0.0, 0.0, 10.0]


def test_a_request_without_a_key_is_no_guess(folder: Path) -> None:
    del folder
    client = visit(serve(Clock()), "192.0.2.1")
    assert {client.get("/v1/topics").status_code for _ in range(GUESSES + 1)} == {401}
    assert status(client, KEY) == 200
