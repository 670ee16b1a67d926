"""The question log of one machine: one private SQLite file."""

import os
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from os import PathLike
from typing import TYPE_CHECKING

from faqbot.storage.log_database import open_database, scrub
from faqbot.storage.question_rows import Transaction
from faqbot.storage.question_store import (
    RETENTION,
    QuestionStore,
    StoreUnavailableError,
    T,
    find_today,
)
from faqbot.storage.redaction import Level

if TYPE_CHECKING:
    import sqlite3


class QuestionLog(QuestionStore):
    """A log of questions in a file that only its owner can read.

    Args:
        path: The file, in a folder that exists.
        retention: As for ``QuestionStore``.
        level: As for ``QuestionStore``.
        on_failure: As for ``QuestionStore``.
        must_exist: Whether a missing file is an error instead of created.
        today: As for ``QuestionStore``.

    Raises:
        OSError: If the file cannot be opened, or is no question log.
    """

    def __init__(
        self,
        path: str | PathLike[str],
        *,
        retention: int | None = RETENTION,
        level: Level = "basic",
        on_failure: Callable[[str], None] | None = None,
        must_exist: bool = False,
        today: Callable[[], date] = find_today,
    ) -> None:
        self.path = os.path.abspath(path)
        super().__init__(self.path, retention=retention, level=level, on_failure=on_failure, today=today)
        self._lock = threading.Lock()
        self._opened: tuple[int, sqlite3.Connection] | None = None
        if must_exist and not os.path.exists(self.path):
            raise FileNotFoundError(2, "there is no such log", self.path)
        self.prepare()
        # A log that is full, or in use elsewhere, is purged another time.
        with suppress(OSError):
            self._purge(self._today().isoformat())

    def __reduce__(self) -> tuple[Callable[..., "QuestionLog"], tuple[object, ...]]:
        """Pickle and copy a log as its file and settings."""
        return _reopen, (self.path, self.retention, self.level)

    def __del__(self) -> None:
        """Close the file of a log that nobody holds any longer; a forked process leaves it to its parent."""
        opened = getattr(self, "_opened", None)
        if opened and opened[0] == os.getpid():
            opened[1].close()

    def close(self) -> None:
        """Close the file; the next use opens it again."""
        with self._lock:
            if self._opened:
                self._opened[1].close()
            self._opened = None

    def _run(self, work: Callable[[Transaction], T]) -> T:
        """Do work in one transaction on the connection of this process."""
        return self._use(work)

    def _scrub(self) -> None:
        self._use(scrub)

    def _use(self, work: "Callable[[sqlite3.Connection], T]") -> T:
        import sqlite3  # noqa: PLC0415 - a process without a log need not load it

        with self._lock:
            try:
                # A connection must not be used in a forked process.
                if self._opened is None or self._opened[0] != os.getpid():
                    self._opened = (os.getpid(), open_database(self.path))
                with self._opened[1] as connection:
                    return work(connection)
            except sqlite3.OperationalError as error:
                raise StoreUnavailableError(str(error)) from None
            except sqlite3.Error as error:
                raise OSError(str(error)) from None


def _reopen(path: str, retention: int | None, level: Level) -> QuestionLog:
    return QuestionLog(path, retention=retention, level=level)
