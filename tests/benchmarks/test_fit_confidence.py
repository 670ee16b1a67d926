import json
import re
from pathlib import Path

import pytest
from fit_confidence import (
    BASE_WEIGHT,
    Example,
    Row,
    calibration_error,
    confidence,
    find_causes,
    fit,
    improve_logistic,
    main,
    predict,
    read_base,
    read_families,
    solve,
)
from tiny_encoder import write_encoder

from faqbot.matching.confidence import Choice, Fit, Scope
from faqbot.matching.semantic.encoder.hybrid_confidence import HybridChoice, HybridFit, HybridScope

SUBJECTS = {
    "bread": {
        "storage": ["how long does a loaf keep", "when does bread go stale"],
        "freezing": ["can I freeze bread", "bread in the freezer"],
        "rising": ["why does dough rise", "what makes yeast work"],
    },
    "pool": {
        "hours": ["when does the pool open", "opening hours of the swimming pool"],
        "price": ["how much is a ticket", "price of a swim"],
        "lessons": ["are there swimming lessons", "can I learn to swim"],
    },
    "garden": {
        "water": ["how often should I water roses", "watering of roses"],
        "soil": ["which soil suits heather", "what earth does heather need"],
        "frost": ["do tulips survive frost", "protect tulips in winter"],
    },
}
OUT_OF_SCOPE = ["who won the match", "how do I file a patent", "what is the capital of Peru"]
CONSTANT = r"-?\d+\.\d\d"


@pytest.fixture
def folders(tmp_path: Path) -> list[str]:
    """Write a question set for each subject; return the folders."""
    for subject, items in SUBJECTS.items():
        folder = tmp_path / subject
        folder.mkdir()
        rows = [{"id": name, "questions": questions} for name, questions in items.items()]
        queries = [{"q": f"{question} please", "expect": [name]} for name in items for question in items[name]]
        queries += [{"q": question, "expect": []} for question in OUT_OF_SCOPE]
        for name, lines in (("kb", rows), ("queries", queries)):
            text = "".join(f"{json.dumps(line)}\n" for line in lines)
            (folder / f"{name}.jsonl").write_text(text, encoding="utf-8")
    return [str(tmp_path / subject) for subject in SUBJECTS]


def test_it_prints_the_errors_of_the_families_and_the_constants(
    folders: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    main(folders)
    *errors, scope, choice, fitting = capsys.readouterr().out.splitlines()
    assert [line.split()[-1] for line in errors] == [*SUBJECTS, "mean"]
    assert all(0 <= float(line.split()[0]) <= 1 for line in errors)
    for line, kind in ((scope, Scope), (choice, Choice), (fitting, Fit)):
        values = ", ".join(f"{name}={CONSTANT}" for name in kind._fields)
        assert re.fullmatch(rf"FEW_{kind.__name__.upper()} = {kind.__name__}\({values}\)", line)


def test_it_prints_the_constants_of_the_engine_with_an_encoder(
    folders: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("onnxruntime")
    pytest.importorskip("tokenizers")
    main([*folders, "--encoder", str(write_encoder(tmp_path / "tiny"))])
    *_, scope, choice, fitting = capsys.readouterr().out.splitlines()
    for line, kind, name in (
        (scope, HybridScope, "HYBRID_SCOPE"),
        (choice, HybridChoice, "HYBRID_CHOICE"),
        (fitting, HybridFit, "HYBRID_FIT"),
    ):
        values = ", ".join(f"{field}={CONSTANT}" for field in kind._fields)
        assert re.fullmatch(rf"{name} = {kind.__name__}\({values}\)", line)


def test_the_confidence_separates_questions_that_can_be_separated(folders: list[str]) -> None:
    families = read_families(folders)
    fitted = fit(list(families.values()))
    for (part,) in families.values():
        right = [confidence(fitted, sample) for sample in part.own if sample.is_right]
        wrong = [confidence(fitted, sample) for sample in (*part.own, *part.unrelated) if not sample.is_right]
        assert len(right) == 6
        assert wrong
        assert min(right) > max(wrong)
        assert calibration_error(fitted, part.own) < 0.3


def test_one_family_is_not_enough(folders: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ending:
        main([",".join(folders)])
    assert ending.value.code == 2
    assert capsys.readouterr().err.endswith("error: name at least two families\n")


BASE = {
    "base": {
        "id": "shop",
        "entries": [
            {"id": "refund", "question": "How do I get a refund?", "answer": "Send the goods back."},
            {"id": "hours", "question": "When do you open?", "paraphrases": ["opening hours"], "answer": "At nine."},
        ],
    },
    "asks": [
        {"q": "refund please", "kind": "in", "expect": "refund"},
        {"q": "when do you close", "kind": "near", "expect": None},
        {"q": "what about it", "kind": "tie", "expect": None, "choices": ["refund", "hours"]},
        {"q": "refund and opening hours", "kind": "two", "expect": "refund", "also": "hours"},
    ],
}


def test_a_small_base_gives_the_samples_of_its_questions_but_those_that_mean_two_entries() -> None:
    read = read_base(BASE)
    assert [sample.is_right for sample in read.own] == [True, False]
    assert (read.unrelated, read.small, read.weight) == ([], [], BASE_WEIGHT)


def test_small_bases_are_families_of_their_own(
    folders: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "bases.jsonl"
    file.write_text(json.dumps(BASE), encoding="utf-8")
    main([*folders, "--bases", str(file)])
    assert [line.split()[-1] for line in capsys.readouterr().out.splitlines()[:-3]] == [*SUBJECTS, "shop", "mean"]


def test_of_a_wrong_item_the_likeliest_cause_is_the_least_likely_of_the_three() -> None:
    fitted = [[2.0], [-1.0], [0.5]]
    right = Example(([1.0], [1.0], [1.0]), (0.0, 0.0, 0.0), is_right=True, weight=1.0)
    assert find_causes(fitted, right) == [1.0, 1.0, 1.0]
    scope, choice, fitting = (predict(each, [1.0]) for each in fitted)
    whole = scope * choice * fitting
    causes = find_causes(fitted, right._replace(is_right=False))
    assert causes == pytest.approx([(share - whole) / (1 - whole) for share in (scope, choice, fitting)])
    assert causes[1] < causes[2] < causes[0]


def fit_steps(rows: list[Row]) -> list[float]:
    coefficients = [0.0] * len(rows[0].inputs)
    for _ in range(30):
        coefficients = improve_logistic(coefficients, rows)
    return coefficients


def test_a_regression_finds_the_share_that_is_true_and_the_direction_of_an_input() -> None:
    share = fit_steps([Row([1.0], float(number < 3), 1.0) for number in range(4)])
    assert predict(share, [1.0]) == pytest.approx(0.75)
    assert predict(fit_steps([Row([1.0], 0.3, 2.0)]), [1.0]) == pytest.approx(0.3)
    rows = [Row([1.0, float(number)], float(number > 4), 1.0) for number in range(10)]
    predicted = [predict(fit_steps(rows), row.inputs) for row in rows]
    assert predicted == sorted(predicted)
    assert predicted[4] < 0.5 < predicted[5]


def test_a_system_of_equations_is_solved_in_whatever_order() -> None:
    assert solve([[0.0, 2.0], [4.0, 0.0]], [6.0, 8.0]) == [2.0, 3.0]
    assert solve([[2.0, 1.0], [1.0, 3.0]], [5.0, 10.0]) == pytest.approx([1.0, 3.0])
