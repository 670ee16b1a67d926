"""The protocol over HTTP, for a service that has the routes."""

from contextlib import AbstractAsyncContextManager
from typing import Any, cast

from mcp.server.transport_security import TransportSecuritySettings

from faqbot.channels.mcp.server import build_server
from faqbot.channels.mcp.tools import BotSource


class McpEndpoint:
    """Answers the requests of one base, each on its own.

    The service has checked already who asks, and under which name.

    Args:
        source: Returns the bot that answers now.
        max_body: Greatest number of bytes of a request.
    """

    def __init__(self, source: BotSource, max_body: int) -> None:
        server = build_server(source)
        server.streamable_http_app(
            json_response=True,
            stateless_http=True,
            max_request_body_size=max_body,
            transport_security=TransportSecuritySettings(enable_dns_rebinding_protection=False),
        )
        self._manager = server.session_manager

    def run(self) -> AbstractAsyncContextManager[None]:
        """Return the context in which requests can be answered; it can be entered once."""
        return cast("AbstractAsyncContextManager[None]", self._manager.run())

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:  # noqa: ANN401 - the types are the server's
        """Answer one request."""
        await self._manager.handle_request(scope, receive, send)
