"""Merging the files of a base into one mapping."""

from pathlib import Path

from faqbot.errors import KnowledgeNotFound, Problem
from faqbot.knowledge.loading.fields import EMPTY, describe_node
from faqbot.knowledge.loading.file_language import give_language
from faqbot.knowledge.loading.files import MAX_TOTAL, list_files, locate_file, read_bytes
from faqbot.knowledge.loading.nodes import Mapping, Node, Refused, Scalar, Sequence, parse
from faqbot.knowledge.loading.side_phrasings import add_side_phrasings, is_side_file

LISTS = frozenset((
    "synonyms", "sources", "translations", "entries", "gaps", "small_talk", "protected", "alerts", "deferrals",
    "sign_words",
))  # fmt: skip
"""Keys whose lists may continue from file to file; every other key belongs to one file only."""


def read_base(path: Path) -> tuple[Mapping | None, list[Problem]]:
    """Read a base's files as one mapping.

    Args:
        path: One YAML file, or a folder of which all ``*.yaml`` files are read in path order.

    Returns:
        The mapping, or None if a file could not be read, because references into that file would seem to be broken;
        and every problem of reading and parsing.

    Raises:
        KnowledgeNotFound: If there is nothing to read.
    """
    problems: list[Problem] = []
    mappings: list[Mapping | None] = []
    files = list_files(path, problems)
    is_complete, total = not problems, 0
    for file in files:
        data, problem = read_bytes(file, path)
        if problem and file == path:
            raise KnowledgeNotFound([problem])
        total += len(data)
        if total > MAX_TOTAL:
            fault, remedy = f"the base is larger than {MAX_TOTAL // 1024 // 1024} MiB", "split it into several bases"
            raise KnowledgeNotFound([Problem(location=locate_file(path), fault=fault, remedy=remedy)])
        mappings.append(None if problem else _parse_mapping(data, file, problems))
        problems.extend([problem] if problem else [])
    readable = [(file, mapping) for file, mapping in zip(files, mappings, strict=True) if mapping]
    sides = [mapping for file, mapping in readable if file != path and is_side_file(file)]
    own = [mapping for file, mapping in readable if file == path or not is_side_file(file)]
    if not is_complete or len(readable) < len(mappings) or not own:
        return None, problems
    for mapping in own:
        give_language(mapping)
    merged = _merge(own, problems)
    add_side_phrasings(merged, sides, problems)
    return merged, problems


def _parse_mapping(data: bytes, file: Path, problems: list[Problem]) -> Mapping | None:
    """Parse a file; return its mapping, or None."""
    node, found = parse(data, locate_file(file).path)
    problems.extend(found)
    if isinstance(node, Mapping) and (node.pairs or found):
        return node
    if node is not None and not isinstance(node, Refused):
        fault, remedy = f"the file is {describe_node(node)}", 'write the keys of a knowledge base, like "entries:"'
        problems.append(Problem(location=node.location, fault=fault, remedy=remedy))
    return None


def _merge(mappings: list[Mapping], problems: list[Problem]) -> Mapping:
    pairs: dict[str, tuple[Scalar, Node]] = {}
    for mapping in mappings:
        for name, (key, value) in mapping.pairs.items():
            first_key, first = pairs.setdefault(name, (key, value))
            if first_key is key:
                continue
            if name in LISTS:
                pairs[name] = (first_key, _join_lists(name, [first, value], problems))
            else:
                fault = f"key {key.quoted} is already used at {first_key.location}"
                problems.append(Problem(location=key.location, fault=fault, remedy="keep it in one file"))
    return Mapping(pairs, mappings[0].location)


def _join_lists(name: str, parts: list[Node], problems: list[Problem]) -> Sequence | Refused:
    """Join the parts of a list; report parts that are not lists."""
    for part in parts:
        if describe_node(part) == EMPTY:
            fault, remedy = f'"{name}" is empty', "write its value or leave the key out"
            problems.append(Problem(location=part.location, fault=fault, remedy=remedy))
        elif not isinstance(part, Sequence | Refused):
            fault = f'"{name}" is {describe_node(part)}'
            problems.append(Problem(location=part.location, fault=fault, remedy="write a list"))
    items = [item for part in parts if isinstance(part, Sequence) for item in part.items]
    return Sequence(items, parts[0].location) if items else Refused(parts[0].location)
