"""A threshold follows from what people chose, and from what did not help them."""

from collections import Counter
from dataclasses import replace

import pytest
from bread import BREAD, FREEZES, KEEPS, answer, clarification, match, no_answer

from faqbot.curation.learning.asked import AskedAgain, AskedQuestion
from faqbot.curation.learning.proposal import Proposal
from faqbot.curation.learning.thresholds import propose_thresholds
from faqbot.replies.reply import Reply


def again(reply: Reply, question: str, *, chosen: str = "", disliked: str = "") -> AskedAgain:
    """Return a question that was asked twice, with the reply that it gets today."""
    asked = AskedQuestion(
        question=question,
        times=2,
        chosen=((chosen, 2),) if chosen else (),
        disliked=((disliked, 2),) if disliked else (),
    )
    return AskedAgain(asked, reply)


def proposals(questions: list[AskedAgain], helpful: int = 0) -> list[Proposal]:
    return [proposal for proposal, _ in propose_thresholds(BREAD, questions, Counter({KEEPS.id: helpful}))]


@pytest.mark.parametrize(("number", "expected"), [(3, 1), (2, 0)])
def test_an_entry_that_is_always_chosen_is_answered_earlier(number: int, expected: int) -> None:
    reply = clarification(KEEPS, FREEZES)
    questions = [again(reply, f"question {each}", chosen=KEEPS.id) for each in range(number)]
    found = proposals(questions)
    assert len(found) == expected
    for proposal in found:
        assert (proposal.action, proposal.item) == ("threshold", KEEPS.id)
        assert proposal.answer_at == pytest.approx(reply.confidence, abs=0.01)
        assert proposal.answer_at is not None
        assert proposal.answer_at <= reply.confidence


def test_an_entry_that_is_not_always_chosen_keeps_its_threshold() -> None:
    reply = clarification(KEEPS, FREEZES)
    chosen = (KEEPS.id, KEEPS.id, FREEZES.id)
    assert proposals([again(reply, f"question {each}", chosen=each) for each in chosen]) == []


def test_an_answer_that_fails_more_often_than_it_helps_is_given_later() -> None:
    reply = answer(KEEPS)
    questions = [again(reply, f"question {each}", disliked=KEEPS.id) for each in range(3)]
    (found,) = proposals(questions, helpful=5)
    assert found.answer_at is not None
    assert reply.confidence < found.answer_at <= reply.confidence + 0.011
    assert proposals(questions, helpful=6) == []


def test_what_nobody_chose_speaks_against_answering_earlier() -> None:
    reply = clarification(KEEPS, FREEZES)
    chosen = [again(reply, f"question {each}", chosen=KEEPS.id) for each in range(3)]
    assert proposals([*chosen, again(reply, "left alone")]) == []
    weaker = replace(reply, ranking=replace(reply.ranking, matches=(match(KEEPS, 0.3), match(FREEZES, 0.2))))
    (found,) = proposals([*chosen, again(weaker, "left alone")])
    assert found.answer_at == pytest.approx(reply.ranking.matches[0].confidence, abs=0.01)


def test_what_was_missed_near_an_entry_speaks_against_answering_it_earlier() -> None:
    reply = clarification(KEEPS, FREEZES)
    chosen = [again(reply, f"question {each}", chosen=KEEPS.id) for each in range(3)]
    missed = replace(no_answer("who bakes"), ranking=reply.ranking)
    assert proposals([*chosen, again(missed, "who bakes")]) == []


def test_who_leaves_a_question_that_others_chose_an_entry_for_counts_too() -> None:
    reply = clarification(KEEPS, FREEZES)
    chosen = [again(reply, f"question {each}", chosen=KEEPS.id) for each in range(3)]
    left = [AskedAgain(replace(each.asked, times=20), each.reply) for each in chosen]
    assert (len(proposals(chosen)), proposals(left)) == (1, [])
