import json

import pytest
from bread import BREAD, FREEZES, KEEPS, answer, build_why, clarification, gap_answer, greeting

from faqbot import FaqBot
from faqbot.explanation.why import Change, Why
from faqbot.matching.contributions import GuardRejection
from faqbot.rendering.explanation_record import to_why_record
from faqbot.replies.reply import Reply


def test_a_reply_without_evidence_has_only_its_subject() -> None:
    assert to_why_record(build_why(answer(KEEPS, "how long"))) == {
        "way": "whole",
        "matched": "how long",
        "policy": {"answer_at": 0.5, "clarify_at": 0.3, "margin": 0.08},
        "subject": {"item": "storage-time", "question": "How long does a loaf keep?", "confidence": 0.9},
        "runner_up": None,
        "lead": 0.9,
        "evidence": None,
        "guards": [],
        "change": None,
    }


def test_guards_and_the_change_are_plain_values() -> None:
    why = Why(
        reply=answer(KEEPS),
        thresholds=build_why(answer(KEEPS)).thresholds,
        rejections=(GuardRejection(FREEZES, ("ice",), None),),
        change=Change(added="gluten", question="long gluten", reply=gap_answer()),
    )
    record = to_why_record(why)
    assert record["guards"] == [{"entry": "storage-freezing", "missing": ["ice"], "held": None}]
    assert record["change"] == {
        "left_out": [],
        "added": "gluten",
        "question": "long gluten",
        "kind": "no_answer",
        "item": "gluten",
    }


@pytest.mark.parametrize(
    ("reply", "kind"),
    [(answer(KEEPS), "answer"), (clarification(KEEPS, FREEZES), "clarification"), (gap_answer(), "no_answer")],
)
def test_a_reply_has_the_name_of_its_kind(reply: Reply, kind: str) -> None:
    assert reply.kind == kind
    assert greeting().kind == "small_talk"


def test_the_record_is_json_with_the_evidence_in_it() -> None:
    bot = FaqBot(BREAD)
    record = to_why_record(bot.why(bot.ask("can bread freeze")))
    assert json.loads(json.dumps(record)) == record
    assert record["evidence"] is not None
    assert list(record["evidence"]) == [
        *("verbatim", "score", "learned", "offset", "vote", "letters", "phrasings", "words", "features"),
    ]
    assert {word["word"] for word in record["evidence"]["words"]} == {"can", "bread", "freeze"}
