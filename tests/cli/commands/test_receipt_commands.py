"""Receipts, ``faqbot replay`` and ``faqbot diff``: account for an answer, and review a change by its effect."""

import io
import json
from pathlib import Path

import pytest
from command_line import BREAD

from faqbot.cli.main import run
from faqbot.version import ENGINE

LONG = "how long will a loaf keep"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FAQBOT_KNOWLEDGE", "bread.yaml")
    Path("bread.yaml").write_text(BREAD, encoding="utf-8")
    return tmp_path


def print_receipt(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    run(["ask", "--receipt", *(arguments or (LONG,))])
    return capsys.readouterr().out


def edit(before: str, after: str, name: str = "bread.yaml") -> None:
    assert before in BREAD
    Path(name).write_text(BREAD.replace(before, after), encoding="utf-8")


def test_a_receipt_is_part_of_a_record_on_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    line = print_receipt(capsys)
    record = json.loads(line)
    assert line.count("\n") == 1
    assert (record["entry"], record["receipt"]["subject"]["item"]) == ("storage-time", "storage-time")


def test_a_receipt_is_replayed_to_the_same_reply(capsys: pytest.CaptureFixture[str]) -> None:
    Path("receipt.json").write_text(json.dumps(json.loads(print_receipt(capsys)), indent=2), encoding="utf-8")
    assert run(["replay", "receipt.json"]) == 0
    shown = capsys.readouterr()
    assert shown.out == (
        f"{LONG}\n"
        "  the reply is the same\n"
        "  same     kind, reason, entry, gap, text, citations, passages, alert, caution, confidence, candidates, "
        "follow_ups, way, matched, subject, runner_up, lead, corrections, guards\n"
    )
    assert shown.err == "faqbot: 0 of 1 reply changed\n"


def test_replay_reports_a_change_that_makes_no_difference(capsys: pytest.CaptureFixture[str]) -> None:
    record = json.loads(print_receipt(capsys))
    record["receipt"]["engine"] = ENGINE - 1
    Path("receipt.json").write_text(json.dumps(record), encoding="utf-8")
    assert run(["replay", "receipt.json"]) == 0
    assert f"  although the number of the engine was {ENGINE - 1} and is {ENGINE}\n" in capsys.readouterr().out


def test_replay_reports_what_changed_and_why(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = print_receipt(capsys) + print_receipt(capsys, "gluten free")
    edit("three days", "four days")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(lines.encode())))
    assert run(["replay", "-"]) == 1
    shown = capsys.readouterr()
    first, second = shown.out.split("\n\n")
    assert first.startswith(
        f"{LONG}\n"
        "  the reply has changed\n"
        '  changed  text: "About three days at room temperature." -> "About four days at room temperature."\n'
    )
    assert '  because  the base was edited: "storage-time", the subject of the reply, was edited; ' in first
    assert second.startswith("gluten free\n  the reply is the same\n")
    assert shown.err == "faqbot: 1 of 2 replies changed\n"


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("", "record 1: there is no record"),
        ("hello\n", "record 1: this is not a record"),
        ('{"question": "a"}\n', "record 1: this record has no receipt"),
        ('{"question": "a", "receipt": {"way": "whole"}}\n[]\n', "record 2: this is not a record"),
    ],
)
def test_a_file_without_a_receipt_is_reported(content: str, fault: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("receipt.json").write_text(content, encoding="utf-8")
    assert run(["replay", "receipt.json"]) == 2
    assert capsys.readouterr() == ("", f"faqbot: receipt.json: {fault}; write one with faqbot ask --receipt\n")


def test_a_missing_receipt_is_reported(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["replay", "gone.json"]) == 2
    assert (
        capsys.readouterr().err
        == "faqbot: gone.json cannot be read (No such file or directory); name a file of records with receipts\n"
    )


def test_diff_lists_the_questions_that_are_decided_differently(capsys: pytest.CaptureFixture[str]) -> None:
    edit("[deep freezing a loaf, bread in the freezer]", "[deep freezing a loaf, crumbs in jars]", "new.yaml")
    edit("three days", "four days", "reworded.yaml")
    Path("questions.txt").write_text(f"{LONG}\ncrumbs jars\n", encoding="utf-8")
    assert run(["diff", "bread.yaml", "new.yaml", "questions.txt"]) == 1
    shown = capsys.readouterr()
    assert shown.out == "crumbs jars\n  was  no answer (low)\n  is   answer: storage-freezing\n"
    assert shown.err == "faqbot: 2 questions: 1 decided differently, 0 answered in other words\n"
    assert run(["diff", "bread.yaml", "reworded.yaml", "questions.txt"]) == 0
    assert capsys.readouterr() == (
        (
            f"storage-time, in other words ({LONG})\n"
            "  - About three days at room temperature.\n  + About four days at room temperature.\n"
        ),
        "faqbot: 2 questions: 0 decided differently, 1 answered in other words\n",
    )
    assert run(["diff", "bread.yaml", "new.yaml", "questions.txt", "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert (found["questions"], found["reworded"], found["old"]["id"]) == (2, [], "bread")
    assert found["old"]["digest"] != found["new"]["digest"]
    assert found["decided"] == [
        {
            "question": "crumbs jars",
            "old": {"kind": "no_answer", "reason": "low", "items": []},
            "new": {"kind": "answer", "reason": None, "items": ["storage-freezing"]},
        }
    ]


def test_diff_reports_a_file_that_it_cannot_use(capsys: pytest.CaptureFixture[str]) -> None:
    Path("questions.yaml").write_text("a: b\n", encoding="utf-8")
    assert run(["diff", "bread.yaml", "bread.yaml", "questions.yaml"]) == 2
    assert capsys.readouterr().err == (
        "faqbot: the questions cannot be used\nquestions.yaml:1:1: this is not a list; write a list of questions\n"
    )
    Path("questions.txt").write_text("a\n", encoding="utf-8")
    assert run(["diff", "bread.yaml", "gone.yaml", "questions.txt"]) == 3
