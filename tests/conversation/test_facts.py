from dataclasses import replace

import pytest
from bread import BREAD, FREEZES, KEEPS, RISES, answer, answer_known, clarification, no_answer, open_session
from english import ENGLISH

from faqbot.conversation.facts import find_fact
from faqbot.replies.reply import Answer, Reply


@pytest.mark.parametrize(
    "fact", ["i have ppms", "my wife gave birth yesterday", "I'm on dialysis", "our son has asthma"]
)
def test_what_a_person_says_of_themself_is_a_fact(fact: str) -> None:
    assert find_fact(["thanks", fact, "i smoke"], ENGLISH) == fact


@pytest.mark.parametrize(
    "message",
    [
        "is it safe",
        "what about my wife",
        "it works",
        "i see",
        "i am asking you about rye",
        "fine " * 20,
        "i don't have asthma",
        "my aunt bakes how many loaves does she need",
    ],
)
def test_a_question_a_remark_and_a_story_are_no_facts(message: str) -> None:
    assert find_fact([message], ENGLISH) == ""


WHITE = replace(FREEZES, question="Can I freeze rye bread, does it work?")


@pytest.mark.parametrize("alone", [clarification(KEEPS, RISES, question="does it work"), no_answer("does it work")])
def test_a_fact_counts_for_a_short_question_about_what_it_leads_to(alone: Reply) -> None:
    joined = answer(WHITE, "i have rye does it work")
    known: dict[str, Reply] = {
        "i have rye": answer(WHITE, "i have rye"),
        "does it work": alone,
        "i have rye does it work": joined,
    }
    session = open_session(BREAD, answer_known(known))
    session.ask("i have rye")
    reply = session.ask("does it work")
    assert isinstance(reply, Answer)
    assert (reply.entry, reply.question, reply.ranking.matched) == (WHITE, "does it work", "i have rye does it work")


def test_a_fact_does_not_count_for_a_question_about_something_else() -> None:
    joined = answer(WHITE, "i have rye is it dear")
    known: dict[str, Reply] = {
        "i have rye": no_answer("i have rye"),
        "is it dear": answer(RISES, "is it dear"),
        joined.question: joined,
    }
    session = open_session(BREAD, answer_known(known))
    session.ask("i have rye")
    assert session.ask("is it dear") == answer(RISES, "is it dear")
