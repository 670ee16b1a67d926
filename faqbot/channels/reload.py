"""Reload a base that changes while it is served."""

from collections.abc import Mapping
from dataclasses import dataclass
from os import PathLike, fspath
from threading import RLock
from typing import TYPE_CHECKING, Literal

from faqbot.bot import FaqBot
from faqbot.errors import FaqbotError
from faqbot.knowledge.loading.fingerprint import fingerprint
from faqbot.knowledge.model import KnowledgeBase

if TYPE_CHECKING:
    from faqbot.matching.engine import EncoderSource
    from faqbot.storage.spool import Spool

MAX_LOSS = 0.2
"""Largest share of its entries, gaps, alerts or deferrals that a base may lose in one change.

Three in four files that were cut off during a write still parse, so a loss may be the only sign of damage. A base that
was pruned on purpose can be forced."""

LIMITED_PARTS = ("entries", "gaps", "alerts", "deferrals")
"""The parts of a base whose loss is limited. Without its gaps, alerts or deferrals, a bot answers more, not less."""


@dataclass(frozen=True, slots=True)
class PollResult:
    """The result of one poll.

    Attributes:
        outcome: ``same`` if nothing changed; ``changing`` if the next poll decides; ``taken`` if the new version is
            served from now on; ``refused`` if the old version is still served.
        why: The reason for a refusal, in lines for people; empty otherwise.
    """

    outcome: Literal["same", "changing", "taken", "refused"]
    why: str = ""


class LostVersionError(FaqbotError):
    """The version that was served is gone, and the files of the base must not take its place."""


class Reloader:
    """Serves a base, and replaces it when its files change.

    Any thread may read ``bot`` and ask it. A bot never changes, so each answer comes from one version of the base.
    Only one thread may poll.

    Args:
        path: The folder or file of the base.
        encoder: The folder of a sentence encoder; None takes that of the base, if it names one.
        spool: Keeps versions in files, so that ``park`` can take them out of memory; with None, nothing is parked.
        remedy: What makes a base be served that has lost more than ``MAX_LOSS``, in words for whoever reads ``why``.

    Raises:
        FaqbotError: If the base is unusable at the start.
    """

    __slots__ = (
        "_bot",
        "_encoder",
        "_files",
        "_lock",
        "_lost",
        "_path",
        "_refused",
        "_remedy",
        "_seen",
        "_sizes",
        "_spool",
    )

    def __init__(
        self,
        path: str | PathLike[str],
        *,
        encoder: "EncoderSource | None" = None,
        spool: "Spool | None" = None,
        remedy: str = "call poll(force=True)",
    ) -> None:
        self._path, self._encoder, self._spool, self._remedy = fspath(path), encoder, spool, remedy
        self._files = self._seen = fingerprint(self._path)
        self._refused: PollResult | None = None
        self._lost: tuple[str | None, LostVersionError] | None = None
        # Held while a version is opened, parked or replaced: a poll in another thread must not come in between.
        self._lock = RLock()
        self._bot: FaqBot | None = None
        self._sizes: dict[str, int] = {}
        self._serve(self._find_kept() or FaqBot.load(self._path, encoder=encoder), self._files)

    @property
    def bot(self) -> FaqBot:
        """The bot of the version that is served now, which is opened again if it was parked.

        Raises:
            LostVersionError: If it was parked and its file is gone, and the files of the base have changed and are
                unusable, or have lost more than ``MAX_LOSS``.
        """
        bot = self._bot
        if bot is None:
            with self._lock:
                bot = self._bot
                if bot is None:
                    bot = self._bot = self._find_kept() or self._read_again()
        return bot

    def park(self) -> None:
        """Take the bot out of memory until it is needed; who holds it may go on with it.

        A bot whose version cannot be kept in the spool stays.
        """
        with self._lock:
            if self._bot and self._keep(self._bot, self._files):
                self._bot = None

    def _serve(self, bot: FaqBot, files: str | None) -> None:
        """Serve a version from now on."""
        self._keep(bot, files)
        with self._lock:
            self._bot, self._files, self._lost = bot, files, None
            self._sizes = {part: len(getattr(bot.knowledge, part)) for part in LIMITED_PARTS}

    def _find_kept(self) -> FaqBot | None:
        """Open the version that is served from the spool, if it is there."""
        if self._spool and self._files and (kept := self._spool.find(self._path, self._files)):
            return FaqBot(kept.knowledge, ranker=kept.matcher, detector=kept.detector)
        return None

    def _keep(self, bot: FaqBot, files: str | None) -> bool:
        """Keep a version in the spool, and return whether it is there."""
        return bool(self._spool and files and self._spool.keep(bot.knowledge, bot.ranker, self._path, files))

    def _read_again(self) -> FaqBot:
        """Open a parked version whose file is gone: from the files of the base, if those may be served.

        Raises:
            LostVersionError: If they may not; they are not read again until they change.
        """
        files = fingerprint(self._path)
        if self._lost and self._lost[0] == files:
            raise self._lost[1]
        found = self._load(files, force=files == self._files)
        if isinstance(found, PollResult):
            error = LostVersionError(found.why or "the files of the base are changing at this moment")
            self._lost = (files, error) if found.why and files != self._files else None
            raise error
        self._serve(found, files)
        return found

    def poll(self, *, force: bool = False) -> PollResult:
        """Look for a change, and serve it once it is complete.

        A change is complete once two polls in a row find the same files.

        Args:
            force: Accept a base that has lost more than ``MAX_LOSS``.
        """
        files = fingerprint(self._path)
        if files == self._files and files is not None:
            self._seen, self._refused = files, None
            return PollResult("same")
        if files != self._seen:
            self._seen, self._refused = files, None
            return PollResult("changing")
        if self._refused and not force:
            return self._refused
        result = self._try_reload(files, force=force)
        self._refused = result if result.outcome == "refused" else None
        return result

    def _try_reload(self, files: str | None, *, force: bool) -> PollResult:
        """Load the new version, and serve it if it is usable."""
        found = self._load(files, force=force)
        if isinstance(found, PollResult):
            return found
        self._serve(found, files)
        return PollResult("taken")

    def _load(self, files: str | None, *, force: bool) -> FaqBot | PollResult:
        """Load the files of the base; return why they must not be served, if so."""
        try:
            bot = FaqBot.load(self._path, encoder=self._encoder)
        except (FaqbotError, OSError, MemoryError) as error:
            return PollResult("refused", str(error) or "there is not enough memory for the base")
        if fingerprint(self._path) != files:
            return PollResult("changing")
        if not force and (why := _describe_loss(self._sizes, bot.knowledge, self._remedy)):
            return PollResult("refused", why)
        return bot


def _describe_loss(before: Mapping[str, int], now: KnowledgeBase, remedy: str) -> str:
    """Describe the first loss that is too great, if any, and its remedy."""
    for part, old in before.items():
        new = len(getattr(now, part))
        if old - new > MAX_LOSS * old:
            return f"only {new} of {old} {part} are left; if that is intended, {remedy}"
    return ""
