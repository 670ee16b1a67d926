"""The history of typed lines, in memory or in a file."""

import os
from contextlib import suppress
from pathlib import Path

from prompt_toolkit.history import FileHistory, History, InMemoryHistory

from faqbot.storage.atomic_write import append_private


class PrivateFileHistory(FileHistory):
    """A history in a private file.

    Only the owner can read the file, even while it is being created.

    Args:
        path: The file; missing folders and a missing file are created.

    Raises:
        OSError: If the file cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        append_private(path, b"")
        super().__init__(path)

    def store_string(self, string: str) -> None:
        """Append a line to the file, if it can be written."""
        with suppress(OSError):
            append_private(self._path, b"")
            super().store_string(string.encode(errors="replace").decode())


def open_history(path: Path | None) -> History:
    """Open the history in a file, or one in memory without a path.

    Raises:
        OSError: If the file cannot be written.
    """
    return InMemoryHistory() if path is None else PrivateFileHistory(path)


def clear_history(path: Path | None) -> History:
    """Empty the history file, and return an empty history.

    Raises:
        OSError: If the file cannot be written.
    """
    if path is not None:
        os.truncate(path, 0)
    return open_history(path)
