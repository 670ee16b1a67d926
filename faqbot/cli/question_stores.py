"""The options that name a question log, and the log that they name."""

import argparse
from typing import TYPE_CHECKING

from faqbot.errors import describe_error

if TYPE_CHECKING:
    from faqbot.storage.question_store import QuestionStore

STORE_HELP = "the database of faqbot serve --store, in place of a file: postgresql://user@host/name"


class StoreError(OSError):
    """A question log that cannot be used; its text says which, why, and what would be right."""


def add_store_arguments(parser: argparse.ArgumentParser, log_help: str) -> None:
    """Add ``--log`` and ``--store``, of which one may be given."""
    places = parser.add_mutually_exclusive_group()
    places.add_argument("--log", metavar="FILE", help=log_help)
    places.add_argument("--store", metavar="URL", help=STORE_HELP)


def open_store(file: str | None, address: str | None) -> "QuestionStore | None":
    """Open the question log that is named; None if there is none.

    Nothing is deleted because of its age: that is for those who write to it.

    Args:
        file: An existing file.
        address: The address of a database.

    Raises:
        StoreError: If it cannot be used.
    """
    if address is not None:
        return _open_database(address)
    return None if file is None else _open_file(file)


def _open_file(file: str) -> "QuestionStore":
    from faqbot.storage.question_log import QuestionLog  # noqa: PLC0415 - the help need not load it

    try:
        return QuestionLog(file, retention=None, must_exist=True)
    except OSError as error:
        raise StoreError(f"{file} cannot be used as a log ({describe_error(error)}); name another file") from None


def _open_database(address: str) -> "QuestionStore":
    from faqbot.storage.postgresql_log import PostgresqlLog  # noqa: PLC0415 - an extra

    try:
        store = PostgresqlLog(address, retention=None)
    except OSError as error:
        # The address may have a password in it, and is not repeated.
        raise StoreError(f"--store: {describe_error(error)}") from None
    try:
        store.prepare()
    except OSError as error:
        raise StoreError(f"{store.location} cannot be used as a store ({describe_error(error)})") from None
    return store
