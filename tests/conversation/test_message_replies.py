from bread import BREAD, KEEPS, RISES, match

from faqbot.bot import FaqBot
from faqbot.conversation.message_replies import MessageReplier
from faqbot.matching.matcher import Matcher
from faqbot.matching.ranking import Ranking
from faqbot.replies.policy import Policy
from faqbot.replies.reply import Answer


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


def test_an_amount_alone_makes_no_gap() -> None:
    reply = FaqBot.load().ask("thanks. price for 80 kg")
    assert isinstance(reply, Answer)
    assert reply.entry.topic == "Cost"
