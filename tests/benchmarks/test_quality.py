import json
from pathlib import Path

import pytest
from quality import Judged, calibration_error, correlate, describe_bases, describe_set, describe_uneven, main
from tiny_encoder import write_encoder

ENTRIES = [
    {"id": "keep", "question": "How long does a loaf keep?", "answer": "Three days."},
    {"id": "freeze", "question": "Can I freeze bread?", "paraphrases": ["bread in the freezer"], "answer": "Yes."},
]
ASKS = [
    {"q": "how long does a loaf keep", "kind": "in", "expect": "keep"},
    {"q": "carburettor zorb", "kind": "far", "expect": None},
    {"q": "how long does a loaf keep? can I freeze bread?", "kind": "two", "expect": "keep", "also": "freeze"},
]


@pytest.fixture
def bases(tmp_path: Path) -> Path:
    """Write a file of one small base."""
    path = tmp_path / "bases.jsonl"
    path.write_text(json.dumps({"base": {"id": "bread", "entries": ENTRIES}, "asks": ASKS}), encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Write a question set."""
    items = [
        {"id": "keep", "questions": ["how long does a loaf keep", "shelf life"], "answer": "Three days."},
        {"id": "freeze", "questions": ["can I freeze bread", "can I freeze bread"]},
        {"id": "same", "questions": ["Shelf life?"]},
    ]
    queries = [
        {"q": "shelf life of a loaf", "expect": ["keep"]},
        {"q": "how long does it keep", "expect": ["keep"]},
        {"q": "freeze bread", "expect": ["freeze"]},
        {"q": "may I freeze bread", "expect": ["freeze"]},
        {"q": "carburettor zorb", "expect": []},
    ]
    for name, rows in (("kb", items), ("queries", queries)):
        (tmp_path / f"{name}.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return tmp_path


def judged(expected: str, found: str, confidence: float) -> Judged:
    return Judged(expected.split(), found.split(), confidence, is_answered=confidence >= 0.5)


def test_decisions_that_are_all_right_correlate_fully_and_those_that_never_differ_not_at_all() -> None:
    rows = [judged("a", "a", 0.9), judged("b", "b", 0.8), judged("", "a", 0.1)]
    assert correlate(rows, [each.is_answered for each in rows]) == 1.0
    assert correlate(rows, [False, False, False]) == 0.0
    # Gorodkin 2004, by hand: 2 of 3 right, decided a, a and b; c = 3 * 2 - (1 * 2 + 1 * 1) and so on.
    assert correlate(rows, [True, True, True]) == pytest.approx((2 * 3 - 3) / ((9 - 3) * (9 - 5)) ** 0.5)


def test_the_calibration_error_is_the_distance_from_what_was_right() -> None:
    assert calibration_error([judged("a", "a", 1.0), judged("a", "b", 0.0)]) == 0.0
    assert calibration_error([judged("a", "b", 1.0)]) == 1.0


def test_the_figures_of_a_set_count_what_is_right_and_wrong() -> None:
    rows = [judged("a", "a b", 0.9), judged("b", "a b", 0.6), judged("", "a", 0.1), judged("", "", 0.0)]
    figures = describe_set(rows)
    assert (figures["top-1"], figures["top-5"], figures["wrong"]) == (0.5, 1.0, 0.25)
    assert figures["mcc*"] >= figures["mcc"]


def test_replies_of_small_bases_are_rated_by_kind(bases: Path) -> None:
    assert describe_bases([bases]) == {"in": 100.0, "far": 100.0, "two": 100.0, "all": 100.0, "wrong": 0.0}


def test_questions_are_added_to_the_items_of_one_half(folder: Path) -> None:
    figures = describe_uneven(folder)
    assert set(figures) <= {"none before", "none after", "others before", "others after"}
    assert all(0 <= figure <= 1 for figure in figures.values())


def test_with_an_encoder_each_row_is_followed_by_one_of_the_other_engine(
    bases: Path, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("onnxruntime")
    pytest.importorskip("tokenizers")
    encoder = str(write_encoder(tmp_path / "tiny"))
    main(["--sets", str(folder), str(folder), "--bases", str(bases), "--encoder", encoder])
    names = [line.partition("  ")[0].partition(" top-1")[0] for line in capsys.readouterr().out.splitlines()]
    sets = [folder.name, f"{folder.name} + encoder"]
    assert names[:6] == [*sets, *sets, "mean", "mean + encoder"]
    assert [name.partition(" in ")[0] for name in names[6:]] == [
        "small bases, percent",
        "small bases, percent + encoder",
    ]


def test_each_option_prints_its_rows(bases: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["--sets", str(folder), "--bases", str(bases), "--uneven", str(folder)])
    one, other, third = capsys.readouterr().out.splitlines()
    assert one.startswith(f"{folder.name:28} top-1 1  top-5 1  mcc* 1  ")
    assert other == f"{'small bases, percent':28} in 100  far 100  two 100  all 100  wrong 0"
    assert third.startswith(f"uneven: {folder.name}")
