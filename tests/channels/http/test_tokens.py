"""Tokens of conversations: only their maker reads them, for their owner, for their time."""

from collections.abc import Callable

import pytest

pytest.importorskip("starlette")

from faqbot.channels.http.tokens import MAX_TOKEN, InvalidTokenError, TokenSigner

SAVED: dict[str, object] = {"version": 2, "turns": [{"question": "how long does a loaf keep"}]}
UNKNOWN = "conversation is no token that this service gave for this base; leave it out to begin a new one"


def sign_at(now: float, secret: str | None = "s" * 32) -> TokenSigner:
    return TokenSigner(secret, 60, clock=lambda: now)


def test_a_token_is_read_back() -> None:
    assert sign_at(0).read(sign_at(0).sign(SAVED, "bread site"), "bread site") == SAVED


@pytest.mark.hazard(id="forged-conversation")
@pytest.mark.parametrize(
    "change",
    [
        lambda token: token[:-1] + ("A" if token[-1] != "A" else "B"),
        lambda token: "A" + token[1:],
        lambda token: token.partition(".")[0],
        lambda token: f"{token}=",
        lambda _: "",
        lambda _: ".",
        lambda _: "é.é",
        lambda _: "x" * 20_000,
    ],
)
def test_a_changed_token_is_refused(change: Callable[[str], str]) -> None:
    with pytest.raises(InvalidTokenError) as caught:
        sign_at(0).read(change(sign_at(0).sign(SAVED, "bread site")), "bread site")
    assert str(caught.value) == UNKNOWN


@pytest.mark.hazard(id="forged-conversation")
def test_a_token_of_another_base_client_or_service_is_refused() -> None:
    token = sign_at(0).sign(SAVED, "bread site")
    for signer, owner in ((sign_at(0), "pool site"), (sign_at(0), "bread "), (sign_at(0, None), "bread site")):
        with pytest.raises(InvalidTokenError, match="leave it out"):
            signer.read(token, owner)


@pytest.mark.hazard(id="forged-conversation")
def test_an_old_token_is_refused() -> None:
    token = sign_at(0).sign(SAVED, "bread site")
    assert sign_at(60).read(token, "bread site") == SAVED
    with pytest.raises(InvalidTokenError, match="the conversation has ended; leave out the token to begin a new one"):
        sign_at(61).read(token, "bread site")


def test_the_oldest_turns_of_a_long_conversation_are_left_out() -> None:
    turns = [{"question": "".join(chr(33 + (i * i * k + k) % 9_000) for i in range(4_000))} for k in range(1, 21)]
    token = sign_at(0).sign({"version": 2, "turns": turns}, "bread site")
    assert len(token) <= MAX_TOKEN
    saved = sign_at(0).read(token, "bread site")
    assert isinstance(saved, dict)
    assert saved["turns"] == turns[len(turns) - len(saved["turns"]) :]
