"""``faqbot serve`` as a process: wrong arguments, and a service that answers until it is told to end."""

import json
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

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


def test_a_service_answers_until_it_is_told_to_end(folder: Path) -> None:
    (folder / "bread.yaml").write_text(BREAD, encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "faqbot", "serve", "bread.yaml", "--port", str(port)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        try:
            # The line says when it is ready, so that nothing here waits for a time.
            while "running on" not in (line := process.stderr.readline()):
                assert line
            body = json.dumps({"question": "can i freeze bread"}).encode()
            address, headers = f"http://127.0.0.1:{port}/v1/ask", {"Content-Type": "application/json"}
            with urllib.request.urlopen(urllib.request.Request(address, body, headers), timeout=30) as reply:
                assert json.load(reply)["entry"] == "storage-freezing"
            process.send_signal(signal.SIGTERM)
            assert process.wait(timeout=30) in {0, -signal.SIGTERM, 143}
        finally:
            process.kill()
