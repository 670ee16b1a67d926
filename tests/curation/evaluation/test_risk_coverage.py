import pytest
from hypothesis import given
from hypothesis import strategies as st
from outcomes import NOT_FOUND, OUTSIDE, make_score

from faqbot.curation.evaluation.metrics import Score
from faqbot.curation.evaluation.risk_coverage import RiskPoint, compute_risk_coverage

PAIRS = st.lists(st.tuples(st.sampled_from([0.0, 0.1, 0.5, 0.5001, 0.9, 0.99]), st.booleans()), min_size=1)


def point(threshold: float, coverage: float, risk: float) -> RiskPoint:
    return RiskPoint(threshold=threshold, coverage=coverage, risk=risk)


def test_the_threshold_goes_down_and_each_confidence_is_a_point() -> None:
    curve = compute_risk_coverage(make_score((0.2, False), (0.9, True), (0.6, True), (0.4, False)))
    assert curve.points == (point(0.9, 0.25, 0), point(0.6, 0.5, 0), point(0.4, 0.75, 1 / 3), point(0.2, 1, 0.5))
    assert curve.area == pytest.approx((0 + 0 + 1 / 3 + 1 / 2) / 4)


def test_questions_of_equal_confidence_are_answered_together() -> None:
    curve = compute_risk_coverage(make_score((0.9, False), (0.9, True)))
    assert (curve.points, curve.area) == ((point(0.9, 1, 0.5),), 0.5)


def test_an_answer_out_of_scope_is_wrong_at_its_confidence() -> None:
    score = Score((*make_score((0.9, True)).outcomes, OUTSIDE))
    assert compute_risk_coverage(score).points == (point(0.9, 0.5, 0), point(0.7, 1, 0.5))


def test_a_question_without_any_entry_comes_last_and_is_wrong() -> None:
    score = Score((NOT_FOUND, *make_score((0.1, True)).outcomes))
    assert compute_risk_coverage(score).points == (point(0.1, 0.5, 0), point(0, 1, 0.5))


def test_the_table_has_a_row_for_each_tenth_of_the_coverage() -> None:
    curve = compute_risk_coverage(make_score(*((number / 100, True) for number in range(100))))
    assert [row.coverage for row in curve.rows] == [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0]
    assert [row.threshold for row in curve.rows][:2] == [0.9, 0.8]


def test_a_point_that_reaches_several_tenths_is_one_row() -> None:
    assert len(compute_risk_coverage(make_score((0.9, True), (0.5, False))).rows) == 2


def test_a_score_without_questions_has_no_curve() -> None:
    curve = compute_risk_coverage(Score(()))
    assert (curve.points, curve.rows, curve.area) == ((), (), None)


@given(PAIRS)
def test_the_curve_rises_to_full_coverage_and_its_area_is_a_share(pairs: list[tuple[float, bool]]) -> None:
    curve = compute_risk_coverage(make_score(*pairs))
    coverages = [point.coverage for point in curve.points]
    assert coverages == sorted(set(coverages))
    assert coverages[-1] == 1
    assert curve.rows[-1] == curve.points[-1]
    assert curve.points[-1].risk == pytest.approx(sum(not right for _, right in pairs) / len(pairs))
    assert curve.area is not None
    assert -1e-9 <= curve.area <= 1 + 1e-9


@given(PAIRS)
def test_the_order_of_the_questions_does_not_matter_to_the_curve(pairs: list[tuple[float, bool]]) -> None:
    assert compute_risk_coverage(make_score(*pairs)) == compute_risk_coverage(make_score(*reversed(pairs)))
