from dataclasses import replace

import pytest
from bread import BREAD, GLUTEN, KEEPS, StubBot, answer, answer_known, gap_answer, match, no_answer
from english import ENGLISH

from faqbot.bot import FaqBot
from faqbot.conversation.related_gaps import LEAST_RELATED, find_related_gap
from faqbot.knowledge.model import Entry, Gap
from faqbot.replies.reply import NoAnswer, Reply


@pytest.fixture(scope="module")
def bot() -> FaqBot:
    """Return the bot of the shipped base."""
    return FaqBot.load()


@pytest.mark.parametrize(
    ("first", "text", "gap"),
    [
        ("can i have live vaccines", "how long to wait", "vaccine-timing"),
        ("can my doctor give me a flu jab", "how long should i wait then", "vaccine-timing"),
        ("did the FDA approve it", "and in Europe?", "approval-abroad"),
        ("what does a gram cost", "and in Germany?", "cost-abroad"),
        ("what is the price", "what about France", "cost-abroad"),
        ("it gave me a headache", "how long does it last", "side-effect-timing"),
        ("who is the author", "is she a nurse", "author-personal-details"),
    ],
)
def test_a_short_question_asks_what_is_not_told_of_what_was_talked_about(
    bot: FaqBot, first: str, text: str, gap: str
) -> None:
    session = bot.session()
    session.ask(first)
    reply = session.ask(text)
    assert isinstance(reply, NoAnswer)
    assert reply.gap
    assert reply.gap.id == gap


@pytest.mark.parametrize("text", ["what is a relapse", "and the weather?", "thanks", "who are you"])
def test_what_is_about_something_else_stays(bot: FaqBot, text: str) -> None:
    session = bot.session()
    session.ask("can i have live vaccines")
    assert session.ask(text).item == bot.ask(text).item


def find(known: dict[str, Reply], item: Entry | Gap = KEEPS) -> NoAnswer | None:
    """Return the gap that "is it for coeliacs?" after a question about stale bread falls into."""
    reply = no_answer(question="is it for coeliacs?")
    return find_related_gap(reply, "stale bread", (item,), StubBot(BREAD, answer_known(known)), ENGLISH)


def test_the_question_is_asked_with_the_words_of_the_one_before_and_then_with_the_names_of_its_item() -> None:
    for subject in ("stale bread", "when does bread go stale", "How long does a loaf keep?"):
        reply = find({f"{subject} is it for coeliacs": gap_answer()})
        assert reply
        assert (reply.gap, reply.question, reply.ranking.resolution) == (GLUTEN, "is it for coeliacs?", "context")


def test_an_answer_the_same_gap_and_an_unsure_one_are_none() -> None:
    asked = "stale bread is it for coeliacs"
    assert find({asked: answer(KEEPS)}) is None
    assert find({asked: gap_answer()}, GLUTEN) is None
    assert find({}) is None
    for confidence, is_found in ((LEAST_RELATED, True), (LEAST_RELATED - 0.01, False)):
        reply = gap_answer()
        unsure = replace(reply, ranking=replace(reply.ranking, gap=match(GLUTEN, confidence)))
        assert (find({asked: unsure}) is not None) is is_found
