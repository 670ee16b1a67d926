import pytest

from faqbot.bot import FaqBot


@pytest.fixture(scope="module")
def bot() -> FaqBot:
    return FaqBot.load()


def alert_after(bot: FaqBot, *messages: str) -> str | None:
    """Return the id of the full alert for the last of some messages, or None."""
    session = bot.session()
    replies = [session.ask(message) for message in messages]
    alert = replies[-1].alert
    return alert.id if alert and not alert.is_gentle else None


def test_signs_that_are_told_one_after_the_other_raise_the_alert(bot: FaqBot) -> None:
    assert alert_after(bot, "i got a headache after the infusion", "and now my neck has gone stiff") == "meningitis"
    between = ("i got a headache after the infusion", "is that common", "and now my neck has gone stiff")
    assert alert_after(bot, *between) == "meningitis"


def test_a_question_tells_of_no_sign(bot: FaqBot) -> None:
    assert alert_after(bot, "does it cause headaches", "and a stiff neck?") is None
    assert alert_after(bot, "i got a headache after the infusion", "is a stiff neck a side effect?") is None


def test_what_somebody_else_has_is_no_sign(bot: FaqBot) -> None:
    assert alert_after(bot, "my husband has a headache", "my sister has a stiff neck") is None


def test_signs_that_raised_an_alert_before_raise_none_anew(bot: FaqBot) -> None:
    first = "my head hurts and my neck is stiff"
    assert alert_after(bot, first) == "meningitis"
    after = (first, "it was years ago, never mind", "what does it cost", "what is in it", "i live in leeds")
    assert alert_after(bot, *after) is None
