"""Reload a base that changes while it is served."""

from contextlib import suppress
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


class Reloader:
    """Serves a base, and replaces it when its files change.

    Any thread may read ``bot`` and ask it. A bot never changes, so each answer comes from one version of the base.
    Only one thread may poll.

    Args:
        path: The folder or file of the base.
        encoder: The folder of a sentence encoder; None takes that of the base, if it names one.
        spool: Keeps versions in files, so that ``park`` can take them out of memory; with None, nothing is parked.

    Raises:
        FaqbotError: If the base is unusable at the start.
    """

    __slots__ = ("_bot", "_encoder", "_files", "_is_kept", "_lock", "_path", "_refused", "_seen", "_spool")

    def __init__(
        self,
        path: str | PathLike[str],
        *,
        encoder: "EncoderSource | None" = None,
        spool: "Spool | None" = None,
    ) -> None:
        self._path, self._encoder, self._spool = fspath(path), encoder, spool
        self._files = self._seen = fingerprint(self._path)
        self._refused: PollResult | None = None
        self._is_kept = False
        # Held while a version is opened, parked or replaced: a poll in another thread must not come in between.
        self._lock = RLock()
        self._bot: FaqBot | None = self._open()

    @property
    def bot(self) -> FaqBot:
        """The bot of the version that is served now, which is opened again if it was parked."""
        bot = self._bot
        if bot is None:
            with self._lock:
                bot = self._bot
                if bot is None:
                    bot = self._bot = self._open()
        return bot

    def park(self) -> None:
        """Take the bot out of memory until it is needed; who holds it may go on with it."""
        with self._lock:
            if self._is_kept:
                self._bot = None

    def _open(self) -> FaqBot:
        """Open the version that is served: from the spool, or from the files of the base."""
        if self._spool and self._files and (kept := self._spool.find(self._path, self._files)):
            self._is_kept = True
            return FaqBot(kept.knowledge, ranker=kept.matcher, detector=kept.detector)
        if self._is_kept:  # It was parked, and somebody has deleted its file: what is there now is served.
            self._files = fingerprint(self._path)
        bot = FaqBot.load(self._path, encoder=self._encoder)
        self._is_kept = self._keep(bot, self._files)
        return bot

    def _keep(self, bot: FaqBot, files: str | None) -> bool:
        """Keep a version in the spool, and return whether it is there; one that is not stays in memory."""
        if self._spool and files:
            with suppress(OSError):
                return self._spool.keep(bot.knowledge, bot.ranker, self._path, files)
        return False

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
        try:
            bot = FaqBot.load(self._path, encoder=self._encoder)
        except (FaqbotError, OSError, MemoryError) as error:
            return PollResult("refused", str(error) or "there is not enough memory for the base")
        if fingerprint(self._path) != files:
            return PollResult("changing")
        if not force and (why := _describe_loss(self.bot.knowledge, bot.knowledge)):
            return PollResult("refused", why)
        is_kept = self._keep(bot, files)
        with self._lock:
            self._bot, self._files, self._is_kept = bot, files, is_kept
        return PollResult("taken")


def _describe_loss(before: KnowledgeBase, now: KnowledgeBase) -> str:
    """Describe the first loss that is too great, if any."""
    for part in LIMITED_PARTS:
        old, new = len(getattr(before, part)), len(getattr(now, part))
        if old - new > MAX_LOSS * old:
            return f"only {new} of {old} {part} are left; if that is intended, call poll(force=True)"
    return ""
