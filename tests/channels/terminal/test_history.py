import stat
from pathlib import Path

import pytest

from faqbot.channels.terminal.history import clear_history, open_history


def permissions(file: Path) -> int:
    return stat.S_IMODE(file.stat().st_mode)


def test_without_a_file_lines_are_kept_in_memory_only() -> None:
    history = open_history(None)
    history.append_string("bag")
    assert history.get_strings() == ["bag"]
    assert clear_history(None).get_strings() == []


def test_a_new_file_can_be_read_by_its_owner_only(tmp_path: Path) -> None:
    file = tmp_path / "state" / "faqbot" / "history"
    history = open_history(file)
    assert (permissions(file.parent), permissions(file), file.read_bytes()) == (0o700, 0o600, b"")
    history.append_string("which bag\nis \udcffbest")
    assert list(open_history(file).load_history_strings()) == ["which bag\nis ?best"]


def test_a_file_that_others_could_read_is_made_private(tmp_path: Path) -> None:
    file = tmp_path / "history"
    file.touch(0o644)
    open_history(file).append_string("bag")
    assert permissions(file) == 0o600


def test_clearing_the_history_empties_its_file(tmp_path: Path) -> None:
    file = tmp_path / "history"
    open_history(file).append_string("bag")
    assert clear_history(file).get_strings() == []
    assert file.read_bytes() == b""


def test_a_file_that_cannot_be_written_raises_an_error_at_once(tmp_path: Path) -> None:
    (tmp_path / "state").touch()
    with pytest.raises(FileExistsError):
        open_history(tmp_path / "state" / "history")


def test_lines_stay_in_memory_when_the_file_becomes_unwritable(tmp_path: Path) -> None:
    file = tmp_path / "state" / "history"
    history = open_history(file)
    file.unlink()
    history.append_string("bag")
    assert permissions(file) == 0o600
    file.unlink()
    file.parent.rmdir()
    history.append_string("loaf")
    assert history.get_strings() == ["bag", "loaf"]
