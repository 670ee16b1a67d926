import pytest

from faqbot.bot import FaqBot
from faqbot.replies.reply import NoAnswer, SmallTalk


@pytest.fixture(scope="module")
def bot() -> FaqBot:
    """Return the bot of the shipped base."""
    return FaqBot.load()


@pytest.mark.parametrize("text", ["great thx that saves my evening", "ok thanks a million, that pays my rent"])
def test_thanks_with_words_about_another_subject_are_thanks(bot: FaqBot, text: str) -> None:
    session = bot.session()
    session.ask("what does it cost")
    reply = session.ask(text)
    assert isinstance(reply, SmallTalk)
    assert (reply.entry.id, reply.question) == ("thanks", text)


def test_another_subject_without_thanks_stays_one(bot: FaqBot) -> None:
    reply = bot.session().ask("my landlord wants more rent and i pay tax")
    assert isinstance(reply, NoAnswer)
