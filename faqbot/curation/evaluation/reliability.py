"""Reliability: whether a confidence of 0.8 is right eight times in ten."""

from dataclasses import dataclass
from itertools import pairwise

from faqbot.curation.evaluation.metrics import Score

BINS = 10
"""Bins that the questions are shared out to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Questions of neighbouring confidence.

    Attributes:
        confidence: Mean confidence of the first entry, 0 to 1.
        right: Share whose first entry is an expected one, 0 to 1.
        count: How many questions, 1 or more.
    """

    confidence: float
    right: float
    count: int


@dataclass(frozen=True, slots=True)
class Reliability:
    """The bins, from the lowest confidence up."""

    bins: tuple[Bin, ...]

    @property
    def error(self) -> float | None:
        """Expected calibration error (ECE), 0 (confidence is the share right) to 1; None without questions.

        The mean distance between confidence and share right, each bin counting as much as it has questions.
        """
        total = sum(each.count for each in self.bins)
        return sum(each.count * abs(each.confidence - each.right) for each in self.bins) / total if total else None


def reliability(score: Score) -> Reliability:
    """Ten bins of equal count, give or take one question; fewer than ten questions are a bin each.

    Of questions with the same confidence those that are wrong come first, whatever their order in the file. Out of
    scope no entry is right.
    """
    pairs = sorted((outcome.confidence, outcome.first_is_right) for outcome in score.outcomes)
    ends = [len(pairs) * number // BINS for number in range(BINS + 1)]
    shared = (pairs[start:end] for start, end in pairwise(ends) if start < end)
    return Reliability(tuple(map(_bin, shared)))


def _bin(pairs: list[tuple[float, bool]]) -> Bin:
    count = len(pairs)
    return Bin(
        confidence=sum(confidence for confidence, _ in pairs) / count,
        right=sum(right for _, right in pairs) / count,
        count=count,
    )
