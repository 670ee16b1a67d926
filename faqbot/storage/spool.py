"""Compiled forms of bases that are served and not all in memory, in a folder of the running service."""

from hashlib import sha256
from pathlib import Path

from faqbot.knowledge.model import KnowledgeBase
from faqbot.matching.edition_matcher import EditionMatcher
from faqbot.matching.matcher import Matcher
from faqbot.matching.ranker import Ranker
from faqbot.storage.compiled import BasePath, CompiledBase, read_version, write_compiled


class Spool:
    """Keeps versions of bases, each in a file, so that they are there again within milliseconds.

    A version stays usable when the files of its base have changed or are broken. Several processes may share a folder:
    whoever comes first writes a version, and all map the same file into memory.

    Args:
        folder: An existing folder that only its owner can read.
    """

    __slots__ = ("_folder",)

    def __init__(self, folder: str) -> None:
        self._folder = Path(folder)

    def keep(self, knowledge: KnowledgeBase, ranker: Ranker, base: BasePath, files: str) -> bool:
        """Keep a version, unless it is there already.

        Args:
            knowledge: The base.
            ranker: What ranks its entries.
            base: Its folder or file.
            files: The fingerprint of its files.

        Returns:
            Whether it is kept; a ranker of another kind than faqbot's own is not.

        Raises:
            OSError: If it cannot be written.
        """
        target = self._locate(base, files)
        if target.exists():
            return True
        if not isinstance(ranker, Matcher | EditionMatcher):
            return False
        write_compiled(knowledge, ranker, base, files, target)
        return True

    def find(self, base: BasePath, files: str) -> CompiledBase | None:
        """Return a version that was kept, or None."""
        return read_version(str(self._locate(base, files)), base, files)

    def _locate(self, base: BasePath, files: str) -> Path:
        name = f"{Path(base).absolute()}\0{files}".encode(errors="surrogateescape")
        return self._folder / sha256(name).hexdigest()
