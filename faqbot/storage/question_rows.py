"""The rows of a question log, written in SQL that every database of a log understands."""

import hashlib
import hmac
import os
from collections.abc import Sequence
from typing import Any, Protocol

from faqbot.conversation.turn_log import Outcome, TurnEvent
from faqbot.storage.logged_question import COLUMNS, build_row

KEPT: frozenset[Outcome] = frozenset(("missed", "asked_back", "rephrased", "unhelpful"))
"""The outcomes with which a question is kept."""


class Cursor(Protocol):
    """The result of a statement."""

    @property
    def rowcount(self) -> int:
        """The number of rows that were written."""

    def fetchall(self) -> list[Any]:
        """Return all rows."""


class Transaction(Protocol):
    """A transaction; parameters of its statements are written as ``?``."""

    def execute(self, statement: str, parameters: Sequence[object] = (), /) -> Cursor:
        """Run a statement."""


def find_salt(transaction: Transaction, day: str) -> bytes:
    """Return the salt of a day, which is made when it is first needed."""
    transaction.execute("INSERT INTO salts VALUES (?, ?) ON CONFLICT (day) DO NOTHING", (day, os.urandom(16)))
    ((salt,),) = transaction.execute("SELECT salt FROM salts WHERE day = ?", (day,)).fetchall()
    return bytes(salt)


def make_key(salt: bytes, session: str) -> str:
    """Return the key of a conversation on the day with this salt."""
    return hmac.new(salt, session.encode(errors="replace"), hashlib.sha256).hexdigest()[:16]


def is_new(transaction: Transaction, turn: str, day: str) -> bool:
    """Remember a turn; return False if it was known."""
    statement = "INSERT INTO turns VALUES (?, ?) ON CONFLICT (turn) DO NOTHING"
    return not turn or transaction.execute(statement, (turn, day)).rowcount == 1


def keep_question(transaction: Transaction, event: TurnEvent, day: str, key: str, question: str) -> None:
    """Keep the question of an event if it belongs in the log."""
    if event.outcome == "chosen" and key:
        last = "SELECT max(id) FROM questions WHERE session = ? AND question = ?"
        transaction.execute(f"UPDATE questions SET chosen = ? WHERE id = ({last})", (event.entry, key, question))  # noqa: S608
    is_new = event.outcome != "unhelpful" or bool(event.entry)  # what was not answered is there already
    if event.outcome in KEPT and is_new:
        row = build_row(event, day, key, question)
        names, marks = ", ".join(COLUMNS[: len(row)]), ", ".join("?" * len(row))
        transaction.execute(f"INSERT INTO questions ({names}) VALUES ({marks})", row)  # noqa: S608 - our names


def delete_session(transaction: Transaction, session: str) -> int:
    """Delete the rows of a conversation, and return how many there were."""
    salts = transaction.execute("SELECT salt FROM salts").fetchall()
    keys = [session, *(make_key(bytes(salt), session) for (salt,) in salts)] if session else []
    marks = ", ".join("?" * len(keys)) or "NULL"
    return transaction.execute(f"DELETE FROM questions WHERE session IN ({marks})", keys).rowcount  # noqa: S608
