"""Pages of sources, to which citations lead: where each passage is, without its text."""

from html import escape
from urllib.parse import quote, urlsplit

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from faqbot.channels.http.endpoint import Endpoint
from faqbot.channels.http.problems import RequestProblem
from faqbot.channels.http.service import service_of
from faqbot.knowledge.sources import Citation, Passage, Source
from faqbot.rendering.blocks import build_link


async def _source(request: Request, _client: str) -> Response:
    knowledge = service_of(request).find_base(request.query_params.get("base")).bot.knowledge
    source = next((each for each in knowledge.sources if each.id == request.path_params["source"]), None)
    if source is None:
        raise RequestProblem(404, "the base has no such source; the citations of an answer name them")
    return HTMLResponse(render_source(source, knowledge.language))


def render_source(source: Source, language: str) -> str:
    """Render the page of a source: every text escaped, links only to the web, and no script."""
    passages = "\n".join(_render_passage(source, passage) for passage in source.passages)
    published = f"<p>{escape(source.published)}</p>" if source.published else ""
    return (
        f'<!doctype html>\n<html lang="{escape(language)}">\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{escape(source.title)}</title>\n<h1>{escape(source.title)}</h1>\n"
        f"{published}{_render_link(source.url)}\n<ol>\n{passages}\n</ol>\n</html>\n"
    )


def _render_passage(source: Source, passage: Passage) -> str:
    words = " … ".join(filter(None, (passage.begins, passage.ends)))
    parts = [
        f"<h2>{escape(passage.section)}</h2>",
        f"<p>{escape(passage.about)}</p>",
        f"<p><q>{escape(words)}</q></p>" if words else "",
        f"<p>SHA-256 <code>{escape(passage.sha256)}</code></p>" if passage.sha256 else "",
        _render_link(build_link(Citation(source=source, passage=passage))),
    ]
    return f'<li id="{quote(passage.id, safe="")}">{"".join(parts)}</li>'


def _render_link(url: str | None) -> str:
    """Render a link, unless its scheme is one that a browser would run."""
    if not url or urlsplit(url).scheme not in {"http", "https"}:
        return ""
    return f'<p><a href="{escape(url)}" rel="noreferrer">{escape(url)}</a></p>'


ROUTES: list[BaseRoute] = [Route("/sources/{source}", Endpoint(_source, scope="read"), methods=["GET"], name="source")]
