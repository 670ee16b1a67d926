"""``faqbot calibrate``: a bound is found, written, and dropped when the base changes."""

import json
from datetime import datetime
from pathlib import Path

import pytest
from command_line import BREAD

from faqbot.cli.main import run
from faqbot.knowledge.loading import load_knowledge
from faqbot.storage.compiled import compile_base, compiled_path, read_compiled
from faqbot.version import ENGINE, VERSION

POLICY = "policy:  # ours\n  answer_at: 0.8  # careful\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FAQBOT_KNOWLEDGE", "bread.yaml")
    Path("bread.yaml").write_text(BREAD + POLICY, encoding="utf-8")
    return tmp_path


def write_questions(right: int, wrong: int = 0) -> str:
    """Write a file of questions that the base answers rightly or wrongly; return its name."""
    rows = [{"q": "how long will a loaf keep", "expect": ["storage-time"]}] * right
    rows += [{"q": "shelf life of a loaf", "expect": ["storage-freezing"]}] * wrong
    Path("questions.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return "questions.jsonl"


def test_a_threshold_is_found_and_written_into_the_policy(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["calibrate", write_questions(right=60)]) == 0
    shown = capsys.readouterr()
    assert shown.out == (
        "60 questions, 0 of them without an answer in the base\n"
        " answer_at  answered   wrong share wrong at most\n"
        "      0.80        60       0               0.049  now\n"
        "      0.50        60       0               0.049  calibrated\n"
        "\n"
        "With 0.95 confidence, at most 0.05 of all questions like these get a wrong answer.\n"
    )
    assert shown.err == "faqbot: wrote the policy to bread.yaml\n"
    knowledge = load_knowledge("bread.yaml")
    assert Path("bread.yaml").read_text(encoding="utf-8") == BREAD + (
        "policy:  # ours\n"
        "  answer_at: 0.5  # careful\n"
        "  calibrated:\n"
        "    risk: 0.05\n"
        "    confidence: 0.95\n"
        "    questions: 60\n"
        "    wrong: 0\n"
        "    answer_at: 0.5\n"
        "    margin: 0.08\n"
        f"    digest: {knowledge.deciding_digest}\n"
        f"    version: {VERSION}\n"
        f"    engine: {ENGINE}\n"
        f"    date: {datetime.now().astimezone().date().isoformat()}\n"
    )
    assert knowledge.warnings == ()


def test_a_bound_no_longer_holds_when_the_base_changes(capsys: pytest.CaptureFixture[str]) -> None:
    run(["calibrate", write_questions(right=60)])
    base = Path("bread.yaml")
    base.write_text(base.read_text(encoding="utf-8").replace("three days", "four days"), encoding="utf-8")
    for before, after, fault in (
        ("does bread go", "do loaves go", "the base has changed since it was calibrated on"),
        ("  answer_at: 0.5  #", "  answer_at: 0.4  #", "answer_at is 0.4, and was 0.5 when the base was calibrated on"),
        (
            f"engine: {ENGINE}",
            f"engine: {ENGINE - 1}",
            "the engine of faqbot has changed since the base was calibrated on",
        ),
    ):
        original = base.read_text(encoding="utf-8")
        capsys.readouterr()
        assert run(["ask", "shelf life of a loaf"]) == 0
        assert capsys.readouterr().err == ""
        base.write_text(original.replace(before, after), encoding="utf-8")
        assert run(["ask", "shelf life of a loaf"]) == 0
        assert capsys.readouterr().err.startswith(f"faqbot: {fault}")
        base.write_text(original, encoding="utf-8")
    base.write_text(original.replace("does bread go", "do loaves go"), encoding="utf-8")
    day = datetime.now().astimezone().date().isoformat()
    assert run(["check"]) == 0
    (warning,) = (line for line in capsys.readouterr().out.splitlines() if ": warning: " in line)
    assert warning == (
        f"bread.yaml:33:5: warning: the base has changed since it was calibrated on {day}: the bound on wrong answers "
        "no longer holds; calibrate it again, or remove the key [FB109]"
    )


def test_a_dry_run_writes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["calibrate", write_questions(right=60), "--dry-run"]) == 0
    assert capsys.readouterr().err == "faqbot: nothing was written\n"
    assert Path("bread.yaml").read_text(encoding="utf-8") == BREAD + POLICY


@pytest.mark.parametrize(
    ("right", "wrong", "options", "fault"),
    [
        (58, 0, [], "58 questions are too few for a risk of 0.05 with a confidence of 0.95; with none"),
        (0, 0, ["--risk", "0.1"], "0 questions are too few for a risk of 0.1 with a confidence of 0.95; with none"),
        (0, 60, [], "even at answer_at 0.99, 60 of 60 questions are answered wrongly, too many for a risk of 0.05"),
    ],
)
def test_without_a_possible_bound_nothing_is_changed(
    right: int, wrong: int, options: list[str], fault: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["calibrate", write_questions(right, wrong), *options]) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.splitlines()[-1].startswith(f"faqbot: {fault}")
    assert shown.err.endswith("; nothing was changed\n")
    assert Path("bread.yaml").read_text(encoding="utf-8") == BREAD + POLICY


def test_the_number_of_questions_needed_is_given(capsys: pytest.CaptureFixture[str]) -> None:
    run(["calibrate", write_questions(right=20)])
    assert "; with none answered wrongly, 59 are needed; " in capsys.readouterr().err
    run(["calibrate", write_questions(right=60, wrong=2)])
    assert "; with 2 answered wrongly, 124 are needed; " in capsys.readouterr().err


def test_a_bot_that_rightly_answers_nothing_can_be_calibrated(capsys: pytest.CaptureFixture[str]) -> None:
    Path("questions.jsonl").write_text('{"q": "who won the match", "expect": []}\n' * 60, encoding="utf-8")
    assert run(["calibrate", "questions.jsonl", "--dry-run"]) == 0
    assert "      0.50         0       0               0.049  calibrated\n" in capsys.readouterr().out


def test_questions_of_the_base_itself_are_reported(capsys: pytest.CaptureFixture[str]) -> None:
    run(["calibrate", write_questions(right=59, wrong=1), "--dry-run"])
    assert capsys.readouterr().err.startswith(
        "faqbot: the base contains 1 of the questions word for word; this one says nothing about other questions\n"
    )
    run(["calibrate", write_questions(right=58, wrong=3), "--dry-run"])
    assert capsys.readouterr().err.startswith(
        "faqbot: the base contains 3 of the questions word for word; these say nothing about other questions\n"
    )


def test_a_policy_that_cannot_be_edited_is_reported(capsys: pytest.CaptureFixture[str]) -> None:
    Path("bread.yaml").write_text(BREAD + "policy:\n  answer_at: >-\n    0.8\n", encoding="utf-8")
    before = Path("bread.yaml").read_bytes()
    assert run(["calibrate", write_questions(right=60)]) == 1
    shown = capsys.readouterr().err
    assert shown.startswith(
        "faqbot: bread.yaml cannot be edited in place; write these lines into it\n"
        "policy:\n  answer_at: 0.5\n  calibrated:\n"
    )
    assert Path("bread.yaml").read_bytes() == before


def test_a_policy_that_cannot_be_written_is_reported(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail_to_write(*_: object) -> None:
        raise OSError(28, "No space left on device", ".bread.yaml.part")

    monkeypatch.setattr("faqbot.cli.commands.calibrate.write_kept", fail_to_write)
    assert run(["calibrate", write_questions(right=60)]) == 2
    assert capsys.readouterr().err == (
        "faqbot: the policy of bread.yaml cannot be written (No space left on device); check its folder\n"
    )


def test_a_compiled_base_is_compiled_again(capsys: pytest.CaptureFixture[str]) -> None:
    compile_base("bread.yaml")
    run(["calibrate", write_questions(right=60)])
    compiled = read_compiled("bread.yaml")
    assert compiled is not None
    assert compiled[0] == load_knowledge("bread.yaml")
    assert compiled[0].calibration is not None
    assert not capsys.readouterr().err.endswith("changed")
    compiled_path("bread.yaml").unlink()


@pytest.mark.parametrize("share", ["0", "1", "much", "nan"])
def test_a_risk_must_be_above_0_and_below_1(share: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        run(["calibrate", write_questions(right=60), "--risk", share])
    assert caught.value.code == 2
    assert capsys.readouterr().err.endswith("argument --risk: write a number above 0 and below 1\n")


def test_labels_that_the_base_does_not_know_are_reported(capsys: pytest.CaptureFixture[str]) -> None:
    Path("questions.yaml").write_text("- {q: why, expect: [crust]}\n", encoding="utf-8")
    assert run(["calibrate", "questions.yaml"]) == 2
    assert capsys.readouterr().err == (
        "faqbot: the labelled questions cannot be used\n"
        'questions.yaml:1:21: "crust" is not a passage, entry, gap or small talk item of the base; write a known id\n'
    )
