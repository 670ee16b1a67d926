"""Reliability: whether confidence equals the share of right answers."""

from dataclasses import dataclass
from itertools import pairwise

from faqbot.curation.evaluation.metrics import Score

BINS = 10
"""Number of bins that the questions are divided into."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Questions of similar confidence.

    Attributes:
        confidence: Mean confidence in the first entry, 0 to 1.
        right: Share of questions whose first entry is expected, 0 to 1.
        count: Number of questions, 1 or more.
    """

    confidence: float
    right: float
    count: int


@dataclass(frozen=True, slots=True)
class Reliability:
    """The bins, from the lowest confidence to the highest."""

    bins: tuple[Bin, ...]

    @property
    def error(self) -> float | None:
        """Expected calibration error (ECE), 0 to 1; None without questions.

        The ECE is the mean distance between confidence and share right, with the bins weighted by their counts.
        """
        total = sum(each.count for each in self.bins)
        return sum(each.count * abs(each.confidence - each.right) for each in self.bins) / total if total else None


def compute_reliability(score: Score) -> Reliability:
    """Divide the questions into ten bins by confidence.

    The counts of the bins differ by at most one; fewer than ten questions have a bin each.

    Of questions with equal confidence, wrong ones come first, whatever their order in the file. Out of scope, no entry
    is right.
    """
    pairs = sorted((outcome.confidence, outcome.first_is_right) for outcome in score.outcomes)
    ends = [len(pairs) * number // BINS for number in range(BINS + 1)]
    parts = (pairs[start:end] for start, end in pairwise(ends) if start < end)
    return Reliability(tuple(map(_build_bin, parts)))


def _build_bin(pairs: list[tuple[float, bool]]) -> Bin:
    count = len(pairs)
    return Bin(
        confidence=sum(confidence for confidence, _ in pairs) / count,
        right=sum(right for _, right in pairs) / count,
        count=count,
    )
