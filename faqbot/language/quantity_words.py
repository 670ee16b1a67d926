"""Words for numbers and units.

Each language fills in its own.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from faqbot.language.defaults import NO_MAPPING, NO_WORDS

UNIT_SYMBOLS = MappingProxyType(
    {symbol: symbol for symbol in "g kg mg µg l ml cm mm km % $ € £ iu".split()} | {"μg": "µg", "°": "degree"}
)
"""Symbols of units, the same in every language, with the short names of their units."""


class QuantityWords(NamedTuple):
    """Words for numbers and units.

    For an unknown language only figures and symbols are known.

    Attributes:
        spellings: Spellings of several words that are one word of the other attributes.
        units: Symbols and names of units, with the short names of the units.
        rates: Names of units that mean "per unit", such as "daily".
        rate_words: Words before a unit that mean "per", such as "each".
        numbers: Words for numbers, with the numbers in digits.
        denominators: Words for fractions, with the denominators in digits.
        articles: Words before a fraction that mean "one".
        sole_fractions: Fractions that need neither a number nor an article before them, such as "half".
    """

    spellings: Mapping[str, str] = NO_MAPPING
    units: Mapping[str, str] = UNIT_SYMBOLS
    rates: frozenset[str] = NO_WORDS
    rate_words: frozenset[str] = frozenset("/")
    numbers: Mapping[str, str] = NO_MAPPING
    denominators: Mapping[str, str] = NO_MAPPING
    articles: frozenset[str] = NO_WORDS
    sole_fractions: frozenset[str] = NO_WORDS
