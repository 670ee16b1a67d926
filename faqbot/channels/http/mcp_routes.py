"""The Model Context Protocol at ``/mcp`` and ``/mcp/BASE``."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from faqbot.bot import FaqBot
from faqbot.channels.http.bases import ServedBase
from faqbot.channels.http.clients import identify, limit_rate
from faqbot.channels.http.problems import RequestProblem, to_problem
from faqbot.channels.http.service import Service

if TYPE_CHECKING:
    from faqbot.channels.mcp.http_endpoint import McpEndpoint


class _Guard:
    """Lets a request through to an endpoint if its client may ask."""

    def __init__(self, endpoint: ASGIApp) -> None:
        self._endpoint = endpoint

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope)
        try:
            limit_rate(request, identify(request, "ask"))
        except RequestProblem as problem:
            await to_problem(problem)(scope, receive, send)
            return
        await self._endpoint(scope, receive, send)


def build_mcp_routes(service: Service) -> "tuple[list[BaseRoute], list[McpEndpoint]]":
    """Return the routes, and their endpoints, each of which must run while the application does.

    There are none unless the settings ask for them: the package takes a second and 40 MB.
    """
    if not service.settings.with_mcp:
        return [], []
    from faqbot.channels.mcp.http_endpoint import McpEndpoint  # noqa: PLC0415 - an extra, which is slow to import

    endpoints = {base.name: McpEndpoint(_source(base), service.settings.limits.body) for base in service.bases}
    routes: list[BaseRoute] = [
        Route("/mcp", _Guard(endpoints[service.bases.default]), methods=["POST"]),
        *(Route(f"/mcp/{name}", _Guard(endpoint), methods=["POST"]) for name, endpoint in endpoints.items()),
    ]
    return routes, list(endpoints.values())


def _source(base: ServedBase) -> Callable[[], FaqBot]:
    return lambda: base.bot
