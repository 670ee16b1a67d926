"""Hostile files are read or refused with a location, within bounds of memory, time and stack."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hostile_files import BOMBS, GOOD

from faqbot.errors import KnowledgeError
from faqbot.knowledge.loading import load_knowledge
from faqbot.knowledge.loading.nodes import MAX_PROBLEMS

HOSTILE = Path(__file__).parent.parent.parent / "hostile_files.py"


def tried(folder: Path, *arguments: str, parser: str = "CSafeLoader") -> dict[str, float]:
    command = [sys.executable, str(HOSTILE), parser, str(folder), *arguments]
    done = subprocess.run(command, capture_output=True, check=False)
    assert (done.stderr, done.returncode) == (b"", 0)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def test_the_file_to_mutate_is_valid(folder: Path) -> None:
    (folder / "bread.yaml").write_text(GOOD, encoding="utf-8")
    assert load_knowledge("bread.yaml").id == "bread"


@pytest.mark.hazard(id="file-bomb")
def test_every_bomb_is_refused_with_a_location(folder: Path) -> None:
    assert len(BOMBS) > 30
    assert tried(folder, "bombs")["refused"] == len(BOMBS)


@pytest.mark.hazard(id="damaged-file")
def test_a_mutated_file_is_read_or_refused_with_a_location(folder: Path) -> None:
    outcomes = tried(folder, "mutated", "300", "1")
    assert outcomes["read"] + outcomes["refused"] == 300
    assert outcomes["refused"] > 200


@pytest.mark.hazard(id="damaged-file")
@pytest.mark.slow
def test_every_bomb_is_refused_without_the_fast_parser_too(folder: Path) -> None:
    assert tried(folder, "bombs", parser="SafeLoader")["refused"] == len(BOMBS)


@pytest.mark.hazard(id="damaged-file")
@pytest.mark.slow
def test_a_hundred_thousand_mutated_files_are_read_or_refused_with_a_location(folder: Path) -> None:
    outcomes = tried(folder, "mutated", "100000", "2")
    assert outcomes["read"] + outcomes["refused"] == 100_000


@pytest.mark.hazard(id="file-bomb")
def test_the_number_of_reported_problems_is_limited(folder: Path) -> None:
    for content in ("- &a b\n" * 5_000, "entries: [" + "x," * 5_000 + "]\n"):
        (folder / "bread.yaml").write_text(content, encoding="utf-8")
        with pytest.raises(KnowledgeError) as caught:
            load_knowledge("bread.yaml")
        assert len(caught.value.problems) == MAX_PROBLEMS


def test_a_base_that_does_not_fit_into_memory_is_a_knowledge_error(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: Path) -> None:
        raise MemoryError

    monkeypatch.setattr("faqbot.knowledge.loading.loader.read_knowledge", full)
    (folder / "bread.yaml").write_text(GOOD, encoding="utf-8")
    with pytest.raises(KnowledgeError) as caught:
        load_knowledge("bread.yaml")
    assert str(caught.value) == "bread.yaml: there is not enough memory to read the base; split it into several bases"
