"""Texts that turn away from what was said."""

from collections.abc import Mapping

import pytest
from bread import (
    BAG,
    BREAD,
    FREEZES,
    GLUTEN,
    KEEPS,
    RISES,
    answer,
    answer_known,
    clarification,
    gap_answer,
    no_answer,
    open_session,
)
from english import ENGLISH

from faqbot.conversation.rejections import Rejection, find_rejection
from faqbot.conversation.session import Session
from faqbot.knowledge.model import Entry
from faqbot.language.packs import pack_for
from faqbot.replies.reply import Clarification, NoAnswer, Reply


def ask_first(question: str, known: Mapping[str, Reply]) -> Session:
    """Open a session in which a question was asked."""
    session = open_session(BREAD, answer_known(known))
    session.ask(question)
    return session


def offered(reply: Reply) -> tuple[Entry, ...]:
    """Return what a reply offers under the usual heading."""
    assert isinstance(reply, Clarification)
    assert reply.text == "What I can tell you about:"
    return reply.offered


@pytest.mark.parametrize(
    ("text", "rejection"),
    [
        ("not headaches, something else", Rejection("headaches")),
        ("no, not the price, the dose", Rejection("the price", "the dose")),
        ("not the price but the dose", Rejection("the price", "the dose")),
        ("other than strokes?", Rejection("strokes")),
        ("apart from rye", Rejection("rye")),
        ("I don't have any of those", Rejection()),
        ("that's not what I asked", Rejection()),
        ("no that isn't it!", Rejection()),
        ("wrong question", Rejection()),
        ("not that one", Rejection()),
    ],
)
def test_a_text_may_turn_away_from_something(text: str, rejection: Rejection) -> None:
    assert find_rejection(text, ENGLISH) == rejection


@pytest.mark.parametrize("text", ["why not", "is it not safe", "no", "that is not safe", "do not freeze it"])
def test_other_texts_turn_away_from_nothing(text: str) -> None:
    assert find_rejection(text, ENGLISH) is None


def test_nothing_is_turned_away_from_in_a_language_without_such_words() -> None:
    assert find_rejection("not the price, the dose", pack_for("de")) is None


@pytest.mark.parametrize("typed", ["not freezing, something else", "other than freezing", "not freezing"])
def test_all_but_what_is_rejected_is_offered(typed: str) -> None:
    known = {"how long": answer(KEEPS), "freezing": answer(FREEZES, "freezing")}
    assert offered(ask_first("how long", known).ask(typed)) == (BAG,)


def test_what_is_wanted_instead_is_answered() -> None:
    known = {"how long": answer(KEEPS), "the time": answer(KEEPS, "the time"), "dough": answer(RISES, "dough")}
    reply = ask_first("how long", known).ask("not the time, dough")
    assert (reply.item, reply.question) == (RISES, "not the time, dough")


@pytest.mark.parametrize("typed", ["that's not it", "no, not that", "I don't have any of those", "i have none of them"])
def test_an_answer_that_was_not_wanted_leads_to_the_others(typed: str) -> None:
    assert offered(ask_first("how long", {"how long": answer(KEEPS)}).ask(typed)) == (FREEZES, BAG)


def test_what_the_question_may_have_meant_comes_first() -> None:
    both = clarification(RISES, KEEPS, question="bread")
    known: dict[str, Reply] = {"how long": answer(KEEPS), "bread": both}
    session = ask_first("how long", known)
    session.ask("bread")
    assert offered(session.ask("that's not it")) == (RISES, FREEZES, BAG)


def test_an_item_about_what_is_denied_is_kept() -> None:
    known: dict[str, Reply] = {
        "how long": answer(KEEPS),
        "wheat": answer(RISES, "wheat"),
        "not wheat": gap_answer("not wheat"),
    }
    assert ask_first("how long", known).ask("not wheat").item == GLUTEN


@pytest.mark.parametrize("typed", ["not sure it rises", "not really"])
def test_what_no_item_is_about_is_not_rejected(typed: str) -> None:
    assert ask_first("how long", {"how long": answer(KEEPS)}).ask(typed) == no_answer(typed)


def test_at_the_beginning_there_is_nothing_to_turn_away_from() -> None:
    session = open_session(BREAD, answer_known({"freezing": answer(FREEZES, "freezing")}))
    assert session.ask("not freezing") == no_answer("not freezing")


@pytest.mark.parametrize("typed", ["no", "none of those"])
def test_no_to_what_was_offered_beside_an_answer_says_what_there_is(typed: str) -> None:
    reply = ask_first("how long", {"how long": answer(KEEPS)}).ask(typed)
    assert isinstance(reply, NoAnswer)
    assert (reply.text, reply.choices) == ("You can ask me about: Storage, Yeast.", ())


def test_something_else_is_no_remark() -> None:
    assert ask_first("how long", {"how long": answer(KEEPS)}).ask("something else").choices == (FREEZES, BAG)
