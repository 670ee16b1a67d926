"""A question log that answers do not depend on: it is written beside them, and replies wait for it only a moment."""

import asyncio
import hmac
import logging
from concurrent.futures import Future
from contextvars import ContextVar
from dataclasses import replace
from itertools import chain, repeat
from queue import Empty, Full, Queue
from secrets import token_hex
from threading import Event, Thread

from faqbot.channels.http.settings import LogSettings
from faqbot.conversation.turn_log import TurnEvent
from faqbot.errors import describe_error
from faqbot.storage.question_store import QuestionStore, StoreUnavailableError

MAX_WAITING = 10_000
"""Events that wait for a store that is slow or down; more are not logged."""

MAX_BATCH = 500
"""Events that are written in one transaction."""

WAIT_SECONDS = 5.0
"""Longest time for which a reply waits until its question is logged; a database is restarted within it."""

CLOSE_SECONDS = 1.5
"""Longest time for which the end of the process waits for the store: all of it must end within five seconds."""

PAUSES = (0.1, 0.2, 0.5, 1.0, 2.0)
"""Seconds between two attempts to write; the last one is repeated."""

LOGGER = logging.getLogger("faqbot.http")

REQUEST_ID: ContextVar[str] = ContextVar("request_id", default="")
"""The id of the request that is being answered."""

_LAST_EVENT: ContextVar["Future[None] | None"] = ContextVar("last_event", default=None)
"""Done when the last event of this request is written."""


class LogFileError(ValueError):
    """A file or a database cannot be used as a question log."""


class BackgroundLog:
    """Writes to a question log in a thread of its own, in order.

    A store that cannot be used for the moment is tried again until it can. The events of a request that is repeated
    with its id are kept once.

    Args:
        settings: Names the file or the database, and what is kept in it.
        secret: Makes the names of events, the same in all replicas; None takes a random one.

    Raises:
        LogFileError: If it cannot be used. A database that cannot be reached is no error.
    """

    def __init__(self, settings: LogSettings, secret: str | None = None) -> None:
        self._secret = (secret or token_hex(32)).encode()
        self._log = _open(settings)
        self._events: Queue[tuple[TurnEvent, Future[None]] | None] = Queue(MAX_WAITING)
        self._is_full = self._has_ended = False
        self._is_behind = not _is_reached(self._log)
        self._ending = Event()
        self._writer = Thread(target=self._write_all, name="question-log", daemon=True)
        self._writer.start()

    def write(self, event: TurnEvent) -> None:
        """Keep an event soon; it is left out if too many are waiting."""
        written: Future[None] = Future()
        try:
            self._events.put_nowait((replace(event, turn=self._name(event)), written))
        except Full:
            if not self._is_full:
                self._is_full = True
                _report(f"{self._log.location} is too slow; questions are answered, but not logged")
            return
        _LAST_EVENT.set(written)

    async def settle(self) -> None:
        """Wait until the events of this request are written, unless the store was too slow for others already."""
        written = _LAST_EVENT.get()
        if written is None or self._is_behind:
            return
        done, _ = await asyncio.wait([asyncio.wrap_future(written)], timeout=WAIT_SECONDS)
        if not done:
            self._is_behind = True
            _report(f"{self._log.location} is too slow; replies do not wait for it any longer")

    def close(self) -> None:
        """Write what is waiting, and close the store."""
        if not self._has_ended:
            self._has_ended = True
            try:
                self._events.put(None, timeout=CLOSE_SECONDS)
            except Full:
                self._ending.set()
            self._writer.join(CLOSE_SECONDS)
            self._ending.set()
            self._writer.join(CLOSE_SECONDS)
        if not self._writer.is_alive():
            self._log.close()

    def _name(self, event: TurnEvent) -> str:
        """Return the name of an event: the same if the same request is sent again."""
        parts = (REQUEST_ID.get() or token_hex(16), event.outcome, event.entry, event.reply.question)
        return hmac.new(self._secret, "\0".join(parts).encode(errors="replace"), "sha256").hexdigest()[:32]

    def _write_all(self) -> None:
        is_last = False
        while not is_last:
            batch, is_last = self._take()
            if batch:
                self._keep([event for event, _ in batch])
                self._is_behind = self._is_full = False
            for _, written in batch:
                written.set_result(None)

    def _take(self) -> tuple[list[tuple[TurnEvent, "Future[None]"]], bool]:
        """Wait for events, and return those that are there, and whether they are the last."""
        batch = []
        found = self._events.get()
        while found is not None:
            batch.append(found)
            if len(batch) == MAX_BATCH:
                break
            try:
                found = self._events.get_nowait()
            except Empty:
                break
        return batch, found is None

    def _keep(self, events: list[TurnEvent]) -> None:
        """Write events; what the store refuses is left out, and what it cannot take for the moment is tried again."""
        is_down = False
        for pause in chain(PAUSES, repeat(PAUSES[-1])):
            try:
                self._log.add(events)
            except StoreUnavailableError as error:
                if not is_down:
                    _report(f"{self._log.location} cannot be written for the moment ({error}); it is tried again")
                is_down = True
                if self._ending.wait(pause):
                    _report(f"{self._log.location} could not be written before the end; events lost: {len(events)}")
                    return
            except Exception:  # noqa: BLE001 - the writer outlives every fault of a store
                self._keep_each(events)
                return
            else:
                if is_down:
                    LOGGER.info({"event": "question log", "message": f"{self._log.location} is written again"})
                return

    def _keep_each(self, events: list[TurnEvent]) -> None:
        """Write events one by one, so that one that the store refuses takes no other with it."""
        faults = []
        for event in events:
            try:
                self._log.write(event)
            except Exception as error:  # noqa: BLE001 - as above
                faults.append(type(error).__name__)
        if faults:
            # The text of an error may hold a question.
            names = ", ".join(sorted(set(faults)))
            _report(f"{self._log.location} cannot be written ({names}); events lost: {len(faults)}")


def _open(settings: LogSettings) -> QuestionStore:
    if not settings.store:
        from faqbot.storage.question_log import QuestionLog  # noqa: PLC0415 - one of two is needed

        try:
            return QuestionLog(settings.file, retention=settings.days, level=settings.level, on_failure=_report)
        except OSError as error:
            raise LogFileError(
                f"{settings.file} cannot be used as a log ({describe_error(error)}); name another file"
            ) from None
    from faqbot.storage.postgresql_log import PostgresqlLog  # noqa: PLC0415 - an extra

    try:
        return PostgresqlLog(
            settings.store,
            password=settings.password,
            retention=settings.days,
            level=settings.level,
            on_failure=_report,
        )
    except OSError as error:
        # The address may have a password in it, and is not repeated.
        raise LogFileError(f"the store cannot be used: {describe_error(error)}") from None


def _is_reached(log: QuestionStore) -> bool:
    """Open a database, and return False if it is down; people get their answers all the same.

    Raises:
        LogFileError: If it cannot be used.
    """
    try:
        log.prepare()
    except StoreUnavailableError as error:
        _report(f"{log.location} cannot be reached ({error}); questions are answered, and logged when it can")
        return False
    except OSError as error:
        raise LogFileError(f"{log.location} cannot be used as a store ({describe_error(error)})") from None
    return True


def _report(sentence: str) -> None:
    """Report that the question log fails, in the log of the service."""
    LOGGER.error({"event": "question log", "message": sentence})
