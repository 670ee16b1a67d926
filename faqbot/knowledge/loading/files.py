"""Listing and reading the files of a base, within bounds."""

import os
from pathlib import Path
from stat import S_ISDIR

from faqbot.errors import KnowledgeNotFound, Location, Problem, describe_error
from faqbot.knowledge.loading.fingerprint import MAX_BYTES, MAX_FILES
from faqbot.language.text import safe_text

MAX_TOTAL = 64 * 1024 * 1024
"""Maximum size of all files of a base in bytes; the shipped base has half a million."""


def list_files(path: Path, problems: list[Problem]) -> list[Path]:
    """List the YAML files of a base, sorted by path.

    Unreadable folders and links to folders are added to ``problems``.

    Raises:
        KnowledgeNotFound: If there is no file, or more than a base may have.
    """
    location = locate_file(path)
    try:
        is_folder = S_ISDIR(path.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        fault, remedy = "there is no such file or folder", "name a folder of YAML files or one YAML file"
        raise KnowledgeNotFound([Problem(location=location, fault=fault, remedy=remedy)]) from None
    except (OSError, ValueError) as error:
        fault = f"the path cannot be read ({describe_path_error(error)})"
        raise KnowledgeNotFound(
            [Problem(location=location, fault=fault, remedy="check its name and permissions")]
        ) from None
    if not is_folder:
        return [path]
    files = _files_below(path, problems)
    if not files and not problems:
        fault = "the folder contains no *.yaml file"
        raise KnowledgeNotFound([Problem(location=location, fault=fault, remedy="name the folder of a base")])
    return files


def _files_below(base: Path, problems: list[Problem]) -> list[Path]:
    files: list[Path] = []

    def report(error: OSError) -> None:
        fault = f"the folder cannot be read ({describe_path_error(error)})"
        problems.append(
            Problem(location=locate_file(Path(error.filename)), fault=fault, remedy="check its permissions")
        )

    for count, (folder, folders, names) in enumerate(os.walk(base, onerror=report)):
        if count + len(files) > MAX_FILES:
            fault = f"the folder contains more than {MAX_FILES} folders and *.yaml files"
            remedy = "name the folder of a base"
            raise KnowledgeNotFound([Problem(location=locate_file(base), fault=fault, remedy=remedy)])
        here = Path(folder)
        # Hidden files are the locks of editors, the forks of Finder, and the versions of a Kubernetes ConfigMap.
        folders[:] = [name for name in folders if not name.startswith(".")]
        files.extend(here / name for name in names if name.endswith(".yaml") and not name.startswith("."))
        for link in (here / name for name in folders if (here / name).is_symlink()):
            fault, remedy = "this is a link to a folder", "put the folder itself here; links are not followed"
            problems.append(Problem(location=locate_file(link), fault=fault, remedy=remedy))
    return sorted(files, key=lambda file: file.relative_to(base).as_posix())


def read_bytes(file: Path, base: Path) -> tuple[bytes, Problem | None]:
    """Return the bytes of a file, or the problem with it."""
    try:
        if file != base and not file.resolve().is_relative_to(base.resolve()):
            fault, remedy = (
                "the file is a link that points outside the base's folder",
                "put the file itself into the folder",
            )
        elif not file.is_file():
            fault, remedy = "this is not a regular file", "name a YAML file"
        else:
            # The size is bounded while reading: another file may have replaced this one.
            with open(file, "rb", opener=_open_without_waiting) as opened:
                data = opened.read(MAX_BYTES + 1)
            if len(data) <= MAX_BYTES:
                return data, None
            fault = f"the file is larger than {MAX_BYTES // 1024 // 1024} MiB"
            remedy = "split the base into a folder of smaller files"
    except (OSError, RuntimeError) as error:
        fault = f"the file cannot be read ({describe_path_error(error)})"
        remedy = "check that it exists and that you may read it"
    return b"", Problem(location=locate_file(file), fault=fault, remedy=remedy)


def _open_without_waiting(path: str, flags: int) -> int:
    """Open a file without waiting; a pipe may have replaced it."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def locate_file(path: Path) -> Location:
    """Return the location of a whole file, safe to show."""
    return Location(safe_text(str(path)).replace("\n", r"\u{a}"))


def describe_path_error(error: Exception) -> str:
    """Return why a path could not be read, without the path."""
    return "it contains characters that a path cannot have" if isinstance(error, ValueError) else describe_error(error)
