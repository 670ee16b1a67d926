"""Calls to help desks: only to the addresses of the configuration, a few at a time, and again if they fail."""

import json
import logging
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from http.client import HTTPException
from time import sleep
from typing import Any
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from faqbot.channels.http.webhooks.incoming import Call

LOGGER = logging.getLogger("faqbot.http")

MAX_WAITING = 1_000
"""Replies that wait for a help desk that is slow; more are not sent."""

PAUSES = (1.0, 5.0)
"""Seconds before the second and the third try."""

TIMEOUT = 3.0
"""Seconds that a help desk may take."""

_AGAIN = {408, 425, 429, 500, 502, 503, 504}


class _NoRedirect(HTTPRedirectHandler):
    """Follows no redirect: it could lead into the network of the service, with the token of the help desk."""

    def redirect_request(self, *_: Any) -> None:  # noqa: ANN401 - as in the class above
        """Refuse."""


class Outgoing:
    """Sends replies in threads of its own; those to one call of ``send`` one after the other.

    Args:
        pause: Waits for so many seconds.
    """

    def __init__(self, pause: Callable[[float], object] = sleep) -> None:
        self._pause = pause
        self._opener = build_opener(_NoRedirect())
        self._threads = ThreadPoolExecutor(max_workers=4, thread_name_prefix="help-desk")
        self._waiting: set[Future[None]] = set()

    def send(self, address: str, headers: Mapping[str, str], calls: Sequence[Call]) -> None:
        """Send calls to a help desk soon; they are left out if too many are waiting."""
        if len(self._waiting) >= MAX_WAITING:
            _report(address, "it is too slow; a reply was not sent")
            return
        future = self._threads.submit(self._send_all, address, dict(headers), tuple(calls))
        self._waiting.add(future)
        future.add_done_callback(self._waiting.discard)

    def close(self, timeout: float = TIMEOUT) -> None:
        """Wait a little for what is on its way, and leave the rest."""
        wait(tuple(self._waiting), timeout)
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _send_all(self, address: str, headers: dict[str, str], calls: tuple[Call, ...]) -> None:
        for call in calls:
            body = json.dumps(call.content).encode()
            request = Request(  # noqa: S310 - the configuration allows http and https only
                address + call.path, body, {**headers, "Content-Type": "application/json; charset=utf-8"}
            )
            # A reply that is refused must not keep people from being told that they are needed.
            if fault := self._try(request):
                _report(address, fault)

    def _try(self, request: Request) -> str:
        """Send a request, up to three times; return what is wrong, or an empty text."""
        fault = ""
        for pause in (0.0, *PAUSES):
            if pause:
                self._pause(pause)
            try:
                with self._opener.open(request, timeout=TIMEOUT) as reply:
                    # Slack says what is wrong in a reply with the status 200.
                    found = reply.read(65_536).replace(b" ", b"")
                    return "it refused the call" if found.startswith(b'{"ok":false') else ""
            except HTTPError as error:
                error.close()
                fault = f"it replied with {error.code}"
                if error.code not in _AGAIN:
                    return fault
            except TimeoutError:  # while it waits for the reply: the call has arrived
                return "it did not reply in time"
            except (OSError, HTTPException) as error:
                fault = f"it cannot be reached ({type(error).__name__})"
        return fault


def _report(address: str, fault: str) -> None:
    """Report a reply that was not sent; its text stands nowhere."""
    LOGGER.error({"event": "help desk", "address": address, "message": fault})
