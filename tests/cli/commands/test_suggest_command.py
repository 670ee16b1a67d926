"""``faqbot suggest`` lists what to do about the questions of a log, or which entries need phrasings."""

import json
import sys
from pathlib import Path

import pytest
from asked_in_vain import SHOP_YAML
from command_line import faqbot, run_side_by_side

from faqbot.bot import FaqBot
from faqbot.conversation.logged_session import LoggedSession
from faqbot.storage.question_log import QuestionLog

WITH_CLOSED_PIPE = """\
import os, subprocess, sys
reader, writer = os.pipe()
os.close(reader)
sys.exit(subprocess.run(["/bin/sh", "-c", sys.argv[1]], stdout=writer).returncode)
"""


@pytest.fixture
def shop(folder: Path) -> Path:
    """Write the base, and a log of four questions that were asked of it in vain."""
    (folder / "shop.yaml").write_text(SHOP_YAML, encoding="utf-8")
    session = LoggedSession(FaqBot.load(folder / "shop.yaml"), QuestionLog(folder / "log"))
    for question in ("who won the match", "is there parking", "parking nearby?", "is there parking"):
        session.ask(question)
    return folder


def test_the_suggestions_of_a_log_are_listed_the_most_frequent_first(shop: Path) -> None:
    del shop
    done = faqbot("--knowledge", "shop.yaml", "suggest", "--log", "log")
    assert (done.returncode, done.stderr.decode()) == (0, "faqbot: 4 questions asked in vain: 2 suggestions\n")
    assert done.stdout.decode() == (
        "1. Add the gap is-there-parking: a question that the base does not answer\n"
        "  + is there parking\n"
        "  + parking nearby?\n"
        "  + answer: I don't know. None of the answers that I was given fits your question.\n"
        "\n"
        "Asked 3 times, in 2 wordings.\n"
        "Of 4 questions asked in vain: 3 would get it.\n"
        "Of 5 phrasings of the base: no right answer would be lost.\n"
        "\n"
        "2. Add the gap who-won-the-match: a question that the base does not answer\n"
        "  + who won the match\n"
        "  + answer: I don't know. None of the answers that I was given fits your question.\n"
        "\n"
        "Asked 1 time, in 1 wording.\n"
        "Of 4 questions asked in vain: 1 would get it.\n"
        "Of 5 phrasings of the base: no right answer would be lost.\n"
    )


def test_the_rest_of_the_suggestions_is_counted(shop: Path) -> None:
    del shop
    done = faqbot("--knowledge", "shop.yaml", "suggest", "--log", "log", "--top", "1")
    assert done.stderr.decode() == (
        "faqbot: 4 questions asked in vain: 1 suggestion; 1 more for what was asked less often, which --top shows\n"
    )


def test_suggestions_as_json_have_the_same_content(shop: Path) -> None:
    del shop
    done = faqbot("--knowledge", "shop.yaml", "suggest", "--log", "log", "--top", "1", "--json")
    assert json.loads(done.stdout) == {
        "schema": 1,
        "unanswered": 4,
        "answered": 0,
        "unsuitable": 0,
        "ignored": 0,
        "left_out": 1,
        "suggestions": [
            {
                "times": 3,
                "questions": 2,
                "examples": ["is there parking", "parking nearby?"],
                "nearest": [],
                "proposal": {
                    "action": "gap",
                    "item": "is-there-parking",
                    "phrasings": ["is there parking", "parking nearby?"],
                    "answer": "I don't know. None of the answers that I was given fits your question.",
                },
                "effect": {
                    "asked": 4,
                    "answered": 3,
                    "elsewhere": 0,
                    "withdrawn": 0,
                    "phrasings": 5,
                    "gained": 0,
                    "lost": [],
                },
            }
        ],
    }


def test_without_a_log_the_entries_that_need_phrasings_are_listed(shop: Path) -> None:
    del shop
    done = faqbot("--knowledge", "shop.yaml", "suggest", "--top", "2")
    assert done.stdout.decode().splitlines() == [
        "opening-hours: 1 phrasing",
        "  When are you open?",
        "delivery: 1 phrasing",
        "  Do you deliver?",
    ]
    assert done.stderr.decode() == "faqbot: 3 of 4 entries need phrasings; the first 2 are shown\n"
    done = faqbot("--knowledge", "shop.yaml", "suggest", "--top", "1", "--json")
    assert json.loads(done.stdout) == {
        "schema": 1,
        "thin_entries": [
            {
                "entry": "opening-hours",
                "question": "When are you open?",
                "phrasings": 1,
                "tried": 0,
                "answered": 0,
                "mixed_up_with": None,
            }
        ],
    }


def test_output_that_nobody_reads_is_no_fault_of_the_log(shop: Path) -> None:
    for arguments in ("", "--log log"):
        lines = f"exec {sys.executable} -m faqbot --knowledge shop.yaml suggest {arguments}"
        full, closed = run_side_by_side(
            [["/bin/sh", "-c", f"{lines} >/dev/full"], [sys.executable, "-c", WITH_CLOSED_PIPE, lines]], b"", shop
        )
        assert b"standard input or output failed (No space left on device)" in full.stderr, arguments
        assert (b"log cannot" in closed.stderr, closed.returncode) == (False, 0), arguments


def test_a_file_that_is_no_log_is_wrong_usage(folder: Path) -> None:
    del folder
    done = faqbot("suggest", "--log", "no")
    assert (done.returncode, done.stderr.decode()) == (
        2,
        "faqbot: no cannot be used as a log (there is no such log); name another file\n",
    )
    done = faqbot("suggest", "--top", "0")
    assert done.returncode == 2
    assert done.stderr.decode().endswith("argument --top: write a number of 1 or more\n")


def test_a_file_that_exists_is_not_overwritten(tmp_path: Path) -> None:
    log = tmp_path / "log"
    QuestionLog(log).close()
    before = log.read_bytes()
    done = faqbot("suggest", "--log", str(log), "--out", str(log))
    assert done.stderr.decode().endswith(f"{log} exists already; name another file, or delete it first\n")
    assert (done.returncode, log.read_bytes()) == (2, before)
