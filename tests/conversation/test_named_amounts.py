import pytest
from english import ENGLISH

from faqbot.bot import FaqBot
from faqbot.conversation.named_amounts import add_named_units, restate
from faqbot.knowledge.amounts import Unit
from faqbot.knowledge.computation import Computation, Input
from faqbot.replies.reply import Answer, Clarification, NoAnswer

WEIGHT = Input(
    "weight", (Unit(("kg",), 1), Unit(("lb", "lbs"), 0.5)), 10, 300, "", 70, ("i", "weigh", "weighs", "weight", "heavy")
)
LOAVES = Input("loaves", (Unit(("loaves",), 1),), 1, 20, "", None, ("loaf",))
SUMS = (Computation((WEIGHT, LOAVES), ()),)


@pytest.fixture(scope="module")
def bot() -> FaqBot:
    """Return the bot of the shipped base."""
    return FaqBot.load()


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("I weigh 64", "I weigh 64 kg"),
        ("i wiegh just about 64 now", "i weigh just about 64 kg now"),
        ("weight 64, dose?", "weight 64 kg, dose?"),
        ("what if my weight is 64 or so", "what if my weight is 64 kg or so"),
        ("i weigh 64 lbs", "i weigh 64 lbs"),
        ("i weigh 5", "i weigh 5"),
        ("im 64", "im 64"),
        ("i am 64 and weigh a lot", "i am 64 and weigh a lot"),
        ("my weight went up by 12", "my weight went up by 12"),
        ("weight loss of 12", "weight loss of 12"),
        ("i weigh more than 3 years ago", "i weigh more than 3 years ago"),
        ("one loaf 12", "one loaf 12"),
        ("my weight at 64 was fine", "my weight at 64 was fine"),
        ("dose by weight in 20 women", "dose by weight in 20 women"),
        ("i weigh 105", "i weigh 105 kg"),
        ("i weigh 106", "i weigh 106"),
        ("weigh 50" + " 50" * 20, "weigh 50" + " 50" * 20),
        ("the weight", "the weight"),
    ],
)
def test_a_number_after_a_word_for_a_weight_gets_a_unit(text: str, meant: str) -> None:
    assert add_named_units(text, SUMS, ENGLISH) == meant


def test_a_weight_without_a_unit_can_be_taken_back() -> None:
    assert restate("weight 64, sorry, 46", SUMS, ENGLISH) == "weight 46 kg"


@pytest.mark.parametrize("text", ["I weigh 64. What would a month of it cost?", "a months price, weigth 64"])
def test_the_sum_shows_the_unit_that_was_added(bot: FaqBot, text: str) -> None:
    reply = bot.ask(text)
    assert isinstance(reply, Answer)
    assert reply.computed.startswith("Our sum for 64 kg: 64 × 1 gram × $100 = $6400 a month.")
    assert reply.question == text


def test_a_weight_told_without_a_unit_counts_in_the_next_turns(bot: FaqBot) -> None:
    session = bot.session()
    session.ask("my weight is 64")
    reply = session.ask("what does a month of it cost")
    assert isinstance(reply, Answer)
    assert reply.computed.startswith("Our sum for 64 kg:")


def test_a_weight_alone_may_ask_for_any_sum_and_an_age_for_none(bot: FaqBot) -> None:
    weight = bot.ask("I'm 64 kilos")
    assert isinstance(weight, Clarification)
    assert {entry.id for entry in weight.offered} >= {"dose-five-day", "dose-monthly"}
    assert isinstance(bot.ask("I'm 84"), NoAnswer)


@pytest.mark.parametrize(
    ("text", "has_sum"), [("and for my aunt, 64?", True), ("and my aunt 64", True), ("my aunt is 64", False)]
)
def test_a_number_for_somebody_else_goes_on_with_a_sum_unless_it_tells_an_age(
    bot: FaqBot, text: str, has_sum: bool
) -> None:
    session = bot.session()
    session.ask("what does a month cost for 80 kg")
    reply = session.ask(text)
    assert (isinstance(reply, Answer) and reply.computed.startswith("Our sum for 64 kg:")) is has_sum
