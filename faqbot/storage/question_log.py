"""The question log: what was asked in vain, redacted, in one private SQLite file.

A row is one question that was missed, asked back, asked again in other words, or not answered helpfully. Beside the
rows there are counts by day and entry, which hold no text. A row has a day, but no time; conversations are known by
keys that are made with a salt of the day, so that nobody can follow a person from one day to the next.
"""

import json
import os
import re
import threading
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from os import PathLike
from typing import TYPE_CHECKING

from faqbot.conversation.turn_log import Outcome, TurnEvent
from faqbot.knowledge.model import KnowledgeBase
from faqbot.replies.reply import NoAnswer
from faqbot.storage.log_database import find_salt, make_key, open_database, scrub
from faqbot.storage.redaction import Level, redact

if TYPE_CHECKING:
    import sqlite3

RETENTION = 90
"""Days for which rows are kept unless told otherwise."""

MAX_CANDIDATES = 3

KEPT: frozenset[Outcome] = frozenset(("missed", "asked_back", "rephrased", "unhelpful"))
"""The outcomes with which a question is kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedQuestion:
    """A row of the log.

    Attributes:
        day: The day, ``YYYY-MM-DD``, in UTC.
        session: The key of the conversation on that day; empty for a question on its own.
        outcome: Why it was kept.
        reason: Why there was no answer; empty if there was one, or a question back.
        question: The question, redacted.
        resolution: How the question was resolved, as in a ``Ranking``.
        entry: Id of the entry that was answered, or empty.
        candidates: Ids and confidences of the first entries.
        digest: Digest of the base.
        chosen: Id of the entry that the person chose, or empty.
    """

    day: str
    session: str
    outcome: str
    reason: str
    question: str
    resolution: str
    entry: str
    candidates: tuple[tuple[str, float], ...]
    digest: str
    chosen: str


def _today() -> date:
    return datetime.now(UTC).date()


class QuestionLog:
    """A log of questions in a file that only its owner can read.

    Several threads and processes may write to one file. If writing fails, the bot answers on, and that is reported
    once.

    Args:
        path: The file, in a folder that exists.
        retention: Days for which rows are kept. What is older is deleted when the file is opened, and on the first
            write of each day; None deletes nothing.
        level: What is removed from questions before they are written.
        on_failure: Gets one sentence if the log cannot be written; None warns.
        must_exist: Whether a missing file is an error instead of created.
        today: Returns the current day.

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
        today: Callable[[], date] = _today,
    ) -> None:
        self.path = os.path.abspath(path)
        self.retention = retention
        self.level: Level = level
        self._on_failure = on_failure
        self._today = today
        self._lock = threading.Lock()
        self._opened: tuple[int, sqlite3.Connection] | None = None
        self._purged = ""
        self._has_failed = False
        self._vocabularies: dict[str, frozenset[str]] = {}
        if must_exist and not os.path.exists(self.path):
            raise FileNotFoundError(2, "there is no such log", self.path)
        with self._connect():
            pass
        # A log that is full, or in use elsewhere, is purged another time.
        with suppress(OSError), self._connect() as connection:
            self._purge(connection, self._today().isoformat())

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

    def write(self, event: TurnEvent) -> None:
        """Count an event, and keep its question if it belongs in the log."""
        try:
            with self._connect() as connection:
                self._write(connection, event, self._today().isoformat())
        except OSError as error:
            if not self._has_failed:
                self._has_failed = True
                self._report(f"{self.path} cannot be written ({error}); questions are answered, but not logged")

    def read(self) -> tuple[LoggedQuestion, ...]:
        """Return all rows, the oldest first.

        Raises:
            OSError: If the file cannot be read.
        """
        columns = ", ".join(LoggedQuestion.__dataclass_fields__)
        with self._connect() as connection:
            rows = connection.execute(f"SELECT {columns} FROM questions ORDER BY id").fetchall()  # noqa: S608 - our names
        return tuple(
            LoggedQuestion(**{**dict(zip(LoggedQuestion.__dataclass_fields__, row, strict=True)), "candidates": pairs})
            for row in rows
            for pairs in [tuple((str(entry), float(confidence)) for entry, confidence in json.loads(row[7]))]
        )

    def count(self) -> tuple[tuple[str, str, str, int], ...]:
        """Return day, entry (or an empty text), outcome and number of all counts, in order.

        Raises:
            OSError: If the file cannot be read.
        """
        with self._connect() as connection:
            return tuple(connection.execute("SELECT day, entry, outcome, n FROM counts ORDER BY 1, 2, 3").fetchall())

    def forget(self, *, session: str | None = None, before: date | None = None) -> int:
        """Delete rows so that no byte of them is left, and return how many there were.

        Args:
            session: The id of a conversation, as its session has it or as the log names it; None means all.
            before: The first day to keep; None means all. Without both, everything is deleted, the counts too.

        Raises:
            OSError: If the file cannot be written, or is in use.
        """
        with self._connect() as connection:
            if session is not None:
                salts = connection.execute("SELECT salt FROM salts").fetchall()
                keys = [session, *(make_key(salt, session) for (salt,) in salts)] if session else []
                marks = ", ".join("?" * len(keys))
                done = connection.execute(f"DELETE FROM questions WHERE session IN ({marks})", keys)  # noqa: S608
            else:
                day = before.isoformat() if before else "9999"
                done = connection.execute("DELETE FROM questions WHERE day < ?", (day,))
                for table in ("counts", "salts"):
                    connection.execute(f"DELETE FROM {table} WHERE day < ?", (day,))  # noqa: S608 - our names
                if before is None:
                    connection.execute("DELETE FROM ignored")
            count = int(done.rowcount)
            connection.commit()
            scrub(connection)
        return count

    def ignore(self, subject: str, *, is_ignored: bool = True) -> None:
        """Remember that a subject is not to be suggested, or forget that.

        Raises:
            OSError: If the file cannot be written.
        """
        with self._connect() as connection:
            statement = (
                "INSERT OR IGNORE INTO ignored VALUES (?)" if is_ignored else "DELETE FROM ignored WHERE subject = ?"
            )
            connection.execute(statement, (subject,))

    def list_ignored(self) -> frozenset[str]:
        """Return the subjects that are not to be suggested.

        Raises:
            OSError: If the file cannot be read.
        """
        with self._connect() as connection:
            return frozenset(subject for (subject,) in connection.execute("SELECT subject FROM ignored"))

    def _write(self, connection: "sqlite3.Connection", event: TurnEvent, day: str) -> None:
        if self._purged != day:
            self._purge(connection, day)
        key = make_key(find_salt(connection, day), event.session) if event.session else ""
        connection.execute(
            "INSERT INTO counts VALUES (?, ?, ?, 1) ON CONFLICT (day, entry, outcome) DO UPDATE SET n = n + 1",
            (day, event.entry, event.outcome),
        )
        reply = event.reply
        question = redact(reply.question, self.level, self._find_vocabulary(reply.knowledge))
        if event.outcome == "chosen" and key:
            last = "SELECT max(id) FROM questions WHERE session = ? AND question = ?"
            connection.execute(f"UPDATE questions SET chosen = ? WHERE id = ({last})", (event.entry, key, question))  # noqa: S608
        is_new = event.outcome != "unhelpful" or bool(event.entry)  # what was not answered is there already
        if event.outcome in KEPT and is_new:
            reason = reply.reason if isinstance(reply, NoAnswer) else ""
            found = [(match.item.id, round(match.confidence, 3)) for match in reply.ranking.matches[:MAX_CANDIDATES]]
            resolution, digest = reply.ranking.resolution, reply.knowledge.digest
            row = (day, key, event.outcome, reason, question, resolution, event.entry, json.dumps(found), digest)
            connection.execute(
                "INSERT INTO questions (day, session, outcome, reason, question, resolution, entry, candidates, digest)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                row,
            )

    def _purge(self, connection: "sqlite3.Connection", day: str) -> None:
        """Delete what is older than the retention."""
        self._purged = day
        if self.retention is None:
            return
        first = (date.fromisoformat(day) - timedelta(days=self.retention)).isoformat()
        deleted = 0
        for table in ("questions", "counts", "salts"):
            deleted += connection.execute(f"DELETE FROM {table} WHERE day < ?", (first,)).rowcount  # noqa: S608 - our names
        if deleted:
            connection.commit()
            scrub(connection)

    def _find_vocabulary(self, knowledge: KnowledgeBase) -> frozenset[str]:
        if self.level != "strict":
            return frozenset()
        if knowledge.digest not in self._vocabularies:
            self._vocabularies = {knowledge.digest: frozenset(_list_words(knowledge))}
        return self._vocabularies[knowledge.digest]

    def _report(self, sentence: str) -> None:
        if self._on_failure:
            self._on_failure(sentence)
        else:
            warnings.warn(sentence, RuntimeWarning, stacklevel=4)

    @contextmanager
    def _connect(self) -> "Iterator[sqlite3.Connection]":
        """Hold the connection of this process; commit at the end.

        Raises:
            OSError: In place of every error of SQLite.
        """
        import sqlite3  # noqa: PLC0415 - a process without a log need not load it

        with self._lock:
            try:
                # A connection must not be used in a forked process.
                if self._opened is None or self._opened[0] != os.getpid():
                    self._opened = (os.getpid(), open_database(self.path))
                connection = self._opened[1]
                with connection:
                    yield connection
            except sqlite3.Error as error:
                raise OSError(str(error)) from None


def _list_words(knowledge: KnowledgeBase) -> Iterable[str]:
    for item in knowledge.items:
        for text in (*item.phrasings, item.statement):
            yield from re.findall(r"[^\W_]+(?:['’][^\W_]+)*", text.casefold())


def _reopen(path: str, retention: int | None, level: Level) -> QuestionLog:
    return QuestionLog(path, retention=retention, level=level)
