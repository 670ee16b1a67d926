from outcomes import make_score

from faqbot.curation.evaluation.charts import MAX_POINTS, Chart, Point, build_charts
from faqbot.curation.evaluation.metrics import Score
from faqbot.curation.evaluation.reliability import compute_reliability
from faqbot.curation.evaluation.risk_coverage import compute_risk_coverage


def both(score: Score) -> tuple[Chart, Chart]:
    return build_charts(compute_risk_coverage(score), compute_reliability(score))


def test_the_charts_show_the_curve_and_the_bins_with_their_figures() -> None:
    assert both(make_score((0.75, True), (0.25, False))) == (
        Chart(
            title="Risk and coverage (area 0.250)",
            across="coverage: share answered",
            up="risk: share of those wrong",
            top=0.5,
            points=(Point(0.5, 0), Point(1, 0.5)),
        ),
        Chart(
            title="Reliability (ECE 0.250)",
            across="mean confidence",
            up="share right",
            points=(Point(0.25, 0), Point(0.75, 1)),
            marked=True,
            diagonal=True,
        ),
    )


def test_the_axis_of_a_low_risk_ends_early() -> None:
    curve, _ = both(make_score(*((0.5 + number / 100, number > 0) for number in range(25))))
    assert curve.top == 0.05


def test_a_long_line_is_thinned_out_and_keeps_its_end() -> None:
    curve, _ = both(make_score(*((number / 3000, number > 100) for number in range(3000))))
    assert len(curve.points) <= MAX_POINTS + 1
    assert curve.points[-1].x == 1


def test_a_score_without_questions_gives_empty_charts_without_figures() -> None:
    assert [(chart.title, chart.points) for chart in both(Score(()))] == [
        ("Risk and coverage", ()),
        ("Reliability", ()),
    ]
