"""The threshold that is chosen keeps its promise, as often as it says."""

import random
from math import sqrt

import pytest
from bread import BREAD, FREEZES, KEEPS

from faqbot import FaqBot, Policy
from faqbot.curation.evaluation.calibration import Trial, calibration, chosen, known, tried
from faqbot.curation.evaluation.cases import Case
from faqbot.errors import Location
from faqbot.knowledge.calibration import Calibration
from faqbot.version import ENGINE, VERSION

HERE = Location("questions.yaml", 1, 1)


def case(question: str, *expected: str) -> Case:
    return Case(question=question, expected=frozenset(expected), location=HERE)


def trial(answer_at: float, wrong: int, questions: int = 100) -> Trial:
    return Trial(answer_at=answer_at, questions=questions, answered=50, wrong=wrong)


def test_the_lowest_threshold_that_holds_is_chosen() -> None:
    trials = [trial(1.0, 0), trial(0.9, 1), trial(0.8, 1), trial(0.7, 2)]
    assert chosen(trials, 0.05, 0.95) is trials[2]


def test_the_first_that_fails_ends_it_whatever_comes_after() -> None:
    trials = [trial(1.0, 0), trial(0.9, 2), trial(0.8, 0)]
    assert chosen(trials, 0.05, 0.95) is trials[0]


def test_none_is_chosen_where_the_first_fails() -> None:
    assert chosen([trial(1.0, 2), trial(0.9, 0)], 0.05, 0.95) is None
    assert chosen([trial(1.0, 0, questions=58)], 0.05, 0.95) is None
    assert chosen([trial(1.0, 0, questions=59)], 0.05, 0.95) is not None


def test_the_promise_holds_as_often_as_it_says() -> None:
    """Confidences are even; at confidence c an answer is wrong with 0.6 (1 - c), so that at threshold t a share of
    0.3 (1 - t)^2 of all questions is answered wrongly. A rule that looks at no bound breaks the promise half the time.
    """
    rounds, questions, risk, confidence = 2_000, 200, 0.05, 0.95
    dice = random.Random(4)
    broken = rash = 0
    for _ in range(rounds):
        wrong = [0] * 101
        for _ in range(questions):
            sure = dice.random()
            wrong[int(sure * 100)] += dice.random() < 0.6 * (1 - sure)
        trials, so_far = [], 0
        for step in range(100, 29, -1):
            so_far += wrong[step]
            trials.append(Trial(answer_at=step / 100, questions=questions, answered=0, wrong=so_far))
        found = chosen(trials, risk, confidence)
        assert found is not None
        broken += 0.3 * (1 - found.answer_at) ** 2 > risk
        careless = min(each.answer_at for each in trials if each.wrong <= risk * questions)
        rash += 0.3 * (1 - careless) ** 2 > risk
    assert broken / rounds <= 1 - confidence + 3 * sqrt(confidence * (1 - confidence) / rounds)
    assert broken / rounds > 0.01
    assert rash / rounds > 0.4


def test_every_question_is_asked_at_every_threshold() -> None:
    bot = FaqBot(BREAD)
    cases = [
        case("How long does a loaf keep?", KEEPS.id),
        case("when does bread go stale", FREEZES.id),
        case("Can I freeze bread?"),
        case("who won the match"),
    ]
    trials = tried(bot, cases)
    assert [each.answer_at for each in trials] == [step / 100 for step in range(100, 49, -1)]
    assert [(each.answered, each.wrong) for each in (trials[0], trials[1], trials[-1])] == [(0, 0), (3, 2), (3, 2)]
    for each in trials:
        policy = Policy(answer_at=each.answer_at, clarify_at=min(0.3, each.answer_at))
        replies = [FaqBot(BREAD, policy, ranker=bot.ranker).ask(asked.question) for asked in cases]
        assert each.answered == sum(type(reply).__name__ == "Answer" for reply in replies)


@pytest.mark.parametrize(
    ("policy", "lowest"),
    [
        (Policy(answer_at=0.9), 0.5),
        (Policy(answer_at=0.4), 0.4),
        (Policy(answer_at=0.9, clarify_at=0.777), 0.78),
    ],
)
def test_no_threshold_is_tried_where_answers_are_more_often_wrong_than_right(policy: Policy, lowest: float) -> None:
    assert tried(FaqBot(BREAD, policy), [case("bread")])[-1].answer_at == lowest


def test_questions_that_the_base_has_word_for_word_are_counted() -> None:
    cases = [case("how long does a LOAF keep"), case("gluten"), case("hello!")]
    assert known(FaqBot(BREAD), cases) == 2


def test_what_is_written_down_is_what_it_rests_on() -> None:
    assert calibration(FaqBot(BREAD), trial(0.62, 1), 0.05, 0.9, "2026-01-31") == Calibration(
        risk=0.05,
        confidence=0.9,
        questions=100,
        wrong=1,
        answer_at=0.62,
        margin=FaqBot(BREAD).policy.margin,
        digest="b4ead",
        version=VERSION,
        engine=ENGINE,
        date="2026-01-31",
    )
