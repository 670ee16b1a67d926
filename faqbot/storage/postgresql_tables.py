"""The tables of a question log in a PostgreSQL database, and how older ones become those of today."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import psycopg

LOCK_SECONDS = 5
"""Longest time for which the deleted rows wait for somebody who reads them."""

_LOCK = 0x66617162
"""The number of the lock under which one process at a time changes the tables; "faqb", ours among all programs."""

_MIGRATIONS = (
    """
CREATE TABLE faqbot.questions (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, day TEXT NOT NULL, session TEXT NOT NULL,
    outcome TEXT NOT NULL, reason TEXT NOT NULL, question TEXT NOT NULL, resolution TEXT NOT NULL,
    entry TEXT NOT NULL, candidates TEXT NOT NULL, digest TEXT NOT NULL, chosen TEXT NOT NULL DEFAULT '');
CREATE INDEX ON faqbot.questions (session);
CREATE TABLE faqbot.counts (
    day TEXT NOT NULL, entry TEXT NOT NULL, outcome TEXT NOT NULL, n BIGINT NOT NULL,
    PRIMARY KEY (day, entry, outcome));
CREATE TABLE faqbot.salts (day TEXT PRIMARY KEY, salt BYTEA NOT NULL);
CREATE TABLE faqbot.ignored (subject TEXT PRIMARY KEY);
CREATE TABLE faqbot.turns (turn TEXT PRIMARY KEY, day TEXT NOT NULL);
""",
)
"""The steps from an empty schema to the tables of today; the schema knows how many it has seen."""


def migrate(connection: "psycopg.Connection[Any]") -> None:
    """Make the tables, or bring them up to date; processes that start together wait for each other.

    Raises:
        OSError: If they belong to a newer faqbot.
        psycopg.Error: If the user may not make them.
    """
    if _read_version(connection) == len(_MIGRATIONS):
        return
    with connection.transaction():
        connection.execute("SELECT pg_advisory_xact_lock(%s)", (_LOCK,))
        version = _read_version(connection)
        if version > len(_MIGRATIONS):
            raise OSError("it was written by a newer faqbot; use that one")
        if not _exists(connection, "pg_namespace WHERE nspname = 'faqbot'"):
            connection.execute("CREATE SCHEMA faqbot")
        if version == 0:
            connection.execute("CREATE TABLE faqbot.migrations (version INTEGER PRIMARY KEY)")
        for number, step in enumerate(_MIGRATIONS[version:], version + 1):
            connection.execute(step)
            connection.execute("INSERT INTO faqbot.migrations VALUES (%s)", (number,))


def scrub(connection: "psycopg.Connection[Any]") -> None:
    """Rewrite the tables without what was deleted.

    Raises:
        psycopg.Error: If somebody reads them for longer than ``LOCK_SECONDS``.
    """
    connection.execute(f"SET lock_timeout = '{LOCK_SECONDS}s'".encode())
    try:
        for table in ("questions", "counts", "salts", "turns"):
            connection.execute(f"VACUUM (FULL, ANALYZE) faqbot.{table}".encode())
    finally:
        if not connection.broken:
            connection.execute("RESET lock_timeout")


def _read_version(connection: "psycopg.Connection[Any]") -> int:
    # A look into the catalogue sees what was committed a moment ago; functions such as to_regclass remember.
    if not _exists(connection, "pg_tables WHERE schemaname = 'faqbot' AND tablename = 'migrations'"):
        return 0
    ((version,),) = connection.execute("SELECT max(version) FROM faqbot.migrations").fetchall()
    return int(version)


def _exists(connection: "psycopg.Connection[Any]", rows: str) -> bool:
    return bool(connection.execute(f"SELECT 1 FROM {rows}".encode()).fetchall())  # noqa: S608 - our names
