"""What operators ask: whether the service lives, whether it is ready, and its figures."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from faqbot.channels.http.clients import identify
from faqbot.channels.http.endpoint import JsonResponse
from faqbot.channels.http.problems import RequestProblem, to_problem
from faqbot.channels.http.service import service_of
from faqbot.channels.http.settings import is_loopback


async def _healthz(_request: Request) -> Response:
    return JsonResponse({"status": "alive"})


async def _readyz(request: Request) -> Response:
    service = service_of(request)
    bases = [{**base.facts.knowledge, "is_newest": not base.refused} for base in service.bases]
    status = "draining" if service.is_draining else "ready"
    return JsonResponse({"status": status, "bases": bases}, 503 if service.is_draining else 200)


async def _metrics(request: Request) -> Response:
    service = service_of(request)
    try:
        if not is_loopback(service.settings.host):
            identify(request, "admin")
    except RequestProblem as problem:
        return to_problem(problem)
    return Response(service.metrics.render(), media_type="text/plain; version=0.0.4")


ROUTES: list[BaseRoute] = [
    Route("/healthz", _healthz),
    Route("/readyz", _readyz),
    Route("/metrics", _metrics),
]
