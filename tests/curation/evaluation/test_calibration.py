"""The chosen threshold bounds the share of wrong answers, as often as its confidence says."""

import random
from math import sqrt

import pytest
from bread import BREAD, FREEZES, KEEPS

from faqbot import FaqBot, Policy
from faqbot.curation.evaluation.calibration import (
    ThresholdResult,
    build_calibration,
    choose_threshold,
    count_verbatim,
    try_thresholds,
)
from faqbot.curation.evaluation.cases import Case
from faqbot.errors import Location
from faqbot.knowledge.calibration import Calibration
from faqbot.version import ENGINE, VERSION

HERE = Location("questions.yaml", 1, 1)


def case(question: str, *expected: str) -> Case:
    return Case(question=question, expected=frozenset(expected), location=HERE)


def make_result(answer_at: float, wrong: int, questions: int = 100) -> ThresholdResult:
    return ThresholdResult(answer_at=answer_at, questions=questions, answered=50, wrong=wrong)


def test_the_lowest_threshold_within_the_risk_is_chosen() -> None:
    results = [make_result(1.0, 0), make_result(0.9, 1), make_result(0.8, 1), make_result(0.7, 2)]
    assert choose_threshold(results, 0.05, 0.95) is results[2]


def test_the_first_threshold_that_fails_ends_the_search() -> None:
    results = [make_result(1.0, 0), make_result(0.9, 2), make_result(0.8, 0)]
    assert choose_threshold(results, 0.05, 0.95) is results[0]


def test_no_threshold_is_chosen_if_the_first_fails() -> None:
    assert choose_threshold([make_result(1.0, 2), make_result(0.9, 0)], 0.05, 0.95) is None
    assert choose_threshold([make_result(1.0, 0, questions=58)], 0.05, 0.95) is None
    assert choose_threshold([make_result(1.0, 0, questions=59)], 0.05, 0.95) is not None


def test_the_bound_holds_as_often_as_its_confidence_says() -> None:
    """The confidences are uniform, and an answer at confidence c is wrong with probability 0.6 (1 - c). At threshold t,
    a share of 0.3 (1 - t)^2 of all questions is therefore answered wrongly. A rule without a bound fails half the time.
    """
    rounds, questions, risk, confidence = 2_000, 200, 0.05, 0.95
    dice = random.Random(4)
    failed = failed_without_bound = 0
    for _ in range(rounds):
        wrong = [0] * 101
        for _ in range(questions):
            confidence_in_answer = dice.random()
            wrong[int(confidence_in_answer * 100)] += dice.random() < 0.6 * (1 - confidence_in_answer)
        results, so_far = [], 0
        for step in range(100, 29, -1):
            so_far += wrong[step]
            results.append(ThresholdResult(answer_at=step / 100, questions=questions, answered=0, wrong=so_far))
        found = choose_threshold(results, risk, confidence)
        assert found is not None
        failed += 0.3 * (1 - found.answer_at) ** 2 > risk
        without_bound = min(each.answer_at for each in results if each.wrong <= risk * questions)
        failed_without_bound += 0.3 * (1 - without_bound) ** 2 > risk
    assert failed / rounds <= 1 - confidence + 3 * sqrt(confidence * (1 - confidence) / rounds)
    assert failed / rounds > 0.01
    assert failed_without_bound / rounds > 0.4


def test_every_question_is_asked_at_every_threshold() -> None:
    bot = FaqBot(BREAD)
    cases = [
        case("How long does a loaf keep?", KEEPS.id),
        case("when does bread go stale", FREEZES.id),
        case("Can I freeze bread?"),
        case("who won the match"),
    ]
    results = try_thresholds(bot, cases)
    assert [each.answer_at for each in results] == [step / 100 for step in range(100, 49, -1)]
    assert [(each.answered, each.wrong) for each in (results[0], results[1], results[-1])] == [(0, 0), (3, 2), (3, 2)]
    for each in results:
        policy = Policy(answer_at=each.answer_at, clarify_at=min(0.3, each.answer_at))
        replies = [FaqBot(BREAD, policy, ranker=bot.ranker).ask(case.question) for case in cases]
        assert each.answered == sum(type(reply).__name__ == "Answer" for reply in replies)


@pytest.mark.parametrize(
    ("policy", "lowest"),
    [
        (Policy(answer_at=0.9), 0.5),
        (Policy(answer_at=0.4), 0.4),
        (Policy(answer_at=0.9, clarify_at=0.777), 0.78),
    ],
)
def test_no_threshold_is_tried_at_which_answers_are_more_often_wrong_than_right(policy: Policy, lowest: float) -> None:
    assert try_thresholds(FaqBot(BREAD, policy), [case("bread")])[-1].answer_at == lowest


def test_questions_that_are_phrasings_of_the_base_are_counted() -> None:
    cases = [case("how long does a LOAF keep"), case("gluten"), case("hello!")]
    assert count_verbatim(FaqBot(BREAD), cases) == 2


def test_a_calibration_records_its_conditions() -> None:
    assert build_calibration(FaqBot(BREAD), make_result(0.62, 1), 0.05, 0.9, "2026-01-31") == Calibration(
        risk=0.05,
        confidence=0.9,
        questions=100,
        wrong=1,
        answer_at=0.62,
        margin=FaqBot(BREAD).policy.margin,
        digest="dec1de",
        version=VERSION,
        engine=ENGINE,
        date="2026-01-31",
    )
