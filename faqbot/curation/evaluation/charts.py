"""The charts of an evaluation as values, before anything is drawn."""

from dataclasses import dataclass
from typing import NamedTuple

from faqbot.curation.evaluation.reliability import Reliability
from faqbot.curation.evaluation.risk_coverage import RiskCoverage

TOPS = (0.05, 0.1, 0.2, 0.5)
"""Where an axis may end that does not go up to 1: the first of these that nothing is above."""

MOST_POINTS = 400
"""Points of a line; more cannot be told apart at the size it is drawn."""


class Point(NamedTuple):
    """A point of a chart; both from 0 to 1."""

    x: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """One line in a square frame.

    Attributes:
        title: What it shows, with its one figure.
        across: What the horizontal axis counts, from 0 to 1.
        up: What the vertical axis counts.
        top: Where the vertical axis ends, above 0 to 1.
        points: From left to right.
        marked: Whether each point is worth a dot.
        diagonal: Whether a line from corner to corner shows where the points should lie.
    """

    title: str
    across: str
    up: str
    top: float = 1.0
    points: tuple[Point, ...]
    marked: bool = False
    diagonal: bool = False


def charts(curve: RiskCoverage, calibration: Reliability) -> tuple[Chart, Chart]:
    """The two charts of an evaluation: risk over coverage, and share right over confidence."""
    line = tuple(Point(point.coverage, point.risk) for point in curve.points)
    bins = tuple(Point(each.confidence, each.right) for each in calibration.bins)
    return (
        Chart(
            title=f"Risk and coverage{_figure('area', curve.area)}",
            across="coverage: share answered",
            up="risk: share of those wrong",
            top=_top(line),
            points=_thinned(line),
        ),
        Chart(
            title=f"Reliability{_figure('ECE', calibration.error)}",
            across="mean confidence",
            up="share right",
            points=bins,
            marked=True,
            diagonal=True,
        ),
    )


def _figure(name: str, value: float | None) -> str:
    return "" if value is None else f" ({name} {value:.3f})"


def _top(line: tuple[Point, ...]) -> float:
    highest = max((point.y for point in line), default=1.0)
    return next((top for top in TOPS if highest <= top), 1.0)


def _thinned(line: tuple[Point, ...]) -> tuple[Point, ...]:
    step = len(line) // MOST_POINTS + 1
    return line if step == 1 else (*line[:-1:step], line[-1])
