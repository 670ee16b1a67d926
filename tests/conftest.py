"""What every test may use, and what none may do: reach the network, which would make it depend on what others do."""

import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from faqbot.errors import KnowledgeError
from faqbot.knowledge.loading import load_knowledge
from faqbot.knowledge.model import KnowledgeBase

_REACHING = {
    "socket.connect": 1,
    "socket.sendto": 1,
    "socket.sendmsg": 1,
    "socket.getaddrinfo": 0,
    "socket.gethostbyname": 0,
    "socket.gethostbyaddr": 0,
}
"""Events of the interpreter that reach out, each with the place of the address among what it tells."""

_HERE = {"127.0.0.1", "::1", "localhost", None}


def _refuse_the_network(event: str, told: tuple[object, ...]) -> None:
    if event in _REACHING:
        address = told[_REACHING[event]]
        host = address[0] if isinstance(address, tuple) else address
        is_file = isinstance(address, str | bytes) and event == "socket.connect"
        if not is_file and host not in _HERE:
            raise PermissionError(f"a test reaches out to {host}")


# An audit hook sees what a patched socket class would miss: whatever reaches out from C. It cannot be taken off.
sys.addaudithook(_refuse_the_network)


# A shell starts a background job with SIGINT ignored, and child processes inherit that. They do not inherit a handler:
# with one installed here, the processes under test start with the default, so that Ctrl-C reaches them.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is the current one, so that locations are short."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def load(folder: Path) -> Callable[[str | bytes], KnowledgeBase]:
    """What ``bread.yaml`` becomes, if it holds this."""
    del folder

    def load(content: str | bytes) -> KnowledgeBase:
        return load_knowledge(_written("bread.yaml", content))

    return load


@pytest.fixture
def load_folder(folder: Path) -> Callable[[dict[str, str]], KnowledgeBase]:
    """What the folder ``base`` becomes, if it holds these files."""
    del folder

    def load_folder(files: dict[str, str]) -> KnowledgeBase:
        for name, content in files.items():
            _written(f"base/{name}", content)
        return load_knowledge("base")

    return load_folder


@pytest.fixture
def problems_of(load: Callable[[str | bytes], KnowledgeBase]) -> Callable[[str | bytes], list[str]]:
    """What is wrong with ``bread.yaml``, if it holds this: one line a problem."""

    def problems_of(content: str | bytes) -> list[str]:
        with pytest.raises(KnowledgeError) as caught:
            load(content)
        assert str(caught.value) == "\n".join(map(str, caught.value.problems))
        return str(caught.value).split("\n")

    return problems_of


def _written(name: str, content: str | bytes) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path
