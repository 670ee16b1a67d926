"""Rates of a text: how much of something there is for each unit of an input, such as "400 mg per kilo"."""

import re
from collections.abc import Iterable
from math import isclose
from typing import NamedTuple

from faqbot.knowledge.amounts import ROUNDING, Unit
from faqbot.knowledge.number_words import number_words, read_number
from faqbot.language.pack import LanguagePack


class Rate(NamedTuple):
    """A rate.

    Attributes:
        unit: What there is of it: "$" for money, the unit that its unit is a size of, or the unit; "" if none is told.
        value: How much of it there is for each of the first unit of the input.
    """

    unit: str
    value: float

    def is_same(self, other: "Rate") -> bool:
        """Whether another rate is this one, as far as it tells its unit."""
        return isclose(self.value, other.value, rel_tol=ROUNDING) and (not self.unit or self.unit == other.unit)


def read_rates(text: str, measures: Iterable[tuple[Unit, ...]], pack: LanguagePack) -> list[Rate]:
    """Read the rates of a text.

    Args:
        text: The text.
        measures: The units of each input.
        pack: The language of the text.

    >>> from faqbot.language.packs import pack_for
    >>> kilograms = (Unit(("kg", "kilo"), 1), Unit(("lb",), 0.5))
    >>> read_rates("80 kg at 400 MG/kg, or two grams per lb at $90 a kilo", [kilograms], pack_for("en"))
    [Rate(unit='g', value=0.4), Rate(unit='g', value=4.0), Rate(unit='$', value=90.0)]
    """
    words, rates = pack.cue_words.amounts, []
    sizes = {word: (unit, size) for word, unit, size in words.rate_units}
    for units in measures:
        factors = {word: unit.factor for unit in units for word in unit.words}
        names = "|".join(map(re.escape, sorted(factors, key=len, reverse=True)))
        rate = re.compile(
            rf"(?P<money>[$€£]\s?)?(?<![\w.,])(?P<number>[0-9][0-9,]*(?:\.[0-9]+)?|{number_words(pack).pattern})"
            rf"[\s-]*(?P<unit>[^\W\d_]+)?\s*(?:/|{words.rate_joiner})\s*(?P<each>[0-9]+(?:\.[0-9]+)?)?\s*"
            rf"(?P<name>{names})(?!\w)",
            re.IGNORECASE,
        )
        for found in rate.finditer(text):
            unit = "$" if found["money"] else (found["unit"] or "").lower()
            # "80 kg / 176 lb" tells a weight twice.
            if unit in factors:
                continue
            unit, size = sizes.get(unit, (unit, 1))
            of = float(found["each"] or 1) * factors[found["name"].lower()]
            rates.append(Rate(unit, read_number(found["number"], pack) * size / of if of else 0.0))
    return rates
