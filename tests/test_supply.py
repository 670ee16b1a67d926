"""What is installed is known by its hash, what is asked for is bounded, and nothing reaches the network."""

import re
import socket
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

import pytest
from command_line import run_side_by_side
from hostile_files import GOOD
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
EXTRAS = PROJECT["project"]["optional-dependencies"]
ASKED_FOR = [
    *(Requirement(line) for line in PROJECT["project"]["dependencies"]),
    *(Requirement(line) for line in PROJECT["build-system"]["requires"]),
    *(Requirement(line) for extra in EXTRAS.values() for line in extra),
]
LOCK = (ROOT / "tests" / "requirements.txt").read_text(encoding="utf-8")
LOCKED = {
    name: (version, re.findall(r"--hash=sha256:([0-9a-f]{64})(?= |$)", hashes, re.MULTILINE))
    for name, version, hashes in re.findall(r"^([a-z0-9-]+)==(\S+)(.*(?:\n +--hash=.*)*)", LOCK, re.MULTILINE)
}

# Whatever a process is told of sockets ends it; what it printed before is how far it came.
WATCHED = """
import os, sys
def watch(event, told):
    if event.startswith("socket."):
        os.write(2, f"{event} {told}".encode())
        os._exit(99)
sys.addaudithook(watch)
from faqbot.cli.main import run
sys.exit(run(sys.argv[1:]))
"""


@pytest.mark.hazard(id="untested-dependency")
@pytest.mark.parametrize("wanted", ASKED_FOR, ids=str)
def test_a_dependency_is_bounded_from_below_and_above(wanted: Requirement) -> None:
    assert {clause.operator for clause in wanted.specifier} == {">=", "<"}


def needed(names: list[str]) -> set[str]:
    """Distributions with all that they need here, in turn."""
    found: set[str] = set()
    while names:
        name = canonicalize_name(names.pop())
        if name in found:
            continue
        found.add(name)
        try:
            inner = [Requirement(line) for line in requires(name) or []]
        except PackageNotFoundError:
            continue
        names += [wanted.name for wanted in inner if wanted.marker is None or wanted.marker.evaluate({"extra": ""})]
    return found


@pytest.mark.hazard(id="untested-dependency")
def test_everything_that_the_tests_need_is_locked_to_a_version_within_the_bounds() -> None:
    built = PROJECT["build-system"]["requires"]
    wanted = [*PROJECT["project"]["dependencies"], *EXTRAS["test"], *EXTRAS["semantic"], *built]
    bounds = [Requirement(line) for line in wanted]
    assert needed([bound.name for bound in bounds]) <= set(LOCKED)
    for bound in bounds:
        assert bound.specifier.contains(LOCKED[canonicalize_name(bound.name)][0]), bound


@pytest.mark.hazard(id="untested-dependency")
def test_every_locked_file_is_known_by_its_hash() -> None:
    lines = [line for line in LOCK.splitlines() if not line.startswith("#")]
    assert len(LOCKED) == sum("==" in line for line in lines)
    assert sum(len(hashes) for _, hashes in LOCKED.values()) == len(lines) - len(LOCKED)
    assert all(hashes for _, hashes in LOCKED.values())


CI = (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_ci_runs_the_tests_with_the_locked_versions() -> None:
    lines = CI.splitlines()
    assert ".venv/bin/pip install --quiet --require-hashes --requirement tests/requirements.txt" in lines


def test_ci_also_runs_tests_with_the_newest_versions() -> None:
    function = CI[CI.index("test_newest_versions() {") :].partition("\n}\n")[0]
    assert "install --quiet --editable '.[test,semantic]'" in function
    assert "requirements.txt" not in function
    paths = re.search(r"DEPENDENT_TESTS=\(([^)]*)\)", CI)
    assert paths
    assert [path for path in paths[1].split() if not (ROOT / path).exists()] == []


def test_a_lock_names_no_place_to_fetch_from() -> None:
    assert not re.search(r"https?:|--(?:extra-)?index|--find-links| @ ", LOCK)


@pytest.mark.hazard(id="outgoing-connection")
@pytest.mark.parametrize("host", ["192.0.2.1", "example.org"])
def test_a_test_that_reaches_out_is_refused(host: str) -> None:
    with pytest.raises(PermissionError) as caught:
        socket.create_connection((host, 80), timeout=1)
    assert str(caught.value) == f"a test reaches out to {host}"
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sending, pytest.raises(PermissionError):
        sending.sendto(b"canary", ("192.0.2.1", 53))


def test_a_test_may_talk_to_itself() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as calling:
        calling.sendall(b"here")
        answering, _ = server.accept()
        with answering:
            assert answering.recv(4) == b"here"


@pytest.mark.hazard(id="outgoing-connection")
def test_no_command_opens_a_socket(tmp_path: Path) -> None:
    base = tmp_path / "bread.yaml"
    base.write_text(GOOD, encoding="utf-8")
    lines = ("ask side effects", "ask --why --json cost", "chat", "chat --jsonl", "check")
    watched = [sys.executable, "-c", WATCHED, "--knowledge", str(base)]
    results = run_side_by_side([[*watched, *line.split()] for line in lines], b"side effects\n/why\n")
    for line, done in zip(lines, results, strict=True):
        assert done.returncode in {0, 1}, (line, done.stderr)
        assert done.stdout or line == "check"
