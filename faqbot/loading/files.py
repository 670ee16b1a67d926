"""The files of a base: found, read, parsed and laid together into one mapping."""

from pathlib import Path

from faqbot.errors import KnowledgeNotFound
from faqbot.loading.nodes import Mapping, Node, Scalar, Sequence, parse
from faqbot.model import Location, Problem

MAX_BYTES = 8 * 1024 * 1024
"""A larger file is no text that somebody keeps by hand."""

LISTS = frozenset(("synonyms", "sources", "entries", "gaps", "small_talk", "protected"))
"""The keys whose lists are continued from file to file; every other key stands in one file only."""


def read_base(path: Path) -> tuple[Mapping, list[Problem]]:
    """A base's files as one mapping.

    Args:
        path: One YAML file, or a folder of which all ``*.yaml`` files are read in path order.

    Returns:
        The mapping, and every problem found in reading and parsing.

    Raises:
        KnowledgeNotFound: If there is nothing to read.
    """
    problems: list[Problem] = []
    pairs: dict[str, tuple[Scalar, Node]] = {}
    whole = Location(str(path))
    for file in _files(path):
        data, problem = _read_bytes(file, path)
        if problem:
            problems.append(problem)
            continue
        node, found = parse(data, str(file))
        problems.extend(found)
        if isinstance(node, Mapping):
            whole = whole if pairs else node.location
            _lay_together(pairs, node, problems)
        elif node is not None:
            fault = "a knowledge file is a mapping of keys"
            problems.append(Problem(location=node.location, fault=fault, remedy='begin it with a key, like "entries:"'))
    return Mapping(pairs, whole), problems


def _files(path: Path) -> list[Path]:
    where = Location(str(path))
    try:
        if path.is_dir():
            files = sorted((file for file in path.rglob("*.yaml")), key=lambda file: file.relative_to(path).as_posix())
            if files:
                return files
            raise KnowledgeNotFound(
                [Problem(location=where, fault="the folder holds no *.yaml file", remedy="name the folder of a base")]
            )
        exists = path.exists()
    except (OSError, ValueError) as error:
        fault = f"the path cannot be read ({error})"
        raise KnowledgeNotFound([Problem(location=where, fault=fault, remedy="check its name and rights")]) from None
    if not exists:
        remedy = "name a folder of YAML files or one YAML file"
        raise KnowledgeNotFound([Problem(location=where, fault="there is no such file or folder", remedy=remedy)])
    return [path]


def _read_bytes(file: Path, base: Path) -> tuple[bytes, Problem | None]:
    where = Location(str(file))
    try:
        if base.is_dir() and not file.resolve().is_relative_to(base.resolve()):
            fault, remedy = "the file is a link that leaves the base's folder", "put the file itself into the folder"
        elif not file.is_file():
            fault, remedy = "this is not a regular file", "name a YAML file"
        elif file.stat().st_size > MAX_BYTES:
            fault = f"the file is larger than {MAX_BYTES // 1024 // 1024} MiB"
            remedy = "split the base into a folder of smaller files"
        else:
            return file.read_bytes(), None
    except (OSError, RuntimeError) as error:
        fault = f"the file cannot be read ({getattr(error, 'strerror', None) or error})"
        remedy = "check that it exists and that you may read it"
    return b"", Problem(location=where, fault=fault, remedy=remedy)


def _lay_together(pairs: dict[str, tuple[Scalar, Node]], node: Mapping, problems: list[Problem]) -> None:
    for name, (key, value) in node.pairs.items():
        if name not in pairs:
            pairs[name] = (key, value)
            continue
        first_key, first = pairs[name]
        if name in LISTS and isinstance(first, Sequence) and isinstance(value, Sequence):
            pairs[name] = (first_key, Sequence([*first.items, *value.items], first.location))
        else:
            fault = f'key "{name}" already stands at {first_key.location}'
            problems.append(Problem(location=key.location, fault=fault, remedy="keep it in one file"))
