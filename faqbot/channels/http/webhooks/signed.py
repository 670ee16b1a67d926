"""Webhooks of one's own programs: a question that is signed together with its time."""

import hmac
from collections.abc import Callable
from time import time

from faqbot.channels.http.problems import RequestProblem
from faqbot.channels.http.webhooks.signatures import check_time

TIMESTAMP, SIGNATURE = "X-Faqbot-Timestamp", "X-Faqbot-Signature"
"""The headers of a signed request."""


def sign(secret: str, timestamp: str, body: bytes) -> str:
    """Return the signature: HMAC-SHA256 of the time, a full stop and the body, in hex.

    >>> sign("crumb", "1700000000", b"{}")
    'sha256=26b6c76eac9ea3c5d95dce2e529fe942b442b4be779141230489387322661451'
    """
    return f"sha256={hmac.digest(secret.encode(), timestamp.encode() + b'.' + body, 'sha256').hex()}"


def check_signature(
    secret: str, timestamp: str, signature: str, body: bytes, clock: Callable[[], float] = time
) -> None:
    """Refuse a request that was not signed with the secret, or not within the last minutes.

    Args:
        secret: The secret of the webhook.
        timestamp: The time of the request, in whole seconds since 1970.
        signature: What ``sign`` returns for it.
        body: The body of the request.
        clock: Returns the time in seconds.

    Raises:
        RequestProblem: If it must be refused.
    """
    if not hmac.compare_digest(signature.encode(), sign(secret, timestamp, body).encode()):
        raise RequestProblem(
            401, f"send {SIGNATURE}: sha256= and the HMAC-SHA256 of {TIMESTAMP}, a full stop and the body"
        )
    check_time(timestamp, TIMESTAMP, clock)
