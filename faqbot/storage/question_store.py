"""What every question log does, in whatever database it keeps its rows.

A row is one question that was missed, asked back, asked again in other words, or not answered helpfully. Beside the
rows there are counts by day and entry, which hold no text. A row has a day, but no time; conversations are known by
keys that are made with a salt of the day, so that nobody can follow a person from one day to the next.
"""

import re
import time
import warnings
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar

from faqbot.conversation.turn_log import TurnEvent
from faqbot.knowledge.model import KnowledgeBase
from faqbot.storage.logged_question import COLUMNS, LoggedQuestion, read_row
from faqbot.storage.question_rows import Transaction, delete_session, find_salt, is_new, keep_question, make_key
from faqbot.storage.redaction import Level, redact

RETENTION = 90
"""Days for which rows are kept unless told otherwise."""

TURN_RETENTION = 2
"""Days for which turns are known again; a request that failed is repeated within seconds."""

SCRUB_PAUSE = 60.0
"""Seconds after which deleted rows that somebody held on to are tried again; each attempt may wait for seconds."""

T = TypeVar("T")


class StoreUnavailableError(OSError):
    """A store that cannot be used for the moment: the same call may succeed later."""


def find_today() -> date:
    """Return the current day in UTC."""
    return datetime.now(UTC).date()


class QuestionStore(ABC):
    """A log of questions.

    Several threads and processes may write to one store. If writing fails, the bot answers on, and that is reported
    once, until writing succeeds again.

    Args:
        location: Names the store in messages; it holds no secret.
        retention: Days for which rows are kept. What is older is deleted when the store is opened, and on the first
            write of each day; None deletes nothing.
        level: What is removed from questions before they are written.
        on_failure: Gets one sentence if the log cannot be written, or deleted rows cannot be overwritten; None warns.
        today: Returns the current day.
    """

    def __init__(
        self,
        location: str,
        *,
        retention: int | None = RETENTION,
        level: Level = "basic",
        on_failure: Callable[[str], None] | None = None,
        today: Callable[[], date] = find_today,
    ) -> None:
        self.location = location
        self.retention = retention
        self.level: Level = level
        self._on_failure = on_failure
        self._today = today
        self._purged = ""
        self._needs_scrub = False
        self._next_scrub = 0.0
        self._has_failed = False
        self._vocabularies: dict[str, frozenset[str]] = {}

    def prepare(self) -> None:
        """Open the store if it is not open.

        Raises:
            StoreUnavailableError: If it cannot be reached.
            OSError: If it cannot be used.
        """
        self._run(lambda _: None)

    @abstractmethod
    def close(self) -> None:
        """Close the store; the next use opens it again."""

    @abstractmethod
    def _run(self, work: Callable[[Transaction], T]) -> T:
        """Do work in one transaction, and return its result.

        Raises:
            StoreUnavailableError: If the store cannot be used for the moment.
            OSError: In place of every other error of the database.
        """

    @abstractmethod
    def _scrub(self) -> None:
        """Rewrite what the database keeps, without the rows that were deleted.

        Raises:
            OSError: If somebody holds on to the old rows.
        """

    def write(self, event: TurnEvent) -> None:
        """Count an event, and keep its question if it belongs in the log."""
        try:
            self.add([event])
        except OSError as error:
            if not self._has_failed:
                self._has_failed = True
                self._report(f"{self.location} cannot be written ({error}); questions are answered, but not logged")

    def add(self, events: Sequence[TurnEvent]) -> None:
        """Keep events, all of them or none. One whose turn is kept already is left out.

        Raises:
            OSError: If they cannot be written.
        """
        day = self._today().isoformat()
        questions = [
            redact(event.reply.question, self.level, self._find_vocabulary(event.reply.knowledge)) for event in events
        ]
        if self._purged != day:
            self._purge(day)
        elif self._needs_scrub and time.monotonic() >= self._next_scrub:
            self._try_scrub()

        def keep(transaction: Transaction) -> None:
            salt = find_salt(transaction, day)
            counts: Counter[tuple[str, str]] = Counter()
            for event, question in zip(events, questions, strict=True):
                if is_new(transaction, event.turn, day):
                    counts[event.entry, event.outcome] += 1
                    keep_question(
                        transaction, event, day, make_key(salt, event.session) if event.session else "", question
                    )
            # In one order, so that two writers never wait for each other.
            for (entry, outcome), number in sorted(counts.items()):
                transaction.execute(
                    "INSERT INTO counts VALUES (?, ?, ?, ?) ON CONFLICT (day, entry, outcome)"
                    " DO UPDATE SET n = counts.n + excluded.n",
                    (day, entry, outcome, number),
                )

        self._run(keep)
        self._has_failed = False

    def read(self) -> tuple[LoggedQuestion, ...]:
        """Return all rows, the oldest first.

        Raises:
            OSError: If they cannot be read.
        """
        statement = f"SELECT {', '.join(COLUMNS)} FROM questions ORDER BY id"  # noqa: S608 - our names
        return tuple(map(read_row, self._run(lambda transaction: transaction.execute(statement).fetchall())))

    def count(self) -> tuple[tuple[str, str, str, int], ...]:
        """Return day, entry (or an empty text), outcome and number of all counts, in order.

        Raises:
            OSError: If they cannot be read.
        """
        statement = "SELECT day, entry, outcome, n FROM counts"
        # Databases sort texts in different orders.
        return tuple(sorted(self._run(lambda transaction: transaction.execute(statement).fetchall())))

    def forget(self, *, session: str | None = None, before: date | None = None) -> int:
        """Delete rows so that no byte of them is left, and return how many there were.

        Args:
            session: The id of a conversation, as its session has it or as the log names it; None means all.
            before: The first day to keep; None means all. Without both, everything is deleted, the counts too.

        Raises:
            OSError: If the store cannot be written, or is in use.
        """

        def delete(transaction: Transaction) -> int:
            if session is not None:
                return delete_session(transaction, session)
            day = before.isoformat() if before else "9999"
            if before is None:
                transaction.execute("DELETE FROM ignored")
            for table in ("counts", "salts", "turns"):
                transaction.execute(f"DELETE FROM {table} WHERE day < ?", (day,))  # noqa: S608 - our names
            return transaction.execute("DELETE FROM questions WHERE day < ?", (day,)).rowcount

        count = self._run(delete)
        self._scrub()
        return count

    def ignore(self, subject: str, *, is_ignored: bool = True) -> None:
        """Remember that a subject is not to be suggested, or forget that.

        Raises:
            OSError: If the store cannot be written.
        """
        statement = (
            "INSERT INTO ignored VALUES (?) ON CONFLICT (subject) DO NOTHING"
            if is_ignored
            else "DELETE FROM ignored WHERE subject = ?"
        )
        self._run(lambda transaction: transaction.execute(statement, (subject,)))

    def list_ignored(self) -> frozenset[str]:
        """Return the subjects that are not to be suggested.

        Raises:
            OSError: If they cannot be read.
        """
        rows = self._run(lambda transaction: transaction.execute("SELECT subject FROM ignored").fetchall())
        return frozenset(subject for (subject,) in rows)

    def _purge(self, day: str) -> None:
        """Delete what is older than the retention, and the turns that are not repeated any more."""
        tables = [("turns", TURN_RETENTION)]
        if self.retention is not None:
            tables += [(table, self.retention) for table in ("questions", "counts", "salts")]

        def delete(transaction: Transaction) -> dict[str, int]:
            return {
                table: transaction.execute(f"DELETE FROM {table} WHERE day < ?", (_go_back(day, days),)).rowcount  # noqa: S608
                for table, days in tables
            }

        deleted = self._run(delete)
        self._purged = day  # not earlier: what fails is done again at the next write
        if any(deleted[table] for table, _ in tables if table != "turns"):
            self._needs_scrub = True
        if self._needs_scrub:
            self._try_scrub()

    def _try_scrub(self) -> None:
        """Overwrite the deleted rows; if somebody holds on to them, do so later, and log on meanwhile."""
        try:
            self._scrub()
        except OSError as error:
            if not self._next_scrub:
                self._report(f"{self.location} still has the bytes of deleted rows ({error}); it is tried again")
            self._next_scrub = time.monotonic() + SCRUB_PAUSE
        else:
            self._needs_scrub, self._next_scrub = False, 0.0

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


def _go_back(day: str, days: int) -> str:
    return (date.fromisoformat(day) - timedelta(days=days)).isoformat()


def _list_words(knowledge: KnowledgeBase) -> Iterable[str]:
    for item in knowledge.items:
        for text in (*item.phrasings, item.statement):
            yield from re.findall(r"[^\W_]+(?:['’][^\W_]+)*", text.casefold())
