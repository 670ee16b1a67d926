"""A base that changes while it is served: read aside, taken as a whole, and refused where it looks broken."""

from dataclasses import dataclass
from os import PathLike, fspath
from typing import Literal

from faqbot.bot import FaqBot
from faqbot.errors import FaqbotError
from faqbot.knowledge.loading.fingerprint import fingerprint
from faqbot.knowledge.model import KnowledgeBase

MAX_LOSS = 0.2
"""Share of what it knows of a kind that a base may lose in one change. Of files that were cut off in the middle of a
write three in four still parse; a base that was pruned on purpose can be taken by force."""

KINDS = ("entries", "gaps", "alerts", "deferrals")
"""What a base may not lose: without a gap, an alert or a deferral more is said, and not less."""


@dataclass(frozen=True, slots=True)
class PollResult:
    """What a look at the files of a base came to.

    Attributes:
        outcome: ``same`` as what is served; ``changing``, so that another look decides; ``taken``, and served from now
            on; or ``refused``, and what was served before still is.
        why: Why it was refused, as lines for people; empty otherwise.
    """

    outcome: Literal["same", "changing", "taken", "refused"]
    why: str = ""


class Reloader:
    """Serves a base, and what it becomes.

    Any thread may take ``bot`` and ask it; that bot never changes, so that each answer is from one version of the base.
    One thread polls.

    Args:
        path: The folder or file of the base.

    Raises:
        FaqbotError: If the base cannot be used to begin with.
    """

    __slots__ = ("_files", "_path", "_refused", "_seen", "bot")

    def __init__(self, path: str | PathLike[str]) -> None:
        self._path = fspath(path)
        self._files = self._seen = fingerprint(self._path)
        self._refused: PollResult | None = None
        self.bot = FaqBot.load(self._path)

    def poll(self, *, force: bool = False) -> PollResult:
        """Look at the files, and serve them if they have changed, are the same as at the last look, and make a base.

        Args:
            force: Take a base that has lost more than ``MAX_LOSS``, too.
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
        """Read the base aside and serve it, or say why not."""
        try:
            bot = FaqBot.load(self._path)
        except (FaqbotError, OSError, MemoryError) as error:
            return PollResult("refused", str(error) or "there is not enough memory for the base")
        if fingerprint(self._path) != files:
            return PollResult("changing")
        if not force and (why := _describe_loss(self.bot.knowledge, bot.knowledge)):
            return PollResult("refused", why)
        self.bot, self._files = bot, files
        return PollResult("taken")


def _describe_loss(before: KnowledgeBase, now: KnowledgeBase) -> str:
    """What a base has lost too much of, or nothing."""
    for kind in KINDS:
        had, has = len(getattr(before, kind)), len(getattr(now, kind))
        if had - has > MAX_LOSS * had:
            return f"{has} {kind} are left of {had}; if that is meant, take the base by force"
    return ""
