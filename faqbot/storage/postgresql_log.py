"""The question log of several machines: tables in a PostgreSQL database."""

import os
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from importlib.util import find_spec
from secrets import token_hex
from typing import TYPE_CHECKING, Any

from faqbot.conversation.turn_log import TurnEvent
from faqbot.language.text import safe_text
from faqbot.storage.postgresql_tables import LOCK_SECONDS, migrate, scrub
from faqbot.storage.question_rows import Cursor, Transaction
from faqbot.storage.question_store import (
    RETENTION,
    QuestionStore,
    StoreUnavailableError,
    T,
    find_today,
)
from faqbot.storage.redaction import Level

if TYPE_CHECKING:
    import psycopg

SCHEMES = ("postgresql://", "postgres://")
"""How the address of a database begins."""

_PATIENCE = {"connect_timeout": 3, "tcp_user_timeout": 5_000, "application_name": "faqbot"}
"""How long a connection may take in seconds, and sent data in milliseconds, unless the address says otherwise.

A dead machine is noticed before a visitor has given up."""


class PostgresqlLog(QuestionStore):
    """A log of questions in a PostgreSQL database, in the schema ``faqbot``.

    The first use makes the tables, or brings them up to date. An address may name several machines; the one that takes
    writes is used. A lost connection is opened again.

    Args:
        address: The address of the database, ``postgresql://user@host/name``, with any parameter of libpq.
        password: The password; None takes it from the address, ``PGPASSWORD`` or the password file.
        retention: As for ``QuestionStore``.
        level: As for ``QuestionStore``.
        on_failure: As for ``QuestionStore``.
        today: As for ``QuestionStore``.

    Raises:
        OSError: If the address cannot be used, or the extra ``postgresql`` is not installed.
    """

    def __init__(
        self,
        address: str,
        *,
        password: str | None = None,
        retention: int | None = RETENTION,
        level: Level = "basic",
        on_failure: Callable[[str], None] | None = None,
        today: Callable[[], date] = find_today,
    ) -> None:
        self._parameters = _parse(address, password)
        super().__init__(_name(self._parameters), retention=retention, level=level, on_failure=on_failure, today=today)
        self._lock = threading.Lock()
        self._opened: tuple[int, psycopg.Connection[Any]] | None = None

    def __del__(self) -> None:
        """Close the connection of a log that nobody holds any longer; a forked process leaves it to its parent."""
        opened = getattr(self, "_opened", None)
        if opened and opened[0] == os.getpid():
            opened[1].close()

    def close(self) -> None:
        """Close the connection; the next use opens it again."""
        with self._lock:
            self._disconnect()

    def prepare(self) -> None:
        """Connect, make the tables or bring them up to date, and delete what is older than the retention.

        Raises:
            StoreUnavailableError: If the database cannot be reached.
            OSError: If it cannot be used.
        """
        self._purge(self._today().isoformat())

    def add(self, events: Sequence[TurnEvent]) -> None:
        """Keep events, as ``QuestionStore.add`` does.

        If the connection is lost while they are committed, nobody knows whether they were. So each gets a name, and is
        kept once.
        """
        super().add([event if event.turn else replace(event, turn=token_hex(16)) for event in events])

    def _run(self, work: Callable[[Transaction], T]) -> T:
        """Do work in one transaction, once more if the connection turns out to be lost."""

        def transact(connection: "psycopg.Connection[Any]") -> T:
            with connection.transaction():
                connection.execute("SET LOCAL search_path = faqbot, pg_temp")
                return work(_Transaction(connection))

        return self._use(transact)

    def _scrub(self) -> None:
        self._use(scrub)

    def _use(self, work: "Callable[[psycopg.Connection[Any]], T]") -> T:
        import psycopg  # noqa: PLC0415 - an extra

        with self._lock:
            while True:
                is_old = self._opened is not None and self._opened[0] == os.getpid()
                try:
                    return work(self._connect())
                except psycopg.errors.LockNotAvailable:
                    raise OSError(
                        f"it is in use for more than {LOCK_SECONDS} s; end what reads it, and repeat this"
                    ) from None
                except (
                    psycopg.OperationalError,
                    psycopg.InterfaceError,
                    psycopg.errors.ReadOnlySqlTransaction,  # after a failover, of the machine that gave way
                ) as error:
                    self._disconnect()
                    if not is_old:
                        raise StoreUnavailableError(self._describe(error)) from None
                except psycopg.Error as error:
                    raise OSError(self._describe(error)) from None

    def _connect(self) -> "psycopg.Connection[Any]":
        """Return the connection of this process."""
        import psycopg  # noqa: PLC0415 - an extra

        if self._opened is None or self._opened[0] != os.getpid():
            # A proxy that shares connections keeps no prepared statements.
            connection = psycopg.connect(**self._parameters, autocommit=True, prepare_threshold=None)
            try:
                migrate(connection)
            except BaseException:
                connection.close()
                raise
            self._opened = (os.getpid(), connection)
        return self._opened[1]

    def _disconnect(self) -> None:
        if self._opened and self._opened[0] == os.getpid():
            self._opened[1].close()
        self._opened = None

    def _describe(self, error: "psycopg.Error") -> str:
        """Return the first line of a message, without the password; the lines after it may hold a text of a row."""
        line = (error.diag.message_primary or str(error)).partition("\n")[0].strip()
        password = str(self._parameters.get("password") or "")
        return safe_text(line.replace(password, "***") if password else line)


class _Transaction:
    """A transaction of psycopg, whose statements write their parameters as ``?``."""

    def __init__(self, connection: "psycopg.Connection[Any]") -> None:
        self._connection = connection

    def execute(self, statement: str, parameters: Sequence[object] = (), /) -> Cursor:
        # PostgreSQL has no text with the character 0.
        values = [value.replace("\0", "\ufffd") if isinstance(value, str) else value for value in parameters]
        done: Cursor = self._connection.execute(statement.replace("?", "%s").encode(), values)
        return done


def is_address(location: str) -> bool:
    """Whether a text is the address of a PostgreSQL database.

    >>> is_address("postgresql://faqbot@localhost/faqbot"), is_address("questions.sqlite")
    (True, False)
    """
    return location.startswith(SCHEMES)


def _parse(address: str, password: str | None) -> dict[str, Any]:
    """Return the parameters of a connection.

    Raises:
        OSError: If they cannot be used.
    """
    if find_spec("psycopg") is None:
        raise OSError("it needs a package that is not installed; run pip install 'faqbot[postgresql]'")
    import psycopg  # noqa: PLC0415 - an extra

    try:
        if not is_address(address):
            raise psycopg.ProgrammingError  # noqa: TRY301 - as below
        parameters = psycopg.conninfo.conninfo_to_dict(address)
    except psycopg.ProgrammingError:
        # Its message would repeat the address, with a password in it.
        raise OSError("it is no address of a database; write postgresql://user@host/name") from None
    given = {"password": password} if password is not None else {}
    # The library takes texts in the encoding of the connection, and by default that is the one of the database.
    return {**_PATIENCE, "target_session_attrs": "read-write", **parameters, **given, "client_encoding": "utf8"}


def _name(parameters: dict[str, Any]) -> str:
    """Return the address of a database without its password and its parameters.

    >>> _name({"user": "faqbot", "host": "db", "port": 5433, "dbname": "faqs", "password": "secret"})
    'postgresql://faqbot@db:5433/faqs'
    """
    user = f"{parameters['user']}@" if parameters.get("user") else ""
    port = f":{parameters['port']}" if parameters.get("port") else ""
    host = parameters.get("host") or parameters.get("hostaddr") or ""
    return safe_text(f"postgresql://{user}{host}{port}/{parameters.get('dbname') or ''}")
