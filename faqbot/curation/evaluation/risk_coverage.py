"""Risk and coverage: how often a bot would be wrong if it answered from this or that confidence on."""

from dataclasses import dataclass
from itertools import groupby

from faqbot.curation.evaluation.metrics import Outcome, Score

ROWS = 10
"""Rows of the table: coverages a tenth apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskPoint:
    """What would come of answering every question whose first entry has at least this confidence.

    Attributes:
        threshold: That confidence, 0 to 1.
        coverage: Share of all questions that would be answered, above 0 to 1.
        risk: Share of those that would be answered wrongly, 0 to 1; out of scope every answer is wrong.
    """

    threshold: float
    coverage: float
    risk: float


@dataclass(frozen=True, slots=True)
class RiskCoverage:
    """The points of the curve, from the highest threshold down; each confidence that occurs is one."""

    points: tuple[RiskPoint, ...]

    @property
    def area(self) -> float | None:
        """Area under the curve, 0 (right about all) to 1 (wrong about all); None without questions.

        It is the mean, over all questions, of the risk at the question's own confidence (AURC, Geifman et al. 2019,
        "Bias-reduced uncertainty estimation for deep neural classifiers"), so that the order of equals does not matter.
        """
        before, area = 0.0, 0.0
        for point in self.points:
            area += (point.coverage - before) * point.risk
            before = point.coverage
        return area if self.points else None

    @property
    def rows(self) -> tuple[RiskPoint, ...]:
        """The first point that reaches each tenth of the coverage; one point may reach several, and is one row."""
        wanted = (row / ROWS for row in range(1, ROWS + 1))
        reached = (next(point for point in self.points if point.coverage >= share - 1e-9) for share in wanted)
        return tuple(dict.fromkeys(reached)) if self.points else ()


def risk_coverage(score: Score) -> RiskCoverage:
    """The curve of a score.

    A question for which no entry was found is the last to be answered, at confidence 0, and wrongly: every curve
    reaches coverage 1, so that areas can be compared.
    """
    total, answered, wrong = len(score.outcomes), 0, 0
    points = []
    for threshold, tied in groupby(sorted(score.outcomes, key=_doubt), key=_doubt):
        together = list(tied)
        answered += len(together)
        wrong += sum(not outcome.first_is_right for outcome in together)
        points.append(RiskPoint(threshold=-threshold, coverage=answered / total, risk=wrong / answered))
    return RiskCoverage(tuple(points))


def _doubt(outcome: Outcome) -> float:
    return -outcome.confidence
