"""What a base's policy was calibrated for, and whether that still holds."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """A bound on the rate of wrong answers, and what it rests on.

    With ``confidence``, at most ``risk`` of all questions like those of the sample get a wrong answer, as long as the
    thresholds, the base and the engine are those that it was found with.

    Attributes:
        risk: The bound, above 0 and below 1.
        confidence: How sure it is, above 0 and below 1.
        questions: Size of the sample.
        wrong: Wrong answers in it.
        answer_at: The threshold that was found.
        margin: The margin that it was found with.
        digest: Digest of the base, without its policy.
        engine: Number of the engine.
        date: When it was found, ``YYYY-MM-DD``.
    """

    risk: float
    confidence: float
    questions: int
    wrong: int
    answer_at: float
    margin: float
    digest: str
    engine: int
    date: str

    def fault(self, digest: str, policy: Mapping[str, float], engine: int | None = None) -> str | None:
        """Why the bound holds no longer, in words, or None if it does.

        Args:
            digest: That of the base.
            policy: Thresholds by name; one that is not there is taken to be as it was.
            engine: Number of the engine, or None where it is not known.
        """
        if digest != self.digest:
            return f"the base has changed since it was calibrated on {self.date}"
        for name, found in (("answer_at", self.answer_at), ("margin", self.margin)):
            if policy.get(name, found) != found:
                return f"{name} is {policy[name]}, and was {found} when the base was calibrated on {self.date}"
        if engine not in {None, self.engine}:
            return f"the engine has changed since the base was calibrated on {self.date}"
        return None
