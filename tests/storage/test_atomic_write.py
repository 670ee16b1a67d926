"""Written files are complete, private and leave nothing behind, whatever happens during the write."""

import os
import resource
import signal
import stat
import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest

from faqbot.storage.atomic_write import ABANDONED, UNFINISHED, append_private, write_private

WRITER = """
import sys
from faqbot.storage.atomic_write import write_private
for number in range(10**9):
    write_private(sys.argv[1], bytes([number % 256]) * 300_000)
    if not number:
        print(flush=True)
"""


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_has_the_last_content_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "history"
    for content in (b"", b"one\r\n\0", b"two"):
        write_private(target, content)
        assert target.read_bytes() == content
    assert names(tmp_path) == ["history"]


@pytest.mark.hazard(id="exposed-question")
@pytest.mark.parametrize("mask", [0o000, 0o022])
def test_only_the_owner_has_access_from_before_the_first_byte(
    mask: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    modes: list[int] = []
    flush = os.fsync

    def record_mode(descriptor: int) -> None:
        modes.append(os.fstat(descriptor).st_mode)
        flush(descriptor)

    opened: list[tuple[int, int]] = []
    create = os.open

    def record_creation(path: str, flags: int, mode: int = 0o777) -> int:
        if flags & os.O_CREAT:
            opened.append((flags & os.O_EXCL, mode))
        return create(path, flags, mode)

    monkeypatch.setattr(os, "fsync", record_mode)
    monkeypatch.setattr(os, "open", record_creation)
    before = os.umask(mask)
    try:
        write_private(tmp_path / "history", b"canary")
    finally:
        os.umask(before)
    assert opened == [(os.O_EXCL, 0o600)]
    assert [(stat.S_IMODE(mode), stat.S_ISDIR(mode)) for mode in modes] == [(0o600, False), (modes[1] & 0o777, True)]


def test_a_file_that_others_could_read_is_replaced(tmp_path: Path) -> None:
    target = tmp_path / "history"
    target.write_bytes(b"old")
    target.chmod(0o666)
    with target.open("rb") as reading:
        write_private(target, b"canary")
        assert reading.read() == b"old"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_a_link_is_replaced_and_not_followed(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_bytes(b"precious")
    (tmp_path / "history").symlink_to(other)
    write_private(tmp_path / "history", b"new")
    assert (other.read_bytes(), (tmp_path / "history").is_symlink()) == (b"precious", False)


def test_a_failed_write_leaves_the_file_unchanged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "history"
    write_private(target, b"old")
    for name in ("fsync", "replace"):

        def fail(*_: object) -> None:
            raise OSError(28, "No space left on device")

        with monkeypatch.context() as patched:
            patched.setattr(os, name, fail)
            with pytest.raises(OSError, match="No space left"):
                write_private(target, b"new")
        assert (target.read_bytes(), names(tmp_path)) == (b"old", ["history"])


@pytest.mark.hazard(id="torn-file")
def test_a_full_disk_leaves_the_file_unchanged(tmp_path: Path) -> None:
    target = tmp_path / "history"
    write_private(target, b"old")
    code = (
        "import sys; from faqbot.storage.atomic_write import write_private; write_private(sys.argv[1], b'x' * 100_000)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(target)],
        capture_output=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)),
    )
    assert done.stderr.endswith(b"OSError: [Errno 27] File too large\n")
    assert (target.read_bytes(), names(tmp_path)) == (b"old", ["history"])


def test_a_missing_folder_is_an_error_that_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "history"
    with pytest.raises(FileNotFoundError) as caught:
        write_private(path, b"new")
    assert caught.value.filename == str(path)


def test_old_files_of_killed_writers_are_removed(tmp_path: Path) -> None:
    files = {
        ".history.dead" + UNFINISHED: 2 * ABANDONED,
        ".history.live" + UNFINISHED: 0.0,
        ".other.dead" + UNFINISHED: 2 * ABANDONED,
        ".history.dead": 2 * ABANDONED,
        "history.dead" + UNFINISHED: 2 * ABANDONED,
    }
    for name, age in files.items():
        (tmp_path / name).write_bytes(b"")
        changed = (tmp_path / name).stat().st_mtime - age
        os.utime(tmp_path / name, (changed, changed))
    write_private(tmp_path / "history", b"new")
    assert names(tmp_path) == sorted({*files, "history"} - {".history.dead" + UNFINISHED})


def test_writers_at_the_same_time_do_not_mix(tmp_path: Path) -> None:
    target = tmp_path / "history"
    contents = [bytes([number]) * 50_000 for number in range(16)]
    writers = [Thread(target=write_private, args=(target, content)) for content in contents]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert (target.read_bytes() in contents, names(tmp_path)) == (True, ["history"])


def kill_writers(target: Path, trials: int) -> None:
    """Kill a writer again and again, each time a little later, and check the file it leaves."""
    for trial in range(trials):
        writer = subprocess.Popen([sys.executable, "-c", WRITER, str(target)], stdout=subprocess.PIPE)
        assert writer.stdout
        writer.stdout.readline()
        with pytest.raises(subprocess.TimeoutExpired):
            writer.wait(0.0005 * (trial % 40))
        writer.send_signal(signal.SIGKILL)
        writer.communicate()
        content = target.read_bytes()
        assert (len(content), len(set(content))) == (300_000, 1)
    for path in target.parent.iterdir():
        os.utime(path, (0, 0))
    write_private(target, b"")
    assert names(target.parent) == [target.name]


@pytest.mark.hazard(id="torn-file")
def test_killed_writers_leave_no_torn_file(tmp_path: Path) -> None:
    kill_writers(tmp_path / "history", 8)


@pytest.mark.hazard(id="torn-file")
@pytest.mark.slow
def test_two_hundred_killed_writers_leave_no_torn_file(tmp_path: Path) -> None:
    kill_writers(tmp_path / "history", 200)


def test_appended_data_is_at_the_end_of_a_private_file(tmp_path: Path) -> None:
    file = tmp_path / "transcript"
    append_private(file, b"one\n")
    assert (stat.S_IMODE(file.stat().st_mode), file.read_bytes()) == (0o600, b"one\n")
    file.chmod(0o644)
    append_private(file, b"two\n")
    assert (stat.S_IMODE(file.stat().st_mode), file.read_bytes()) == (0o600, b"one\ntwo\n")
