"""The list of hazards is true: each has a control and a test, and each test that it names is there and is run."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "HAZARDS.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("| ").split(" | ")]
    for line in TEXT.splitlines()
    if line.startswith("| ") and not line.startswith("| hazard ")
]
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py::\w+)`", TEXT)))

# Whole files of tests that stand for a control; none of them may be forgotten in the list.
GUARDING = (
    "test_atomic_write test_detection test_detector test_hostile_files test_privacy test_properties test_reload "
    "test_sinks test_supply test_untrusted_questions"
).split()


def functions_in(file: Path) -> dict[str, ast.FunctionDef]:
    """The tests of a file by name."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test")}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_hazard_has_a_control_and_a_test(row: list[str]) -> None:
    hazard, control, tests = row
    assert hazard
    assert control
    assert re.search(r"`tests/[\w/]+\.py::test_\w+`", tests.partition("slow: ")[0]), "a test that is run every time"


@pytest.mark.parametrize("named", NAMED)
def test_a_test_that_is_named_is_there(named: str) -> None:
    file, _, name = named.partition("::")
    assert name in functions_in(ROOT / file)


def test_every_path_in_the_list_is_that_of_a_test() -> None:
    assert len(NAMED) == len(set(re.findall(r"tests/[\w/]+\.py::\w+", TEXT)))
    assert len(ROWS) > 20


def test_what_is_called_slow_is_slow_and_nothing_else_is() -> None:
    slow = {name for row in ROWS for name in re.findall(r"::(\w+)", row[2].partition("slow: ")[2])}
    marked = {
        name
        for named in NAMED
        for name, test in functions_in(ROOT / named.partition("::")[0]).items()
        if any("slow" in ast.unparse(decorator) for decorator in test.decorator_list)
    }
    assert slow == {name for name in marked if any(named.endswith(f"::{name}") for named in NAMED)}
    assert marked - slow == set(), "a long run that the list does not name"


@pytest.mark.parametrize("guarding", GUARDING)
def test_no_file_of_controls_is_forgotten(guarding: str) -> None:
    assert f"/{guarding}.py::" in TEXT


def test_what_is_not_claimed_is_said() -> None:
    _, _, claims = TEXT.partition("## What we do not claim\n")
    assert claims.count("\n- ") > 5
