from dataclasses import replace
from functools import partial

import pytest
from bread import (
    BAG,
    BREAD,
    FREEZES,
    GLUTEN,
    HELLO,
    KEEPS,
    RISES,
    StubBot,
    answer,
    answer_known,
    clarification,
    greeting,
    match,
    no_answer,
)
from english import ENGLISH

from faqbot.bot import FaqBot
from faqbot.conversation.context import (
    ELLIPTIC_CONFIDENCE,
    OFFERED_ODDS,
    REFERENCE_CONFIDENCE,
    SELF_CONTAINED,
    TOPIC_ODDS,
    Context,
    multiply_odds,
)
from faqbot.conversation.cues import read_cues
from faqbot.knowledge.model import Entry, Gap
from faqbot.matching.ranking import Ranking
from faqbot.replies.policy import Policy
from faqbot.replies.reply import Answer, Clarification, NoAnswer, Reply

PREVIOUS = Context(question="how long", item=KEEPS, offered=("storage-freezing",))
POLICY = Policy(answer_at=0.5, clarify_at=0.3, margin=0.05)
DECIDE = partial(POLICY.decide, BREAD)


def resolve(question: str, standalone: Reply, context: Context = PREVIOUS, joined: Reply | None = None) -> Reply:
    """Resolve a question in a context; ``joined`` is the reply to it after the question before."""
    about = context.item.question if context.item else context.question
    known = {f"{about} {question}": joined} if joined else {}
    return context.resolve(
        standalone, read_cues(question, ENGLISH), StubBot(BREAD, answer_known(known), POLICY), ENGLISH
    )


def build_reply(question: str, *matches: tuple[Entry, float], gap: float = 0.0) -> Reply:
    """Return the reply to a question that matches these entries, and the gap."""
    ranking = Ranking(
        question=question,
        matches=tuple(match(entry, confidence) for entry, confidence in matches),
        gap=match(GLUTEN, gap) if gap else None,
    )
    return DECIDE(ranking)


@pytest.mark.parametrize(
    ("item", "odds"),
    [(KEEPS, OFFERED_ODDS), (FREEZES, OFFERED_ODDS), (BAG, TOPIC_ODDS), (RISES, 1.0), (GLUTEN, TOPIC_ODDS)],
)
def test_the_previous_item_and_offered_entries_gain_more_than_entries_of_their_topic(
    item: Entry | Gap, odds: float
) -> None:
    assert PREVIOUS.odds(item) == odds


@pytest.mark.parametrize(("share", "odds"), [(0.0, TOPIC_ODDS), (0.5, (1 + TOPIC_ODDS) / 2), (1.0, 1.0)])
def test_a_topic_tells_the_less_the_more_of_the_base_it_is(share: float, odds: float) -> None:
    after = PREVIOUS._replace(topic_share=share)
    assert after.odds(BAG) == odds
    assert after.is_related(BAG)


def test_after_a_gap_its_nearest_entries_are_likelier() -> None:
    after = Context(question="gluten free?", item=GLUTEN, offered=("storage-time",))
    assert [after.odds(item) for item in (GLUTEN, KEEPS, FREEZES)] == [OFFERED_ODDS, OFFERED_ODDS, 1.0]


def test_after_choices_the_choices_are_likelier() -> None:
    after = Context(question="bread", item=None, offered=("yeast-rising",))
    assert [after.odds(item) for item in (RISES, KEEPS, GLUTEN)] == [OFFERED_ODDS, 1.0, 1.0]


def test_multiplied_odds_are_a_probability_and_chance_matches_stay_as_they_are() -> None:
    assert multiply_odds(match(KEEPS, 0.5), 6.0).confidence == pytest.approx(6 / 7)
    assert multiply_odds(match(KEEPS, 1.0), 6.0).confidence == 1.0
    assert multiply_odds(match(KEEPS, 0.01), 6.0).confidence == 0.01


def test_a_follow_up_is_answered_with_a_related_entry() -> None:
    standalone = build_reply("and frozen?", (RISES, 0.4), (FREEZES, 0.39))
    assert isinstance(standalone, Clarification)
    reply = resolve("and frozen?", standalone)
    assert isinstance(reply, Answer)
    assert (reply.entry, reply.ranking.resolution) == (FREEZES, "context")
    confidences = [match.confidence for match in reply.ranking.matches]
    assert confidences == sorted(confidences, reverse=True)


def test_a_question_that_names_something_unknown_gains_nothing_from_the_earlier_turn() -> None:
    standalone = build_reply("freezing quiche", (FREEZES, 0.4))
    standalone = replace(standalone, ranking=replace(standalone.ranking, unknown=("quiche",)))
    assert resolve("freezing quiche", standalone) is standalone


def test_the_previous_item_is_no_likelier_if_something_else_is_asked_for() -> None:
    standalone = build_reply("what about keeping", (KEEPS, 0.4), (FREEZES, 0.3))
    reply = resolve("what about keeping", standalone)
    assert [(match.item, round(match.confidence, 2)) for match in reply.ranking.matches] == [
        (FREEZES, 0.63),
        (KEEPS, 0.4),
    ]


def test_a_question_without_a_topic_is_about_the_previous_item() -> None:
    reply = resolve("why is that?", build_reply("why is that?", (RISES, 0.7)))
    assert isinstance(reply, Answer)
    assert [(match.item, match.confidence) for match in reply.ranking.matches] == [
        (KEEPS, REFERENCE_CONFIDENCE),
        (RISES, 1 - REFERENCE_CONFIDENCE),
    ]
    assert reply.ranking.resolution == "pointed"


def test_a_question_without_a_topic_is_not_asked_back() -> None:
    reply = resolve("why is that?", build_reply("why is that?", (RISES, REFERENCE_CONFIDENCE - 0.01)))
    assert isinstance(reply, Answer)
    assert reply.entry == KEEPS


def test_it_stands_for_the_subject_of_the_base_if_several_entries_are_likely_together() -> None:
    standalone = clarification(RISES, replace(RISES, id="yeast-kinds"), question="how much is it")
    assert resolve("how much is it", standalone) == standalone


def test_a_reference_with_a_rival_becomes_a_choice() -> None:
    reply = resolve(
        "is it in the room", build_reply("is it in the room", (RISES, 0.4)), joined=answer(KEEPS, "both", 0.95)
    )
    assert isinstance(reply, Answer)
    assert (reply.entry, round(reply.confidence, 2)) == (KEEPS, 0.65)
    reply = resolve(
        "is it in the room", build_reply("is it in the room", (RISES, 0.59)), joined=answer(KEEPS, "both", 0.95)
    )
    assert isinstance(reply, Clarification)
    assert (reply.offered, round(reply.confidence, 2)) == ((KEEPS, RISES), 0.56)


def test_an_answer_of_another_topic_becomes_a_choice_if_a_pronoun_refers_back_and_it_is_not_confident() -> None:
    def ask_about_another_topic(question: str, confidence: float) -> Reply:
        return resolve(question, build_reply(question, (RISES, confidence), (BAG, 0.05)))

    assert isinstance(ask_about_another_topic("do they rise", 0.75), Clarification)
    assert isinstance(ask_about_another_topic("do they rise", 0.85), Answer)
    assert isinstance(ask_about_another_topic("does dough rise", 0.75), Answer)


def test_a_weak_pronoun_does_not_refer_to_a_gap() -> None:
    after = Context(question="gluten free?", item=GLUTEN, offered=("storage-time",))
    standalone = no_answer("what does it do")
    assert resolve("what does it do", standalone, after) is standalone


def test_a_question_without_a_topic_is_self_contained_only_if_its_own_reply_is_very_confident() -> None:
    confident, less_confident = (
        build_reply("why is that?", (RISES, confidence)) for confidence in (0.945, REFERENCE_CONFIDENCE + 0.05)
    )
    assert resolve("why is that?", confident) == confident
    referring = resolve("why is that?", less_confident)
    assert (referring.ranking.matches[0].item, referring.ranking.resolution) == (KEEPS, "pointed")


def test_a_question_without_a_topic_is_about_the_previous_gap() -> None:
    after = Context(question="gluten free?", item=GLUTEN, offered=("storage-time",))
    reply = resolve("why not?", no_answer("why not?"), after)
    assert isinstance(reply, NoAnswer)
    assert (reply.gap, reply.ranking.resolution) == (GLUTEN, "pointed")


def test_a_strict_policy_accepts_no_reference() -> None:
    strict = StubBot(BREAD, no_answer, Policy(answer_at=0.9))
    reply = PREVIOUS.resolve(no_answer("why?"), read_cues("why?", ENGLISH), strict, ENGLISH)
    assert isinstance(reply, NoAnswer)


def test_a_question_without_a_topic_does_not_refer_to_an_earlier_turn() -> None:
    standalone = no_answer("why?")
    assert resolve("why?", standalone, PREVIOUS._replace(is_previous=False)) is standalone


def test_the_joined_question_may_lead_to_a_related_entry() -> None:
    joined = answer(FREEZES, "How long does a loaf keep? is it cold?", 0.8)
    reply = resolve("is it cold?", build_reply("is it cold?", (RISES, 0.4)), joined=joined)
    ranking = replace(joined.ranking, question="is it cold?", resolution="context", matched=joined.question)
    assert reply == replace(joined, ranking=ranking)


def test_the_joined_question_does_not_lead_to_another_topic() -> None:
    standalone = build_reply("is it cold?", (BAG, 0.2))
    assert resolve("is it cold?", standalone, joined=answer(RISES, "both", 0.9)) is standalone


@pytest.mark.parametrize("question", ["is it in the room", "how is the temperature"])
def test_a_question_that_fits_only_the_previous_item_is_about_it(question: str) -> None:
    reply = resolve(question, no_answer(question), joined=answer(KEEPS, "both", 0.95))
    assert isinstance(reply, Answer)
    assert (reply.entry, reply.confidence, reply.ranking.resolution) == (KEEPS, ELLIPTIC_CONFIDENCE, "pointed")


@pytest.mark.parametrize(
    "question", ["does it zorb", "how is the weather", "what about it then", "dear old loaf", "and another loaf"]
)
def test_a_question_with_another_topic_and_a_remark_are_not_about_the_previous_item(question: str) -> None:
    standalone = no_answer(question)
    assert resolve(question, standalone, joined=answer(KEEPS, "both", 0.95)) is standalone


def test_a_question_with_unknown_topic_words_is_not_about_the_previous_item() -> None:
    standalone = no_answer("does it zorb", unknown=("zorb",))
    assert resolve("does it zorb", standalone, joined=answer(KEEPS, "both", 0.95)) is standalone


def test_a_known_gap_related_to_the_previous_item_comes_first() -> None:
    reply = resolve("and gluten?", build_reply("and gluten?", (FREEZES, 0.3), gap=0.5))
    assert isinstance(reply, NoAnswer)
    assert reply.gap == GLUTEN


@pytest.mark.parametrize(
    "standalone",
    [
        answer(RISES, "why is that?", SELF_CONTAINED),
        greeting("why is that?"),
        no_answer("why is that?", "guard"),
        no_answer("why is that?", "too_long"),
        build_reply("why is that?", gap=SELF_CONTAINED),
    ],
)
def test_a_confident_reply_of_its_own_is_kept(standalone: Reply) -> None:
    assert resolve("why is that?", standalone) is standalone


def test_an_answer_is_kept_unless_a_pronoun_refers_back() -> None:
    standalone = build_reply("freezing dough", (RISES, 0.6), (FREEZES, 0.5))
    assert resolve("freezing dough", standalone) is standalone
    with_pronoun = build_reply("freezing them", (RISES, 0.6), (FREEZES, 0.5))
    assert resolve("freezing them", with_pronoun).ranking.matches[0].item == FREEZES


def test_after_choices_a_question_is_answered_with_the_choice_that_it_fits() -> None:
    after = Context(question="bread", item=None, offered=("storage-freezing", "yeast-rising"))
    reply = resolve("cold", build_reply("cold", (BAG, 0.45), (FREEZES, 0.44)), after)
    assert isinstance(reply, Answer)
    assert reply.entry == FREEZES


def test_likelier_small_talk_is_not_about_the_previous_item() -> None:
    ranking = Ranking(question="why?", small_talk=match(HELLO, 0.9))
    standalone = NoAnswer(knowledge=BREAD, ranking=ranking, reason="low")
    strict = StubBot(BREAD, no_answer, Policy(answer_at=0.95))
    assert PREVIOUS.resolve(standalone, read_cues("why?", ENGLISH), strict, ENGLISH) is standalone


def test_a_reply_that_the_context_does_not_change_is_kept() -> None:
    standalone = clarification(RISES, BAG, question="which one is best")
    assert resolve("which one is best", standalone, Context("x", None, ())) is standalone


def test_a_whole_question_of_a_gap_is_not_about_the_previous_item() -> None:
    question = "does bread keep without gluten"
    standalone = build_reply(question, gap=0.4)
    assert resolve(question, standalone).item == GLUTEN


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ("my cat has a cough", "what can i give her"),
        ("a dog is ill", "is it safe for him"),
    ],
)
def test_a_verdict_on_another_subject_is_not_answered(told: str, asked: str) -> None:
    session = FaqBot.load().session()
    session.ask(told)
    reply = session.ask(asked)
    assert not isinstance(reply, Answer)
    assert getattr(reply.item, "id", "off-topic-pets-garden-home") == "off-topic-pets-garden-home"


@pytest.mark.parametrize(
    ("asked", "pointing"),
    [
        ("which trials are there", "which of them were positive"),
        ("contraindications?", "what about the last two"),
        ("who should not get it", "and the other two of those"),
    ],
)
def test_a_question_that_points_back_falls_into_no_gap_by_chance(asked: str, pointing: str) -> None:
    session = FaqBot.load().session()
    session.ask(asked)
    assert not isinstance(session.ask(pointing).item, Gap)


def test_a_known_name_is_still_a_gap_after_another_question() -> None:
    session = FaqBot.load().session()
    session.ask("what does it cost")
    assert getattr(session.ask("and what about those on Tysabri then").item, "id", None) == "natalizumab"
