"""The risk of answering at a given confidence or above, by coverage."""

from dataclasses import dataclass
from itertools import groupby

from faqbot.curation.evaluation.metrics import Outcome, Score

ROWS = 10
"""Number of rows of the table; their coverages are a tenth apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskPoint:
    """The result of answering at a given confidence or above.

    Attributes:
        threshold: The confidence, 0 to 1.
        coverage: Share of all questions that would be answered, above 0 and at most 1.
        risk: Share of wrong answers among these, 0 to 1; out of scope, every answer is wrong.
    """

    threshold: float
    coverage: float
    risk: float


@dataclass(frozen=True, slots=True)
class RiskCoverage:
    """The points of the curve, from the highest threshold down.

    Each confidence that occurs has one point.
    """

    points: tuple[RiskPoint, ...]

    @property
    def area(self) -> float | None:
        """Area under the curve, 0 to 1; None without questions.

        The area is the mean, over all questions, of the risk at the confidence of the question (AURC, Geifman et al.
        2019, "Bias-reduced uncertainty estimation for deep neural classifiers"). The order of questions with equal
        confidence therefore does not matter.
        """
        before, area = 0.0, 0.0
        for point in self.points:
            area += (point.coverage - before) * point.risk
            before = point.coverage
        return area if self.points else None

    @property
    def rows(self) -> tuple[RiskPoint, ...]:
        """The first points that reach each tenth of the coverage."""
        wanted = (row / ROWS for row in range(1, ROWS + 1))
        reached = (next(point for point in self.points if point.coverage >= share - 1e-9) for share in wanted)
        return tuple(dict.fromkeys(reached)) if self.points else ()


def compute_risk_coverage(score: Score) -> RiskCoverage:
    """Compute the curve of a score.

    A question without any entry counts as answered wrongly at confidence 0. Every curve therefore reaches coverage 1,
    and areas can be compared.
    """
    total, answered, wrong = len(score.outcomes), 0, 0
    points = []
    for threshold, tied in groupby(sorted(score.outcomes, key=_descending), key=_descending):
        together = list(tied)
        answered += len(together)
        wrong += sum(not outcome.first_is_right for outcome in together)
        points.append(RiskPoint(threshold=-threshold, coverage=answered / total, risk=wrong / answered))
    return RiskCoverage(tuple(points))


def _descending(outcome: Outcome) -> float:
    return -outcome.confidence
