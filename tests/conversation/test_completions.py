from dataclasses import replace

import pytest
from bread import BAG, BREAD, GLUTEN, KEEPS
from english import ENGLISH

from faqbot.bot import FaqBot
from faqbot.conversation.completions import find_completion
from faqbot.knowledge.model import Gap
from faqbot.replies.reply import Answer, NoAnswer

MOULD = Gap(
    id="mould",
    question="How many days until a loaf is mouldy?",
    paraphrases=("mould on cut bread", "who bakes the loaf"),
    answer="Mould is not mentioned.",
    nearest=("storage-time",),
)
WITH_MOULD = replace(BREAD, gaps=(GLUTEN, MOULD))


@pytest.fixture(scope="module")
def bot() -> FaqBot:
    return FaqBot.load()


def test_a_phrasing_that_names_what_was_talked_about_completes_a_question() -> None:
    assert find_completion("who bakes?", "which bag is best", (BAG,), WITH_MOULD, ENGLISH) is None
    assert find_completion("who bakes?", "how long does a loaf keep", (KEEPS,), WITH_MOULD, ENGLISH) == MOULD
    assert find_completion("who bakes cakes?", "how long does a loaf keep", (KEEPS,), WITH_MOULD, ENGLISH) is None


def test_the_kind_of_fact_that_is_asked_for_must_be_the_same() -> None:
    before = "when is a loaf mouldy"
    assert find_completion("how many days?", before, (KEEPS,), WITH_MOULD, ENGLISH) == MOULD
    assert find_completion("how long, in days?", before, (KEEPS,), WITH_MOULD, ENGLISH) is None


def test_a_verdict_alone_is_completed_by_nothing() -> None:
    safe = replace(GLUTEN, question="Is a loaf safe?")
    assert find_completion("safe?", "a loaf", (KEEPS,), replace(BREAD, gaps=(safe,)), ENGLISH) is None


@pytest.mark.parametrize(
    ("before", "question", "item"),
    [
        ("is it any use after giving birth", "how soon after?", "postpartum-schedule"),
        ("may i have the chickenpox vaccine", "how long must i wait", "vaccine-timing"),
        ("does it work in CIS", "and after the first year?", "cis-long-term"),
        ("what can go wrong with it, side effects i mean", "when do they start", "side-effect-timing"),
        ("i was told of headaches from it", "how long does that last", "side-effect-timing"),
    ],
)
def test_the_shipped_base_knows_what_a_short_question_leaves_out(
    bot: FaqBot, before: str, question: str, item: str
) -> None:
    session = bot.session()
    session.ask(before)
    reply = session.ask(question)
    assert isinstance(reply, NoAnswer)
    assert reply.gap is not None
    assert reply.gap.id == item


@pytest.mark.parametrize(
    ("before", "question", "entry"),
    [
        ("may i have the chickenpox vaccine", "what is a lesion", "word-lesion"),
        ("is it any use after giving birth", "what does ivig cost", "cost-per-gram"),
        ("does it work in CIS", "where was the australian study", "australian-study"),
    ],
)
def test_a_question_that_is_sure_by_itself_is_not_completed(
    bot: FaqBot, before: str, question: str, entry: str
) -> None:
    session = bot.session()
    session.ask(before)
    reply = session.ask(question)
    assert isinstance(reply, Answer)
    assert reply.entry.id == entry
