from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from outcomes import NOT_FOUND, OUTSIDE, make_score

from faqbot.curation.evaluation.metrics import Score
from faqbot.curation.evaluation.reliability import Bin, compute_reliability

PAIRS = st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1)


def test_each_bin_has_the_mean_confidence_and_the_share_right() -> None:
    found = compute_reliability(make_score(*((0.05 * number, number % 2 == 0) for number in range(20))))
    assert [each.count for each in found.bins] == [2] * 10
    assert [each.right for each in found.bins] == [0.5] * 10
    assert found.bins[1].confidence == pytest.approx(0.125)


def test_the_error_is_the_mean_distance_of_confidence_and_share_right() -> None:
    found = compute_reliability(make_score((0.75, True), (0.25, True)))
    assert found.bins == (Bin(confidence=0.25, right=1, count=1), Bin(confidence=0.75, right=1, count=1))
    assert found.error == 0.5


def test_a_question_out_of_scope_or_without_an_entry_is_not_right() -> None:
    found = compute_reliability(Score((OUTSIDE, NOT_FOUND)))
    assert found.bins == (Bin(confidence=0, right=0, count=1), Bin(confidence=0.7, right=0, count=1))


def test_a_score_without_questions_has_no_bins() -> None:
    assert (compute_reliability(Score(())).bins, compute_reliability(Score(())).error) == ((), None)


@given(PAIRS)
def test_bins_are_of_equal_count_in_order_and_hold_every_question(pairs: list[tuple[float, bool]]) -> None:
    found = compute_reliability(make_score(*pairs))
    counts = [each.count for each in found.bins]
    assert sum(counts) == len(pairs)
    assert len(counts) == min(10, len(pairs))
    assert max(counts) - min(counts) <= 1
    confidences = [each.confidence for each in found.bins]
    assert all(low <= high + 1e-9 for low, high in pairwise(confidences))
    assert found.error is not None
    assert 0 <= found.error <= 1


@given(PAIRS)
def test_the_order_of_the_questions_does_not_matter_to_the_bins(pairs: list[tuple[float, bool]]) -> None:
    assert compute_reliability(make_score(*pairs)) == compute_reliability(make_score(*reversed(pairs)))
