"""Questions without labels are read from plain text, JSON lines and YAML."""

from pathlib import Path

import pytest

from faqbot.curation.comparing.questions import read_questions


def read(folder: Path, name: str, content: str) -> tuple[list[str], list[str]]:
    path = folder / name
    path.write_bytes(content.encode())
    questions, problems = read_questions(path)
    return questions, [str(problem).removeprefix(f"{folder}/") for problem in problems]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("q.txt", "\ufeffhow long?\n\n  is it {dear}? \r\n"),
        ("q.jsonl", '{"q": "how long?", "expect": ["a"]}\n\n"is it {dear}?"\n'),
        ("q.yaml", "- {q: how long?, expect: []}\n- is it {dear}?\n"),
    ],
)
def test_the_questions_of_a_file(tmp_path: Path, name: str, content: str) -> None:
    assert read(tmp_path, name, content) == (["how long?", "is it {dear}?"], [])


def test_rows_without_a_question_are_reported_with_their_place(tmp_path: Path) -> None:
    remedy = "write {q: a question}, or the question alone"
    assert read(tmp_path, "q.jsonl", '{"q": 5}\nhow\n"so?"\n') == (
        ["so?"],
        [f"q.jsonl:1:1: this is not a question; {remedy}", f"q.jsonl:2:1: this is not a question; {remedy}"],
    )
    assert read(tmp_path, "q.yaml", "- [a]\n- ~\n- so?\n") == (
        ["so?"],
        [f"q.yaml:1:3: this is not a question; {remedy}", f"q.yaml:2:3: this is not a question; {remedy}"],
    )
    assert read(tmp_path, "q.yaml", "a: b\n") == ([], ["q.yaml:1:1: this is not a list; write a list of questions"])


def test_a_missing_file_is_reported(tmp_path: Path) -> None:
    questions, problems = read_questions(tmp_path / "no.txt")
    assert (questions, [problem.remedy for problem in problems]) == ([], ["name a file of questions"])
