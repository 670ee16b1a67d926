from dataclasses import replace

import pytest
from bread import BREAD, FREEZES, KEEPS, RISES, answer
from english import ENGLISH

from faqbot.bot import FaqBot
from faqbot.conversation.precedence import find_told_first
from faqbot.replies.reply import Answer

KEEPS_FIRST = replace(KEEPS, told_first=True)
RISES_FIRST = replace(RISES, told_first=True)
URGENT = replace(BREAD, entries=(KEEPS_FIRST, FREEZES, RISES_FIRST))


@pytest.fixture(scope="module")
def bot() -> FaqBot:
    """Return the bot of the shipped base."""
    return FaqBot.load()


def test_of_several_answers_the_first_one_of_the_base_is_told_first_unless_it_is_denied() -> None:
    plain, early, late = answer(FREEZES), answer(KEEPS_FIRST), answer(RISES_FIRST)
    assert find_told_first([plain, late], URGENT, ENGLISH) == late
    assert find_told_first([plain, late, early], URGENT, ENGLISH) == early
    assert find_told_first([plain], URGENT, ENGLISH) is None
    assert find_told_first([answer(KEEPS_FIRST, "no loaf left here")], URGENT, ENGLISH) is None
    assert find_told_first([answer(KEEPS_FIRST, "without any loaf?"), late], URGENT, ENGLISH) == late
    assert find_told_first([answer(KEEPS_FIRST, "if the loaf is fine?"), late], URGENT, ENGLISH) == late


def test_a_question_with_not_denies_nothing() -> None:
    for question in ("can I not freeze a loaf?", "isn't it bad for this loaf?", "why do I not get to keep the loaf?"):
        asked = answer(KEEPS_FIRST, question)
        assert find_told_first([answer(FREEZES), asked], URGENT, ENGLISH) == asked


@pytest.mark.parametrize(
    ("message", "first", "other"),
    [
        ("what is the price and can i take it with renal failure", "kidney-disease", "cost-per-gram"),
        ("how does it work and may people with IgA deficeincy have it", "iga-deficiency", "how-ivig-works"),
        ("does it work for ms and is it ok with heart disease", "heart-problems", "does-it-work"),
        ("what is the price, and who must not take it", "who-must-not", "cost-per-gram"),
        (
            "what are the side effects and can my dad take it with kidney failure",
            "kidney-disease",
            "side-effects-common",
        ),
    ],
)
def test_who_must_take_care_is_told_before_anything_else(bot: FaqBot, message: str, first: str, other: str) -> None:
    reply = bot.ask(message)
    assert isinstance(reply, Answer)
    assert reply.entry.id == first
    assert other in {entry.id for entry in reply.also}


@pytest.mark.parametrize(
    ("message", "first"),
    [
        ("How much is a gram? Isn't it risky with heart disease?", "heart-problems"),
        ("what's the price, and can i not have ivig with diabetes", "diabetes"),
        ("What does it cost? Is it ok without kidney problems? Can I have it with diabetes?", "diabetes"),
        ("what does a gram cost and is it bad for those without kidney problems", "cost-per-gram"),
        ("what does it cost and what if my kidneys are all fine", "cost-per-gram"),
    ],
)
def test_what_a_question_denies_is_not_told_first(bot: FaqBot, message: str, first: str) -> None:
    reply = bot.ask(message)
    assert isinstance(reply, Answer)
    assert reply.entry.id == first


def test_one_question_with_a_courtesy_is_no_double_one(bot: FaqBot) -> None:
    reply = bot.ask("Thank you. What does a month of it cost?")
    assert isinstance(reply, Answer)
    assert reply.entry.id == "cost-per-month"
