"""The routes of the page, of its files, and of the widget."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from faqbot.channels.http.endpoint import Endpoint
from faqbot.channels.http.page.chat_page import read_static, render_page, render_widget
from faqbot.channels.http.problems import RequestProblem
from faqbot.channels.http.service import service_of

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; "
    "form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'; frame-ancestors 'self'"
)
"""What the page may do: load files of the service and call it. The sites that may show it in a frame are added."""

MEDIA_TYPES = {
    "page.js": "text/javascript",
    "elements.js": "text/javascript",
    "page.css": "text/css",
    "docs.css": "text/css",
    "icon.svg": "image/svg+xml",
}
"""The files of the page."""

CACHED = {"Cache-Control": "public, max-age=300"}
"""For how long a browser may keep a file: a new version is everywhere within minutes."""


async def _page(request: Request, _client: str) -> Response:
    service, wanted = service_of(request), request.query_params
    if not service.settings.is_public:
        raise RequestProblem(403, "the page is for a service that anybody may ask; start it with --open")
    page = render_page(
        service.find_base(wanted.get("base")).bot.knowledge,
        title=service.settings.title,
        locale=wanted.get("locale", ""),
        theme=wanted.get("theme", ""),
        embedded="embedded" in wanted,
    )
    ancestors = "".join(f" {origin}" for origin in service.settings.frame_ancestors)
    return HTMLResponse(page, headers={"Content-Security-Policy": POLICY + ancestors})


async def _file(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in MEDIA_TYPES:
        raise HTTPException(404)
    return Response(read_static(name), headers=CACHED, media_type=MEDIA_TYPES[name])


async def _widget(_request: Request) -> Response:
    # Sites that may not show the page may load the script all the same: their visitors see a frame that stays empty.
    headers = {**CACHED, "Cross-Origin-Resource-Policy": "cross-origin"}
    return Response(render_widget(), headers=headers, media_type="text/javascript")


ROUTES: list[BaseRoute] = [
    Route("/", Endpoint(_page), methods=["GET"]),
    Route("/page/{name}", _file, methods=["GET"]),
    Route("/widget.js", _widget, methods=["GET"]),
]
