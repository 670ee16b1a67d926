"""Binomial bounds are compared with exact sums and with published tables."""

from fractions import Fraction
from math import comb

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faqbot.curation.evaluation.bounds import binomial_tail, questions_needed, upper_bound


@given(st.integers(1, 200), st.data(), st.fractions(Fraction(1, 500), Fraction(499, 500), max_denominator=500))
@settings(derandomize=True, deadline=None, max_examples=60)
def test_the_tail_is_the_sum_of_the_binomial_terms(questions: int, data: st.DataObject, rate: Fraction) -> None:
    wrong = data.draw(st.integers(0, questions))
    exact = sum(comb(questions, i) * rate**i * (1 - rate) ** (questions - i) for i in range(wrong + 1))
    assert binomial_tail(wrong, questions, float(rate)) == pytest.approx(float(exact), rel=1e-9, abs=1e-300)


def test_a_tail_of_a_large_sample_does_not_vanish() -> None:
    assert binomial_tail(4_900, 100_000, 0.05) == pytest.approx(0.0744, abs=0.0005)


@pytest.mark.parametrize(
    ("wrong", "questions", "confidence", "bound"),
    [
        (0, 10, 0.95, 0.2589),
        (1, 10, 0.95, 0.3942),
        (5, 10, 0.95, 0.7776),
        (0, 100, 0.95, 0.0295),
        (2, 30, 0.975, 0.2207),
        (10, 10, 0.95, 1.0),
    ],
    ids=str,
)
def test_the_limits_of_clopper_and_pearson_are_the_published_ones(
    wrong: int, questions: int, confidence: float, bound: float
) -> None:
    assert upper_bound(wrong, questions, confidence) == pytest.approx(bound, abs=5e-5)


@pytest.mark.parametrize(
    ("wrong", "risk", "confidence", "questions"),
    [(0, 0.05, 0.95, 59), (1, 0.05, 0.95, 93), (2, 0.05, 0.95, 124), (0, 0.01, 0.95, 299), (0, 0.1, 0.9, 22)],
)
def test_sample_sizes_are_those_of_the_tables(wrong: int, risk: float, confidence: float, questions: int) -> None:
    assert questions_needed(wrong, risk, confidence) == questions


@given(st.integers(0, 30), st.floats(0.005, 0.6), st.floats(0.5, 0.999))
@settings(derandomize=True, deadline=None, max_examples=60)
def test_the_needed_number_of_questions_is_enough_and_one_less_is_not(
    wrong: int, risk: float, confidence: float
) -> None:
    needed = questions_needed(wrong, risk, confidence)
    assert binomial_tail(wrong, needed, risk) <= 1 - confidence
    assert binomial_tail(wrong, needed - 1, risk) > 1 - confidence
    assert upper_bound(wrong, needed, confidence) <= risk + 1e-9
