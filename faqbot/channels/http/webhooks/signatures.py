"""What every signed webhook is checked for: the right signature, and a time that is not long ago."""

import hmac
from collections.abc import Callable
from time import time

from faqbot.channels.http.problems import RequestProblem

WINDOW_SECONDS = 300
"""Greatest difference of the time of a request from the clock of the service; an older one may be a replay."""


def check_digest(signature: str, right: str, header: str) -> None:
    """Refuse a request whose signature is not the right one.

    Raises:
        RequestProblem: If it is not; the header that must hold it is named.
    """
    if not hmac.compare_digest(signature.encode(errors="replace"), right.encode()):
        raise RequestProblem(401, f"{header} is not the signature of this request")


def check_time(timestamp: str, header: str, clock: Callable[[], float] = time) -> None:
    """Refuse a request that was not signed within the last minutes.

    Raises:
        RequestProblem: If it was not; the header of the time is named.
    """
    is_number = timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= 12
    if not is_number or abs(clock() - int(timestamp)) > WINDOW_SECONDS:
        raise RequestProblem(401, f"{header} is not within {WINDOW_SECONDS} s of the time of the service")
