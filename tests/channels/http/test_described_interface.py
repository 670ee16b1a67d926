"""The native interface against its own description, as schemathesis tries it: slow, and only where it is installed."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from serving import serve_bread

pytest.importorskip("starlette")
pytest.importorskip("httpx")
pytest.importorskip("msgspec")
pytest.importorskip("prometheus_client")

from faqbot.channels.http.openapi import build_description
from faqbot.channels.http.settings import Limits

schemathesis: Any = pytest.importorskip("schemathesis")

# The lines of a batch, and the tokens of conversations, are more than a schema can say.
LEFT_OUT = {"/v1/batch", "/v1/feedback"}

OPERATIONS = [
    (path, method.upper(), bool(operation.get("parameters") or operation.get("requestBody")))
    for path, operations in build_description()["paths"].items()
    for method, operation in operations.items()
    if path not in LEFT_OUT
]

TOO_LARGE = 413


@pytest.mark.slow
@pytest.mark.hazard(id="breaking-request")
@pytest.mark.parametrize("is_right", [True, False], ids=["right", "wrong"])
@pytest.mark.parametrize(("path", "method", "takes_anything"), OPERATIONS)
def test_requests_are_answered_as_the_description_says(
    folder: Path, path: str, method: str, takes_anything: bool, is_right: bool
) -> None:
    del folder
    if not (takes_anything or is_right):
        pytest.skip("nothing can be wrong about a request that says nothing")
    app = serve_bread(limits=Limits(rate=0), hosts=("testserver",)).app
    mode = schemathesis.GenerationMode.POSITIVE if is_right else schemathesis.GenerationMode.NEGATIVE
    operation = schemathesis.openapi.from_asgi("/openapi.json", app)[path][method]

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, database=None)
    @given(case=operation.as_strategy(generation_mode=mode))
    def check(case: Any) -> None:  # noqa: ANN401 - a request of an extra
        if is_right and isinstance(case.body, dict):
            case.body.pop("conversation", None)
        reply = case.call()
        if reply.status_code != TOO_LARGE:
            case.validate_response(reply)

    check()
