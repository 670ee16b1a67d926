"""The calibration of a base's policy."""

from collections.abc import Mapping
from typing import NamedTuple


class Calibration(NamedTuple):
    """A bound on the share of wrong answers, and its conditions.

    With probability ``confidence``, at most the share ``risk`` of all questions like those of the sample get a wrong
    answer, as long as the thresholds, the base and the engine are the same as when the bound was found.

    Attributes:
        risk: The bound, above 0 and below 1.
        confidence: Probability that the bound holds, above 0 and below 1.
        questions: Number of questions in the sample.
        wrong: Number of wrong answers in the sample.
        answer_at: The threshold that was found.
        margin: The margin in use when the threshold was found.
        digest: Digest of what decides in the base, without its policy and the wording of its answers.
        version: Version of faqbot.
        engine: Number of the engine.
        date: Date of the calibration, ``YYYY-MM-DD``.
    """

    risk: float
    confidence: float
    questions: int
    wrong: int
    answer_at: float
    margin: float
    digest: str
    version: str
    engine: int
    date: str

    def find_fault(self, digest: str, policy: Mapping[str, float], engine: int | None = None) -> str | None:
        """Say why the bound no longer holds, or return None.

        Args:
            digest: Digest of what decides in the base.
            policy: Thresholds by name; a missing threshold counts as unchanged.
            engine: Number of the engine that would answer now, or None if that is unknown.
        """
        if digest != self.digest:
            return f"the base has changed since it was calibrated on {self.date}"
        for name, found in (("answer_at", self.answer_at), ("margin", self.margin)):
            if policy.get(name, found) != found:
                return f"{name} is {policy[name]}, and was {found} when the base was calibrated on {self.date}"
        if engine not in {None, self.engine}:
            return f"the engine of faqbot has changed since the base was calibrated on {self.date}"
        return None
