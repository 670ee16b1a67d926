"""Files to import, written into the current folder, and what becomes of them."""

import io
import zipfile
from pathlib import Path
from typing import NamedTuple

from faqbot.curation.formats.importing import ImportResult, import_sources
from faqbot.knowledge.loading import load_knowledge
from faqbot.knowledge.model import Entry


class Imported(NamedTuple):
    """The outcome of an import: its result, and the base as it loads."""

    result: ImportResult
    entries: tuple[Entry, ...]
    drafts: tuple[Entry, ...]
    language: str
    title: str

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The question and the answer of each entry."""
        return [(entry.question, entry.answer) for entry in self.entries]

    @property
    def problems(self) -> list[tuple[str, str]]:
        """The kind and the fault of each problem."""
        return [(problem.kind, problem.fault) for problem in self.result.problems]


def import_files(*, out: str = "base", way: str = "", language: str = "", **files: str | bytes) -> Imported:
    """Write files, whose names have ``__`` for the dot of the suffix, and import them all."""
    names = []
    for name, content in files.items():
        path = Path(name.replace("__", "."))
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        names.append(str(path))
    result = import_sources(names, Path(out), way, language)
    if not result.files:
        return Imported(result, (), (), "", "")
    base = load_knowledge(out)
    return Imported(result, tuple(base.entries), tuple(base.drafts), base.language, base.title)


def build_archive(**members: str) -> bytes:
    """Return a zip archive; ``__`` in a name is the dot of its suffix, ``___`` a slash."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("___", "/").replace("__", "."), content)
    return stream.getvalue()
