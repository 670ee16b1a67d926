"""The script that sends random requests to every route, for a moment."""

import pytest

pytest.importorskip("starlette")
pytest.importorskip("msgspec")
pytest.importorskip("prometheus_client")

from fuzz_service import main


@pytest.mark.hazard(id="breaking-request")
def test_no_random_request_makes_the_service_fail(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--requests", "1500", "--seed", "3"]) == 0
    shown = capsys.readouterr().out
    assert shown.endswith("1500 requests, 0 failures\n")
    for route in ("/v1/ask", "/v1/chat/completions", "/webhooks/slack", "/webhooks/chatwoot", "/webhooks/zammad"):
        assert f" 200 {route}\n" in shown
