"""An amount that is greater than what was meant is found, in either order and across units."""

import pytest

from faqbot.alerts.assertion_finder import finder_for
from faqbot.language.packs import pack_for


def amounts(text: str) -> list[str]:
    """Return the words that state an excess."""
    clause = tuple(text.split())
    return [clause[begin] for begin, _ in finder_for(pack_for("en")).find_excesses(clause)]


@pytest.mark.parametrize(
    ("text", "excess"),
    [
        ("took 60 instead of 6", "60"),
        ("meant 6 , gave 60", "60"),
        ("gave 2.5 , should be 0.5", "2.5"),
        ("took 4 g , supposed to be 400 mg", "4"),
        ("9 gone , should have been 2", "9"),
    ],
)
def test_the_greater_amount_is_found(text: str, excess: str) -> None:
    assert amounts(text) == [excess]


@pytest.mark.parametrize(
    "text",
    [
        "took 6 instead of 60",
        "took 400 mg instead of 4 g",
        "came at 9 instead of 8",
        "took 6 and then 2",
        "took 6 instead of none",
        "60 minutes , and then we sat in the garden for hours , not 6",
        "60 instead of 0",
    ],
)
def test_no_other_amount_is_an_excess(text: str) -> None:
    assert amounts(text) == []
