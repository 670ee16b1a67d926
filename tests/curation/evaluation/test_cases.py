from pathlib import Path

from bread import BREAD

from faqbot.curation.evaluation.cases import Case, read_cases
from faqbot.errors import Location, Problem


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_bytes(text.encode())
    return path


def read(path: Path) -> tuple[list[Case], list[str]]:
    """Read the cases of a file, and its problems as text, without the folder."""
    cases, problems = read_cases(path, BREAD)
    return cases, [str(problem).removeprefix(f"{path.parent}/") for problem in problems]


def test_a_yaml_list_of_rows_is_read(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "questions.yaml",
        "- {q: how long does it kep, expect: [storage-time, storage/1]}\n"
        "- q: 'gluten free?'\n"
        "  expect: [gluten]\n"
        "  kind: not read\n"
        "- {q: hi, expect: [greeting]}\n"
        "- {q: carburettor, expect: []}\n",
    )
    assert read_cases(path, BREAD) == (
        [
            Case(
                question="how long does it kep",
                expected=frozenset({"storage-time", "storage/1"}),
                location=Location(str(path), 1, 3),
            ),
            Case(question="gluten free?", expected=frozenset({"gluten"}), location=Location(str(path), 2, 3)),
            Case(question="hi", expected=frozenset({"greeting"}), location=Location(str(path), 5, 3)),
            Case(question="carburettor", expected=frozenset(), location=Location(str(path), 6, 3)),
        ],
        [],
    )


def test_json_lines_are_read_with_their_line_numbers(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "questions.jsonl",
        '{"q": "how long", "expect": ["storage-time"], "kind": "plain"}\n'
        "\n"
        '{"q":"caf\\u00e9 \\ud83c\\udf5e?","expect":[]}\r\n',
    )
    assert read_cases(path, BREAD) == (
        [
            Case(question="how long", expected=frozenset({"storage-time"}), location=Location(str(path), 1, 1)),
            Case(question="café 🍞?", expected=frozenset(), location=Location(str(path), 3, 1)),
        ],
        [],
    )


def test_an_unknown_id_is_reported_at_its_place(tmp_path: Path) -> None:
    rows = "- {q: how long, expect: [storage-time, cake]}\n- {q: freeze, expect: [storage/9]}\n"
    unknown = "is not a passage, entry, gap or small talk item of the base; write a known id"
    assert read(written(tmp_path, "questions.yaml", rows))[1] == [
        f'questions.yaml:1:40: "cake" {unknown}',
        f'questions.yaml:2:24: "storage/9" {unknown}',
    ]


def test_the_faults_of_json_lines_are_reported_together_each_on_its_line(tmp_path: Path) -> None:
    rows = (
        '{"q": "how long", "expect": ["cake"]}\n'
        '{"q": "how long"}\n'
        '{"q": "ring \\u0007", "expect": []}\n'
        "[1, 2]\n"
        '{"q": "freeze", "expect": ["storage-freezing"]}\n'
    )
    cases, problems = read(written(tmp_path, "questions.jsonl", rows))
    assert [case.question for case in cases] == ["how long", "ring ?", "freeze"]
    assert problems == [
        'questions.jsonl:1:30: "cake" is not a passage, entry, gap or small talk item of the base; write a known id',
        "questions.jsonl:2:1: this is not a labelled question; write {q: a question, expect: [ids]}",
        "questions.jsonl:3:7: control character U+0007; write visible characters only",
        "questions.jsonl:4:1: this is not a labelled question; write {q: a question, expect: [ids]}",
    ]


def test_rows_of_another_shape_are_reported(tmp_path: Path) -> None:
    rows = (
        "- how long\n"
        "- {q: how long}\n"
        "- {expect: [storage-time]}\n"
        "- {q: how long, expect: storage-time}\n"
        "- {q: [how, long], expect: [storage-time]}\n"
        "- {q: how long, expect: [[storage-time]]}\n"
    )
    cases, problems = read(written(tmp_path, "questions.yaml", rows))
    assert cases == []
    assert problems == [
        f"questions.yaml:{line}:3: this is not a labelled question; write {{q: a question, expect: [ids]}}"
        for line in range(1, 7)
    ]


def test_a_file_that_is_not_a_list_is_reported(tmp_path: Path) -> None:
    path = written(tmp_path, "questions.yaml", "q: how long\nexpect: [storage-time]\n")
    assert read(path) == ([], ["questions.yaml:1:1: this is not a list; write a list of rows"])


def test_a_file_that_cannot_be_parsed_is_one_fault(tmp_path: Path) -> None:
    assert read(written(tmp_path, "questions.yaml", "[]\n---\n[]\n")) == (
        [],
        ["questions.yaml:2:1: a second document begins here; keep one document per file, without '---'"],
    )


def test_a_missing_file_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "none.yaml"
    assert read_cases(path, BREAD) == (
        [],
        [
            Problem(
                location=Location(str(path)),
                fault="the file cannot be read (No such file or directory)",
                remedy="name a file of labelled questions",
            )
        ],
    )


def test_an_empty_file_of_json_lines_has_no_cases_and_no_faults(tmp_path: Path) -> None:
    assert read_cases(written(tmp_path, "questions.jsonl", "\n\n"), BREAD) == ([], [])
