"""Lists of questions without labels: one a line, or the rows that ``faqbot eval`` takes."""

import json
from pathlib import Path

from faqbot.errors import Location, Problem
from faqbot.knowledge.loading.nodes import Mapping, Node, Scalar, Sequence, parse

REMEDY = "write {q: a question}, or the question alone"


def read_questions(path: Path) -> tuple[list[str], list[Problem]]:
    """The questions of a file, and what is wrong with it.

    Args:
        path: A YAML list or JSON lines, each a text or a row with the key ``q``; any other file is read as plain text,
            one question a line, without the blank ones.
    """
    try:
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        fault = f"the file cannot be read ({error})"
        return [], [Problem(location=Location(str(path)), fault=fault, remedy="name a file of questions")]
    if path.suffix in {".yaml", ".yml"}:
        return _yaml(data, str(path))
    lines = data.decode("utf-8-sig", errors="replace").split("\n")
    if path.suffix == ".jsonl":
        return _json_lines(lines, str(path))
    return [line.strip() for line in lines if line.strip()], []


def _yaml(data: bytes, path: str) -> tuple[list[str], list[Problem]]:
    root, problems = parse(data, path)
    if root is not None and not isinstance(root, Sequence):
        problems.append(Problem(location=root.location, fault="this is no list", remedy="write a list of questions"))
    questions = []
    for row in root.items if isinstance(root, Sequence) else []:
        question = _question(row)
        if question is None:
            problems.append(Problem(location=row.location, fault="this is no question", remedy=REMEDY))
        else:
            questions.append(question)
    return questions, problems


def _question(row: Node) -> str | None:
    found = row.pairs["q"][1] if isinstance(row, Mapping) and "q" in row.pairs else row
    return found.value if isinstance(found, Scalar) and not found.null else None


def _json_lines(lines: list[str], path: str) -> tuple[list[str], list[Problem]]:
    questions: list[str] = []
    problems: list[Problem] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            row = None
        question = row.get("q") if isinstance(row, dict) else row
        if isinstance(question, str):
            questions.append(question)
        else:
            problems.append(Problem(location=Location(path, number, 1), fault="this is no question", remedy=REMEDY))
    return questions, problems
