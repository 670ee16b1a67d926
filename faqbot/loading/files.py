"""The files of a base: found, read, parsed and laid together into one mapping."""

import hashlib
import os
from pathlib import Path
from stat import S_ISDIR

from faqbot.errors import KnowledgeNotFound
from faqbot.loading.fields import EMPTY, kind
from faqbot.loading.nodes import Mapping, Node, Refused, Scalar, Sequence, parse
from faqbot.model import Location, Problem
from faqbot.text import safe_text

MAX_BYTES = 8 * 1024 * 1024
"""A larger file is no text that somebody keeps by hand."""

LISTS = frozenset(("synonyms", "sources", "entries", "gaps", "small_talk", "protected"))
"""The keys whose lists are continued from file to file; every other key stands in one file only."""


def read_base(path: Path) -> tuple[Mapping | None, list[Problem]]:
    """A base's files as one mapping.

    Args:
        path: One YAML file, or a folder of which all ``*.yaml`` files are read in path order.

    Returns:
        The mapping, or None where a file is missing from it, so that what it refers to cannot be told from what is
        not there; and every problem found in reading and parsing.

    Raises:
        KnowledgeNotFound: If there is nothing to read.
    """
    problems: list[Problem] = []
    bases: list[Mapping | None] = []
    files = _files(path, problems)
    is_whole = not problems
    for file in files:
        data, problem = _read_bytes(file, path)
        if problem and file == path:
            raise KnowledgeNotFound([problem])
        bases.append(None if problem else _mapping(data, file, problems))
        problems.extend([problem] if problem else [])
    whole = [base for base in bases if base]
    if is_whole and len(whole) == len(bases):
        return _laid_together(whole, problems), problems
    return None, problems


def fingerprint(path: Path) -> str | None:
    """SHA-256, in hex, of the names and bytes of a base's files; None if they cannot all be read."""
    hashed = hashlib.sha256()
    problems: list[Problem] = []
    try:
        for file in _files(path, problems):
            data, problem = _read_bytes(file, path)
            problems.extend([problem] if problem else [])
            name = file.relative_to(path).as_posix() if file != path else file.name
            hashed.update(f"{name}\n{len(data)}\n".encode("utf-8", errors="surrogateescape"))
            hashed.update(data)
    except KnowledgeNotFound:
        return None
    return None if problems else hashed.hexdigest()


def _files(path: Path, problems: list[Problem]) -> list[Path]:
    """The file itself, or the YAML files below the folder; a part of it that cannot be seen is a problem."""
    where = _place(path)
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
        problems.append(Problem(location=_place(Path(error.filename)), fault=fault, remedy="check its rights"))

    for folder, folders, names in os.walk(base, onerror=unseen):
        here = Path(folder)
        files.extend(here / name for name in names if name.endswith(".yaml"))
        for link in (here / name for name in folders if (here / name).is_symlink()):
            fault, remedy = "this is a link to a folder", "put the folder itself here; links are not followed"
            problems.append(Problem(location=_place(link), fault=fault, remedy=remedy))
    return sorted(files, key=lambda file: file.relative_to(base).as_posix())


def _read_bytes(file: Path, base: Path) -> tuple[bytes, Problem | None]:
    try:
        if file != base and not file.resolve().is_relative_to(base.resolve()):
            fault, remedy = "the file is a link that leaves the base's folder", "put the file itself into the folder"
        elif not file.is_file():
            fault, remedy = "this is not a regular file", "name a YAML file"
        elif file.stat().st_size > MAX_BYTES:
            fault = f"the file is larger than {MAX_BYTES // 1024 // 1024} MiB"
            remedy = "split the base into a folder of smaller files"
        else:
            return file.read_bytes(), None
    except (OSError, RuntimeError) as error:
        fault = f"the file cannot be read ({_why(error)})"
        remedy = "check that it exists and that you may read it"
    return b"", Problem(location=_place(file), fault=fault, remedy=remedy)


def _mapping(data: bytes, file: Path, problems: list[Problem]) -> Mapping | None:
    """The mapping that a file holds, or None where it holds something else."""
    node, found = parse(data, _place(file).path)
    problems.extend(found)
    if isinstance(node, Mapping) and (node.pairs or found):
        return node
    if node is not None and not isinstance(node, Refused):
        fault, remedy = f"the file is {kind(node)}", 'write the keys of a knowledge base, like "entries:"'
        problems.append(Problem(location=node.location, fault=fault, remedy=remedy))
    return None


def _laid_together(bases: list[Mapping], problems: list[Problem]) -> Mapping:
    pairs: dict[str, tuple[Scalar, Node]] = {}
    for base in bases:
        for name, (key, value) in base.pairs.items():
            first_key, first = pairs.setdefault(name, (key, value))
            if first_key is key:
                continue
            if name in LISTS:
                pairs[name] = (first_key, _continued(name, [first, value], problems))
            else:
                fault = f"key {key.quoted} already stands at {first_key.location}"
                problems.append(Problem(location=key.location, fault=fault, remedy="keep it in one file"))
    return Mapping(pairs, bases[0].location)


def _continued(name: str, parts: list[Node], problems: list[Problem]) -> Sequence | Refused:
    """The parts of a list as one; a part that is no list is noted, and left out."""
    for part in parts:
        if kind(part) == EMPTY:
            fault, remedy = f'"{name}" is empty', "write its value or leave the key out"
            problems.append(Problem(location=part.location, fault=fault, remedy=remedy))
        elif not isinstance(part, Sequence | Refused):
            fault = f'"{name}" is {kind(part)}'
            problems.append(Problem(location=part.location, fault=fault, remedy="write a list"))
    items = [item for part in parts if isinstance(part, Sequence) for item in part.items]
    return Sequence(items, parts[0].location) if items else Refused(parts[0].location)


def _place(path: Path) -> Location:
    return Location(safe_text(str(path)))


def _why(error: Exception) -> str:
    """The system's words for what went wrong, without the path, which the location has."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return "it holds characters that no path has" if isinstance(error, ValueError) else str(error)
