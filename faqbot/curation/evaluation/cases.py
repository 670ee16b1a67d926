"""Labelled questions: rows of ``{q, expect: [ids]}``, read from YAML or JSON lines."""

import json
from dataclasses import dataclass, replace
from pathlib import Path

from faqbot.errors import Location, Problem
from faqbot.knowledge.loading.nodes import Mapping, Node, Scalar, Sequence, parse
from faqbot.knowledge.model import KnowledgeBase


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One labelled question.

    Attributes:
        question: As a person would type it.
        expected: Ids of entries, gaps or passages that are right; empty where the base does not answer it.
        location: Where it stands.
    """

    question: str
    expected: frozenset[str]
    location: Location


def read_cases(path: Path, knowledge: KnowledgeBase) -> tuple[list[Case], list[Problem]]:
    """The labelled questions of a file, and what is wrong with it.

    Args:
        path: A YAML list, or one JSON object a line; other keys of a row than ``q`` and ``expect`` are not read.
        knowledge: The base that the ids must be of: with a slash a passage, else an entry, gap or small talk.
    """
    try:
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        fault = f"the file cannot be read ({error})"
        return [], [Problem(location=Location(str(path)), fault=fault, remedy="name a file of labelled questions")]
    known = _ids(knowledge)
    if path.suffix == ".jsonl":
        return _json_lines(data, str(path), known)
    root, problems = parse(data, str(path))
    rows = root.items if isinstance(root, Sequence) else []
    if root is not None and not isinstance(root, Sequence):
        problems.append(Problem(location=root.location, fault="this is no list of rows", remedy="write a list"))
    cases = [case for row in rows if (case := _case(row, known, problems))]
    return cases, problems


def _json_lines(data: bytes, path: str, known: set[str]) -> tuple[list[Case], list[Problem]]:
    """JSON is YAML, so that each line is read by the same reader; its line number is put back."""
    cases: list[Case] = []
    problems: list[Problem] = []
    for number, line in enumerate(data.split(b"\n"), 1):
        if not line.strip():
            continue
        row, found = parse(_paired(line), path)
        case = _case(row, known, found) if row else None
        problems.extend(replace(problem, location=_on(number, problem.location)) for problem in found)
        cases.extend([replace(case, location=_on(number, case.location))] if case else [])
    return cases, problems


def _on(line: int, place: Location) -> Location:
    return Location(place.path, line, place.column)


def _paired(line: bytes) -> bytes:
    r"""A line of JSON without pairs of escapes, as in ``\ud83d\ude00``, which YAML does not know."""
    if b"\\ud" not in line.lower():
        return line
    try:
        return json.dumps(json.loads(line), ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        return line


def _ids(knowledge: KnowledgeBase) -> set[str]:
    passages = {passage.id for source in knowledge.sources for passage in source.passages}
    return passages.union(item.id for item in knowledge.items)


def _case(row: Node, known: set[str], problems: list[Problem]) -> Case | None:
    pairs = row.pairs if isinstance(row, Mapping) else {}
    question = pairs["q"][1] if "q" in pairs else None
    expect = pairs["expect"][1] if "expect" in pairs else None
    ids = [item for item in expect.items if isinstance(item, Scalar)] if isinstance(expect, Sequence) else []
    if not isinstance(question, Scalar) or not isinstance(expect, Sequence) or len(ids) < len(expect.items):
        fault = "this is no labelled question"
        problems.append(Problem(location=row.location, fault=fault, remedy="write {q: a question, expect: [ids]}"))
        return None
    for item in ids:
        if item.value not in known:
            fault = f'"{item.value}" is no passage, entry, gap or small talk of the base'
            problems.append(Problem(location=item.location, fault=fault, remedy="write an id that it has"))
    return Case(question=question.value, expected=frozenset(item.value for item in ids), location=row.location)
