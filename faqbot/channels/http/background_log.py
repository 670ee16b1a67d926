"""A question log that no request waits for."""

import logging
from queue import Full, Queue
from threading import Thread

from faqbot.channels.http.settings import LogSettings
from faqbot.conversation.turn_log import TurnEvent
from faqbot.errors import describe_error
from faqbot.storage.question_log import QuestionLog

MAX_WAITING = 10_000
"""Events that wait for a slow disk; more are not logged."""

LOGGER = logging.getLogger("faqbot.http")


class LogFileError(ValueError):
    """A file cannot be used as a question log."""


class BackgroundLog:
    """Writes to a question log in a thread of its own, in order.

    Args:
        settings: Names the file, and what is kept in it.

    Raises:
        LogFileError: If the file cannot be used.
    """

    def __init__(self, settings: LogSettings) -> None:
        try:
            self._log = QuestionLog(settings.file, retention=settings.days, level=settings.level, on_failure=_report)
        except OSError as error:
            raise LogFileError(
                f"{settings.file} cannot be used as a log ({describe_error(error)}); name another file"
            ) from None
        self._events: Queue[TurnEvent | None] = Queue(MAX_WAITING)
        self._writer = Thread(target=self._write_all, name="question-log", daemon=True)
        self._writer.start()

    def write(self, event: TurnEvent) -> None:
        """Keep an event soon; it is left out if too many are waiting."""
        try:
            self._events.put_nowait(event)
        except Full:
            _report(f"{self._log.path} is too slow; questions are answered, but not logged")

    def close(self) -> None:
        """Write what is waiting, and close the file."""
        if self._writer.is_alive():
            self._events.put(None)
            self._writer.join()
        self._log.close()

    def _write_all(self) -> None:
        while (event := self._events.get()) is not None:
            self._log.write(event)


def _report(sentence: str) -> None:
    """Report that the question log fails, in the log of the service."""
    LOGGER.error({"event": "question log", "message": sentence})
