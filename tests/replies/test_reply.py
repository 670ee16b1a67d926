from dataclasses import replace

import pytest
from bread import BAG, BREAD, FREEZES, KEEPS, clarification, match, no_answer

from faqbot.matching.ranking import Ranking
from faqbot.replies.policy import Policy
from faqbot.replies.reply import Clarification


def foreign_clarification(word: str) -> Clarification:
    """Build a clarification for a question that a word makes one about another subject."""
    reply = clarification(FREEZES, BAG)
    return replace(reply, ranking=replace(reply.ranking, foreign=word))


def test_a_clarification_asks_what_was_meant() -> None:
    assert clarification(FREEZES, BAG).text == "I am not sure what you mean. Did you mean one of these?"


def test_a_clarification_names_the_word_that_the_base_has_nothing_about() -> None:
    assert foreign_clarification("soup").text == "I have nothing about “soup”. Did you mean one of these?"


def test_a_base_may_replace_the_sentence_about_such_a_word() -> None:
    messages = BREAD.messages._replace(foreign="Nichts über {word}. Zu {word} weiß ich nichts.")
    reply = replace(foreign_clarification("Suppe"), knowledge=replace(BREAD, messages=messages))
    assert reply.text == "Nichts über Suppe. Zu Suppe weiß ich nichts."


@pytest.mark.parametrize("word", ["{word}", "{topics}", r"\1"])
def test_such_a_word_is_shown_as_it_is(word: str) -> None:
    assert foreign_clarification(word).text == f"I have nothing about “{word}”. Did you mean one of these?"


def test_a_list_of_more_questions_does_not_name_a_word() -> None:
    assert replace(foreign_clarification("soup"), more=True).text == BREAD.messages.more


def test_a_lost_person_also_reads_what_can_be_asked_and_whom() -> None:
    assert replace(foreign_clarification("soup"), lost=True).text == (
        "I have nothing about “soup”. Did you mean one of these?\n"
        "You can ask me about: Storage, Yeast.\n"
        "Ask your baker."
    )


def test_the_policy_keeps_the_word_in_the_reply() -> None:
    matches = (match(KEEPS, 0.4), match(FREEZES, 0.1))
    reply = Policy().decide(BREAD, Ranking(question="how long does soup keep", matches=matches, foreign="soup"))
    assert isinstance(reply, Clarification)
    assert reply.text == "I have nothing about “soup”. Did you mean one of these?"


def test_no_answer_names_the_word_that_the_base_lacks() -> None:
    assert replace(no_answer("is soup bread"), missing="soup").text == (
        "I have nothing about “soup”.\nYou can ask me about: Storage, Yeast.\nAsk your baker."
    )
