"""The effect of a proposal is measured by asking again, with it and without it."""

from dataclasses import replace

import pytest
from asked_in_vain import SHOP, ask_again

from faqbot.bot import FaqBot
from faqbot.curation.comparing.differences import Decision, Difference
from faqbot.curation.learning.asked import AskedAgain
from faqbot.curation.learning.effect import Effect, Trial
from faqbot.curation.learning.proposal import Proposal

BOT = FaqBot(SHOP)
SHUT = [ask_again("what time do you shut", BOT, 3), ask_again("what time does the shop shut", BOT, 2)]


def test_an_added_phrasing_answers_the_questions_like_it() -> None:
    phrasing = Proposal(action="phrasing", item="opening-hours", phrasings=("what time do you shut",))
    effect = Trial(BOT, [*SHUT, ask_again("who won the match", BOT)]).measure(phrasing)
    assert (effect.asked, effect.answered, effect.elsewhere, effect.withdrawn) == (6, 5, 0, 0)
    assert effect.lost == ()
    assert effect.helps


def test_an_added_phrasing_that_takes_the_questions_of_another_entry_loses_right_answers() -> None:
    stolen = ("please tell me: Do you deliver?",)
    effect = Trial(BOT, SHUT).measure(Proposal(action="phrasing", item="opening-hours", phrasings=stolen))
    first = effect.lost[0]
    assert (first.question, first.old.items, first.new.items) == (*stolen, ("delivery",), ("opening-hours",))
    assert (effect.answered, effect.gained) == (0, 0)
    assert not effect.helps


def test_a_higher_threshold_withdraws_an_answer_that_did_not_help() -> None:
    question = ask_again("deliver bread", BOT, 3, disliked="delivery")
    assert question.reply.item == SHOP.entry("delivery")
    effect = Trial(BOT, []).measure(Proposal(action="threshold", item="delivery", answer_at=1.0), [question])
    assert (effect.asked, effect.answered, effect.withdrawn) == (3, 0, 3)


def test_a_lower_threshold_gives_a_wrong_answer_to_whoever_did_not_choose_the_entry() -> None:
    lower = Proposal(action="threshold", item="delivery", answer_at=0.3)
    chosen, left = (ask_again("bread by van delivered", BOT, 3, chosen=item) for item in ("delivery", ""))
    half = AskedAgain(replace(chosen.asked, times=5), chosen.reply)
    of_half = Trial(BOT, []).measure(lower, [half])
    assert (of_half.answered, of_half.elsewhere) == (3, 2)
    of_chosen, of_left = (Trial(BOT, []).measure(lower, [question]) for question in (chosen, left))
    assert (of_chosen.answered, of_chosen.elsewhere) == (3, 0)
    assert (of_left.answered, of_left.elsewhere) == (0, 3)


@pytest.mark.parametrize(
    ("decision", "helps"),
    [(Decision("answer", None, ("delivery",)), False), (Decision("clarification", None, ("a", "delivery")), True)],
)
def test_a_right_answer_that_becomes_a_wrong_one_weighs_more_than_one_that_is_asked_back(
    decision: Decision, helps: bool
) -> None:
    lost = Difference("who bakes", Decision("answer", None, ("a",)), decision)
    effect = Effect(asked=9, answered=2, elsewhere=0, withdrawn=0, probes=5, gained=0, lost=(lost,))
    assert effect.helps is helps
