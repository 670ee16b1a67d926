"""What the article says of one thing is not answered to a question about its neighbour."""

import pytest

from faqbot import FaqBot, to_text


@pytest.fixture(scope="module")
def bot() -> FaqBot:
    return FaqBot.load()


@pytest.mark.parametrize(
    ("question", "entry"),
    [
        ("my IgG is too low, may they give it to me", "iga-deficiency"),
        ("shortage of immunoglobulin M", "iga-deficiency"),
        ("is a killed vaccine useless with it", "live-vaccines"),
        ("subunit vaccines on IVIG", "live-vaccines"),
        ("mg a day on the 3 day course", "dose-five-day"),
        ("how much is the seven day course", "cost-per-month"),
        ("monthly dose as a ten day course", "dose-monthly"),
        ("chance of MS twenty years after CIS", "cis"),
    ],
)
def test_a_neighbour_is_not_answered(bot: FaqBot, question: str, entry: str) -> None:
    reply = bot.ask(question)
    assert getattr(reply.item, "id", "") != entry
    assert entry not in [offered.id for offered in getattr(reply, "offered", ())]


@pytest.mark.parametrize(
    ("question", "entry"),
    [
        ("my IgA is too low", "iga-deficiency"),
        ("live vaccine and IVIG", "live-vaccines"),
        ("what is the five day course", "dose-five-day"),
        ("what does a month cost", "cost-per-month"),
        ("chance of MS a year after CIS", "cis"),
    ],
)
def test_the_thing_itself_is_answered(bot: FaqBot, question: str, entry: str) -> None:
    assert getattr(bot.ask(question).item, "id", "") == entry


def test_one_day_of_the_course_has_the_amount_of_one_day(bot: FaqBot) -> None:
    assert "Our sum for 60 kg: 60 × 400 mg = 24 grams a day, for 5 days." in to_text(
        bot.ask("how much is one day of the five day course for 60 kg")
    )
