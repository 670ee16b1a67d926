"""What a base's policy was calibrated for, and whether that still holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple


class Program(NamedTuple):
    """What answers: the version of faqbot, and the number of its engine."""

    version: str
    engine: int


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
        version: Version of faqbot.
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
    version: str
    engine: int
    date: str

    def fault(self, digest: str, policy: Mapping[str, float], program: Program | None = None) -> str | None:
        """Why the bound holds no longer, in words, or None if it does.

        Args:
            digest: That of the base.
            policy: Thresholds by name; one that is not there is taken to be as it was.
            program: What would answer now, or None where that is not known.
        """
        if digest != self.digest:
            return f"the base has changed since it was calibrated on {self.date}"
        for name, found in (("answer_at", self.answer_at), ("margin", self.margin)):
            if policy.get(name, found) != found:
                return f"{name} is {policy[name]}, and was {found} when the base was calibrated on {self.date}"
        if program not in {None, Program(self.version, self.engine)}:
            return f"faqbot has changed since the base was calibrated on {self.date}"
        return None
