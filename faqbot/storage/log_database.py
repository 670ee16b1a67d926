"""The SQLite database of a question log: private, and without a byte of what was deleted."""

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

_APPLICATION = 0x66617162  # "faqb"
_PRIMARY_CODE = 0xFF
"""The bits of an error code of SQLite that name the kind of error; the others name the cause."""

_MIGRATIONS = (
    """
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
""",
    "CREATE TABLE turns (turn TEXT PRIMARY KEY, day TEXT NOT NULL);",
)
"""The steps from an empty file to the tables of today; a file knows how many it has seen."""


def open_database(path: str) -> "sqlite3.Connection":
    """Open or create the database of a log.

    Raises:
        OSError: If the file cannot be opened, belongs to another program, or to a newer faqbot.
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
        _write_ahead(connection)
        for setting in ("synchronous = NORMAL", "secure_delete = ON", "temp_store = MEMORY"):
            connection.execute(f"PRAGMA {setting}")
        _migrate(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _write_ahead(connection: "sqlite3.Connection") -> None:
    """Make the file one that is read while it is written, and wait while another process holds it.

    SQLite itself does not wait for this change: it fails at once if a second process makes it at the same time.
    """
    import sqlite3  # noqa: PLC0415

    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & _PRIMARY_CODE != sqlite3.SQLITE_BUSY:
                raise
            # This waits until nobody reads or writes, or fails after the time that every statement may wait.
            connection.execute("BEGIN EXCLUSIVE")
            connection.rollback()
        else:
            return


def _migrate(connection: "sqlite3.Connection") -> None:
    """Take the steps that the file has not seen yet, unless another process does so at the same time."""
    if _read_version(connection) == len(_MIGRATIONS):
        return
    usual, connection.isolation_level = connection.isolation_level, None
    try:
        connection.execute("BEGIN IMMEDIATE")
        version = _read_version(connection)
        if version > len(_MIGRATIONS):
            connection.execute("ROLLBACK")
            raise OSError("it was written by a newer faqbot; use that one")
        connection.execute(f"PRAGMA application_id = {_APPLICATION}")
        for step in _MIGRATIONS[version:]:
            for statement in filter(str.strip, step.split(";")):
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(_MIGRATIONS)}")
        connection.execute("COMMIT")
    finally:
        connection.isolation_level = usual


def _read_version(connection: "sqlite3.Connection") -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def scrub(connection: "sqlite3.Connection") -> None:
    """Rewrite the file without what was deleted, and empty the file of recent changes.

    Raises:
        OSError: If another process holds on to the old rows.
    """
    connection.execute("VACUUM")
    if connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
        raise OSError("it is in use; close the other programs that read it, and repeat this")
