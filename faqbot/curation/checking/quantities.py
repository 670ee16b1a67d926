"""Numbers and units in a text."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from faqbot.language.folding import fold_text
from faqbot.language.quantity_words import QuantityWords

_SIGNS = frozenset("$€£")
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


def find_quantities(text: str, words: QuantityWords) -> list[Quantity]:
    """Find the quantities of a text.

    A number in words counts only with a unit: ``two groups`` may be a count that the answer itself makes.

    Args:
        text: The text.
        words: The words for numbers and units in its language.

    >>> from faqbot.language.packs import pack_for
    >>> words = pack_for("en").claim_words.quantities
    >>> text = "$1,000 for 5 days at 2.5mg/kg, a third of two groups"
    >>> [(quantity.number, quantity.unit) for quantity in find_quantities(text, words)]
    [('1000', '$'), ('5', 'day'), ('2.5', 'mg'), (None, 'kg'), ('1/3', None)]
    """
    folded = fold_text(text)
    for spelling, word in words.spellings.items():
        folded = folded.replace(spelling, word)
    return list(_parse(_PIECE.findall(folded), words))


def _parse(pieces: list[str], words: QuantityWords) -> Iterator[Quantity]:
    numbers, units, denominators = words.numbers, words.units, words.denominators
    for place, piece in enumerate(pieces):
        before = pieces[place - 1] if place else ""
        after = pieces[place + 1] if place + 1 < len(pieces) else ""
        is_figure = piece[0].isdigit()
        is_counted = before in numbers or before in words.articles or piece in words.sole_fractions
        if piece in denominators and is_counted:
            yield Quantity(f"{numbers.get(before, '1')}/{denominators[piece]}", None, f"{before} {piece}".strip())
        elif is_figure or piece in numbers:
            unit = before if before in _SIGNS else units.get(after)
            number = _remove_separators(piece) if is_figure else numbers[piece]
            sign = before if before in _SIGNS else ""
            if is_figure or unit:
                yield Quantity(number, unit, f"{sign}{piece}" if sign or not unit else f"{piece} {after}")
        elif (
            piece in units
            and (before in words.rate_words or piece in words.rates)
            and not (before[:1].isdigit() or before in numbers)
        ):
            yield Quantity(None, units[piece], piece)


def _remove_separators(piece: str) -> str:
    """Remove thousands separators: ``7,000`` becomes ``7000``, ``2,5`` stays."""
    return re.sub(r",(?=\d{3}(?:\D|$))", "", piece).rstrip(".,")
