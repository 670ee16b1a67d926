"""Writing files atomically, and privately where needed."""

import os
import stat
import time
from contextlib import suppress
from os import PathLike

UNFINISHED = ".part"
"""Suffix of a file that is being written."""

ABANDONED = 60.0
"""Seconds after which the writer of an unfinished file must have died: a write takes less than one second."""


def write_private(path: str | PathLike[str], data: bytes) -> None:
    """Replace or create a file that only its owner may access.

    The data is written to a new file in the same folder, flushed to disk, and then renamed. So a reader finds either
    the old content or the new, even after a crash or a power cut. Old files left by killed writers are removed first.

    Args:
        path: The file, in a folder that exists; a link is replaced, not followed.
        data: The whole content of the file.

    Raises:
        OSError: If the file cannot be written; its old content is then unchanged.
    """
    _write(os.path.abspath(path), data, 0o600, None)


def write_kept(path: str | PathLike[str], data: bytes) -> None:
    """Replace a file of the user's, or create it with default permissions.

    As ``write_private``, but an existing file keeps its permissions, and a link is followed.

    Raises:
        OSError: If the file cannot be written; its old content is then unchanged.
    """
    target = os.path.realpath(path)
    mode = stat.S_IMODE(os.stat(target).st_mode) if os.path.exists(target) else None
    _write(target, data, 0o666, mode)


def _write(target: str, data: bytes, initial_mode: int, mode: int | None) -> None:
    """Write a file atomically.

    The new file is created with ``initial_mode``, changed to ``mode`` if given, and then renamed.
    """
    folder, name = os.path.split(target)
    _remove_abandoned(folder, name)
    unfinished = os.path.join(folder, f".{name}.{os.urandom(8).hex()}{UNFINISHED}")
    try:
        descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, initial_mode)
    except OSError as error:
        error.filename = target  # the file that the user knows
        raise
    try:
        with os.fdopen(descriptor, "wb") as file:
            if mode is not None:
                os.chmod(descriptor, mode)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(unfinished, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(unfinished)
        raise
    _sync(folder)


def append_private(path: str | PathLike[str], data: bytes) -> None:
    """Append to a private file, or create it.

    Args:
        path: The file, in a folder that exists; access by others is removed.
        data: The data to append; it is in the file when this function returns.

    Raises:
        OSError: If the data cannot be written; the file may then end with a part of it.
    """
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab") as file:
        os.chmod(file.fileno(), 0o600)
        file.write(data)


def _remove_abandoned(folder: str, name: str) -> None:
    """Remove unfinished files that killed writers of this file have left."""
    with suppress(OSError), os.scandir(folder) as found:
        for file in found:
            is_unfinished = file.name.startswith(f".{name}.") and file.name.endswith(UNFINISHED)
            if is_unfinished and file.stat(follow_symlinks=False).st_mtime < time.time() - ABANDONED:
                os.unlink(file.path)


def _sync(folder: str) -> None:
    """Flush the renaming to disk, if folders can be opened."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
