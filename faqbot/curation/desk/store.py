"""The question log of a service, as the desk opens it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from faqbot.storage.question_log import QuestionLog

if TYPE_CHECKING:
    from faqbot.storage.question_store import QuestionStore


def open_log(log: Mapping[str, str | None]) -> "QuestionStore":
    """Open the log; nothing is deleted because of its age, which is for those who write to it.

    Args:
        log: ``file``, an existing file; or ``store``, the address of a database, and its ``password``, which may be
            None.

    Raises:
        OSError: If it cannot be used.
    """
    if file := log.get("file"):
        return QuestionLog(file, retention=None, must_exist=True)
    from faqbot.storage.postgresql_log import PostgresqlLog  # noqa: PLC0415 - an extra

    return PostgresqlLog(log.get("store") or "", password=log.get("password"), retention=None)
