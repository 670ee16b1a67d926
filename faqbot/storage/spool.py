"""Compiled forms of bases that are served and not all in memory, in a folder of the running service."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from time import monotonic

from faqbot.knowledge.model import KnowledgeBase
from faqbot.matching.edition_matcher import EditionMatcher
from faqbot.matching.matcher import Matcher
from faqbot.matching.ranker import Ranker
from faqbot.storage.compiled import BasePath, CompiledBase, read_version, write_compiled

RETRY_SECONDS = 60.0
"""Seconds after which a version is written again when one could not be: it is compiled first, which takes long."""


class Spool:
    """Keeps versions of bases, each in a file, so that they are there again within milliseconds.

    A version stays usable when the files of its base have changed or are broken. Several processes may share a folder:
    whoever comes first writes a version, and all map the same file into memory.

    Args:
        folder: An existing folder that only its owner can read.
        report: Told why the first of several versions in a row could not be written; None tells nobody.
        clock: Returns the time in seconds.
    """

    __slots__ = ("_clock", "_folder", "_is_failing", "_report", "_retry_at")

    def __init__(
        self,
        folder: str,
        report: Callable[[OSError], None] | None = None,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._folder, self._report, self._clock = Path(folder), report, clock
        self._is_failing, self._retry_at = False, 0.0

    def keep(self, knowledge: KnowledgeBase, ranker: Ranker, base: BasePath, files: str) -> bool:
        """Keep a version, unless it is there already.

        Args:
            knowledge: The base.
            ranker: What ranks its entries.
            base: Its folder or file.
            files: The fingerprint of its files.

        Returns:
            Whether it is kept; it is not if it cannot be written, or has a ranker of another kind than faqbot's own.
            For ``RETRY_SECONDS`` after a version could not be written, none is tried.
        """
        target = self._locate(base, files)
        if target.exists():
            return True
        is_waiting = self._is_failing and self._clock() < self._retry_at
        if is_waiting or not isinstance(ranker, Matcher | EditionMatcher):
            return False
        try:
            write_compiled(knowledge, ranker, base, files, target)
        except OSError as error:
            if self._report and not self._is_failing:
                self._report(error)
            self._is_failing, self._retry_at = True, self._clock() + RETRY_SECONDS
            return False
        self._is_failing = False
        return True

    def find(self, base: BasePath, files: str) -> CompiledBase | None:
        """Return a version that was kept, or None."""
        return read_version(str(self._locate(base, files)), base, files)

    def _locate(self, base: BasePath, files: str) -> Path:
        name = f"{Path(base).absolute()}\0{files}".encode(errors="surrogateescape")
        return self._folder / sha256(name).hexdigest()
