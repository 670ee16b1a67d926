"""Numbers and units in a text."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from faqbot.language.text import fold_text

_UNITS = {
    name: unit
    for unit, names in {
        "g": "g gram grams gramme grammes",
        "kg": "kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes",
        "mg": "mg milligram milligrams milligramme milligrammes",
        "µg": "µg μg mcg microgram micrograms",
        "l": "l litre litres liter liters",
        "ml": "ml millilitre millilitres milliliter milliliters cc",
        "m": "metre metres meter meters",
        "cm": "cm centimetre centimetres centimeter centimeters",
        "mm": "mm millimetre millimetres millimeter millimeters",
        "km": "km kilometre kilometres kilometer kilometers",
        "mile": "mile miles",
        "pound": "pound pounds lb lbs",
        "ounce": "ounce ounces oz",
        "stone": "stone stones",
        "tonne": "tonne tonnes ton tons",
        "%": "% percent percentage",
        "$": "$ dollar dollars usd",
        "€": "€ euro euros eur",
        "£": "£ gbp",
        "second": "second seconds",
        "minute": "minute minutes min mins",
        "hour": "hour hours hr hrs hourly",
        "day": "day days daily",
        "week": "week weeks weekly fortnightly",
        "month": "month months monthly",
        "year": "year years yearly annually annual",
        "degree": "° degree degrees celsius fahrenheit",
        "iu": "iu",
    }.items()
    for name in names.split()
}
_NUMBERS = {
    name: str(number)
    for number, name in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
} | {"twenty": "20", "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "hundred": "100", "thousand": "1000"}
_PARTS = {"half": "2", "third": "3", "thirds": "3", "quarter": "4", "quarters": "4", "fifth": "5", "tenth": "10"}
_RATES = frozenset("hourly daily weekly fortnightly monthly yearly annually annual".split())
_SIGNS = frozenset("$€£")
_PER = frozenset(("/", "per", "a", "an", "each", "every"))
_PIECE = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|[%$€£/°]")


class Quantity(NamedTuple):
    """A number, a unit, or both.

    Attributes:
        number: The number in digits without separators; a fraction as ``1/3``; None for a unit alone (``per day``).
        unit: The short name of the unit, or None.
        shown: The quantity as it is written.
    """

    number: str | None
    unit: str | None
    shown: str


def find_quantities(text: str) -> list[Quantity]:
    """Find the quantities of a text.

    A number in words counts only with a unit: ``two groups`` may be a count that the answer itself makes.

    >>> text = "$1,000 for 5 days at 2.5mg/kg, a third of two groups"
    >>> [(quantity.number, quantity.unit) for quantity in find_quantities(text)]
    [('1000', '$'), ('5', 'day'), ('2.5', 'mg'), (None, 'kg'), ('1/3', None)]
    """
    return list(_parse(_PIECE.findall(fold_text(text).replace("per cent", "percent"))))


def _parse(pieces: list[str]) -> Iterator[Quantity]:
    for place, piece in enumerate(pieces):
        before = pieces[place - 1] if place else ""
        after = pieces[place + 1] if place + 1 < len(pieces) else ""
        is_figure = piece[0].isdigit()
        if piece in _PARTS and (before in _NUMBERS or before in {"a", "the"} or piece == "half"):
            yield Quantity(f"{_NUMBERS.get(before, '1')}/{_PARTS[piece]}", None, f"{before} {piece}".strip())
        elif is_figure or piece in _NUMBERS:
            unit = before if before in _SIGNS else _UNITS.get(after)
            number = _remove_separators(piece) if is_figure else _NUMBERS[piece]
            sign = before if before in _SIGNS else ""
            if is_figure or unit:
                yield Quantity(number, unit, f"{sign}{piece}" if sign or not unit else f"{piece} {after}")
        elif piece in _UNITS and (before in _PER or piece in _RATES) and not _is_number(before):
            yield Quantity(None, _UNITS[piece], piece)


def _is_number(piece: str) -> bool:
    return piece[:1].isdigit() or piece in _NUMBERS


def _remove_separators(piece: str) -> str:
    """Remove thousands separators: ``7,000`` becomes ``7000``, ``2,5`` stays."""
    return re.sub(r",(?=\d{3}(?:\D|$))", "", piece).rstrip(".,")
