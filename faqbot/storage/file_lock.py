"""A lock for those who read a file, and then write it anew."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from os import PathLike


@contextmanager
def lock_folder(path: str | PathLike[str]) -> Iterator[None]:
    """Hold the lock of the folder that a file is in, and wait until nobody else holds it.

    The folder itself is locked, so that no other file is left in it. Where folders cannot be locked, as on Windows and
    on some network file systems, or if there is no such folder, this does nothing.

    Args:
        path: The file, which need not exist; a link is followed.
    """
    descriptor = _lock(os.path.split(os.path.realpath(path))[0])
    try:
        yield
    finally:
        if descriptor is not None:
            os.close(descriptor)


def _lock(folder: str) -> int | None:
    try:
        import fcntl  # noqa: PLC0415 - Windows has none

        descriptor = os.open(folder, os.O_RDONLY)
    except (ImportError, OSError):
        return None
    with suppress(OSError):
        fcntl.flock(descriptor, fcntl.LOCK_EX)
    return descriptor
