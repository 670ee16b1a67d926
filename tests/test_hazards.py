"""The rows of HAZARDS.md and the tests that carry the marker ``hazard`` belong together."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "HAZARDS.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("| ").split(" | ")]
    for line in PAGE.splitlines()
    if line.startswith("| ") and not line.startswith("| hazard ")
]

# Files whose tests all stand for controls: each must carry the marker somewhere.
CONTROL_FILES = (
    "test_atomic_write test_detection test_detector test_hostile_files test_privacy test_properties test_reload "
    "test_sinks test_supply test_untrusted_questions"
).split()


class MarkedTest(NamedTuple):
    """A test that carries the marker ``hazard`` or ``slow``."""

    file: str
    name: str
    hazards: frozenset[str]
    is_slow: bool


def marked_tests() -> Iterator[MarkedTest]:
    """Find the marked tests. Only files that contain a marker are parsed."""
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        text = path.read_text(encoding="utf-8")
        if not re.search(r"@pytest\.mark\.(?:hazard|slow)", text):
            continue
        for node in ast.parse(text).body:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_"):
                marks = [ast.unparse(decorator) for decorator in node.decorator_list]
                found = [re.fullmatch(r"pytest\.mark\.hazard\(id='([a-z-]+)'\)", mark) for mark in marks]
                hazards = frozenset(match[1] for match in found if match)
                assert len(hazards) == sum("mark.hazard" in mark for mark in marks), f"a marker of {node.name} is wrong"
                yield MarkedTest(path.stem, node.name, hazards, "pytest.mark.slow" in marks)


MARKED = list(marked_tests())
IDS = [re.findall("`([a-z-]+)`", row[2])[0] for row in ROWS]


def test_each_row_names_a_hazard_a_control_and_one_marker() -> None:
    assert len(ROWS) > 20
    for hazard, control, marker in ROWS:
        assert hazard
        assert control
        assert re.fullmatch("`[a-z-]+`(?:, slow)?", marker), hazard
    assert len(set(IDS)) == len(IDS)


def test_each_row_has_a_test_that_runs_every_time() -> None:
    tested = {hazard for test in MARKED if not test.is_slow for hazard in test.hazards}
    assert set(IDS) - tested == set()


def test_each_marker_has_a_row() -> None:
    assert {hazard for test in MARKED for hazard in test.hazards} - set(IDS) == set()


def test_exactly_the_rows_with_slow_tests_say_slow() -> None:
    said = {name for name, row in zip(IDS, ROWS, strict=True) if row[2].endswith(", slow")}
    assert said == {hazard for test in MARKED if test.is_slow for hazard in test.hazards}


def test_each_slow_test_belongs_to_a_row() -> None:
    assert [test.name for test in MARKED if test.is_slow and not test.hazards] == []


def test_each_file_of_controls_has_a_marked_test() -> None:
    assert set(CONTROL_FILES) - {test.file for test in MARKED if test.hazards} == set()


def test_the_page_ends_with_what_is_not_claimed() -> None:
    _, _, claims = PAGE.partition("## What we do not claim\n")
    assert claims.count("\n- ") > 5
