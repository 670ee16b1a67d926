"""The files to import, read within bounds."""

import os
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path

from faqbot.curation.formats.extracted import SourceError
from faqbot.curation.formats.sniffing import find_suffix, guess_suffix
from faqbot.errors import describe_error

MAX_SOURCE = 64 * 1024 * 1024
"""Maximum size of all files of one import in bytes, unpacked: a page of questions has less than one million."""

MAX_MEMBERS = 5_000
"""Maximum number of files in a folder or an archive: an exported agent has two for each question."""

SUFFIXES = frozenset((
    ".csv", ".tsv", ".txt", ".xlsx", ".json", ".jsonl", ".jsonld", ".ndjson", ".yml", ".yaml", ".toml", ".html", ".htm",
    ".xhtml", ".md", ".markdown", ".mdx", ".rst", ".adoc", ".asciidoc", ".qna", ".zip",
))  # fmt: skip
"""The suffixes that say what a file holds; of any other, its content does."""

FOLDER_SUFFIXES = SUFFIXES | frozenset(
    ".asp .aspx .cfm .cshtml .ejs .erb .hbs .jsp .liquid .mdown .njk .php .phtml .shtml .twig".split()
)
"""The files of a folder or an archive that are read: others, such as programs, are passed over."""

_ARCHIVE = b"PK\x03\x04"
_WORKBOOK = b"xl/workbook.xml"
_DOCUMENT = re.compile(rb"word/document\.xml|content\.xml")
_PROGRAM_SUFFIXES = (".xlsx", ".xlsm")


@dataclass(frozen=True)
class SourceFile:
    """A file to import.

    Attributes:
        name: The path as the user named it, with the path inside an archive.
        data: The bytes of the file.
    """

    name: str
    data: bytes

    @cached_property
    def suffix(self) -> str:
        """The suffix that fits the content, such as ``.csv``: that of the name, unless they contradict each other."""
        suffix = os.path.splitext(self.name)[1].lower()  # noqa: PTH122 - a name in an archive is no path
        if self.data.startswith(_ARCHIVE):
            return ".xlsx" if suffix not in SUFFIXES and _WORKBOOK in self.data else suffix
        return find_suffix(suffix, self.text) if suffix in SUFFIXES else guess_suffix(self.text) or suffix

    @property
    def stem(self) -> str:
        """The last part of the name without its suffix."""
        return os.path.splitext(os.path.basename(self.name))[0]  # noqa: PTH119, PTH122

    @cached_property
    def text(self) -> str:
        """The file as text, with plain line feeds."""
        return decode(self.data)[0]

    @property
    def notes(self) -> list[str]:
        """What was put right in decoding the text."""
        note = decode(self.data)[1]
        return [f"{self.name}: {note}"] if note else []


def decode(data: bytes) -> tuple[str, str]:
    r"""Decode a text file: UTF-8 or UTF-16 with a mark, UTF-8, or else Windows-1252.

    Returns:
        The text with line feeds as line ends and without NUL characters, and a note about the encoding, or nothing.

    >>> decode(b"caf\xe9\r\n")
    ('café\n', 'read as Windows-1252, as it is not UTF-8')
    """
    note = ""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text, note = data.decode("utf-16", errors="replace"), "read as UTF-16"
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text, note = data.decode("cp1252", errors="replace"), "read as Windows-1252, as it is not UTF-8"
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", ""), note


def open_sources(paths: list[str]) -> list[SourceFile]:
    """Read the files to import; folders and archives give the files in them.

    Raises:
        SourceError: If a file cannot be read, or there is too much to read.
    """
    budget = _Budget()
    return [source for path in paths for source in _open_path(path, budget)]


class _Budget:
    """Counts what is read, and refuses more than the bounds."""

    def __init__(self) -> None:
        self._left = MAX_SOURCE
        self._members_left = MAX_MEMBERS

    def take(self, name: str, size: int) -> None:
        self._left -= size
        self._members_left -= 1
        if self._left < 0:
            raise SourceError(f"{name} is too large; at most {MAX_SOURCE // 1024 // 1024} MiB are read, unpacked")
        if self._members_left < 0:
            raise SourceError(f"{name} is one of more than {MAX_MEMBERS} files; name the files to import")

    @property
    def limit(self) -> int:
        return self._left + 1


def _open_path(path: str, budget: _Budget) -> Iterator[SourceFile]:
    root = Path(path)
    try:
        if root.is_dir():
            for file in _list_folder(root):
                yield from _open_file(str(file), file, budget)
        elif not root.exists():
            raise SourceError(f"{path} does not exist; name a file or a folder")
        elif not root.is_file():
            raise SourceError(f"{path} is not a regular file; name a file or a folder")
        else:
            yield from _open_file(path, root, budget)
    except (OSError, ValueError) as error:
        raise SourceError(f"{path} cannot be read ({describe_error(error)}); check its name and permissions") from None


def _list_folder(root: Path) -> list[Path]:
    """List the readable files below a folder, without hidden ones and links to folders."""
    found: list[Path] = []
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if not name.startswith(".")]
        files = (Path(folder, name) for name in names if not name.startswith("."))
        found += [file for file in files if file.suffix.lower() in FOLDER_SUFFIXES and file.is_file()]
        if len(found) > MAX_MEMBERS:
            raise SourceError(f"{root} holds more than {MAX_MEMBERS} files; name the files to import")
    return sorted(found)


def _open_file(name: str, file: Path, budget: _Budget) -> Iterator[SourceFile]:
    with file.open("rb") as opened:
        data = opened.read(budget.limit)
    budget.take(name, len(data))
    if data.startswith(b"%PDF-") or (data.startswith(_ARCHIVE) and _DOCUMENT.search(data)):
        raise SourceError(f"{name} is a document of a word processor or a PDF file; save it as a web page first")
    is_program = file.suffix.lower() in _PROGRAM_SUFFIXES or _WORKBOOK in data
    if data.startswith(_ARCHIVE) and not is_program:
        yield from _open_archive(name, data, budget)
    else:
        yield SourceFile(name, data)


def _open_archive(name: str, data: bytes, budget: _Budget) -> Iterator[SourceFile]:
    """Read the files of an archive; what it says of their sizes is not believed."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
            if len(members) > MAX_MEMBERS:
                raise SourceError(f"{name} holds more than {MAX_MEMBERS} files; unpack it and name the files to import")
            for member in sorted(members, key=lambda member: member.filename):
                suffix = Path(member.filename).suffix.lower()
                if suffix not in FOLDER_SUFFIXES - {".zip"} or member.filename.startswith("__MACOSX/"):
                    continue
                with archive.open(member) as opened:
                    content = opened.read(budget.limit)
                inner = f"{name}/{member.filename}"
                budget.take(inner, len(content))
                yield SourceFile(inner, content)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError) as error:
        raise SourceError(f"{name} is not an archive that can be unpacked ({error}); unpack it first") from None
