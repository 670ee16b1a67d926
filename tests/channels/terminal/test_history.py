import stat
from pathlib import Path

import pytest

from faqbot.channels.terminal.history import clear_history, open_history


def mode(file: Path) -> int:
    return stat.S_IMODE(file.stat().st_mode)


def test_without_a_file_lines_are_in_memory_only() -> None:
    lines = open_history(None)
    lines.append_string("bag")
    assert lines.get_strings() == ["bag"]
    assert clear_history(None).get_strings() == []


def test_a_file_is_made_for_its_owner_only(tmp_path: Path) -> None:
    file = tmp_path / "state" / "faqbot" / "history"
    lines = open_history(file)
    assert (mode(file.parent), mode(file), file.read_bytes()) == (0o700, 0o600, b"")
    lines.append_string("which bag\nis \udcffbest")
    assert list(open_history(file).load_history_strings()) == ["which bag\nis ?best"]


def test_a_file_that_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    file = tmp_path / "history"
    file.touch(0o644)
    open_history(file).append_string("bag")
    assert mode(file) == 0o600


def test_a_file_is_emptied_when_its_lines_are_forgotten(tmp_path: Path) -> None:
    file = tmp_path / "history"
    open_history(file).append_string("bag")
    assert clear_history(file).get_strings() == []
    assert file.read_bytes() == b""


def test_a_file_that_cannot_be_written_is_an_error_at_once(tmp_path: Path) -> None:
    (tmp_path / "state").touch()
    with pytest.raises(FileExistsError):
        open_history(tmp_path / "state" / "history")


def test_a_file_that_cannot_be_written_any_more_leaves_the_lines_in_memory(tmp_path: Path) -> None:
    file = tmp_path / "state" / "history"
    lines = open_history(file)
    file.unlink()
    lines.append_string("bag")
    assert mode(file) == 0o600
    file.unlink()
    file.parent.rmdir()
    lines.append_string("loaf")
    assert lines.get_strings() == ["bag", "loaf"]
