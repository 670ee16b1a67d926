"""The work for the admin page: suggestions, decisions and health as plain values."""

import io
import json
import stat
from pathlib import Path
from typing import Any

import pytest
from asked_in_vain import SHOP_YAML

from faqbot.bot import FaqBot
from faqbot.conversation.logged_session import LoggedSession
from faqbot.curation.desk import __main__ as desk
from faqbot.curation.learning.suggestion_file import read_reviewed
from faqbot.storage.compiled import compile_base
from faqbot.storage.question_log import QuestionLog


@pytest.fixture
def base(folder: Path) -> str:
    """Return a base in one file."""
    (folder / "shop.yaml").write_text(SHOP_YAML, encoding="utf-8")
    return "shop.yaml"


@pytest.fixture
def log(base: str) -> dict[str, str]:
    """Return a log in which somebody asked for parking, twice."""
    opened = QuestionLog("log")
    for _ in range(2):
        LoggedSession(FaqBot.load(base), opened).ask("is there parking")
    opened.close()
    return {"file": "log"}


def list_suggestions(base: str, log: dict[str, str], **more: object) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = desk.perform({"task": "suggestions", "base": base, "log": log, **more})["suggestions"]
    return found


def accept_as_it_is(base: str, suggestion: dict[str, Any], **more: object) -> dict[str, Any]:
    accepted = {name: suggestion[name] for name in ("proposal", "text", "near", "subjects")}
    request = {"base": base, "accepted": accepted, **more}
    prepared = desk.perform({"task": "prepare", **request})
    return desk.perform({"task": "accept", **request, "digest": prepared["digest"]})


ADDED = [
    "+  - id: is-there-parking",
    "+    question: is there parking",
    "+    answer: I don't know. None of the answers that I was given fits your question.",
]


def test_a_suggestion_says_what_it_adds_why_and_what_it_would_change(base: str, log: dict[str, str]) -> None:
    (found,) = list_suggestions(base, log)
    assert found["title"] == "Add the gap is-there-parking: a question that the base does not answer"
    assert found["text"].startswith("is there parking\nanswer: I don't know.")
    assert found["evidence"] == ["Asked 2 times, in 1 wording."]
    assert found["effect"][0] == "Of 2 questions asked in vain: 2 would get it."
    assert found["lost"] == []
    assert found["proposal"]["action"] == "gap"


def test_what_was_asked_of_another_base_counts_for_that_one(base: str, log: dict[str, str]) -> None:
    digest = FaqBot.load(base).knowledge.digest
    assert list_suggestions(base, log, others=[digest]) == []
    assert len(list_suggestions(base, log, others=["another"])) == 1


def test_what_is_accepted_is_shown_first_then_written_and_taken_back(base: str, log: dict[str, str]) -> None:
    (found,) = list_suggestions(base, log)
    accepted = {name: found[name] for name in ("proposal", "text", "near", "subjects")}
    prepared = desk.perform({"task": "prepare", "base": base, "accepted": accepted})
    assert (prepared["path"], prepared["lines"], prepared["is_usable"]) == ("shop.yaml", ADDED, True)
    assert Path(base).read_text(encoding="utf-8") == SHOP_YAML

    written = desk.perform({"task": "accept", "base": base, "accepted": accepted, "digest": prepared["digest"]})
    assert written["path"] == "shop.yaml"
    assert "question: is there parking\n" in Path(base).read_text(encoding="utf-8")
    assert list_suggestions(base, log) == []

    assert desk.perform({"task": "undo", "base": base, "undo": written["undo"]}) == {"path": "shop.yaml"}
    assert Path(base).read_text(encoding="utf-8") == SHOP_YAML


def test_a_step_is_not_taken_back_from_a_file_that_has_changed_since(base: str, log: dict[str, str]) -> None:
    written = accept_as_it_is(base, list_suggestions(base, log)[0])
    with Path(base).open("a", encoding="utf-8") as file:
        file.write("# by hand\n")
    assert desk.perform({"task": "undo", "base": base, "undo": written["undo"]}) == {
        "fault": "shop.yaml has changed since; undo it by hand"
    }
    assert Path(base).read_text(encoding="utf-8").endswith("# by hand\n")


def test_nothing_is_written_that_was_not_shown(base: str, log: dict[str, str]) -> None:
    (found,) = list_suggestions(base, log)
    accepted = {name: found[name] for name in ("proposal", "text", "near", "subjects")}
    assert desk.perform({"task": "accept", "base": base, "accepted": accepted, "digest": "0" * 64}) == {
        "fault": "the files have changed since; look at the suggestion again"
    }
    assert Path(base).read_text(encoding="utf-8") == SHOP_YAML


@pytest.mark.parametrize(
    ("change", "line"),
    [
        ({"action": "phrasing", "item": "opening-hours"}, "+      - can i park there"),
        ({"action": "entry", "item": ""}, "+  - id: can-i-park-there"),
        ({"action": "gap", "item": "parking"}, "+  - id: parking"),
    ],
)
def test_a_person_says_where_the_questions_belong(
    base: str, log: dict[str, str], change: dict[str, str], line: str
) -> None:
    (found,) = list_suggestions(base, log)
    text = "can i park there" + ("" if change["action"] == "phrasing" else "\nanswer: Behind the shop.")
    accepted = {"proposal": {**found["proposal"], **change}, "text": text, "near": "", "subjects": []}
    assert line in desk.perform({"task": "prepare", "base": base, "accepted": accepted})["lines"]


def test_what_cannot_be_part_of_the_base_is_said(base: str) -> None:
    accepted = {
        "proposal": {"action": "phrasing", "item": "cake"},
        "text": "is there cake",
        "near": "",
        "subjects": [],
    }
    assert desk.perform({"task": "prepare", "base": base, "accepted": accepted}) == {
        "fault": 'no entry or gap has the id "cake"; name another one'
    }


@pytest.mark.hazard(id="exposed-question")
def test_accepted_suggestions_wait_in_a_file_of_the_owner_alone(base: str, log: dict[str, str]) -> None:
    (found,) = list_suggestions(base, log, pending="pending.yaml")
    written = accept_as_it_is(base, found, pending="pending.yaml")
    assert Path(base).read_text(encoding="utf-8") == SHOP_YAML
    assert stat.S_IMODE(Path("pending.yaml").stat().st_mode) == 0o600
    (reviewed,), problems = read_reviewed(Path("pending.yaml"))
    assert (reviewed.decision, reviewed.proposal.item, problems) == ("accept", "is-there-parking", [])
    assert list_suggestions(base, log, pending="pending.yaml") == []
    assert desk.perform({"task": "undo", "base": base, "undo": written["undo"]}) == {"path": "pending.yaml"}
    assert not Path("pending.yaml").exists()


@pytest.fixture
def compiled(base: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Compile the base, let nobody compile it again, and return the bases that somebody tried to."""
    compile_base(base)
    tried: list[str] = []

    def refuse_to_write(base: str) -> None:
        tried.append(base)
        raise PermissionError(13, "Permission denied", f"{base}.compiled")

    monkeypatch.setattr("faqbot.curation.desk.decisions.compile_base", refuse_to_write)
    return tried


def test_what_is_written_counts_though_the_base_cannot_be_compiled_again(
    base: str, log: dict[str, str], compiled: list[str]
) -> None:
    written = accept_as_it_is(base, list_suggestions(base, log)[0])
    assert written["path"] == "shop.yaml"
    assert "question: is there parking\n" in Path(base).read_text(encoding="utf-8")
    assert FaqBot.load(base).ask("is there parking").text.startswith("I don't know.")
    assert desk.perform({"task": "undo", "base": base, "undo": written["undo"]}) == {"path": "shop.yaml"}
    assert Path(base).read_text(encoding="utf-8") == SHOP_YAML
    assert compiled == [base, base]


def test_what_waits_elsewhere_does_not_compile_the_base_again(
    base: str, log: dict[str, str], compiled: list[str]
) -> None:
    written = accept_as_it_is(base, list_suggestions(base, log)[0], pending="pending.yaml")
    assert desk.perform({"task": "undo", "base": base, "undo": written["undo"]}) == {"path": "pending.yaml"}
    assert compiled == []


def test_a_question_that_is_too_long_for_a_base_is_sent_once_and_can_be_shortened(base: str) -> None:
    question = " ".join(["my printer jams on every second page"] * 40)
    opened = QuestionLog("log")
    for _ in range(2):
        LoggedSession(FaqBot.load(base), opened).ask(question)
    opened.close()
    (found,) = list_suggestions(base, {"file": "log"})
    assert "phrasings" not in found["proposal"]
    assert found["text"].startswith(f"{question}\nanswer: ")
    assert accept_as_it_is(base, found) == {"fault": "the base could not be used with this change"}
    assert accept_as_it_is(base, {**found, "text": "why does it jam\nanswer: Dust."})["path"] == "shop.yaml"
    assert "question: why does it jam\n" in Path(base).read_text(encoding="utf-8")


def accept_entry(base: str, question: str) -> dict[str, Any]:
    accepted = {
        "proposal": {"action": "entry", "phrasings": [question]},
        "text": f"{question}\nanswer: Yes.\n\n- every day",
        "near": "",
        "subjects": [],
    }
    request = {"base": base, "accepted": accepted, "pending": "pending.yaml"}
    prepared = desk.perform({"task": "prepare", **request})
    return (
        prepared if "fault" in prepared else desk.perform({"task": "accept", **request, "digest": prepared["digest"]})
    )


def test_a_waiting_file_takes_more_after_somebody_edited_it(base: str) -> None:
    path = Path("pending.yaml")
    accept_entry(base, "do you sell rolls")
    path.write_text(path.read_text(encoding="utf-8").rstrip("\n"), encoding="utf-8")
    accept_entry(base, "do you sell tea")
    found, problems = read_reviewed(path)
    assert [(each.proposal.phrasings, each.proposal.answer) for each in found] == [
        (("do you sell rolls",), "Yes.\n\n- every day"),
        (("do you sell tea",), "Yes.\n\n- every day"),
    ]
    assert problems == []


def test_a_waiting_file_that_could_not_be_read_with_more_is_left_as_it_is(base: str) -> None:
    path = Path("pending.yaml")
    path.write_text("suggestions: []\n", encoding="utf-8")
    fault = accept_entry(base, "do you sell rolls")["fault"]
    assert fault.startswith("nothing can be added to a file like this: pending.yaml:2:")
    assert path.read_text(encoding="utf-8") == "suggestions: []\n"


def test_what_is_ignored_is_not_suggested_until_it_is_wanted_again(base: str, log: dict[str, str]) -> None:
    subjects = list_suggestions(base, log)[0]["subjects"]
    assert desk.perform({"task": "ignore", "log": log, "subjects": subjects}) == {}
    assert list_suggestions(base, log) == []
    desk.perform({"task": "ignore", "log": log, "subjects": subjects, "is_ignored": False})
    assert len(list_suggestions(base, log)) == 1


def test_health_is_what_the_check_finds(base: str) -> None:
    leads_on = SHOP_YAML.replace("answer: About three days.", "answer: About three days.\n    follow_ups: [delivery]")
    Path(base).write_text(leads_on, encoding="utf-8")
    found = desk.perform({"task": "health", "base": base})
    assert (found["summary"], found["more"]) == ("no errors, no warnings, 3 notes", 0)
    assert {finding["severity"] for finding in found["findings"]} == {"note"}
    Path(base).write_text("format: 1\nid: shop\nentries: 3\n", encoding="utf-8")
    found = desk.perform({"task": "health", "base": base})
    assert found["summary"].startswith("1 error,")
    assert found["findings"][0]["severity"] == "error"


def test_the_numbers_of_each_day_are_without_a_text(log: dict[str, str]) -> None:
    (day,) = desk.perform({"task": "days", "log": log})["days"]
    assert (day["missed"], day["answered"]) == (2, 0)
    assert "parking" not in json.dumps(day)


def test_what_is_missing_is_named(base: str) -> None:
    assert desk.perform({"task": "suggestions", "base": base, "log": {"file": "other"}}) == {
        "fault": f"{Path('other').absolute()} cannot be read or written (there is no such log)"
    }
    assert desk.perform({"task": "suggestions", "base": "cake", "log": {"file": "other"}})["fault"].startswith("cake")


def test_a_process_reads_one_request_and_writes_its_result(
    base: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps({"task": "health", "base": base})))
    monkeypatch.setattr("os.nice", lambda _by: 0)
    desk.main()
    assert json.loads(capsys.readouterr().out)["more"] == 0
