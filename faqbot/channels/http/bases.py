"""The bases that a service answers from."""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import RLock

from faqbot.bot import FaqBot
from faqbot.channels.http.entry_numbers import EntryNumbers
from faqbot.channels.http.problems import RequestProblem
from faqbot.channels.reload import Reloader
from faqbot.errors import FaqbotError
from faqbot.knowledge.model import KnowledgeBase
from faqbot.rendering.record_parts import KnowledgeRecord, build_knowledge
from faqbot.storage.spool import Spool

LOGGER = logging.getLogger("faqbot.http")

RETRY_SECONDS = 5
"""Seconds after which a base that cannot be opened may be asked again."""

REMEDY = "restart the service"
"""What makes a base be served that has lost much: the service takes any usable base at its start."""


@dataclass(frozen=True, slots=True)
class BaseFacts:
    """What is known about a base while its bot is not in memory.

    Attributes:
        title: Its title.
        language: Its language.
        notice: Its notice.
        entries: The number of its entries.
        gaps: The number of its gaps.
        knowledge: Its id and digest, as in a record.
    """

    title: str
    language: str
    notice: str | None
    entries: int
    gaps: int
    knowledge: KnowledgeRecord


class OpenBots:
    """The bots that are in memory; of too many, the one that was asked longest ago is parked.

    Any thread may use a bot. A bot that was handed out answers on when it is parked.

    Args:
        limit: Greatest number of bots in memory.
    """

    __slots__ = ("_limit", "_lock", "_used")

    def __init__(self, limit: int) -> None:
        self._limit, self._lock = limit, RLock()
        self._used: OrderedDict[str, Reloader] = OrderedDict()

    def use(self, name: str, reloader: Reloader) -> FaqBot:
        """Return the bot of a base, which is opened if it was parked."""
        with self._lock:
            bot = reloader.bot
            self._used[name] = reloader
            self._used.move_to_end(name)
            while len(self._used) > self._limit:
                self._used.popitem(last=False)[1].park()
            return bot


@dataclass(slots=True)
class ServedBase:
    """A base that is served.

    Attributes:
        name: The id of the base, by which requests name it.
        path: Its folder or file.
        reloader: Holds its bot, or where the bot is parked.
        open_bots: The bots that are in memory.
        facts: What is known without the bot.
        refused: Why the newest version is not served; empty if it is.
    """

    name: str
    path: str
    reloader: Reloader
    open_bots: OpenBots = field(repr=False)
    facts: BaseFacts
    refused: str = ""
    _numbers: tuple[str, EntryNumbers] | None = None

    @property
    def bot(self) -> FaqBot:
        """The bot of the version that is served now.

        Raises:
            RequestProblem: If there is none any more: its file in the spool is gone, and the files of the base are
                broken or have lost too much.
        """
        try:
            bot = self.open_bots.use(self.name, self.reloader)
        except FaqbotError as error:
            self._refuse(str(error))
            detail = f"the base {self.name} cannot be opened; the log of the service says why"
            raise RequestProblem(503, detail, {"Retry-After": str(RETRY_SECONDS)}) from None
        if bot.knowledge.digest != self.facts.knowledge["digest"]:
            self.facts = describe_base(bot.knowledge)
        return bot

    @property
    def numbers(self) -> EntryNumbers:
        """The numbers of the items of this version, counted when they are first needed."""
        knowledge = self.bot.knowledge
        if self._numbers is None or self._numbers[0] != knowledge.digest:
            self._numbers = knowledge.digest, EntryNumbers(item.id for item in knowledge.items)
        return self._numbers[1]

    def reload(self) -> None:
        """Look for a change; a base that became unusable is served as it was."""
        result = self.reloader.poll()
        if result.outcome == "taken":
            with suppress(RequestProblem):  # It may have been parked already, and its file deleted.
                self.facts = describe_base(self.bot.knowledge)
        if result.outcome != "changing":
            self._refuse(result.why)

    def _refuse(self, why: str) -> None:
        """Note why the newest version is not served, if it is not, and tell the log once."""
        if why and why != self.refused:
            LOGGER.warning({"event": "refused", "base": self.name, "why": why})
        self.refused = why


class DuplicateBaseError(ValueError):
    """Two bases have the same id."""


class UnknownBaseError(ValueError):
    """The settings name a base that is not served."""


class BaseRegistry:
    """The bases of a service by their names.

    All are opened once, so that one that is unusable is found at the start. Then at most ``limit`` stay in memory; the
    others are opened again from a spool when they are asked.

    Args:
        paths: Paths of bases, or of folders of bases. The first base is asked if a request names none.
        limit: Greatest number of bots in memory.
        spool: Where the other versions are kept; it is needed if there are more bases than ``limit``.

    Raises:
        FaqbotError: If a base is unusable.
        DuplicateBaseError: If two bases have the same id.
    """

    def __init__(self, paths: tuple[str, ...], limit: int = 1_000, spool: Spool | None = None) -> None:
        self._bases: dict[str, ServedBase] = {}
        open_bots = OpenBots(limit)
        for path in find_bases(paths):
            reloader = Reloader(path, spool=spool, remedy=REMEDY)
            knowledge = reloader.bot.knowledge
            name = knowledge.id
            if name in self._bases:
                raise DuplicateBaseError(f'{path}: another base has the id "{name}" already; give each its own')
            self._bases[name] = ServedBase(name, path, reloader, open_bots, describe_base(knowledge))
            open_bots.use(name, reloader)
        self.default = next(iter(self._bases))

    def __iter__(self) -> Iterator[ServedBase]:
        """Iterate over the bases in their order."""
        return iter(self._bases.values())

    def find(self, name: str | None) -> ServedBase | None:
        """Return the base with this name, the first one without a name, or None."""
        return self._bases.get(name or self.default)

    async def reload(self) -> None:
        """Look at each base for a change, one after the other."""
        for base in self:
            await asyncio.to_thread(base.reload)


def report_spool(error: OSError) -> None:
    """Tell the log of the service that a version of a base cannot be kept in a file."""
    why = f"{error.strerror or type(error).__name__}; bases stay in memory, however many open_bases allows"
    LOGGER.error({"event": "spool", "why": why})


def describe_base(knowledge: KnowledgeBase) -> BaseFacts:
    """Return what is known about a base without its bot."""
    return BaseFacts(
        title=knowledge.title,
        language=knowledge.language,
        notice=knowledge.notice,
        entries=len(knowledge.entries),
        gaps=len(knowledge.gaps),
        knowledge=build_knowledge(knowledge),
    )


def find_bases(paths: tuple[str, ...]) -> list[str]:
    """Return the paths of bases in place of folders of bases.

    A folder of bases has no YAML file of its own, only folders that have some.
    """
    found: list[str] = []
    for path in map(Path, paths):
        inner = sorted({file.parent for file in path.glob("*/*.yaml")}) if path.is_dir() else []
        found.extend(map(str, inner if inner and not any(path.glob("*.yaml")) else [path]))
    return found
