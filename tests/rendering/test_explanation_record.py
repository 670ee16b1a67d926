import json
from dataclasses import replace

import pytest
from bread import BREAD, FREEZES, KEEPS, answer, build_why, clarification, gap_answer, greeting

from faqbot import FaqBot
from faqbot.explanation.why import Change, Why
from faqbot.matching.contributions import (
    EncoderEvidence,
    Evidence,
    Feature,
    GuardRejection,
    NearestPhrasing,
    NearWord,
    WordWeight,
)
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


EVIDENCE = Evidence(
    item=KEEPS,
    verbatim=False,
    score=1.50004,
    learned=0.9,
    offset=0.1,
    top_k_score=0.4,
    semantic_score=0.15004,
    document_score=0.10004,
    size_bonus=0.05004,
    string_penalty=-0.1,
    subject_penalty=-0.2,
    nearest=(NearestPhrasing("How long does a loaf keep?", 0.5, 0.8, 1.0),),
    words=(WordWeight("loaf", "loaves", known=True, stem=0.8),),
    near_words=(
        NearWord("room", "room", 1.0, in_answer=True),
        NearWord("rolls", "loaf", 0.60004, in_answer=False),
        NearWord("40", "", 0.0, in_answer=False),
    ),
    foreign="40",
    features=(Feature("learned", 0.9, 1.8, 0.0, 0.0), Feature("foreign", 0.20004, 0.0, 0.0, -1.20004)),
    encoder=EncoderEvidence(1.20004, "How long does a loaf keep?", 0.70004),
)


def test_the_record_of_the_evidence() -> None:
    assert to_why_record(replace(build_why(answer(KEEPS)), evidence=EVIDENCE))["evidence"] == {
        "verbatim": False,
        "score": 1.5,
        "learned": 0.9,
        "offset": 0.1,
        "vote": 0.4,
        "meaning": 0.15,
        "document": 0.1,
        "bonus": 0.05,
        "letters": -0.1,
        "subject": -0.2,
        "phrasings": [{"phrasing": "How long does a loaf keep?", "likeness": 0.5}],
        "words": [{"word": "loaf", "known": True, "weight": 0.8}],
        "near_words": [
            {"word": "room", "near": "room", "similarity": 1.0, "in_answer": True},
            {"word": "rolls", "near": "loaf", "similarity": 0.6, "in_answer": False},
            {"word": "40", "near": None, "similarity": 0.0, "in_answer": False},
        ],
        "foreign": "40",
        "features": [
            {"name": "learned", "value": 0.9, "scope": 1.8, "choice": 0.0, "fit": 0.0},
            {"name": "foreign", "value": 0.2, "scope": 0.0, "choice": 0.0, "fit": -1.2},
        ],
        "encoder": {"score": 1.2, "phrasing": "How long does a loaf keep?", "similarity": 0.7},
    }


def test_without_a_foreign_word_the_record_has_null() -> None:
    evidence = replace(EVIDENCE, near_words=(), foreign="")
    record = to_why_record(replace(build_why(answer(KEEPS)), evidence=evidence))["evidence"]
    assert record is not None
    assert (record["near_words"], record["foreign"]) == ([], None)


def test_the_score_of_a_record_is_the_sum_of_its_parts() -> None:
    bot = FaqBot(BREAD)
    evidence = to_why_record(bot.why(bot.ask("can bread freeze")))["evidence"]
    assert evidence is not None
    added = (evidence["vote"], evidence["meaning"], evidence["document"], evidence["bonus"])
    assert min(added) > 0
    lost = evidence["letters"] + evidence["subject"]
    assert evidence["learned"] + sum(added) + lost == pytest.approx(evidence["score"], abs=0.001)


def test_the_record_is_json_with_the_evidence_in_it() -> None:
    bot = FaqBot(BREAD)
    record = to_why_record(bot.why(bot.ask("can bread freeze")))
    assert json.loads(json.dumps(record)) == record
    assert record["evidence"] is not None
    assert list(record["evidence"]) == [
        *("verbatim", "score", "learned", "offset", "vote", "meaning", "document", "bonus", "letters", "subject"),
        *("phrasings", "words", "near_words", "foreign", "features", "encoder"),
    ]
    assert {word["word"] for word in record["evidence"]["words"]} == {"can", "bread", "freeze"}
