"""Replies as messages: choices without numbers, and alerts that stand alone."""

from pathlib import Path

import pytest
from serving import BREAD

pytest.importorskip("starlette")

from faqbot.bot import FaqBot
from faqbot.channels.http.webhooks.messages import list_entries, render_message
from faqbot.replies.reply import Answer, Clarification

ALERT = """
alerts:
  - {id: choking, signs: [choking], text: Call 112 now., related: [storage-time]}
"""


def load_bread(folder: Path, more: str = "") -> FaqBot:
    (folder / "bread.yaml").write_text(BREAD + more, encoding="utf-8")
    return FaqBot.load("bread.yaml")


def test_a_question_back_has_choices_without_numbers(folder: Path) -> None:
    reply = load_bread(folder).ask("storage")
    assert isinstance(reply, Clarification)
    assert render_message(reply, str.upper) == (
        "I AM NOT SURE WHAT YOU MEAN. DID YOU MEAN ONE OF THESE?\n\n- HOW LONG DOES A LOAF KEEP?\n- CAN I FREEZE BREAD?"
    )
    assert list_entries(reply) == [
        ("How long does a loaf keep?", "storage-time"),
        ("Can I freeze bread?", "storage-freezing"),
    ]


def test_an_alert_stands_alone_without_choices(folder: Path) -> None:
    reply = load_bread(folder, ALERT).ask("I am choking, how long does a loaf keep?")
    assert isinstance(reply, Answer)
    assert reply.choices
    assert render_message(reply, str) == "**Call 112 now.**\n\nAbout three days at room temperature."
    assert list_entries(reply) == []
