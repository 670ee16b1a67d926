"""The SQLite database of a question log: private, and without a byte of what was deleted."""

import hashlib
import hmac
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

_APPLICATION = 0x66617162  # "faqb"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS questions (
    id INTEGER PRIMARY KEY, day TEXT NOT NULL, session TEXT NOT NULL, outcome TEXT NOT NULL, reason TEXT NOT NULL,
    question TEXT NOT NULL, resolution TEXT NOT NULL, entry TEXT NOT NULL, candidates TEXT NOT NULL,
    digest TEXT NOT NULL,
    chosen TEXT NOT NULL DEFAULT '');
CREATE TABLE IF NOT EXISTS counts (
    day TEXT NOT NULL, entry TEXT NOT NULL, outcome TEXT NOT NULL, n INTEGER NOT NULL,
    PRIMARY KEY (day, entry, outcome));
CREATE TABLE IF NOT EXISTS salts (day TEXT PRIMARY KEY, salt BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS ignored (subject TEXT PRIMARY KEY);
"""


def open_database(path: str) -> "sqlite3.Connection":
    """Open or create the database of a log.

    Raises:
        OSError: If the file cannot be opened, or belongs to another program.
        sqlite3.Error: If it is no database.
    """
    import sqlite3  # noqa: PLC0415

    # SQLite gives the files beside the log the permissions of the log.
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    connection = sqlite3.connect(path, timeout=5, check_same_thread=False)
    try:
        is_empty = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
        if not is_empty and connection.execute("PRAGMA application_id").fetchone()[0] != _APPLICATION:
            raise OSError("it is another program's database")  # noqa: TRY301 - the connection is closed below
        os.chmod(path, 0o600)
        for setting in ("journal_mode = WAL", "synchronous = NORMAL", "secure_delete = ON", "temp_store = MEMORY"):
            connection.execute(f"PRAGMA {setting}")
        connection.executescript(f"PRAGMA application_id = {_APPLICATION};{_SCHEMA}")
    except BaseException:
        connection.close()
        raise
    return connection


def scrub(connection: "sqlite3.Connection") -> None:
    """Rewrite the file without what was deleted, and empty the file of recent changes.

    Raises:
        OSError: If another process holds on to the old rows.
    """
    connection.execute("VACUUM")
    if connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
        raise OSError("it is in use; close the other programs that read it, and repeat this")


def find_salt(connection: "sqlite3.Connection", day: str) -> bytes:
    """Return the salt of a day, which is made when it is first needed."""
    connection.execute("INSERT OR IGNORE INTO salts VALUES (?, ?)", (day, os.urandom(16)))
    return bytes(connection.execute("SELECT salt FROM salts WHERE day = ?", (day,)).fetchone()[0])


def make_key(salt: bytes, session: str) -> str:
    """Return the key of a conversation on the day with this salt."""
    return hmac.new(salt, session.encode(errors="replace"), hashlib.sha256).hexdigest()[:16]
