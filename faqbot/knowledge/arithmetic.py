"""Formulas of a base: numbers, names, ``+ - * /`` and parentheses, and nothing else."""

import re
from collections.abc import Mapping

MAX_FORMULA = 200
"""Greatest number of characters of a formula: more than people check at a glance."""

_TOKEN = re.compile(r"\s*([0-9]+(?:\.[0-9]+)?|[a-z]+|[-+*/()])")


def evaluate(formula: str, values: Mapping[str, float]) -> float:
    """Compute a formula.

    Args:
        formula: The formula. ``*`` and ``/`` bind more strongly than ``+`` and ``-``; there is no sign before a number.
        values: The value of each name.

    Raises:
        ValueError: If it is no such formula, has another name, or divides by zero. The message says what is wrong.

    >>> evaluate("weight * (1 + 0.5)", {"weight": 60})
    90.0
    """
    if len(formula) > MAX_FORMULA:
        raise ValueError(f"it has {len(formula)} characters, and at most {MAX_FORMULA} are read")
    reader = _Reader(_split(formula), values)
    result = reader.read_sum()
    if reader.tokens:
        raise ValueError(f'"{reader.tokens[0]}" is out of place')
    return result


def _split(formula: str) -> list[str]:
    tokens: list[str] = []
    place, end = 0, len(formula.rstrip())
    while place < end:
        found = _TOKEN.match(formula, place)
        if found is None:
            raise ValueError(f'"{formula[place:].strip()[:1]}" is not part of a formula')
        tokens.append(found[1])
        place = found.end()
    return tokens


class _Reader:
    """Reads a formula by recursive descent, one method a level of binding."""

    def __init__(self, tokens: list[str], values: Mapping[str, float]) -> None:
        self.tokens = tokens
        self._values = values

    def read_sum(self) -> float:
        """Read terms with ``+`` and ``-`` between them."""
        result = self._read_product()
        while self.tokens and self.tokens[0] in "+-":
            sign = 1 if self.tokens.pop(0) == "+" else -1
            result += sign * self._read_product()
        return result

    def _read_product(self) -> float:
        result = self._read_value()
        while self.tokens and self.tokens[0] in "*/":
            is_product, value = self.tokens.pop(0) == "*", self._read_value()
            if not is_product and value == 0:
                raise ValueError("it divides by zero")
            result = result * value if is_product else result / value
        return result

    def _read_value(self) -> float:
        if not self.tokens:
            raise ValueError("it ends too early")
        first = self.tokens.pop(0)
        if first == "(":
            result = self.read_sum()
            if not self.tokens or self.tokens.pop(0) != ")":
                raise ValueError('a ")" is missing')
            return result
        if first[0].isdigit():
            return float(first)
        if first not in self._values:
            raise ValueError(f'"{first}" is not an input' if first.isalpha() else f'"{first}" is out of place')
        return self._values[first]
