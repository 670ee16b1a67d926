"""The application: all routes, the frame around them, and the task that looks for changes of the bases."""

import asyncio
import contextlib
import signal
import threading
from collections.abc import AsyncIterator

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from faqbot.channels.http import api_page, azure, contents, openapi, probes, questions, sources
from faqbot.channels.http.admin import routes as admin
from faqbot.channels.http.frame import Frame
from faqbot.channels.http.mcp_routes import build_mcp_routes
from faqbot.channels.http.openai import chat, responses
from faqbot.channels.http.page import routes as page
from faqbot.channels.http.problems import RequestProblem, to_problem
from faqbot.channels.http.service import Service
from faqbot.channels.http.webhooks import rasa
from faqbot.channels.http.webhooks import routes as webhooks

ROUTES: list[BaseRoute] = [
    *questions.ROUTES,
    *contents.ROUTES,
    *sources.ROUTES,
    *chat.ROUTES,
    *responses.ROUTES,
    *openapi.ROUTES,
    *api_page.ROUTES,
    *azure.ROUTES,
    *rasa.ROUTES,
    *webhooks.ROUTES,
    *probes.ROUTES,
    *page.ROUTES,
    *admin.ROUTES,
]
"""All routes of a service."""

_DETAILS = {404: "there is nothing at this address; /docs lists the routes", 405: "use another method here"}


def build_app(service: Service) -> Starlette:
    """Build the application of a service."""
    middleware = [Middleware(Frame, service=service)]
    if service.settings.origins:
        methods, headers = ["GET", "POST"], ["Authorization", "Content-Type", "X-Request-ID"]
        origins = list(service.settings.origins)
        middleware.append(
            Middleware(CORSMiddleware, allow_origins=origins, allow_methods=methods, allow_headers=headers)
        )
    mcp_routes, mcp_endpoints = build_mcp_routes(service)
    routes, handlers = [*ROUTES, *mcp_routes], {HTTPException: _to_problem}
    app = Starlette(routes=routes, middleware=middleware, lifespan=_live, exception_handlers=handlers)
    app.state.service, app.state.mcp_endpoints = service, mcp_endpoints
    return app


async def _to_problem(_request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    headers = error.headers if isinstance(error, HTTPException) else None
    return to_problem(RequestProblem(status, _DETAILS.get(status, "the request cannot be answered"), headers))


@contextlib.asynccontextmanager
async def _live(app: Starlette) -> AsyncIterator[None]:
    service: Service = app.state.service
    wake = asyncio.Event()
    if threading.current_thread() is threading.main_thread():
        asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, wake.set)
    task = asyncio.create_task(_keep_current(service, wake))
    try:
        async with contextlib.AsyncExitStack() as stack:
            for endpoint in app.state.mcp_endpoints:
                await stack.enter_async_context(endpoint.run())
            yield
    finally:
        service.is_draining = True
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
        service.close()


async def _keep_current(service: Service, wake: asyncio.Event) -> None:
    """Look for changes of the bases every few seconds, and twice at a signal."""
    pause = service.settings.reload_seconds or None
    while True:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(wake.wait(), pause)
        # A change is complete once two looks find the same files.
        for _ in range(2 if wake.is_set() else 1):
            await service.bases.reload()
        wake.clear()
        for base in service.bases:
            service.metrics.set_refused(base.name, is_refused=bool(base.refused))
