"""Times in a question for a sum: how long it is for, when something is, and since when."""

import pytest
from english import ENGLISH

from faqbot.bot import FaqBot
from faqbot.replies.reply import Answer

MONTH = "Our sum for 80 kg: 80 × 1 gram × $100 = $8000 a month"
HALF_YEAR = "Our sum for 80 kg: 6 months × 80 × 1 gram × $100 = $48,000 for half a year"
YEAR = "Our sum for 80 kg: 12 months × 80 × 1 gram × $100 = $96,000 a year"


@pytest.fixture(scope="module")
def bot() -> FaqBot:
    """Return the bot of the shipped base."""
    return FaqBot.load()


def find_sum(bot: FaqBot, *questions: str) -> str:
    """Return the beginning of the sum of the price for the last of some questions, or ""."""
    entry = bot.knowledge.entry("cost-per-month")
    assert entry is not None
    assert entry.computed is not None
    return entry.computed.work_out(questions[::-1], ENGLISH).split(". ")[0]


@pytest.mark.parametrize(
    "question",
    [
        "cost of one and a half years for 80 kg",
        "cost for one-and-a-half year, 80 kg",
        "what do a year and six months cost at 80 kg",
        "what do 6 months plus a year cost at 80 kg",
        "cost of a year and a month for 80 kg",
        "cost of a month and a half for 80 kg",
        "cost of 1½ years for 80 kg",
        "is the cost for 80 kg for a year or half a year",
    ],
)
def test_times_that_are_added_up_are_none_of_them(bot: FaqBot, question: str) -> None:
    assert find_sum(bot, question) == ""


def test_another_weight_after_added_times_has_no_sum_either(bot: FaqBot) -> None:
    assert find_sum(bot, "what do a year and 6 months cost at 70 kg", "and at 80 kg?") == ""


@pytest.mark.parametrize(
    "question",
    [
        "cost for 80 kg, my first drip is in 6 months",
        "will the cost for 80 kg be higher in 12 months",
        "what will it cost at 80 kg six months from now",
        "cost for 80 kg after half a year",
    ],
)
def test_when_something_is_asks_for_no_sum(bot: FaqBot, question: str) -> None:
    assert find_sum(bot, question) == ""


@pytest.mark.parametrize(
    ("question", "total"),
    [
        ("my first drip is in 6 months, what does a month cost for 80 kg", MONTH),
        ("monthly cost for 80 kg? we will be abroad in half a year", MONTH),
        ("yearly cost for 80 kg, i begin in six months", YEAR),
        ("what does it cost in the next 6 months at 80 kg", HALF_YEAR),
    ],
)
def test_a_time_that_is_asked_for_counts_beside_a_date(bot: FaqBot, question: str, total: str) -> None:
    assert find_sum(bot, question) == total


@pytest.mark.parametrize(
    ("question", "total"),
    [
        ("i have been told to have it for 12 months, i weigh 80 kg, price?", YEAR),
        ("i've been prescribed it for 6 months at 80 kg, price", HALF_YEAR),
        ("cost for 80 kg for a year", YEAR),
        ("cost for 80 kg for half a year", HALF_YEAR),
    ],
)
def test_a_time_that_is_still_to_come_is_no_illness_so_far(bot: FaqBot, question: str, total: str) -> None:
    assert find_sum(bot, question) == total


def test_a_date_and_an_advised_time_are_told_apart_in_a_conversation(bot: FaqBot) -> None:
    advised = bot.session().ask("i have been told i need it for 12 months at 80 kg, what does it cost")
    dated = bot.session().ask("i start in 6 months, what will a month cost at 80 kg")
    assert isinstance(advised, Answer)
    assert isinstance(dated, Answer)
    assert (advised.computed.split(". ")[0], dated.computed.split(". ")[0]) == (YEAR, MONTH)
