import json
from dataclasses import replace

import pytest
from bread import (
    BAG,
    BREAD,
    FREEZES,
    GLUTEN,
    HELLO,
    KEEPS,
    RISES,
    answer,
    build_why,
    clarification,
    greeting,
    match,
    no_answer,
)

from faqbot.knowledge.model import Gap
from faqbot.knowledge.notices import AlertRule
from faqbot.matching.ranking import Correction, Ranking
from faqbot.rendering.explanation_record import to_why_record
from faqbot.rendering.record import to_record
from faqbot.replies.reply import Answer, Clarification, NoAnswer, Reason, SmallTalk


def test_the_record_of_an_answer() -> None:
    ranking = Ranking(
        question="how long does it kep?",
        matches=(match(KEEPS, 0.97123456), match(FREEZES, 0.4), match(BAG, 0.2), match(RISES, 0.1)),
        corrections=(Correction("kep", "keep"),),
    )
    assert to_record(Answer(knowledge=BREAD, ranking=ranking, entry=KEEPS)) == {
        "schema": 1,
        "question": "how long does it kep?",
        "kind": "answer",
        "reason": None,
        "confidence": 0.9712,
        "entry": "storage-time",
        "gap": None,
        "text": "About three days at room temperature.",
        "computed": None,
        "repeated": False,
        "url": None,
        "meta": {},
        "not_answered": [],
        "gaps": [],
        "citations": [
            {
                "n": 1,
                "passage": "storage/1",
                "source": "handbook",
                "title": "The handbook",
                "section": "Storage",
                "place": 1,
                "places": 1,
                "begins": None,
                "ends": None,
                "line": None,
                "only_dates": False,
                "url": "https://bread.example/handbook",
                "link": None,
            },
            {
                "n": 2,
                "passage": "references/1",
                "source": "handbook",
                "title": "The handbook",
                "section": "References",
                "place": 1,
                "places": 1,
                "begins": None,
                "ends": None,
                "line": None,
                "only_dates": False,
                "url": "https://bread.example/handbook",
                "link": None,
            },
        ],
        "candidates": [
            {
                "entry": "storage-time",
                "question": "How long does a loaf keep?",
                "confidence": 0.9712,
                "passages": ["storage/1", "references/1"],
            },
            {
                "entry": "storage-freezing",
                "question": "Can I freeze bread?",
                "confidence": 0.4,
                "passages": ["storage/1"],
            },
            {"entry": "storage-bag", "question": "Which bag is best?", "confidence": 0.2, "passages": []},
        ],
        "choices": [],
        "follow_ups": [
            {"entry": "storage-freezing", "question": "Can I freeze bread?"},
            {"entry": "storage-bag", "question": "Which bag is best?"},
        ],
        "alert": None,
        "caution": None,
        "corrections": [{"from": "kep", "to": "keep"}],
        "knowledge": {"id": "bread", "digest": "b4ead"},
    }


def test_the_record_of_a_clarification() -> None:
    ranking = Ranking(question="bread", matches=(match(FREEZES, 0.45), match(BAG, 0.44)))
    assert to_record(Clarification(knowledge=BREAD, ranking=ranking, offered=(FREEZES, BAG))) == {
        "schema": 1,
        "question": "bread",
        "kind": "clarification",
        "reason": None,
        "confidence": 0.45,
        "entry": None,
        "gap": None,
        "text": "I am not sure what you mean. Did you mean one of these?",
        "computed": None,
        "repeated": False,
        "url": None,
        "meta": {},
        "not_answered": [],
        "gaps": [],
        "citations": [],
        "candidates": [
            {
                "entry": "storage-freezing",
                "question": "Can I freeze bread?",
                "confidence": 0.45,
                "passages": ["storage/1"],
            },
            {"entry": "storage-bag", "question": "Which bag is best?", "confidence": 0.44, "passages": []},
        ],
        "choices": [
            {"entry": "storage-freezing", "question": "Can I freeze bread?"},
            {"entry": "storage-bag", "question": "Which bag is best?"},
        ],
        "follow_ups": [],
        "alert": None,
        "caution": None,
        "corrections": [],
        "knowledge": {"id": "bread", "digest": "b4ead"},
    }


def test_the_record_of_no_answer() -> None:
    ranking = Ranking(question="gluten free?", matches=(match(BAG, 0.2),), gap=match(GLUTEN, 0.8))
    assert to_record(NoAnswer(knowledge=BREAD, ranking=ranking, reason="gap", gap=GLUTEN)) == {
        "schema": 1,
        "question": "gluten free?",
        "kind": "no_answer",
        "reason": "gap",
        "confidence": 0.2,
        "entry": None,
        "gap": "gluten",
        "text": "The handbook says nothing about gluten.\nAsk your baker.",
        "computed": None,
        "repeated": False,
        "url": None,
        "meta": {},
        "not_answered": [],
        "gaps": [],
        "citations": [],
        "candidates": [
            {"entry": "storage-bag", "question": "Which bag is best?", "confidence": 0.2, "passages": []},
        ],
        "choices": [],
        "follow_ups": [{"entry": "storage-time", "question": "How long does a loaf keep?"}],
        "alert": None,
        "caution": None,
        "corrections": [],
        "knowledge": {"id": "bread", "digest": "b4ead"},
    }


def test_the_record_of_small_talk() -> None:
    ranking = Ranking(question="hi", small_talk=match(HELLO, 0.9))
    assert to_record(SmallTalk(knowledge=BREAD, ranking=ranking, entry=HELLO)) == {
        "schema": 1,
        "question": "hi",
        "kind": "small_talk",
        "reason": None,
        "confidence": 0.0,
        "entry": "greeting",
        "gap": None,
        "text": "Hello! Ask me about bread.",
        "computed": None,
        "repeated": False,
        "url": None,
        "meta": {},
        "not_answered": [],
        "gaps": [],
        "citations": [],
        "candidates": [],
        "choices": [],
        "follow_ups": [],
        "alert": None,
        "caution": None,
        "corrections": [],
        "knowledge": {"id": "bread", "digest": "b4ead"},
    }


@pytest.mark.parametrize("top", [0, 1])
def test_all_choices_of_a_clarification_are_in_its_record(top: int) -> None:
    ranking = Ranking(question="bread", matches=(match(FREEZES, 0.45), match(BAG, 0.44), match(RISES, 0.2)))
    record = to_record(Clarification(knowledge=BREAD, ranking=ranking, offered=(FREEZES, BAG, RISES)), top=top)
    assert len(record["candidates"]) == top
    assert record["choices"] == [
        {"entry": "storage-freezing", "question": "Can I freeze bread?"},
        {"entry": "storage-bag", "question": "Which bag is best?"},
        {"entry": "yeast-rising", "question": "Why does dough rise?"},
    ]


@pytest.mark.parametrize(
    ("top", "ids"), [(0, []), (1, ["storage-time"]), (9, ["storage-time", "storage-freezing", "storage-bag"])]
)
def test_a_record_has_at_most_top_candidates(top: int, ids: list[str]) -> None:
    ranking = Ranking(question="how long", matches=(match(KEEPS, 0.9), match(FREEZES, 0.4), match(BAG, 0.2)))
    record = to_record(Answer(knowledge=BREAD, ranking=ranking, entry=KEEPS), top=top)
    assert [candidate["entry"] for candidate in record["candidates"]] == ids
    assert (record["confidence"], record["entry"]) == (0.9, "storage-time")


@pytest.mark.parametrize("reason", ["stale", "guard", "low", "language", "empty", "too_long"])
def test_the_reason_is_given_by_its_name(reason: Reason) -> None:
    record = to_record(no_answer("?", reason))
    assert (record["kind"], record["reason"], record["gap"]) == ("no_answer", reason, None)


def test_a_gap_that_is_told_beside_an_answer_stands_in_the_record_unless_an_alert_stands_alone() -> None:
    ranking = Ranking(question="can I freeze it, and is it gluten free", matches=(match(FREEZES, 0.9),))
    reply = Answer(knowledge=BREAD, ranking=ranking, entry=FREEZES, left_out=("is it gluten free",), gaps=(GLUTEN,))
    assert to_record(reply)["gaps"] == [{"id": GLUTEN.id, "text": GLUTEN.answer}]
    assert to_record(replace(reply, alert=AlertRule("choking", "Call for help.")))["gaps"] == []


def test_of_several_gaps_without_an_answer_the_record_lists_the_others() -> None:
    salt = Gap(id="salt", question="Is there salt?", answer="Salt is not named.", nearest=())
    record = to_record(replace(no_answer("is it gluten free? is there salt in it?", "gap"), gap=GLUTEN, others=(salt,)))
    assert (record["gap"], record["gaps"]) == (GLUTEN.id, [{"id": "salt", "text": "Salt is not named."}])


def test_a_gap_that_did_not_decide_is_left_out() -> None:
    ranking = Ranking(question="how long", matches=(match(KEEPS, 0.9),), gap=match(GLUTEN, 0.3))
    assert to_record(Answer(knowledge=BREAD, ranking=ranking, entry=KEEPS))["gap"] is None


def test_a_source_without_an_address_has_a_null_url() -> None:
    citation = replace(FREEZES.citations[0], source=replace(FREEZES.citations[0].source, url=None))
    record = to_record(answer(replace(FREEZES, citations=(citation,))))
    assert [cited["url"] for cited in record["citations"]] == [None]


def test_a_record_survives_json() -> None:
    for reply in (answer(KEEPS), greeting("h\xe9"), no_answer("\u202e🍞")):
        record = to_record(reply)
        assert json.loads(json.dumps(record)) == record


def test_a_record_has_an_explanation_only_if_one_is_given() -> None:
    reply = answer(KEEPS)
    assert "why" not in to_record(reply)
    record = to_record(reply, why=build_why(reply))
    assert record["why"] == to_why_record(build_why(reply))
    assert list(record)[-1] == "why"


def test_nothing_but_what_belongs_to_it_stands_beside_an_alert() -> None:
    alert = AlertRule(id="burnt", text="Cool it under water.", related=(FREEZES.id,))
    withheld, related = (to_record(answer(entry).with_notices(alert, None)) for entry in (KEEPS, FREEZES))
    assert (withheld["entry"], withheld["text"], withheld["follow_ups"]) == ("storage-time", "", [])
    assert (related["text"], related["follow_ups"]) == ("Yes, for up to three months.", [])
    asked_back = to_record(clarification(KEEPS, FREEZES).with_notices(alert, None))
    assert (asked_back["text"], asked_back["choices"]) == ("", [])


def test_a_gentle_alert_leaves_the_reply_as_it_is() -> None:
    gentle = AlertRule(id="gentle", text="If it happens now, call 112.", urgency="possible")
    record = to_record(answer(KEEPS).with_notices(gentle, None))
    assert record == {**to_record(answer(KEEPS)), "alert": {"id": "gentle", "text": gentle.text}}


def test_every_kind_of_record_has_its_alert_and_caution() -> None:
    alert, caution = AlertRule(id="fire", text="Get out!"), AlertRule(id="diet", text="Ask a doctor.")
    for reply in (answer(KEEPS), no_answer("zorb"), greeting()):
        record = to_record(reply.with_notices(alert, caution))
        assert record["alert"] == {"id": "fire", "text": "Get out!"}
        assert record["caution"] == {"id": "diet", "text": "Ask a doctor."}
        assert to_record(reply)["alert"] is to_record(reply)["caution"] is None


def test_a_record_hands_on_the_address_and_the_texts_for_programs_of_the_entry() -> None:
    entry = replace(KEEPS, url="https://example.org/bread", meta={"owner": "Ada", "shelf": "B 2"})
    record = to_record(answer(entry))
    assert (record["url"], record["meta"]) == ("https://example.org/bread", {"owner": "Ada", "shelf": "B 2"})


def test_a_record_hands_on_no_texts_of_an_entry_that_an_alert_withholds() -> None:
    entry = replace(KEEPS, url="https://example.org/bread", meta={"owner": "Ada"})
    record = to_record(answer(entry).with_notices(AlertRule("choking", "Call for help."), None))
    assert (record["text"], record["url"], record["meta"]) == ("", None, {})
