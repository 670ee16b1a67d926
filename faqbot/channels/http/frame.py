"""The frame around every request: its id, its host, the headers of its reply, and a line in the log."""

import logging
import os
import re
import sys
from time import perf_counter

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from faqbot.channels.http.background_log import REQUEST_ID
from faqbot.channels.http.problems import RequestProblem, to_problem
from faqbot.channels.http.service import Service
from faqbot.channels.http.settings import is_loopback

LOGGER = logging.getLogger("faqbot.http")

_REQUEST_ID = re.compile(r"[\w.-]{1,64}", re.ASCII)

_LOOPBACK_NAMES = {"localhost", "127.0.0.1", "[::1]"}

SAFE_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
"""Headers of every reply that does not set them itself."""

_SAFE = [(name.lower().encode(), value.encode()) for name, value in SAFE_HEADERS.items()]

CLIENT_GONE = 499
"""The status in logs and figures of a request whose client left before the reply; the number is a common one."""


class Frame:
    """Surrounds an application.

    A name of the host that is not the service's own is refused: with it, a page of another site could reach a service
    on this machine (DNS rebinding).

    Args:
        app: The application.
        service: The service.
    """

    def __init__(self, app: ASGIApp, service: Service) -> None:
        self._app, self._service = app, service
        settings = service.settings
        self._names = {*settings.hosts, *_LOOPBACK_NAMES} if settings.hosts or is_loopback(settings.host) else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers, begun = Headers(scope=scope), perf_counter()
        given = headers.get("x-request-id", "")
        request_id = given if _REQUEST_ID.fullmatch(given) else os.urandom(16).hex()
        REQUEST_ID.set(request_id)
        status = CLIENT_GONE

        async def send_framed(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                own = [name for name, _ in message["headers"]]
                safe = [header for header in _SAFE if header[0] not in own]
                message["headers"] = [*message["headers"], *safe, (b"x-request-id", request_id.encode())]
            await send(message)

        app = self._app if self._is_ours(headers.get("host", "")) else _refuse_host
        try:
            await app(scope, receive, send_framed)
        except Exception as error:  # noqa: BLE001 - the last resort; the text of an error may hold a question
            LOGGER.error(  # noqa: TRY400
                {"event": "failure", "request": request_id, "error": _describe(error)}
            )
            await to_problem(RequestProblem(500, "the service failed; its log names the request"))(
                scope, receive, send_framed
            )
        seconds = perf_counter() - begun
        route = scope["route"].path if scope.get("route") else "none"
        self._service.metrics.count_request(route, status, seconds)
        if LOGGER.isEnabledFor(logging.INFO):
            line = {"event": "request", "request": request_id, "method": scope["method"], "route": route}
            LOGGER.info({**line, "status": status, "ms": round(seconds * 1000, 2)})

    def _is_ours(self, host: str) -> bool:
        name = host if host.endswith("]") else host.rpartition(":")[0] or host
        return self._names is None or name.lower() in self._names


def _describe(error: Exception) -> str:
    """Return the type of an error and the place that raised it."""
    trace, place = error.__traceback__ or sys.exc_info()[2], ""
    while trace:
        place = f"{trace.tb_frame.f_globals.get('__name__', '')}:{trace.tb_lineno}"
        trace = trace.tb_next
    return f"{type(error).__name__} at {place}"


async def _refuse_host(scope: Scope, receive: Receive, send: Send) -> None:
    problem = RequestProblem(421, "the service does not go by this name; list it under hosts in the configuration")
    await to_problem(problem)(scope, receive, send)
