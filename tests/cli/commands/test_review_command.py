"""``faqbot review`` takes decisions from a file; the stories of the terminal are in ``test_review_loop``."""

from pathlib import Path

import pytest
from asked_in_vain import SHOP_YAML
from command_line import faqbot

from faqbot.bot import FaqBot
from faqbot.conversation.logged_session import LoggedSession
from faqbot.storage.question_log import QuestionLog

BASE = ("--knowledge", "shop.yaml")


@pytest.fixture(autouse=True)
def shop(folder: Path) -> Path:
    """Write the base, and a log of three questions that were asked of it in vain."""
    (folder / "shop.yaml").write_text(SHOP_YAML, encoding="utf-8")
    session = LoggedSession(FaqBot.load(folder / "shop.yaml"), QuestionLog(folder / "log"))
    for question in ("who won the match", "is there parking", "is there parking"):
        session.ask(question)
    return folder


def suggest(shop: Path) -> str:
    """Write the suggestions, and return the content of their file."""
    done = faqbot(*BASE, "suggest", "--log", "log", "--out", "file.yaml")
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr.decode() == "faqbot: 3 questions asked in vain: 2 suggestions, written to file.yaml\n"
    assert (shop / "file.yaml").stat().st_mode & 0o777 == 0o600
    return (shop / "file.yaml").read_text(encoding="utf-8")


def test_what_is_accepted_in_a_file_is_written_and_what_is_ignored_stays_ignored(shop: Path) -> None:
    text = suggest(shop).replace("decision: skip", "decision: accept", 1).replace("decision: skip", "decision: ignore")
    (shop / "file.yaml").write_text(text.replace("answer: I don't", "answer: We don't"), encoding="utf-8")
    done = faqbot(*BASE, "review", "--accept-file", "file.yaml", "--log", "log")
    assert done.returncode == 0
    assert done.stdout.decode() == (
        "shop.yaml: Add the gap is-there-parking: a question that the base does not answer\n"
    )
    assert done.stderr.decode() == "faqbot: 1 accepted, 0 refused, 1 ignored for good, 0 skipped\n"
    assert "  - id: is-there-parking\n" in (shop / "shop.yaml").read_text(encoding="utf-8")
    done = faqbot(*BASE, "suggest", "--log", "log")
    assert done.stderr.decode() == "faqbot: 2 questions asked in vain, 1 ignored: 0 suggestions\n"


def test_what_is_refused_is_said_with_its_place_and_the_rest_is_written(shop: Path) -> None:
    (shop / "file.yaml").write_text(
        "suggestions:\n"
        "  - {decision: accept, action: phrasing, item: gone, phrasings: [a]}\n"
        "  - {decision: accept, action: gap, item: gluten, phrasings: [b], answer: c}\n"
        "  - {decision: accept, action: phrasing, item: delivery, phrasings: [bring it]}\n"
        "  - {decision: accept, action: phrasing, item: delivery, phrasings: [bring it]}\n"
        "  - {decision: ignore, action: phrasing, item: delivery, phrasings: [d]}\n",
        encoding="utf-8",
    )
    done = faqbot(*BASE, "review", "--accept-file", "file.yaml")
    assert done.returncode == 1
    assert done.stdout.decode() == (
        'file.yaml:2:5: refused: no entry or gap has the id "gone"; name another one\n'
        "file.yaml:3:5: refused: the base could not be used with it\n"
        '  shop.yaml:28:9: error: item id "gluten" is already used at shop.yaml:24:9; write another id [FB103]\n'
        "shop.yaml: Add 1 phrasing to delivery (“Do you deliver?”)\n"
        'file.yaml:5:5: refused: "bring it" is a phrasing of "delivery" already; leave it out, or remove it there\n'
    )
    assert done.stderr.decode() == (
        "faqbot: nothing remembers what is ignored without --log FILE\n"
        "faqbot: 1 accepted, 3 refused, 1 ignored for good, 0 skipped\n"
    )


def test_decisions_that_cannot_be_read_change_nothing(shop: Path) -> None:
    (shop / "file.yaml").write_text("suggestions:\n  - {decision: yes}\n", encoding="utf-8")
    done = faqbot(*BASE, "review", "--accept-file", "file.yaml")
    assert done.returncode == 2
    assert done.stderr.decode() == (
        "faqbot: the decisions cannot be used\n"
        'file.yaml:2:5: a suggestion lacks the key "action"; add "action: …"\n'
        'file.yaml:2:16: "decision" is "yes"; write one of accept, ignore, skip\n'
    )


def test_a_review_needs_something_to_review_and_a_terminal() -> None:
    done = faqbot(*BASE, "review")
    assert (done.returncode, done.stderr.decode()) == (
        2,
        "faqbot: there is nothing to review; name a log, --log FILE, or decisions, --accept-file FILE\n",
    )
    done = faqbot(*BASE, "review", "--log", "log")
    assert (done.returncode, done.stderr.decode()) == (
        2,
        (
            "faqbot: a review needs a terminal; without one, use faqbot suggest --out FILE, edit it, and name it with"
            " --accept-file\n"
        ),
    )
    done = faqbot(*BASE, "review", "--log", "no", "--accept-file", "file.yaml")
    assert done.stderr.decode() == "faqbot: no cannot be used as a log (there is no such log); name another file\n"
    done = faqbot(*BASE, "suggest", "--out", "file.yaml")
    assert (done.returncode, done.stderr.decode()) == (
        2,
        "faqbot: --out needs the questions of a log, --log FILE\n",
    )
