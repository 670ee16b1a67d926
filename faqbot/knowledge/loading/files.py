"""The files of a base: found, and read within bounds."""

import os
from pathlib import Path
from stat import S_ISDIR

from faqbot.errors import KnowledgeNotFound, Location, Problem
from faqbot.knowledge.loading.fingerprint import MAX_BYTES, MAX_FILES
from faqbot.language.text import safe_text

MAX_TOTAL = 64 * 1024 * 1024
"""Bytes of all files of a base at most; the shipped one has half a million."""


def base_files(path: Path, problems: list[Problem]) -> list[Path]:
    """The file itself, or the YAML files below the folder in path order; what cannot be seen of it is a problem.

    Raises:
        KnowledgeNotFound: If there is no file.
    """
    where = place(path)
    try:
        is_folder = S_ISDIR(path.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        fault, remedy = "there is no such file or folder", "name a folder of YAML files or one YAML file"
        raise KnowledgeNotFound([Problem(location=where, fault=fault, remedy=remedy)]) from None
    except (OSError, ValueError) as error:
        fault = f"the path cannot be read ({_why(error)})"
        raise KnowledgeNotFound([Problem(location=where, fault=fault, remedy="check its name and rights")]) from None
    if not is_folder:
        return [path]
    files = _files_below(path, problems)
    if not files and not problems:
        fault = "the folder holds no *.yaml file"
        raise KnowledgeNotFound([Problem(location=where, fault=fault, remedy="name the folder of a base")])
    return files


def _files_below(base: Path, problems: list[Problem]) -> list[Path]:
    files: list[Path] = []

    def unseen(error: OSError) -> None:
        fault = f"the folder cannot be read ({_why(error)})"
        problems.append(Problem(location=place(Path(error.filename)), fault=fault, remedy="check its rights"))

    for count, (folder, folders, names) in enumerate(os.walk(base, onerror=unseen)):
        if count + len(files) > MAX_FILES:
            fault = f"the folder holds more than {MAX_FILES} folders and *.yaml files"
            raise KnowledgeNotFound([Problem(location=place(base), fault=fault, remedy="name the folder of a base")])
        here = Path(folder)
        files.extend(here / name for name in names if name.endswith(".yaml"))
        for link in (here / name for name in folders if (here / name).is_symlink()):
            fault, remedy = "this is a link to a folder", "put the folder itself here; links are not followed"
            problems.append(Problem(location=place(link), fault=fault, remedy=remedy))
    return sorted(files, key=lambda file: file.relative_to(base).as_posix())


def read_bytes(file: Path, base: Path) -> tuple[bytes, Problem | None]:
    """The bytes of one of the base's files, or why they are not read."""
    try:
        if file != base and not file.resolve().is_relative_to(base.resolve()):
            fault, remedy = "the file is a link that leaves the base's folder", "put the file itself into the folder"
        elif not file.is_file():
            fault, remedy = "this is not a regular file", "name a YAML file"
        else:
            # Not more is read than may be, whatever took the file's place meanwhile.
            with open(file, "rb", opener=_opened) as opened:
                data = opened.read(MAX_BYTES + 1)
            if len(data) <= MAX_BYTES:
                return data, None
            fault = f"the file is larger than {MAX_BYTES // 1024 // 1024} MiB"
            remedy = "split the base into a folder of smaller files"
    except (OSError, RuntimeError) as error:
        fault = f"the file cannot be read ({_why(error)})"
        remedy = "check that it exists and that you may read it"
    return b"", Problem(location=place(file), fault=fault, remedy=remedy)


def _opened(path: str, flags: int) -> int:
    """A file, opened without waiting: a pipe that took its place has nothing to read."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def place(path: Path) -> Location:
    """A file as a whole, its name safe to show and on one line."""
    return Location(safe_text(str(path)).replace("\n", r"\u{a}"))


def _why(error: Exception) -> str:
    """The system's words for what went wrong, without the path, which the location has."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return "it holds characters that no path has" if isinstance(error, ValueError) else str(error)
