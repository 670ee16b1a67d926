"""Lists of questions without labels."""

import json
from pathlib import Path

from faqbot.curation.question_files import parse_rows, read_question_file
from faqbot.errors import Location, Problem
from faqbot.knowledge.loading.nodes import Mapping, Node, Scalar

NOT_A_QUESTION, REMEDY = "this is not a question", "write {q: a question}, or the question alone"


def read_questions(path: Path) -> tuple[list[str], list[Problem]]:
    """Read the questions of a file, and its problems.

    Args:
        path: A YAML list or JSON lines, where each row is a text or has the key ``q``; any other file is read as plain
            text with one question a line, and blank lines are skipped.
    """
    data, problems = read_question_file(path, "name a file of questions")
    if data is None:
        return [], problems
    if path.suffix in {".yaml", ".yml"}:
        return _read_yaml(data, str(path))
    lines = data.decode("utf-8-sig", errors="replace").split("\n")
    if path.suffix == ".jsonl":
        return _read_json_lines(lines, str(path))
    return [line.strip() for line in lines if line.strip()], []


def _read_yaml(data: bytes, path: str) -> tuple[list[str], list[Problem]]:
    rows, problems = parse_rows(data, path, "write a list of questions")
    questions = []
    for row in rows:
        question = _read_question(row)
        if question is None:
            problems.append(Problem(location=row.location, fault=NOT_A_QUESTION, remedy=REMEDY))
        else:
            questions.append(question)
    return questions, problems


def _read_question(row: Node) -> str | None:
    value = row.pairs["q"][1] if isinstance(row, Mapping) and "q" in row.pairs else row
    return value.value if isinstance(value, Scalar) and not value.null else None


def _read_json_lines(lines: list[str], path: str) -> tuple[list[str], list[Problem]]:
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
            problems.append(Problem(location=Location(path, number, 1), fault=NOT_A_QUESTION, remedy=REMEDY))
    return questions, problems
