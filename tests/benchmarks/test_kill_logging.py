"""A log outlives the death of the processes that write it."""

import random
from pathlib import Path

import pytest
from kill_logging import Killed, kill_one, main


def test_a_killed_process_leaves_a_log_with_all_that_it_said(tmp_path: Path) -> None:
    chance = random.Random(1)
    killed = [kill_one(tmp_path / "log.sqlite", chance) for _ in range(5)]
    assert all(each.is_sound and each.said for each in killed)


def test_a_row_that_was_said_and_is_gone_is_counted_as_lost() -> None:
    assert [Killed(said, kept).is_sound for said, kept in ((3, 3), (3, 4), (3, 2), (3, 5))] == [
        True,
        True,
        False,
        False,
    ]


def test_the_sums_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--kills", "1"]) == 0
    assert capsys.readouterr().out.startswith("1 processes killed: ")
