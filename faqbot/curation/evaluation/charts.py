"""The charts of an evaluation as plain values."""

from dataclasses import dataclass
from typing import NamedTuple

from faqbot.curation.evaluation.reliability import Reliability
from faqbot.curation.evaluation.risk_coverage import RiskCoverage

TOPS = (0.05, 0.1, 0.2, 0.5)
"""Upper ends of a vertical axis, tried in order before 1: the first that no point exceeds."""

MAX_POINTS = 400
"""Maximum number of points of a line; more cannot be distinguished at its size."""


class Point(NamedTuple):
    """A point of a chart, with coordinates from 0 to 1."""

    x: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """One line in a square frame.

    Attributes:
        title: The title, with the summary figure.
        across: The label of the horizontal axis, which goes from 0 to 1.
        up: The label of the vertical axis.
        top: The upper end of the vertical axis, above 0 and at most 1.
        points: The points from left to right.
        marked: Whether each point is drawn as a dot.
        diagonal: Whether a line from corner to corner shows the ideal.
    """

    title: str
    across: str
    up: str
    top: float = 1.0
    points: tuple[Point, ...]
    marked: bool = False
    diagonal: bool = False


def build_charts(curve: RiskCoverage, reliability: Reliability) -> tuple[Chart, Chart]:
    """Build the two charts of an evaluation."""
    line = tuple(Point(point.coverage, point.risk) for point in curve.points)
    bins = tuple(Point(each.confidence, each.right) for each in reliability.bins)
    return (
        Chart(
            title=f"Risk and coverage{_format_figure('area', curve.area)}",
            across="coverage: share answered",
            up="risk: share of those wrong",
            top=_choose_top(line),
            points=_thin_out(line),
        ),
        Chart(
            title=f"Reliability{_format_figure('ECE', reliability.error)}",
            across="mean confidence",
            up="share right",
            points=bins,
            marked=True,
            diagonal=True,
        ),
    )


def _format_figure(name: str, value: float | None) -> str:
    return "" if value is None else f" ({name} {value:.3f})"


def _choose_top(line: tuple[Point, ...]) -> float:
    highest = max((point.y for point in line), default=1.0)
    return next((top for top in TOPS if highest <= top), 1.0)


def _thin_out(line: tuple[Point, ...]) -> tuple[Point, ...]:
    step = len(line) // MAX_POINTS + 1
    return line if step == 1 else (*line[:-1:step], line[-1])
