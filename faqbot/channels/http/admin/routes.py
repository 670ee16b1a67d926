"""The routes of the admin page. The page itself holds nothing; what it shows needs a key with the scope ``review``."""

import os
from pathlib import Path
from typing import Any

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from faqbot.channels.http.admin.figures import collect_figures
from faqbot.channels.http.admin.shapes import AcceptRequest, IgnoreRequest, PrepareRequest, UndoRequest
from faqbot.channels.http.bases import ServedBase
from faqbot.channels.http.endpoint import Endpoint, Handler, JsonResponse, read_json
from faqbot.channels.http.page.chat_page import read_file
from faqbot.channels.http.problems import RequestProblem
from faqbot.channels.http.service import Service, service_of
from faqbot.channels.http.tokens import InvalidTokenError

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; "
    "form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'; frame-ancestors 'none'"
)
"""What the page may do: load files of the service and call it. No site may show it in a frame."""

MEDIA_TYPES = {"admin.js": "text/javascript", "admin.css": "text/css"}

SCOPE = "review"

NO_LOG = "the service keeps no questions; start it with --log FILE, or set [log] in the configuration"
NO_REVIEW = "the configuration does not say where accepted suggestions go; set pending or write in its table [review]"


def _guard(handler: Handler) -> Endpoint:
    """Return the endpoint of a handler, for people with a key on the page itself."""

    async def handle(request: Request, client: str) -> Response:
        refuse_other_sites(request)
        return await handler(request, client)

    return Endpoint(handle, scope=SCOPE)


def refuse_other_sites(request: Request) -> None:
    """Refuse what a page of another site sends, even with a key.

    Browsers say where a request comes from; other programs do not, and need not.

    Raises:
        RequestProblem: If the request comes from another site.
    """
    headers = request.headers
    origin = headers.get("origin")
    is_ours = origin is None or origin.partition("://")[2] == headers.get("host")
    came_from = headers.get("sec-fetch-site") or ("none" if is_ours else "cross-site")
    if came_from not in {"none", "same-origin"}:
        raise RequestProblem(403, "other sites may not use the admin page")


async def _page(_request: Request) -> Response:
    return HTMLResponse(read_file(__package__, "admin.html"), headers={"Content-Security-Policy": POLICY})


async def _file(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in MEDIA_TYPES:
        raise HTTPException(404)
    return Response(read_file(__package__, name), media_type=MEDIA_TYPES[name])


async def _bases(request: Request, _client: str) -> Response:
    service = service_of(request)
    review = service.settings.review
    bases = [
        {
            "name": base.name,
            "title": base.facts.title or base.name,
            "language": base.facts.language,
            "entries": base.facts.entries,
            "gaps": base.facts.gaps,
            "refused": base.refused,
            "can_write": review is not None and (not review.write or _can_write(base.path)),
        }
        for base in service.bases
    ]
    log = "" if service.settings.log else NO_LOG
    return JsonResponse({"bases": bases, "no_log": log, "no_review": "" if review else NO_REVIEW})


async def _figures(request: Request, _client: str) -> Response:
    return JsonResponse(collect_figures(service_of(request).metrics))


async def _days(request: Request, _client: str) -> Response:
    service = service_of(request)
    return JsonResponse(await service.desk.perform("days", log=_need_log(service)))


async def _health(request: Request, _client: str) -> Response:
    service = service_of(request)
    base = service.find_base(request.query_params.get("base"))
    return JsonResponse(await service.desk.perform("health", base=base.path))


async def _suggestions(request: Request, _client: str) -> Response:
    service = service_of(request)
    base = service.find_base(request.query_params.get("base"))
    others = [each.facts.knowledge["digest"] for each in service.bases if each is not base]
    pending = _find_pending(service, base)
    found = await service.desk.perform(
        "suggestions", base=base.path, log=_need_log(service), others=others, pending=pending
    )
    return JsonResponse(found)


async def _prepare(request: Request, _client: str) -> Response:
    asked = await read_json(request, PrepareRequest)
    service, base, accepted = _read_accepted(request, asked)
    pending = _find_pending(service, base)
    return JsonResponse(await service.desk.perform("prepare", base=base.path, accepted=accepted, pending=pending))


async def _accept(request: Request, client: str) -> Response:
    asked = await read_json(request, AcceptRequest)
    service, base, accepted = _read_accepted(request, asked)
    written = await service.desk.perform(
        "accept", base=base.path, accepted=accepted, digest=asked.digest, pending=_find_pending(service, base)
    )
    # As with conversations, what is needed later is with the client, signed: any worker can take the step back.
    undo = service.signer.sign(written["undo"], _own_undo(base, client))
    return JsonResponse({"path": written["path"], "undo": undo})


async def _undo(request: Request, client: str) -> Response:
    asked = await read_json(request, UndoRequest)
    service = service_of(request)
    base = service.find_base(asked.base)
    try:
        undo = service.signer.read(asked.undo, _own_undo(base, client))
    except InvalidTokenError:
        raise RequestProblem(400, "undo is no token that this service gave for this base, or it is too old") from None
    return JsonResponse(await service.desk.perform("undo", base=base.path, undo=undo))


async def _ignore(request: Request, _client: str) -> Response:
    asked = await read_json(request, IgnoreRequest)
    service = service_of(request)
    log = _need_log(service)
    return JsonResponse(
        await service.desk.perform("ignore", log=log, subjects=asked.subjects, is_ignored=asked.ignored)
    )


def _need_log(service: Service) -> dict[str, str | None]:
    log = service.settings.log
    if log is None:
        raise RequestProblem(409, NO_LOG)
    return {"file": log.file, "store": log.store, "password": log.password}


def _read_accepted(
    request: Request, asked: PrepareRequest | AcceptRequest
) -> tuple[Service, ServedBase, dict[str, Any]]:
    """Return the service, the base and what is accepted, if the service may write it.

    Raises:
        RequestProblem: If it may not.
    """
    service = service_of(request)
    base, review = service.find_base(asked.base), service.settings.review
    if review is None:
        raise RequestProblem(409, NO_REVIEW)
    if review.write and not _can_write(base.path):
        raise RequestProblem(409, "the service may not write the files of the base; set pending in the table [review]")
    accepted: dict[str, Any] = msgspec.to_builtins(asked.accepted)
    return service, base, accepted


def _find_pending(service: Service, base: ServedBase) -> str | None:
    """Return the file in which accepted suggestions of a base wait, or None if they do not wait."""
    review = service.settings.review
    return str(Path(review.pending) / f"{base.name}.yaml") if review and review.pending else None


def _can_write(path: str) -> bool:
    return os.access(path, os.W_OK)


def _own_undo(base: ServedBase, client: str) -> str:
    return f"undo {base.name} {client}"


ROUTES: list[BaseRoute] = [
    Route("/admin", _page, methods=["GET"]),
    Route("/admin/bases", _guard(_bases), methods=["GET"]),
    Route("/admin/figures", _guard(_figures), methods=["GET"]),
    Route("/admin/days", _guard(_days), methods=["GET"]),
    Route("/admin/health", _guard(_health), methods=["GET"]),
    Route("/admin/suggestions", _guard(_suggestions), methods=["GET"]),
    Route("/admin/prepare", _guard(_prepare), methods=["POST"]),
    Route("/admin/accept", _guard(_accept), methods=["POST"]),
    Route("/admin/undo", _guard(_undo), methods=["POST"]),
    Route("/admin/ignore", _guard(_ignore), methods=["POST"]),
    Route("/admin/{name}", _file, methods=["GET"]),
]
