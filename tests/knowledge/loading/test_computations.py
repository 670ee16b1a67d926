from collections.abc import Callable

import pytest

from faqbot.knowledge.amounts import Unit
from faqbot.knowledge.computation import Computation, Input, Sum
from faqbot.knowledge.model import KnowledgeBase

BASE = """\
format: 1
id: dough
entries:
  - id: water
    question: How much water?
    answer: 650 g for each kilogram of flour.
    computed:
      inputs:
        - name: flour
          units: [{words: [g, Grams], factor: 1}, {words: [kg], factor: 1000}]
          least: 100
          most: 9000
          beyond: From 100 g to 9 kg.
          default: 500
          words: [flour]
      sums:
        - {formula: flour * 0.65, text: "{flour} g take {result} g."}
        - {formula: flour / 50, text: "{result} g of salt.", words: [salt]}
"""

FORMULA = "write numbers, names of inputs, + - * / and parentheses"


def test_a_computation_is_read_whole(load: Callable[[str], KnowledgeBase]) -> None:
    units = (Unit(("g", "grams"), 1.0), Unit(("kg",), 1000.0))
    expected = Computation(
        inputs=(Input("flour", units, 100.0, 9000.0, "From 100 g to 9 kg.", default=500.0, words=("flour",)),),
        sums=(Sum("flour * 0.65", "{flour} g take {result} g."), Sum("flour / 50", "{result} g of salt.", ("salt",))),
    )
    base = load(BASE)
    assert base.entries[0].computed == expected
    assert base.computations == (expected,)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            "flour * 0.65", "flower * 0.65",
            '17:21: entry "water" has the formula "flower * 0.65", but "flower" is not an input; ' + FORMULA,
        ),
        (
            "{flour} g take", "{flower} g take",
            '17:41: entry "water" has the placeholder {flower}; write {result}, {flour}',
        ),
        (
            "least: 100", "least: 9001",
            '11:18: "least" of input "flour" is above "most"; write a number that is not above it',
        ),
        ("least: 100", "least: few", '11:18: "least" is "few"; write a number such as 0.5'),
        (
            "default: 500", "default: 50",
            '14:20: "default" of input "flour" is not between "least" and "most"; write a number between them',
        ),
        (
            "name: flour", "name: Flour 2",
            '9:17: entry "water" has an input named "Flour 2"; write a name of letters a-z',
        ),
        ("factor: 1000", "factor: many", '10:73: "factor" is "many"; write a number such as 0.5'),
    ],
)  # fmt: skip
def test_a_faulty_computation_is_reported(
    problems_of: Callable[[str], list[str]], old: str, new: str, problem: str
) -> None:
    assert f"bread.yaml:{problem}" in problems_of(BASE.replace(old, new))
