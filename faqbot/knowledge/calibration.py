"""The calibration of a base's policy."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple


class Program(NamedTuple):
    """The version of faqbot and the number of its engine."""

    version: str
    engine: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
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
        digest: Digest of the base, without its policy.
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

    def find_fault(self, digest: str, policy: Mapping[str, float], program: Program | None = None) -> str | None:
        """Say why the bound no longer holds, or return None.

        Args:
            digest: Digest of the base.
            policy: Thresholds by name; a missing threshold counts as unchanged.
            program: The version that would answer now, or None if that is unknown.
        """
        if digest != self.digest:
            return f"the base has changed since it was calibrated on {self.date}"
        for name, found in (("answer_at", self.answer_at), ("margin", self.margin)):
            if policy.get(name, found) != found:
                return f"{name} is {policy[name]}, and was {found} when the base was calibrated on {self.date}"
        if program not in {None, Program(self.version, self.engine)}:
            return f"faqbot has changed since the base was calibrated on {self.date}"
        return None
