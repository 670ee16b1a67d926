"""``faqbot serve`` as a process: wrong arguments, and a service that answers until it is told to end."""

import json
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from serving import BREAD

from faqbot.cli.exits import Exit
from faqbot.cli.main import run

pytest.importorskip("starlette")
pytest.importorskip("uvicorn")
pytest.importorskip("msgspec")
pytest.importorskip("prometheus_client")


@pytest.mark.hazard(id="uninvited-client")
def test_another_host_needs_keys(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    del folder
    assert run(["serve", "--host", "192.0.2.1"]) == Exit.USAGE
    assert capsys.readouterr().err == (
        "faqbot: anybody who reaches 192.0.2.1 could ask; "
        "set keys in the configuration, or add --open if that is meant\n"
    )


def test_two_bases_need_two_ids(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("one.yaml", "two.yaml"):
        (folder / name).write_text(BREAD, encoding="utf-8")
    assert run(["serve", "one.yaml", "two.yaml"]) == Exit.USAGE
    assert capsys.readouterr().err == 'faqbot: two.yaml: another base has the id "bread" already; give each its own\n'


def test_a_wrong_configuration_is_one_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "serve.toml").write_text("prot = 1", encoding="utf-8")
    assert run(["serve", "--config", "serve.toml"]) == Exit.USAGE
    assert capsys.readouterr().err == ("faqbot: serve.toml: object contains unknown field `prot`; did you mean port?\n")


def test_a_log_that_cannot_be_used_stops_the_start(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "bread.yaml").write_text(BREAD, encoding="utf-8")
    assert run(["serve", "bread.yaml", "--log", "nowhere/questions.sqlite"]) == Exit.USAGE
    assert capsys.readouterr().err == (
        "faqbot: nowhere/questions.sqlite cannot be used as a log (No such file or directory); name another file\n"
    )


def test_the_schema_of_the_configuration_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["serve", "--schema"]) == Exit.OK
    assert "secret_file" in capsys.readouterr().out


@contextmanager
def start(*arguments: str) -> Iterator[tuple["subprocess.Popen[str]", int]]:
    """Start a service on a free port; yield its process and its port once it is ready."""
    command = [sys.executable, "-m", "faqbot", "serve", *arguments, "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        try:
            # The line says when it is ready, so that nothing here waits for a time.
            while not (found := re.search(r"running on http://127\.0\.0\.1:(\d+)", line := process.stderr.readline())):
                assert line
            yield process, int(found[1])
        finally:
            process.kill()


def call(port: int, path: str, content: object = None) -> dict[str, Any]:
    body = None if content is None else json.dumps(content).encode()
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=30) as reply:  # noqa: S310 - this machine
        read: dict[str, Any] = json.load(reply)
    return read


def test_a_service_answers_until_it_is_told_to_end(folder: Path) -> None:
    (folder / "bread.yaml").write_text(BREAD, encoding="utf-8")
    with start("bread.yaml") as (process, port):
        assert call(port, "/v1/ask", {"question": "can i freeze bread"})["entry"] == "storage-freezing"
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=30) in {0, -signal.SIGTERM, 143}


def test_a_service_ends_although_a_client_never_finishes_its_request(folder: Path) -> None:
    (folder / "bread.yaml").write_text(BREAD, encoding="utf-8")
    with start("bread.yaml") as (process, port), socket.create_connection(("127.0.0.1", port)) as client:
        head = b"POST /v1/ask HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        client.sendall(head + b"Content-Length: 9\r\n\r\n{")
        # The reply to another request says that the first one has been read.
        assert call(port, "/healthz") == {"status": "alive"}
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=30) in {0, -signal.SIGTERM, 143}


def test_a_service_looks_at_its_bases_when_it_is_told_to(folder: Path) -> None:
    (folder / "bread.yaml").write_text(BREAD, encoding="utf-8")
    (folder / "serve.toml").write_text('bases = ["bread.yaml"]\nreload_seconds = 0', encoding="utf-8")
    with start("--config", "serve.toml") as (process, port):
        before = call(port, "/readyz")["bases"]
        (folder / "bread.yaml").write_text(BREAD.replace("About three days", "Four days"), encoding="utf-8")
        process.send_signal(signal.SIGHUP)
        while call(port, "/readyz")["bases"] == before:
            assert process.poll() is None
        assert call(port, "/v1/ask", {"question": "how long does a loaf keep"})["text"].startswith("Four days")
        (folder / "bread.yaml").write_text("format: 1", encoding="utf-8")
        process.send_signal(signal.SIGHUP)
        while call(port, "/readyz")["bases"][0]["is_newest"]:
            assert process.poll() is None
        assert call(port, "/v1/ask", {"question": "how long does a loaf keep"})["text"].startswith("Four days")
