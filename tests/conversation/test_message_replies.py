import pytest
from bread import BREAD, KEEPS, RISES, match

from faqbot.bot import FaqBot
from faqbot.conversation.message_replies import MessageReplier
from faqbot.matching.matcher import Matcher
from faqbot.matching.ranking import Ranking
from faqbot.replies.policy import Policy
from faqbot.replies.reply import Answer, Clarification, NoAnswer


class ListeningMatcher(Matcher):
    """Finds the same for every text, and keeps the texts."""

    __slots__ = ("confidence", "texts")

    confidence: float
    texts: list[str]

    def rank(self, question: str) -> Ranking:
        self.texts.append(question)
        return Ranking(question=question, matches=(match(KEEPS, self.confidence), match(RISES, 0.01)))


def list_matched_texts(message: str, confidence: float) -> list[str]:
    matcher = ListeningMatcher.train(BREAD)
    matcher.texts, matcher.confidence = [], confidence
    assert isinstance(MessageReplier(BREAD, Policy(), matcher).reply_to(message), Answer)
    return matcher.texts


def test_the_topics_of_a_list_that_is_answered_as_a_whole_are_not_matched() -> None:
    assert list_matched_texts("price and dose", 0.8) == ["price and dose"]


def test_the_topics_of_a_list_with_an_unsure_answer_are_matched() -> None:
    assert list_matched_texts("price and dose", 0.79) == ["price and dose", "price", "dose"]


def test_they_in_a_part_may_be_what_the_part_before_is_about() -> None:
    bot = FaqBot.load()
    reply = bot.ask("what are the serious side effects and how often do they happen")
    assert isinstance(reply, Answer)
    assert reply.entry.id == "side-effects-serious"
    assert "dose-established" not in [entry.id for entry in reply.also]


def test_it_in_a_part_may_be_what_the_part_before_asks_about() -> None:
    bot = FaqBot.load()
    reply = bot.ask("what is a DMT? is it better than IVIG")
    assert isinstance(reply, Answer)
    assert (reply.entry.id, [gap.id for gap in reply.gaps]) == ("word-dmt", ["ivig-versus-others"])
    reply = bot.ask("what about headaches? how do I treat it?")
    assert isinstance(reply, Answer)
    assert (reply.entry.id, reply.gaps) == ("headache", ())


def test_it_is_the_subject_of_the_base_after_a_part_that_names_it_or_asks_nothing() -> None:
    bot = FaqBot.load()
    reply = bot.ask("does IVIG help after birth, and how is it given")
    assert isinstance(reply, Answer)
    assert "dose-established" in [entry.id for entry in reply.also]
    assert (
        bot.ask("hi, me again. does it help if I get relapses").item == bot.ask("does it help if I get relapses").item
    )


def test_an_amount_alone_makes_no_gap() -> None:
    reply = FaqBot.load().ask("thanks. price for 80 kg")
    assert isinstance(reply, Answer)
    assert reply.entry.topic == "Cost"


@pytest.fixture(scope="module")
def bot() -> FaqBot:
    """Return the bot of the shipped base."""
    return FaqBot.load()


@pytest.mark.parametrize(
    "question",
    [
        "I got 100 g, what now",
        "how do you give 20 g",
        "what does 5 g do",
        "what does 5 grams do",
        "why 30 g",
        "why 30 grams",
        "what is 20 g",
        "what is 20 g ivig for",
        "can I have 20 g",
        "how much fluid is 20 g",
    ],
)
def test_an_amount_alone_asks_for_no_sum(bot: FaqBot, question: str) -> None:
    reply = bot.ask(question)
    assert not (isinstance(reply, Answer) and reply.computed)


@pytest.mark.parametrize(
    "question", ["how much is 20 g", "20 g in dollars", "how much would 20 g be", "is 20 g expensive"]
)
def test_what_asks_for_a_price_without_its_amount_gets_the_sum(bot: FaqBot, question: str) -> None:
    reply = bot.ask(question)
    assert isinstance(reply, Answer)
    assert reply.computed.startswith("Our sum for 20 g: 20 × $100 = $2000. ")


@pytest.mark.parametrize("amount", ["20 g", "20 grams", "80 kg"])
def test_an_amount_without_a_question_is_asked_about(bot: FaqBot, amount: str) -> None:
    session = bot.session()
    reply = session.ask(amount)
    assert isinstance(reply, Clarification)
    assert [entry.id for entry in reply.offered][:2] == ["cost-per-gram", "cost-per-month"]
    chosen = session.ask("1")
    assert isinstance(chosen, Answer)
    assert chosen.computed


@pytest.mark.parametrize(
    "question",
    ["500 mg or 1000 mg of acetaminophen", "500 mg tylenol?", "500 mg tablets", "I take 1000 mg paracetamol"],
)
def test_a_gap_about_amounts_is_told(bot: FaqBot, question: str) -> None:
    reply = bot.ask(question)
    assert isinstance(reply, NoAnswer)
    assert reply.gap is not None
    assert reply.gap.id == "tylenol-dose"


@pytest.mark.parametrize(
    "message",
    [
        "I have kidney stones. price and dose?",
        "Hi, I am 45. cost, dose, side effects?",
        "Hello, I am 60. cost, dose?",
        "We live in Ohio, price and dose",
        "I have two questions: price, dose",
    ],
)
def test_a_list_may_follow_a_statement(bot: FaqBot, message: str) -> None:
    reply = bot.ask(message)
    assert isinstance(reply, Answer)
    assert [reply.entry.id, *(entry.id for entry in reply.also)][:2] == ["cost-per-gram", "dose-established"]


def test_an_amount_that_is_itself_the_answer_is_not_taken_from_the_question(bot: FaqBot) -> None:
    reply = bot.ask("400 mg/kg")
    assert isinstance(reply, Answer)
    assert reply.entry.id == "dose-five-day"


@pytest.mark.parametrize("drug", ["Copaxone", "rebif", "Solu-Medrol"])
def test_the_dose_of_another_drug_does_not_hide_the_question(bot: FaqBot, drug: str) -> None:
    for question in ("what does {} cost", "price of {}", "{}"):
        dosed, bare = bot.ask(question.format(f"40 mg {drug}")), bot.ask(question.format(drug))
        assert (dosed.kind, dosed.item) == (bare.kind, bare.item)
        assert not (isinstance(dosed, Answer) and dosed.computed)


@pytest.mark.parametrize("message", ["dead vaccine and ivig", "ivig and grapefruit", "garlic, ivig"])
def test_the_subject_of_the_base_is_no_topic_of_a_list(message: str) -> None:
    assert not isinstance(FaqBot.load().ask(message), Answer)


def test_words_that_name_nothing_are_no_topic_of_a_list() -> None:
    reply = FaqBot.load().ask("She cannot have sugar, that is to say, maltose")
    assert not (isinstance(reply, Answer) and "cost-per-gram" in {entry.id for entry in reply.also})
