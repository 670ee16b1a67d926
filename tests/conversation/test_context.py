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

SAID = Context(question="how long", item=KEEPS, offered=("storage-freezing",))
POLICY = Policy(answer_at=0.5, clarify_at=0.3, margin=0.05)
DECIDE = partial(POLICY.decide, BREAD)


def read(question: str, alone: Reply, context: Context = SAID, joined: Reply | None = None) -> Reply:
    """The reply to a question in a context, and what it is read together with the question before, if anything."""
    about = context.item.question if context.item else context.question
    known = {f"{about} {question}": joined} if joined else {}
    return context.resolve(alone, read_cues(question, ENGLISH), StubBot(BREAD, answer_known(known), POLICY), ENGLISH)


def found(question: str, *matches: tuple[Entry, float], gap: float = 0.0) -> Reply:
    """The reply to a question that finds these entries, and the gap."""
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
def test_what_was_said_or_offered_is_likelier_than_its_topic_and_that_than_the_rest(
    item: Entry | Gap, odds: float
) -> None:
    assert SAID.odds(item) == odds


def test_after_a_gap_what_is_nearest_to_it_is_multiply_odds() -> None:
    after = Context(question="gluten free?", item=GLUTEN, offered=("storage-time",))
    assert [after.odds(item) for item in (GLUTEN, KEEPS, FREEZES)] == [OFFERED_ODDS, OFFERED_ODDS, 1.0]


def test_after_choices_the_choices_are_multiply_odds() -> None:
    after = Context(question="bread", item=None, offered=("yeast-rising",))
    assert [after.odds(item) for item in (RISES, KEEPS, GLUTEN)] == [OFFERED_ODDS, 1.0, 1.0]


def test_what_is_likelier_stays_a_probability_and_chance_matches_stay_as_they_are() -> None:
    assert multiply_odds(match(KEEPS, 0.5), 6.0).confidence == pytest.approx(6 / 7)
    assert multiply_odds(match(KEEPS, 1.0), 6.0).confidence == 1.0
    assert multiply_odds(match(KEEPS, 0.01), 6.0).confidence == 0.01


def test_an_incomplete_question_is_answered_with_what_is_near() -> None:
    alone = found("and frozen?", (RISES, 0.4), (FREEZES, 0.39))
    assert isinstance(alone, Clarification)
    reply = read("and frozen?", alone)
    assert isinstance(reply, Answer)
    assert (reply.entry, reply.ranking.resolution) == (FREEZES, "context")
    confidences = [match.confidence for match in reply.ranking.matches]
    assert confidences == sorted(confidences, reverse=True)


def test_what_was_said_is_no_likelier_if_something_else_is_asked_for() -> None:
    alone = found("what about keeping", (KEEPS, 0.4), (FREEZES, 0.3))
    reply = read("what about keeping", alone)
    assert [(match.item, round(match.confidence, 2)) for match in reply.ranking.matches] == [
        (FREEZES, 0.63),
        (KEEPS, 0.4),
    ]


def test_a_question_without_a_subject_is_about_what_was_said() -> None:
    reply = read("why is that?", found("why is that?", (RISES, 0.7)))
    assert isinstance(reply, Answer)
    assert [(match.item, match.confidence) for match in reply.ranking.matches] == [
        (KEEPS, REFERENCE_CONFIDENCE),
        (RISES, 0.7),
    ]
    assert reply.ranking.resolution == "pointed"


def test_what_is_nearly_as_likely_as_what_is_pointed_at_is_offered_beside_it() -> None:
    reply = read("why is that?", found("why is that?", (RISES, REFERENCE_CONFIDENCE - 0.01)))
    assert isinstance(reply, Clarification)
    assert reply.offered == (KEEPS, RISES)


def test_a_guess_that_has_a_rival_is_a_choice() -> None:
    reply = read("is it in the room", found("is it in the room", (RISES, 0.4)), joined=answer(KEEPS, "both", 0.95))
    assert isinstance(reply, Answer)
    assert (reply.entry, round(reply.confidence, 2)) == (KEEPS, 0.6)
    reply = read("is it in the room", found("is it in the room", (RISES, 0.59)), joined=answer(KEEPS, "both", 0.95))
    assert isinstance(reply, Clarification)
    assert (reply.offered, round(reply.confidence, 2)) == ((KEEPS, RISES), 0.51)


def test_an_answer_from_elsewhere_is_asked_back_if_a_word_points_back_and_it_is_not_sure() -> None:
    def from_elsewhere(question: str, confidence: float) -> Reply:
        return read(question, found(question, (RISES, confidence), (BAG, 0.05)))

    assert isinstance(from_elsewhere("do they rise", 0.75), Clarification)
    assert isinstance(from_elsewhere("do they rise", 0.85), Answer)
    assert isinstance(from_elsewhere("does dough rise", 0.75), Answer)


def test_a_treatment_called_it_is_not_the_gap_that_was_met() -> None:
    after = Context(question="gluten free?", item=GLUTEN, offered=("storage-time",))
    alone = no_answer("what does it do")
    assert read("what does it do", alone, after) is alone


def test_a_question_without_a_subject_stays_what_it_is_on_its_own_only_if_that_is_very_sure() -> None:
    sure, unsure = (found("why is that?", (RISES, confidence)) for confidence in (0.945, REFERENCE_CONFIDENCE + 0.05))
    assert read("why is that?", sure) == sure
    pointed = read("why is that?", unsure)
    assert (pointed.ranking.matches[0].item, pointed.ranking.resolution) == (KEEPS, "pointed")


def test_a_question_without_a_subject_is_about_the_gap_that_was_met() -> None:
    after = Context(question="gluten free?", item=GLUTEN, offered=("storage-time",))
    reply = read("why not?", no_answer("why not?"), after)
    assert isinstance(reply, NoAnswer)
    assert (reply.gap, reply.ranking.resolution) == (GLUTEN, "pointed")


def test_a_policy_that_asks_for_more_than_a_guess_gets_no_guess() -> None:
    strict = StubBot(BREAD, no_answer, Policy(answer_at=0.9))
    reply = SAID.resolve(no_answer("why?"), read_cues("why?", ENGLISH), strict, ENGLISH)
    assert isinstance(reply, NoAnswer)


def test_some_turns_later_nothing_is_pointed_at_any_more() -> None:
    alone = no_answer("why?")
    assert read("why?", alone, replace(SAID, is_previous=False)) is alone


def test_read_together_it_may_lead_to_something_near() -> None:
    joined = answer(FREEZES, "How long does a loaf keep? is it cold?", 0.8)
    reply = read("is it cold?", found("is it cold?", (RISES, 0.4)), joined=joined)
    ranking = replace(joined.ranking, question="is it cold?", resolution="context", matched=joined.question)
    assert reply == replace(joined, ranking=ranking)


def test_read_together_it_does_not_lead_to_another_topic() -> None:
    alone = found("is it cold?", (BAG, 0.2))
    assert read("is it cold?", alone, joined=answer(RISES, "both", 0.9)) is alone


@pytest.mark.parametrize("question", ["is it in the room", "how is the temperature"])
def test_what_fits_only_what_was_said_is_about_that(question: str) -> None:
    reply = read(question, no_answer(question), joined=answer(KEEPS, "both", 0.95))
    assert isinstance(reply, Answer)
    assert (reply.entry, reply.confidence, reply.ranking.resolution) == (KEEPS, ELLIPTIC_CONFIDENCE, "pointed")


@pytest.mark.parametrize(
    "question", ["does it zorb", "how is the weather", "what about it then", "dear old loaf", "and another loaf"]
)
def test_what_names_something_else_or_asks_nothing_is_not(question: str) -> None:
    alone = no_answer(question)
    assert read(question, alone, joined=answer(KEEPS, "both", 0.95)) is alone


def test_unknown_words_are_about_something_else() -> None:
    alone = no_answer("does it zorb", unknown=("zorb",))
    assert read("does it zorb", alone, joined=answer(KEEPS, "both", 0.95)) is alone


def test_a_known_gap_of_what_was_said_is_met_before_it() -> None:
    reply = read("and gluten?", found("and gluten?", (FREEZES, 0.3), gap=0.5))
    assert isinstance(reply, NoAnswer)
    assert reply.gap == GLUTEN


@pytest.mark.parametrize(
    "alone",
    [
        answer(RISES, "why is that?", SELF_CONTAINED),
        greeting("why is that?"),
        no_answer("why is that?", "guard"),
        no_answer("why is that?", "too_long"),
        found("why is that?", gap=SELF_CONTAINED),
    ],
)
def test_what_is_sure_on_its_own_stands(alone: Reply) -> None:
    assert read("why is that?", alone) is alone


def test_an_answer_stands_unless_a_word_points_back() -> None:
    alone = found("freezing dough", (RISES, 0.6), (FREEZES, 0.5))
    assert read("freezing dough", alone) is alone
    pointing = found("freezing them", (RISES, 0.6), (FREEZES, 0.5))
    assert read("freezing them", pointing).ranking.matches[0].item == FREEZES


def test_after_choices_a_question_is_answered_with_the_one_it_fits() -> None:
    after = Context(question="bread", item=None, offered=("storage-freezing", "yeast-rising"))
    reply = read("cold", found("cold", (BAG, 0.45), (FREEZES, 0.44)), after)
    assert isinstance(reply, Answer)
    assert reply.entry == FREEZES


def test_small_talk_that_is_likelier_is_not_read_as_what_was_said() -> None:
    ranking = Ranking(question="why?", small_talk=match(HELLO, 0.9))
    alone = NoAnswer(knowledge=BREAD, ranking=ranking, reason="low")
    strict = StubBot(BREAD, no_answer, Policy(answer_at=0.95))
    assert SAID.resolve(alone, read_cues("why?", ENGLISH), strict, ENGLISH) is alone


def test_choices_that_stay_the_same_are_not_called_read_in_context() -> None:
    alone = clarification(RISES, BAG, question="which one is best")
    assert read("which one is best", alone, Context("x", None, ())) is alone
