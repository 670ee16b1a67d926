"""Files that we write: never seen half written, and ours for their owner only from before the first byte."""

import os
import stat
import time
from contextlib import suppress
from os import PathLike

UNFINISHED = ".part"

ABANDONED = 60.0
"""Seconds after which a file that is still unfinished has lost its writer: what we write takes less than one."""


def write_private(path: str | PathLike[str], data: bytes) -> None:
    """Replace a file, or create it, for its owner only.

    The bytes go into a new file beside it, which is brought to the disk and then renamed: whoever looks, after a crash
    or a power cut too, finds the old content or the new. What killed writers left beside it is swept away first.

    Args:
        path: The file; a link in its place is replaced, not followed. Its folder must be there.
        data: All that it shall hold.

    Raises:
        OSError: If it cannot be written; it is then as it was.
    """
    _write(os.path.abspath(path), data, 0o600, None)


def write_kept(path: str | PathLike[str], data: bytes) -> None:
    """Replace a file that people keep, such as one of a knowledge base, or create it as other programs would.

    As ``write_private``, but the rights of the file stay as they are, and a link leads to the file that is replaced.

    Raises:
        OSError: If it cannot be written; it is then as it was.
    """
    target = os.path.realpath(path)
    mode = stat.S_IMODE(os.stat(target).st_mode) if os.path.exists(target) else None
    _write(target, data, 0o666, mode)


def _write(target: str, data: bytes, made: int, mode: int | None) -> None:
    """Write a file whole: made with these rights, as far as the process grants them, and given others, if any."""
    folder, name = os.path.split(target)
    _sweep(folder, name)
    aside = os.path.join(folder, f".{name}.{os.urandom(8).hex()}{UNFINISHED}")
    descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, made)
    try:
        with os.fdopen(descriptor, "wb") as file:
            if mode is not None:
                os.chmod(descriptor, mode)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(aside, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(aside)
        raise
    _sync(folder)


def append_private(path: str | PathLike[str], data: bytes) -> None:
    """Add to the end of a file, or create it, for its owner only.

    Args:
        path: The file; if others could read it, they cannot any more. Its folder must be there.
        data: What to add; it is in the file when this returns.

    Raises:
        OSError: If it cannot be written; it may then hold a part of it.
    """
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab") as file:
        os.chmod(file.fileno(), 0o600)
        file.write(data)


def _sweep(folder: str, name: str) -> None:
    """Remove what writers of this file that were killed have left."""
    with suppress(OSError), os.scandir(folder) as found:
        for file in found:
            is_unfinished = file.name.startswith(f".{name}.") and file.name.endswith(UNFINISHED)
            if is_unfinished and file.stat(follow_symlinks=False).st_mtime < time.time() - ABANDONED:
                os.unlink(file.path)


def _sync(folder: str) -> None:
    """Bring the renaming to the disk, where a folder can be opened for that."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
