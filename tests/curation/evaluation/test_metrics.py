from dataclasses import replace

import pytest
from bread import BAG, FREEZES, KEEPS, RISES, answer, answer_known, clarification, gap_answer, greeting, no_answer

from faqbot.curation.evaluation.cases import Case
from faqbot.curation.evaluation.metrics import Outcome, Score, Verdict, judge, score
from faqbot.errors import Location
from faqbot.replies.reply import Reply


def ids(text: str) -> frozenset[str]:
    return frozenset(text.split())


def case(question: str, expected: str) -> Case:
    return Case(question=question, expected=ids(expected), location=Location("questions.yaml", 1, 3))


@pytest.mark.parametrize(
    ("expected", "reply", "verdict"),
    [
        ("storage-time", answer(KEEPS), "right"),
        ("storage-freezing storage-time", answer(KEEPS), "right"),
        ("references/1", answer(KEEPS), "right"),
        ("storage-freezing", answer(KEEPS), "wrong"),
        ("gluten", answer(KEEPS), "wrong"),
        ("", answer(KEEPS), "answered"),
        ("storage-bag", clarification(KEEPS, BAG), "offered"),
        ("references/1", clarification(BAG, KEEPS), "offered"),
        ("yeast-rising", clarification(KEEPS, BAG), "missed"),
        ("", clarification(KEEPS, BAG), "asked_back"),
        ("storage-time", no_answer("?"), "missed"),
        ("", no_answer("?"), "abstained"),
        ("gluten", gap_answer(), "right"),
        ("gluten", no_answer("?"), "missed"),
        ("storage-time", gap_answer(), "missed"),
        ("", gap_answer(), "abstained"),
        ("greeting", greeting(), "right"),
        ("storage-time", greeting(), "missed"),
        ("", greeting(), "abstained"),
    ],
)
def test_a_reply_is_judged_by_what_was_expected(expected: str, reply: Reply, verdict: Verdict) -> None:
    assert judge(ids(expected), reply) == verdict


def test_a_follow_up_does_not_make_an_answer_right() -> None:
    assert judge(ids("yeast-rising"), replace(answer(KEEPS), also=(RISES,))) == "wrong"


def test_every_question_is_asked_in_order_and_its_reply_kept() -> None:
    cases = [case("how long", "storage-time"), case("carburettor", ""), case("rise", "yeast-rising")]
    found = score(cases, answer_known({"how long": answer(KEEPS), "rise": answer(FREEZES)}))
    assert found == Score(
        (
            Outcome(cases[0], answer(KEEPS), "right"),
            Outcome(cases[1], no_answer("carburettor"), "abstained"),
            Outcome(cases[2], answer(FREEZES), "wrong"),
        )
    )
    assert found.counts == {"right": 1, "abstained": 1, "wrong": 1}


@pytest.mark.parametrize(
    ("verdict", "in_scope"),
    [
        ("right", 1),
        ("offered", 1),
        ("missed", 1),
        ("wrong", 1),
        ("abstained", 0),
        ("asked_back", 0),
        ("answered", 0),
    ],
)
def test_a_verdict_counts_in_scope_or_out_of_it(verdict: Verdict, in_scope: int) -> None:
    found = Score((Outcome(case("?", ""), no_answer("?"), verdict),))
    assert (found.in_scope, found.out_of_scope) == (in_scope, 1 - in_scope)


def test_a_score_of_nothing_is_empty() -> None:
    found = score([], no_answer)
    assert (found.outcomes, found.in_scope, found.out_of_scope, found.counts) == ((), 0, 0, {})


def test_the_first_entry_is_right_if_it_is_expected_by_its_id_or_a_passage_answered_or_not() -> None:
    def first_is_right(expected: str, reply: Reply) -> bool:
        return Outcome(case("?", expected), reply, judge(ids(expected), reply)).first_is_right

    assert first_is_right("storage-time", answer(KEEPS))
    assert first_is_right("references/1", clarification(KEEPS, BAG))
    assert first_is_right("storage-time", gap_answer()), "the gap won, the entry is still the first"
    assert not first_is_right("storage-bag", clarification(KEEPS, BAG))
    assert not first_is_right("", answer(KEEPS))
    assert not first_is_right("storage-time", no_answer("?"))
    assert not first_is_right("gluten", gap_answer())
