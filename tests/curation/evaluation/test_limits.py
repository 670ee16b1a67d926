"""Limits that an evaluation must keep."""

from faqbot.curation.evaluation.figures import compute_figures
from faqbot.curation.evaluation.limits import LEAST, MOST, Limit
from faqbot.curation.evaluation.metrics import Score


def test_every_figure_in_per_cent_has_a_limit() -> None:
    shares = [name for name in compute_figures(Score(outcomes=())) if name.endswith("%")]
    assert sorted(shares) == sorted(f"{name}%" for name in LEAST + MOST)


def test_a_value_at_its_limit_keeps_it() -> None:
    for name in LEAST + MOST:
        assert Limit(name, 80).describe_failure({f"{name}%": 80.0}) is None


def test_a_figure_of_no_questions_breaks_its_limit() -> None:
    assert Limit("abstained", 0).describe_failure({"abstained%": None}) == (
        "abstained cannot be told, as no question is of this kind"
    )
