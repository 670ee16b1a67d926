import json
from pathlib import Path

import pytest
from alerts.guarded import POOL

from faqbot.alerts.detector import AlertDetector
from faqbot.alerts.fallback import FALLBACK_BASE, reply_to_emergency
from faqbot.cli.main import run

HELP = (
    "This may be an emergency. Call your local emergency number or a local crisis line now, and do not wait for an "
    "answer here.\n"
)


@pytest.mark.parametrize(
    "question",
    [
        "I can't breathe",
        "my throat is swelling",
        "CHEST PAIN",
        "his face is drooping",
        "she is having a stroke",
        "stiff neck and a bad headache",
        "I haven't peed since yesterday",
        "he wont wake up",
        "I took too many pills",
        "heavy bleeding",
        "pregnant and bleeding",
        "i want to kill myself",
    ],
)
def test_an_emergency_gets_an_alert_without_a_base(question: str) -> None:
    reply = reply_to_emergency(question)
    assert reply is not None
    assert reply.alert is not None


@pytest.mark.parametrize("question", ["", "what does it cost", "is chest pain a side effect?", "a stroke in 1990"])
def test_any_other_question_gets_no_alert(question: str) -> None:
    assert reply_to_emergency(question) is None


def test_another_base_contributes_its_patterns_and_not_its_texts() -> None:
    reply = reply_to_emergency("a boy is under water, not moving", AlertDetector(POOL))
    assert reply is not None
    assert reply.alert == FALLBACK_BASE.alerts[0]
    assert reply_to_emergency("should I dive", AlertDetector(POOL)) is None


@pytest.mark.hazard(id="emergency-with-broken-base")
def test_ask_prints_an_alert_before_it_fails(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    nowhere = str(tmp_path / "nowhere")
    assert run(["--knowledge", nowhere, "ask", "I", "cant", "breathe"]) == 3
    shown = capsys.readouterr()
    assert shown.out == HELP
    assert shown.err.startswith("faqbot: the knowledge base cannot be used\n")


@pytest.mark.hazard(id="emergency-with-broken-base")
def test_ask_prints_an_alert_as_a_record_too(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(["--knowledge", str(tmp_path / "nowhere"), "ask", "--json", "chest pain"]) == 3
    record = json.loads(capsys.readouterr().out)
    assert (record["kind"], record["alert"]["id"], record["entry"]) == ("no_answer", "emergency", None)


@pytest.mark.parametrize("arguments", [["ask", "what does it cost"], ["ask", "--jsonl"], ["chat"]])
def test_nothing_else_is_printed_without_a_base(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, arguments: list[str]
) -> None:
    assert run(["--knowledge", str(tmp_path / "nowhere"), *arguments]) == 3
    assert capsys.readouterr().out == ""


def test_a_usable_base_gets_no_further_alerts(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    bank = tmp_path / "bank.yaml"
    bank.write_text("format: 1\nid: bank\nentries: [{id: fees, question: What are the fees?, answer: None.}]\n")
    assert run(["--knowledge", str(bank), "ask", "chest pain, what are the fees?"]) == 0
    assert capsys.readouterr().out == "None.\n"
