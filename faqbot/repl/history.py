"""The lines that were typed, to come back to: in memory, or in a file where the user turned that on."""

import os
from pathlib import Path

from prompt_toolkit.history import FileHistory, History, InMemoryHistory

from faqbot.writing import append_private


class KeptHistory(FileHistory):
    """Lines in a file, which is for its owner only from before its first byte.

    Args:
        path: The file; it and its folder are made with the first line.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        super().__init__(path)

    def store_string(self, string: str) -> None:
        """Add a line; where it cannot be written, it is known in this conversation only."""
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            append_private(self._path, b"")
            super().store_string(string.encode(errors="replace").decode())
        except OSError:
            return


def history(path: Path | None) -> History:
    """The history in a file; None keeps it in memory."""
    return InMemoryHistory() if path is None else KeptHistory(path)


def forget(path: Path | None) -> History:
    """An empty history in the place of the one before; a file is emptied, too."""
    if path is not None and path.exists():
        os.truncate(path, 0)
    return history(path)
