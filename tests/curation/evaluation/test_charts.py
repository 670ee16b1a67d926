from asked import scored

from faqbot.curation.evaluation.charts import MOST_POINTS, Chart, Point, charts
from faqbot.curation.evaluation.metrics import Score
from faqbot.curation.evaluation.reliability import reliability
from faqbot.curation.evaluation.risk_coverage import risk_coverage


def both(score: Score) -> tuple[Chart, Chart]:
    return charts(risk_coverage(score), reliability(score))


def test_the_charts_show_the_curve_and_the_bins_with_their_figures() -> None:
    assert both(scored((0.75, True), (0.25, False))) == (
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


def test_a_low_risk_is_drawn_large() -> None:
    curve, _ = both(scored(*((0.5 + number / 100, number > 0) for number in range(25))))
    assert curve.top == 0.05


def test_a_long_line_is_thinned_and_keeps_its_end() -> None:
    curve, _ = both(scored(*((number / 3000, number > 100) for number in range(3000))))
    assert len(curve.points) <= MOST_POINTS + 1
    assert curve.points[-1].x == 1


def test_nothing_asked_leaves_empty_charts_without_figures() -> None:
    assert [(chart.title, chart.points) for chart in both(Score(()))] == [
        ("Risk and coverage", ()),
        ("Reliability", ()),
    ]
