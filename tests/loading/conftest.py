"""A folder of its own for every test, and short ways to load what stands in the test."""

from collections.abc import Callable
from pathlib import Path

import pytest

from faqbot.errors import KnowledgeError
from faqbot.loading import load_knowledge
from faqbot.model import KnowledgeBase


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is the current one, so that locations are short."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def load() -> Callable[[str | bytes], KnowledgeBase]:
    """What ``bread.yaml`` becomes, if it holds this."""

    def load(content: str | bytes) -> KnowledgeBase:
        return load_knowledge(_written("bread.yaml", content))

    return load


@pytest.fixture
def load_folder() -> Callable[[dict[str, str]], KnowledgeBase]:
    """What the folder ``base`` becomes, if it holds these files."""

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
