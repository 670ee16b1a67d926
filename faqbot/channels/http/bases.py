"""The bases that a service answers from."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from faqbot.bot import FaqBot
from faqbot.channels.http.entry_numbers import EntryNumbers
from faqbot.channels.reload import Reloader


@dataclass(slots=True)
class ServedBase:
    """A base that is served.

    Attributes:
        name: The id of the base, by which requests name it.
        path: Its folder or file.
        reloader: Holds its bot.
        refused: Why the newest version is not served; empty if it is.
    """

    name: str
    path: str
    reloader: Reloader
    refused: str = ""
    _numbers: tuple[FaqBot, EntryNumbers] | None = None

    @property
    def bot(self) -> FaqBot:
        """The bot of the version that is served now."""
        return self.reloader.bot

    @property
    def numbers(self) -> EntryNumbers:
        """The numbers of the items of this version, counted when they are first needed."""
        bot = self.bot
        if self._numbers is None or self._numbers[0] is not bot:
            self._numbers = bot, EntryNumbers(item.id for item in bot.knowledge.items)
        return self._numbers[1]


class DuplicateBaseError(ValueError):
    """Two bases have the same id."""


class UnknownBaseError(ValueError):
    """The settings name a base that is not served."""


class BaseRegistry:
    """The bases of a service by their names.

    Args:
        paths: Paths of bases, or of folders of bases. The first base is asked if a request names none.

    Raises:
        FaqbotError: If a base is unusable.
        DuplicateBaseError: If two bases have the same id.
    """

    def __init__(self, paths: tuple[str, ...]) -> None:
        self._bases: dict[str, ServedBase] = {}
        for path in find_bases(paths):
            reloader = Reloader(path)
            name = reloader.bot.knowledge.id
            if name in self._bases:
                raise DuplicateBaseError(f'{path}: another base has the id "{name}" already; give each its own')
            self._bases[name] = ServedBase(name, path, reloader)
        self.default = next(iter(self._bases))

    def __iter__(self) -> Iterator[ServedBase]:
        """Iterate over the bases in their order."""
        return iter(self._bases.values())

    def find(self, name: str | None) -> ServedBase | None:
        """Return the base with this name, the first one without a name, or None."""
        return self._bases.get(name or self.default)

    async def reload(self) -> None:
        """Look at each base for a change, one after the other.

        A base that became unusable is served as it was.
        """
        for base in self:
            result = await asyncio.to_thread(base.reloader.poll)
            if result.outcome != "changing":
                base.refused = result.why


def find_bases(paths: tuple[str, ...]) -> list[str]:
    """Return the paths of bases in place of folders of bases.

    A folder of bases has no YAML file of its own, only folders that have some.
    """
    found: list[str] = []
    for path in map(Path, paths):
        inner = sorted({file.parent for file in path.glob("*/*.yaml")}) if path.is_dir() else []
        found.extend(map(str, inner if inner and not any(path.glob("*.yaml")) else [path]))
    return found
