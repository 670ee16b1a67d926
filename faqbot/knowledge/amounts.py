"""The amounts of a message, read once: what it measures, money, times, ages, and numbers by themselves."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from faqbot.language.pack import LanguagePack
from faqbot.language.packs import pack_for

MAX_ABBREVIATION = 3
"""Letters of the longest abbreviation of a unit, such as "gms" and "lbs"."""

Kind = Literal["measure", "money", "age", "time", "share", "count", "number"]
"""What a number tells.

``measure``: an amount in a unit of the base. ``share``: a percentage. ``count``: it counts something that is none of
the others, as in "5 infusions". ``number``: nothing follows it that it could count."""

_NUMBER = re.compile(r"(?<![\w.,$€£-])[0-9]{1,4}(?:\.[0-9]{1,2})?(?![\w.,%]*\w)")

_MONEY = re.compile(r"[$€£]\s?[0-9](?:[0-9,.]*[0-9])?(?!\w)")

_DIGITS = re.compile("[0-9]+")

_MEASURED = re.compile(r"([0-9][0-9,.]*)\s*([^\W\d_]+)")

_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


class Unit(NamedTuple):
    """A unit in which people state an amount.

    Attributes:
        words: Its names and abbreviations, in lower case.
        factor: How much of the first unit of its input one of it is.
    """

    words: tuple[str, ...]
    factor: float

    @property
    def name(self) -> str:
        """Its first name that is no abbreviation, as far as its length tells."""
        return next((word for word in self.words if len(word) > MAX_ABBREVIATION), self.words[0])


class Amount(NamedTuple):
    """A number of a message, with what it tells.

    Attributes:
        kind: What it tells.
        text: How it stands in the message, such as "11 stone 4 pounds".
        start: Where it begins.
        end: Where it ends.
        value: The number; of a measure, in the first of its units.
        units: The units of what is measured; empty for any other kind.
        is_change: Whether something changes by it: "20 more", "lost 5 kg".
        is_rate: Whether it is taken of each of something: "400 mg per kilo".
    """

    kind: Kind
    text: str
    start: int
    end: int
    value: float
    units: tuple[Unit, ...] = ()
    is_change: bool = False
    is_rate: bool = False

    @property
    def is_stated(self) -> bool:
        """Whether it tells how much there is, and not by how much it changes, or how much there is of each."""
        return not (self.is_change or self.is_rate)

    @property
    def digits(self) -> frozenset[str]:
        """The runs of digits in it."""
        return frozenset(_DIGITS.findall(self.text))

    @property
    def unit_words(self) -> tuple[str, ...]:
        """The units that it is stated in, as they are typed, in lower case."""
        return tuple(word.lower() for _, word in _MEASURED.findall(self.text)) if self.units else ()

    @property
    def unit_name(self) -> str:
        """The name of the first unit that it is stated in, or ""."""
        return next((unit.name for word in self.unit_words for unit in self.units if word in unit.words), "")

    @property
    def may_be_year(self) -> bool:
        """Whether it may be the number of a year, such as 2010."""
        return self.kind in ("number", "count") and _YEAR.fullmatch(self.text) is not None


class Amounts(NamedTuple):
    """The amounts of a message.

    Attributes:
        message: The message.
        found: Its amounts, in the order of the message.
    """

    message: str
    found: tuple[Amount, ...] = ()

    @property
    def measures(self) -> tuple[Amount, ...]:
        """The amounts in units."""
        return tuple(each for each in self.found if each.kind == "measure")

    @property
    def numbers(self) -> tuple[Amount, ...]:
        """The numbers without a unit, except money."""
        return tuple(each for each in self.found if each.kind not in ("measure", "money"))

    def of(self, units: tuple[Unit, ...]) -> tuple[Amount, ...]:
        """Return the amounts in these units."""
        return tuple(each for each in self.found if each.units == units)

    def replace(self, write: Callable[[Amount], str]) -> str:
        """Return the message with something else in the place of each amount in units.

        Args:
            write: Returns what is written in the place of an amount.
        """
        pieces, end = [], 0
        for each in self.measures:
            pieces += [self.message[end : each.start], write(each)]
            end = each.end
        return "".join((*pieces, self.message[end:]))


def read_amounts(message: str, measures: Sequence[tuple[Unit, ...]], pack: LanguagePack | None = None) -> Amounts:
    """Read the amounts of a message.

    Args:
        message: The message.
        measures: The units of each thing that is measured.
        pack: The language of the message; None for an unknown one, in which no change, rate or age is known.

    >>> kilograms = (Unit(("kg",), 1), Unit(("lb", "lbs"), 0.5))
    >>> [(each.kind, each.value) for each in read_amounts("100 lbs for $20, 3 times", [kilograms]).found]
    [('measure', 50.0), ('money', 20.0), ('count', 3.0)]
    """
    if not any(map(str.isdigit, message)):
        return Amounts(message)
    return _read(message, tuple(dict.fromkeys(measures)), pack or pack_for("und"))


@lru_cache(maxsize=64)
def _read(message: str, measures: tuple[tuple[Unit, ...], ...], pack: LanguagePack) -> Amounts:
    found = [
        _make(pack, match, "measure", sum(_list_values(units, match[0])), units)
        for units in measures
        for match in _amounts(units).finditer(message)
    ]
    found += [_make(pack, match, "money", _read_number(match[0].lstrip("$€£ "))) for match in _MONEY.finditer(message)]
    inside = [range(each.start, each.end) for each in found]
    for match in _NUMBER.finditer(message):
        if not any(match.start() in span for span in inside):
            found.append(_make(pack, match, _find_kind(match, pack), float(match[0])))
    return Amounts(message, tuple(sorted(found, key=lambda each: each.start)))


def _make(pack: LanguagePack, match: re.Match[str], kind: Kind, value: float, units: tuple[Unit, ...] = ()) -> Amount:
    message, words = match.string, pack.cue_words.amounts
    is_change = words.change_before.search(message[: match.start()]) or words.change_after.match(message, match.end())
    is_rate = words.rate_after.match(message, match.end())
    return Amount(kind, match[0], *match.span(), value, units, is_change=bool(is_change), is_rate=bool(is_rate))


def _find_kind(number: re.Match[str], pack: LanguagePack) -> Kind:
    """Return what a number without a unit tells."""
    message, end, words = number.string, number.end(), pack.cue_words.amounts
    if message.startswith("%", end):
        return "share"
    if words.age_before.search(message[: number.start()]) or words.age_after.match(message, end):
        return "age"
    if words.money_after.match(message, end):
        return "money"
    if words.time_after.match(message, end):
        return "time"
    return "number" if pack.cue_words.retraction_end.match(message, end) else "count"


def _list_values(units: tuple[Unit, ...], text: str) -> Iterator[float]:
    """Yield the amounts that add up, as in "11 stone 4 pounds", in the first of the units."""
    factors = {word: unit.factor for unit in units for word in unit.words}
    for number, word in _MEASURED.findall(text):
        yield _read_number(number) * factors[word.lower()]


def _read_number(text: str) -> float:
    return float(text.replace(",", "").rstrip("."))


@lru_cache(maxsize=64)
def _amounts(units: tuple[Unit, ...]) -> re.Pattern[str]:
    names = "|".join(sorted((re.escape(word) for unit in units for word in unit.words), key=len, reverse=True))
    number = r"[0-9]{1,3}(?:,[0-9]{3})*(?:\.[0-9]{1,3})?|[0-9]{1,6}(?:\.[0-9]{1,3})?"
    one = rf"(?<![\w.,$€£-])(?:{number})\s*(?:{names})(?!\w)"
    return re.compile(rf"{one}(?:(?:\s+|\s*,\s*|\s+and\s+){one})*", re.IGNORECASE)
