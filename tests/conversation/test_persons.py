"""Of whom a weight was told, and whose sum is asked for."""

import pytest

from faqbot.bot import FaqBot
from faqbot.replies.reply import Answer


@pytest.fixture(scope="module")
def bot() -> FaqBot:
    """Return the bot of the shipped base."""
    return FaqBot.load()


def ask(bot: FaqBot, *questions: str) -> tuple[str, str]:
    """Return the entry of the last reply of a conversation, and the beginning of its sum."""
    session = bot.session()
    reply = [session.ask(question) for question in questions][-1]
    assert isinstance(reply, Answer)
    return reply.entry.id, reply.computed.split(". ")[0]


@pytest.mark.parametrize(
    "questions",
    [
        ("my mother weighs 62 kg", "does it hurt", "how is it given", "what would I pay per month"),
        ("I weigh 91 kg", "does it hurt", "how is it given", "monthly cost for my husband"),
        ("I weigh 91 kg", "what does it cost him per month"),
        ("I weigh 91 kg", "what would a year cost my son"),
        ("my mother weighs 62 kg", "monthly cost for my father"),
        ("my mother weighs 62 kg", "monthly cost for him"),
        ("my mother weighs 62 kg", "no, 64 kg", "what would it cost me per month"),
    ],
)
def test_what_one_person_weighs_is_no_sum_for_another(bot: FaqBot, questions: tuple[str, ...]) -> None:
    assert ask(bot, *questions) == ("cost-per-month", "")


@pytest.mark.parametrize(
    "questions",
    [
        ("I weigh 90 kg", "does it hurt", "how is it given", "what would I pay per month"),
        ("I weigh 90 kg", "monthly cost"),
        ("I weigh 90 kg", "what do they charge per month"),
        ("my mother weighs 90 kg", "monthly cost for her"),
        ("my mother weighs 90 kg", "monthly cost for my mother"),
        ("I weigh 90 kg", "my mother weighs 62 kg", "what would it cost me per month"),
        ("I weigh 62 kg", "monthly cost for my husband of 90 kg"),
    ],
)
def test_a_weight_is_kept_for_whom_it_was_told_of(bot: FaqBot, questions: tuple[str, ...]) -> None:
    assert ask(bot, *questions) == ("cost-per-month", "Our sum for 90 kg: 90 × 1 gram × $100 = $9000 a month")
