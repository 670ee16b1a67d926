"""One at a time changes the files of a folder."""

import os
from pathlib import Path

import pytest

from faqbot.storage.file_lock import lock_folder

fcntl = pytest.importorskip("fcntl")


def test_the_lock_of_a_folder_is_held_by_one_and_leaves_no_file(tmp_path: Path) -> None:
    folder = os.open(tmp_path, os.O_RDONLY)
    with lock_folder(tmp_path / "file"), pytest.raises(BlockingIOError):
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    os.close(folder)
    assert list(tmp_path.iterdir()) == []


def test_work_goes_on_where_a_folder_cannot_be_locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = []
    with lock_folder(tmp_path / "no" / "file"):
        done.append("no folder")

    def refuse(*_: object) -> None:
        raise OSError("bad file descriptor")

    monkeypatch.setattr(fcntl, "flock", refuse)
    with lock_folder(tmp_path / "file"):
        done.append("no locks")
    assert done == ["no folder", "no locks"]
