"""Labelled questions, read from YAML or JSON lines."""

import json
from dataclasses import dataclass, replace
from pathlib import Path

from faqbot.curation.question_files import parse_rows, read_question_file
from faqbot.errors import Location, Problem
from faqbot.knowledge.loading.nodes import Mapping, Node, Scalar, Sequence, parse
from faqbot.knowledge.model import KnowledgeBase


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One labelled question.

    Attributes:
        question: The question, as a person would type it.
        expected: Ids of the right entries, gaps, small talk items or passages; empty if the base has no answer. A
            renamed entry has its id of today.
        location: The place of the row.
    """

    question: str
    expected: frozenset[str]
    location: Location


def read_cases(path: Path, knowledge: KnowledgeBase) -> tuple[list[Case], list[Problem]]:
    """Read the labelled questions of a file, and its problems.

    Args:
        path: A YAML list, or one JSON object a line; only the keys ``q`` and ``expect`` of a row are read.
        knowledge: The base with the expected ids, which are those of passages, entries, gaps or small talk items.
    """
    data, problems = read_question_file(path, "name a file of labelled questions")
    if data is None:
        return [], problems
    ids = _collect_ids(knowledge)
    if path.suffix == ".jsonl":
        return _read_json_lines(data, str(path), ids)
    rows, problems = parse_rows(data, str(path), "write a list of rows")
    cases = [case for row in rows if (case := _read_case(row, ids, problems))]
    return cases, problems


def _read_json_lines(data: bytes, path: str, ids: dict[str, str]) -> tuple[list[Case], list[Problem]]:
    """Read JSON lines with the YAML parser.

    JSON is YAML; the parser sees one line at a time, so line numbers are restored.
    """
    cases: list[Case] = []
    problems: list[Problem] = []
    for number, line in enumerate(data.split(b"\n"), 1):
        if not line.strip():
            continue
        row, found = parse(_decode_surrogates(line), path)
        case = _read_case(row, ids, found) if row else None
        problems.extend(replace(problem, location=_set_line(number, problem.location)) for problem in found)
        cases.extend([replace(case, location=_set_line(number, case.location))] if case else [])
    return cases, problems


def _set_line(line: int, place: Location) -> Location:
    return Location(place.path, line, place.column)


def _decode_surrogates(line: bytes) -> bytes:
    r"""Decode escaped surrogate pairs, which YAML does not have.

    An example is ``\ud83d\ude00``.
    """
    if b"\\ud" not in line.lower():
        return line
    try:
        return json.dumps(json.loads(line), ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        return line


def _collect_ids(knowledge: KnowledgeBase) -> dict[str, str]:
    """Return every id that a case may expect, former ones too, with the id of today."""
    passages = {passage.id: passage.id for source in knowledge.sources for passage in source.passages}
    return {
        **knowledge.former_ids,
        **passages,
        **{item.id: item.id for item in (*knowledge.items, *knowledge.near_misses)},
    }


def _read_case(row: Node, known_ids: dict[str, str], problems: list[Problem]) -> Case | None:
    pairs = row.pairs if isinstance(row, Mapping) else {}
    question = pairs["q"][1] if "q" in pairs else None
    expect = pairs["expect"][1] if "expect" in pairs else None
    ids = [item for item in expect.items if isinstance(item, Scalar)] if isinstance(expect, Sequence) else []
    if not isinstance(question, Scalar) or not isinstance(expect, Sequence) or len(ids) < len(expect.items):
        fault = "this is not a labelled question"
        problems.append(Problem(location=row.location, fault=fault, remedy="write {q: a question, expect: [ids]}"))
        return None
    for item in ids:
        if item.value not in known_ids:
            fault = f'"{item.value}" is not a passage, entry, gap or small talk item of the base'
            problems.append(Problem(location=item.location, fault=fault, remedy="write a known id"))
    expected = frozenset(known_ids.get(item.value, item.value) for item in ids)
    return Case(question=question.value, expected=expected, location=row.location)
