import pytest
from english import ENGLISH

from faqbot.bot import FaqBot
from faqbot.conversation.situations import tells_situation
from faqbot.replies.reply import Answer, Clarification, NoAnswer


@pytest.fixture(scope="module")
def bot() -> FaqBot:
    return FaqBot.load()


@pytest.mark.parametrize(
    "message",
    ["had twins in april", "they found CIS in my son", "my mum is on dialysis", "we are expecting. my second."],
)
def test_what_asks_nothing_tells_a_situation(message: str) -> None:
    assert tells_situation(message, ENGLISH)


@pytest.mark.parametrize(
    "message", ["what is it", "thanks", "i am not diabetic", "had twins. can i have it?", "word " * 30]
)
def test_a_question_a_courtesy_and_a_denial_tell_none(message: str) -> None:
    assert not tells_situation(message, ENGLISH)


@pytest.mark.parametrize(
    ("told", "question", "entry"),
    [
        ("we have just had a baby", "would this drug be any good", "postpartum"),
        ("i have relapsing remitting ms", "and does it help", "relapsing-remitting"),
        ("my nan has secondary progressive ms", "so is it useless", "secondary-progressive"),
        ("my uncle has kidney failure", "am i right that it is not allowed", "kidney-disease"),
    ],
)
def test_a_bare_question_is_read_with_what_was_told_before_it(
    bot: FaqBot, told: str, question: str, entry: str
) -> None:
    session = bot.session()
    session.ask(told)
    reply = session.ask(question)
    assert isinstance(reply, Answer)
    assert (reply.entry.id, reply.question) == (entry, question)


def test_where_neither_reading_is_sure_both_are_offered(bot: FaqBot) -> None:
    session = bot.session()
    session.ask("our daughter was born in may")
    reply = session.ask("worth trying?")
    assert isinstance(reply, Clarification)
    assert [entry.id for entry in reply.offered] == ["postpartum", "author-would-take"]


def test_a_situation_with_a_gap_of_its_own_tells_that(bot: FaqBot) -> None:
    session = bot.session()
    session.ask("my wife is pregnant")
    reply = session.ask("would it be safe?")
    assert isinstance(reply, NoAnswer)
    assert reply.gap is not None
    assert reply.gap.id == "pregnancy-safety"


@pytest.mark.parametrize(
    ("told", "question", "entry"),
    [
        ("i have diabetes", "does it work", "does-it-work"),
        ("i have relapsing remitting ms", "is it safe", "is-it-safe"),
        ("our daughter was born in may", "what does it cost", "cost-per-gram"),
        ("our daughter was born in may", "would you take it", "author-would-take"),
    ],
)
def test_a_sure_answer_of_another_topic_stays(bot: FaqBot, told: str, question: str, entry: str) -> None:
    session = bot.session()
    session.ask(told)
    reply = session.ask(question)
    assert isinstance(reply, Answer)
    assert reply.entry.id == entry


def test_what_somebody_else_has_does_not_count_for_the_writer(bot: FaqBot) -> None:
    session = bot.session()
    session.ask("my wife is pregnant")
    reply = session.ask("would it work for my brother")
    assert not isinstance(reply, Answer) or reply.entry.id != "pregnancy"
