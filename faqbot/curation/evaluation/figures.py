"""The figures of a score, and the questions that failed."""

from faqbot.curation.evaluation.metrics import Outcome, Score
from faqbot.replies.reply import Answer

FAILURES = ("wrong", "answered", "missed")
"""Verdicts whose questions are listed, the worst first."""


def compute_figures(score: Score) -> dict[str, int | float | None]:
    """Compute counts, and shares in per cent to one decimal.

    A share of nothing is None.
    """
    counts = score.counts
    wrong = counts["wrong"] + counts["answered"]
    return {
        "questions": len(score.outcomes),
        "in_scope": score.in_scope,
        "right%": _share(counts["right"], score.in_scope),
        "right_or_offered%": _share(counts["right"] + counts["offered"], score.in_scope),
        "missed%": _share(counts["missed"], score.in_scope),
        "out_of_scope": score.out_of_scope,
        "abstained%": _share(counts["abstained"], score.out_of_scope),
        "asked_back%": _share(counts["asked_back"], score.out_of_scope),
        "answered%": _share(counts["answered"], score.out_of_scope),
        "wrong%": _share(wrong, len(score.outcomes)),
    }


def format_figures(score: Score) -> list[str]:
    """Format the figures, one a line."""
    return [f"{name:20s}{'-' if value is None else value:>8}" for name, value in compute_figures(score).items()]


def list_failures(score: Score) -> list[str]:
    """List every failed question, one a line."""
    return [
        _format_outcome(outcome) for verdict in FAILURES for outcome in score.outcomes if outcome.verdict == verdict
    ]


def _format_outcome(outcome: Outcome) -> str:
    answer = outcome.reply.entry.id if isinstance(outcome.reply, Answer) else "no answer"
    expected = ", ".join(sorted(outcome.case.expected)) or "no answer"
    return f"{outcome.case.location}: {outcome.verdict}: {outcome.case.question} -> {answer}, expected {expected}"


def _share(part: int, whole: int) -> float | None:
    return round(100 * part / whole, 1) if whole else None
