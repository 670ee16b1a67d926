"""Conversations as signed tokens, so that the service remembers nothing and any replica answers."""

import hmac
import json
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from hashlib import sha256
from secrets import token_hex
from time import time
from typing import Any

from faqbot.channels.http.encoding import encode_json

MAX_TOKEN = 16_384
"""Greatest number of characters of a token; a conversation of twenty turns of typical length has 1,500."""

MAX_CONVERSATION = 131_072
"""Greatest number of bytes of an unpacked conversation: twenty questions of 4,000 characters, and their choices."""

WINDOW = 12
"""Bits of the window of a compressed conversation; to prepare a larger one takes longer than to compress one turn."""

_SIGNATURE_BYTES = 16


class InvalidTokenError(ValueError):
    """A token that this service did not make, or no longer takes.

    Attributes:
        fault: What is wrong, in words; the message has the remedy for who can do without a token too.
    """

    def __init__(self, fault: str, remedy: str) -> None:
        super().__init__(f"{fault}; {remedy}")
        self.fault = fault


class TokenSigner:
    """Makes tokens of conversations, and reads them back.

    A token is signed, not encrypted: it holds what its owner has typed. It is good for one base and one client. Who
    sends an old token goes on from there, and harms nobody else.

    Args:
        secret: The secret of the signatures; None takes a random one.
        lifetime: Seconds for which a token is good.
        clock: Returns the time in seconds.
    """

    def __init__(self, secret: str | None, lifetime: int, clock: Callable[[], float] = time) -> None:
        self._secret = sha256(b"faqbot conversation " + (secret or token_hex(32)).encode()).digest()
        self._lifetime, self._clock = lifetime, clock

    def sign(self, saved: dict[str, Any], owner: str) -> str:
        """Make the token of a saved conversation.

        The oldest turns are left out if it would be longer than ``MAX_TOKEN``.

        Args:
            saved: What ``Session.to_json`` returned.
            owner: The base and the client that the token is good for.
        """
        turns = list(saved.get("turns", ()))
        while True:
            content = {"until": int(self._clock()) + self._lifetime, "saved": {**saved, "turns": turns}}
            data = encode_json(content)
            packed = _encode(_compress(data))
            if not turns or (len(packed) < MAX_TOKEN - 32 and len(data) <= MAX_CONVERSATION):
                return f"{packed}.{_encode(self._sign(packed, owner))}"
            del turns[0]

    def read(self, token: str, owner: str) -> object:
        """Return the conversation of a token.

        Raises:
            InvalidTokenError: If the token was not made for this owner, was changed, or is too old.
        """
        packed, _, signature = token.partition(".")
        is_ours = len(token) <= MAX_TOKEN and token.isascii()
        if not (is_ours and hmac.compare_digest(signature, _encode(self._sign(packed, owner)))):
            raise InvalidTokenError(
                "conversation is no token that this service gave for this base", "leave it out to begin a new one"
            )
        data = urlsafe_b64decode(packed + "=" * (-len(packed) % 4))
        content = json.loads(zlib.decompressobj(WINDOW).decompress(data, MAX_CONVERSATION))
        if content["until"] < self._clock():
            raise InvalidTokenError("the conversation has ended", "leave out the token to begin a new one")
        return content["saved"]

    def _sign(self, packed: str, owner: str) -> bytes:
        message = f"{len(owner)}:{owner}:{packed}".encode()
        return hmac.digest(self._secret, message, "sha256")[:_SIGNATURE_BYTES]


def _compress(data: bytes) -> bytes:
    compressor = zlib.compressobj(6, zlib.DEFLATED, WINDOW, 4)
    return compressor.compress(data) + compressor.flush()


def _encode(data: bytes) -> str:
    return urlsafe_b64encode(data).decode().rstrip("=")
