"""The lines that were typed, to come back to: in memory, or in a file where the user turned that on."""

import os
from contextlib import suppress
from pathlib import Path

from prompt_toolkit.history import FileHistory, History, InMemoryHistory

from faqbot.storage.atomic_write import append_private


class PrivateFileHistory(FileHistory):
    """Lines in a file, which is for its owner only from before its first byte.

    Args:
        path: The file; it and its folder are made if they are not there.

    Raises:
        OSError: If it cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        append_private(path, b"")
        super().__init__(path)

    def store_string(self, string: str) -> None:
        """Add a line; if the file cannot be written any more, it is known in this conversation only."""
        with suppress(OSError):
            append_private(self._path, b"")
            super().store_string(string.encode(errors="replace").decode())


def open_history(path: Path | None) -> History:
    """The history in a file; None keeps it in memory.

    Raises:
        OSError: If the file cannot be written.
    """
    return InMemoryHistory() if path is None else PrivateFileHistory(path)


def clear_history(path: Path | None) -> History:
    """An empty history in the place of the one before; a file is emptied, too.

    Raises:
        OSError: If it cannot be.
    """
    if path is not None:
        os.truncate(path, 0)
    return open_history(path)
