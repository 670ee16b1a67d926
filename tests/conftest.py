"""Fixtures for all tests, and two rules: no test reaches the network, and long runs of properties have a profile."""

import gc
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from local_postgresql import LocalPostgresql, find_binaries

from faqbot.errors import KnowledgeError
from faqbot.knowledge.loading import load_knowledge
from faqbot.knowledge.model import KnowledgeBase

_NETWORK_EVENTS = {
    "socket.connect": 1,
    "socket.sendto": 1,
    "socket.sendmsg": 1,
    "socket.getaddrinfo": 0,
    "socket.gethostbyname": 0,
    "socket.gethostbyaddr": 0,
}
"""Audit events that reach the network, each with the index of the address in its arguments."""

_THIS_MACHINE = {"127.0.0.1", "::1", "localhost", None}


def _refuse_the_network(event: str, arguments: tuple[object, ...]) -> None:
    if event in _NETWORK_EVENTS:
        address = arguments[_NETWORK_EVENTS[event]]
        host = address[0] if isinstance(address, tuple) else address
        is_file = isinstance(address, str | bytes) and event == "socket.connect"
        if not is_file and host not in _THIS_MACHINE:
            raise PermissionError(f"a test reaches out to {host}")


# An audit hook also sees connections that C code makes, which a patched socket class would miss. It cannot be removed.
sys.addaudithook(_refuse_the_network)

# ``python -m pytest --hypothesis-profile long`` tries fifty times as many examples of each property.
settings.register_profile("long", max_examples=5_000)


# A shell starts a background job with SIGINT ignored, and child processes inherit that. They do not inherit a handler:
# with one installed here, the processes under test start with the default, so that Ctrl-C reaches them.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_finish() -> None:
    """Exempt the modules and the collected tests from garbage collection, which would search them again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make an empty folder the current one, so that locations are short."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="session")
def postgresql() -> Iterator[LocalPostgresql]:
    """Start a PostgreSQL server for all tests of a process; without one, they are skipped."""
    pytest.importorskip("psycopg", reason="the extra postgresql is not installed")
    binaries = find_binaries()
    if binaries is None:
        pytest.skip("no PostgreSQL server is installed")
    with LocalPostgresql(binaries) as server:
        yield server


@pytest.fixture
def load(folder: Path) -> Callable[[str | bytes], KnowledgeBase]:
    """Return a function that loads a ``bread.yaml`` with the given content."""
    del folder

    def load(content: str | bytes) -> KnowledgeBase:
        return load_knowledge(_write("bread.yaml", content))

    return load


@pytest.fixture
def load_folder(folder: Path) -> Callable[[dict[str, str]], KnowledgeBase]:
    """Return a function that loads a folder ``base`` with the given files."""
    del folder

    def load_folder(files: dict[str, str]) -> KnowledgeBase:
        for name, content in files.items():
            _write(f"base/{name}", content)
        return load_knowledge("base")

    return load_folder


@pytest.fixture
def problems_of(load: Callable[[str | bytes], KnowledgeBase]) -> Callable[[str | bytes], list[str]]:
    """Return a function that lists the problems of a ``bread.yaml`` with the given content, one line each."""

    def problems_of(content: str | bytes) -> list[str]:
        with pytest.raises(KnowledgeError) as caught:
            load(content)
        assert str(caught.value) == "\n".join(map(str, caught.value.problems))
        return str(caught.value).split("\n")

    return problems_of


def _write(name: str, content: str | bytes) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path
