"""The files of a base laid together into one mapping."""

from pathlib import Path

from faqbot.errors import KnowledgeNotFound, Problem
from faqbot.knowledge.loading.fields import EMPTY, kind
from faqbot.knowledge.loading.files import MAX_TOTAL, base_files, place, read_bytes
from faqbot.knowledge.loading.nodes import Mapping, Node, Refused, Scalar, Sequence, parse

LISTS = frozenset((
    "synonyms", "sources", "entries", "gaps", "small_talk", "protected", "alerts", "deferrals", "sign_words",
))  # fmt: skip
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
    files = base_files(path, problems)
    is_whole, total = not problems, 0
    for file in files:
        data, problem = read_bytes(file, path)
        if problem and file == path:
            raise KnowledgeNotFound([problem])
        total += len(data)
        if total > MAX_TOTAL:
            fault, remedy = f"the base is larger than {MAX_TOTAL // 1024 // 1024} MiB", "split it into several bases"
            raise KnowledgeNotFound([Problem(location=place(path), fault=fault, remedy=remedy)])
        bases.append(None if problem else _mapping(data, file, problems))
        problems.extend([problem] if problem else [])
    whole = [base for base in bases if base]
    if is_whole and len(whole) == len(bases):
        return _laid_together(whole, problems), problems
    return None, problems


def _mapping(data: bytes, file: Path, problems: list[Problem]) -> Mapping | None:
    """The mapping that a file holds, or None where it holds something else."""
    node, found = parse(data, place(file).path)
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
                fault = f"key {key.quoted} is already used at {first_key.location}"
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
