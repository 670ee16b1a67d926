import re

import pytest

from faqbot.knowledge.arithmetic import MAX_FORMULA, evaluate


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("2", 2),
        ("weight", 60),
        ("weight * 0.4 * 5", 120),
        ("1 + 2 * 3", 7),
        ("(1 + 2) * 3", 9),
        ("10 - 4 - 3", 3),
        ("12 / 3 / 2", 2),
        (" 2*( weight-10 ) ", 100),
    ],
)
def test_a_formula_has_numbers_names_four_signs_and_parentheses(formula: str, result: float) -> None:
    assert evaluate(formula, {"weight": 60}) == pytest.approx(result)


@pytest.mark.parametrize(
    ("formula", "fault"),
    [
        ("", "it ends too early"),
        ("2 *", "it ends too early"),
        ("2 3", '"3" is out of place'),
        ("* 2", '"*" is out of place'),
        ("-2", '"-" is out of place'),
        ("height * 2", '"height" is not an input'),
        ("(1 + 2", 'a ")" is missing'),
        ("1)", '")" is out of place'),
        ("1 / 0", "it divides by zero"),
        ("weight ** 2", '"*" is out of place'),
        ("__import__", '"_" is not part of a formula'),
        ("weight; 1", '";" is not part of a formula'),
        ("1" * 201, f"it has 201 characters, and at most {MAX_FORMULA} are read"),
    ],
)
def test_anything_else_is_refused_with_a_reason(formula: str, fault: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(fault)}$"):
        evaluate(formula, {"weight": 60})
