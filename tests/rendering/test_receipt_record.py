"""A receipt lists everything that a reply depends on."""

import json
from dataclasses import replace

import pytest
from bread import BREAD, FREEZES, GLUTEN, HELLO, KEEPS, answer, clarification, gap_answer, greeting, no_answer

from faqbot import FaqBot, Policy, to_record
from faqbot.errors import Location
from faqbot.knowledge.model import Item
from faqbot.matching.ranking import Correction, Match
from faqbot.rendering.receipt_record import item_digest, to_receipt
from faqbot.replies.reply import Reply
from faqbot.version import ENGINE, VERSION


def test_the_receipt_of_an_answer_is_complete() -> None:
    sha256 = "0a" * 32
    passage = replace(KEEPS.citations[0].passage, sha256=sha256)
    entry = replace(
        KEEPS, requires=("keep", "stale"), excludes=("cake",), citations=(replace(KEEPS.citations[0], passage=passage),)
    )
    said = answer(entry, "hwo long", 0.91234567, corrections=(Correction("hwo", "how"),))
    runner_up = Match(item=FREEZES, phrasing=FREEZES.question, confidence=0.2, score=0.7)
    ranking = replace(
        said.ranking,
        matches=(replace(said.ranking.matches[0], score=1.23456), runner_up),
        thresholds=Policy().thresholds,
        guarded=runner_up,
    )
    assert to_receipt(replace(said, ranking=ranking)) == {
        "version": VERSION,
        "engine": ENGINE,
        "encoder": None,
        "knowledge": {"id": "bread", "digest": "b4ead"},
        "way": "whole",
        "matched": "hwo long",
        "subject": {"item": "storage-time", "digest": item_digest(entry), "confidence": 0.9123, "score": 1.2346},
        "runner_up": {"item": "storage-freezing", "digest": item_digest(FREEZES), "confidence": 0.2, "score": 0.7},
        "lead": 0.7123,
        "thresholds": {"answer_at": 0.64, "clarify_at": 0.4, "margin": 0.08},
        "passages": [{"passage": "storage/1", "sha256": sha256}],
        "corrections": [{"from": "hwo", "to": "how"}],
        "guards": {"requires": ["keep", "stale"], "excludes": ["cake"], "kept_out": "storage-freezing"},
    }


@pytest.mark.parametrize(
    ("reply", "item"),
    [
        (clarification(FREEZES, KEEPS), FREEZES),
        (gap_answer(), GLUTEN),
        (greeting(), HELLO),
        (no_answer("carburettor"), None),
    ],
)
def test_a_reply_of_any_kind_has_a_receipt(reply: Reply, item: Item | None) -> None:
    receipt = to_receipt(reply)
    assert receipt["subject"] is None if item is None else receipt["subject"] is not None
    if receipt["subject"] and item:
        assert (receipt["subject"]["item"], receipt["subject"]["digest"]) == (item.id, item_digest(item))
    assert (receipt["passages"], receipt["thresholds"]) == ([], None)
    assert json.loads(json.dumps(receipt)) == receipt


def test_a_receipt_has_the_thresholds_of_any_policy() -> None:
    bot = FaqBot(BREAD, Policy(answer_at=0.9, clarify_at=0.1, margin=0.0))
    for question in (
        "How long does a loaf keep?",
        "bread",
        "who won the match",
        "How long does a loaf keep? Is it dear?",
    ):
        receipt = to_receipt(bot.ask(question))
        assert receipt["thresholds"] == {"answer_at": 0.9, "clarify_at": 0.1, "margin": 0.0}


def test_an_empty_line_and_a_choice_have_no_thresholds() -> None:
    session = FaqBot(BREAD).session()
    session.ask("How long does a loaf keep?")
    assert [to_receipt(session.ask(line))["thresholds"] for line in (" ", "1")] == [None, None]


def test_a_digest_covers_the_content_of_an_item_but_not_its_location() -> None:
    digest = item_digest(KEEPS)
    assert item_digest(replace(KEEPS, location=Location("bread.yaml", 3, 4))) == digest
    for changed in (
        replace(KEEPS, answer="Four days."),
        replace(KEEPS, paraphrases=()),
        replace(KEEPS, citations=()),
        replace(KEEPS, excludes=("cake",)),
    ):
        assert item_digest(changed) != digest


def test_a_record_has_a_receipt_only_on_request() -> None:
    reply = answer(KEEPS)
    assert "receipt" not in to_record(reply)
    assert to_record(reply, receipt=True)["receipt"] == to_receipt(reply)
