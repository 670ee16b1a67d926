"""The amounts of a message, read once: what it measures, money, times, ages, and numbers by themselves."""

import re
from collections.abc import Callable, Collection, Sequence
from functools import lru_cache
from math import isclose
from typing import Literal, NamedTuple

from faqbot.knowledge.number_words import number_words, read_number
from faqbot.language.pack import LanguagePack
from faqbot.language.packs import pack_for
from faqbot.language.segmentation import DIGIT

MAX_ABBREVIATION = 3
"""Letters of the longest abbreviation of a unit, such as "gms" and "lbs"."""

ROUNDING = 0.01
"""Greatest relative difference of two amounts that are one, rounded in two units: "70 kg (154 lbs)"."""

Kind = Literal["measure", "money", "age", "date", "time", "share", "count", "number"]
"""What a number tells.

``measure``: an amount in a unit of the base. ``age``: also since when something is so, as in "ill for 3 years".
``date``: how long it is until something, as in "I start in 6 months". ``share``: a percentage. ``count``: it counts
something that is none of the others, as in "5 infusions". ``number``: nothing follows it that it could count."""

_FIGURE = re.compile(r"(?<![\w.,$€£-])[0-9]{1,4}(?:\.[0-9]{1,2})?(?![\w.,%]*\w)")

_MONEY = re.compile(r"[$€£]\s?[0-9](?:[0-9,.]*[0-9])?(?!\w)")

_ADDED = re.compile(r"\s+|\s*,\s*|\s+and\s+", re.IGNORECASE)
"""What stands between amounts that add up."""

_REST = re.compile(r"\s*[.,]?\s*|\s+and\s+", re.IGNORECASE)
"""What stands between an amount and a number that is its rest, as in "12 st. 7"."""

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
        unit_words: The units that it is stated in, as they are typed, in lower case.
        figures: The numbers that it is stated in, as they are typed.
        is_change: Whether it is no amount by itself: something changes by it ("20 more", "lost 5 kg"), or it is the end
            of a range ("60 to 70 kg").
        rate: What follows it if it is taken of each of something, such as " per kilo"; otherwise "".
    """

    kind: Kind
    text: str
    start: int
    end: int
    value: float
    units: tuple[Unit, ...] = ()
    unit_words: tuple[str, ...] = ()
    figures: tuple[float, ...] = ()
    is_change: bool = False
    rate: str = ""

    @property
    def is_stated(self) -> bool:
        """Whether it tells how much there is, and not by how much it changes, or how much there is of each."""
        return not (self.is_change or self.rate)

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

    def replace(self, write: Callable[[Amount], str], rated: Collection[tuple[Unit, ...]] = ()) -> str:
        """Return the message with something else in the place of each amount in units.

        Args:
            write: Returns what is written in the place of an amount.
            rated: The units whose rates belong to the amount, as in "20 g a day".
        """
        pieces, end = [], 0
        for each in self.measures:
            pieces += [self.message[end : each.start], write(each)]
            end = each.end + (len(each.rate) if each.units in rated else 0)
        return "".join((*pieces, self.message[end:]))


def has_number(text: str, pack: LanguagePack) -> bool:
    """Whether a text has a number, in digits or in words, which takes a fraction of the time of reading it."""
    return DIGIT.search(text) is not None or number_words(pack).search(text) is not None


def read_amounts(message: str, measures: Sequence[tuple[Unit, ...]], pack: LanguagePack | None = None) -> Amounts:
    """Read the amounts of a message.

    A number of two or more may be written in words. "One" most often counts nothing.

    Args:
        message: The message.
        measures: The units of each thing that is measured.
        pack: The language of the message; None for an unknown one, in which no change, rate or age is known.

    >>> from faqbot.language.packs import pack_for
    >>> kilograms = (Unit(("kg",), 1), Unit(("lb", "lbs"), 0.5))
    >>> amounts = read_amounts("100 lbs for $20, three times", [kilograms], pack_for("en"))
    >>> [(each.kind, each.text, each.value) for each in amounts.found]
    [('measure', '100 lbs', 50.0), ('money', '$20', 20.0), ('count', 'three', 3.0)]
    """
    pack = pack or pack_for("und")
    return _read(message, tuple(dict.fromkeys(measures)), pack) if has_number(message, pack) else Amounts(message)


@lru_cache(maxsize=64)
def _read(message: str, measures: tuple[tuple[Unit, ...], ...], pack: LanguagePack) -> Amounts:
    found = [_measure(match, units, pack) for units in measures for match in _list_measured(message, units, pack)]
    found += [
        _make(message, match.span(), "money", read_number(match[0].lstrip("$€£ "), pack), pack)
        for match in _MONEY.finditer(message)
    ]
    inside = [range(each.start, each.end) for each in found]
    for match in (*_FIGURE.finditer(message), *number_words(pack).finditer(message)):
        if not any(match.start() in span for span in inside):
            found.append(_make(message, match.span(), _find_kind(match, pack), read_number(match[0], pack), pack))
    found = _join_rests(sorted(found, key=lambda each: each.start), message, pack)
    found = [each for each in found if (each.figures or (each.value,)) != (1,) or DIGIT.search(each.text)]
    return Amounts(message, tuple(found))


def _join_rests(found: list[Amount], message: str, pack: LanguagePack) -> list[Amount]:
    """Return amounts with a number alone right after one of them as its rest: "12 stone 7"."""
    rests, joined = dict(pack.cue_words.amounts.rest_units), found[:1]
    for each in found[1:]:
        last = joined[-1]
        unit = rests.get(last.unit_words[-1]) if last.unit_words else None
        rest = next((known for known in last.units if unit in known.words), None)
        is_rest = each.kind == "number" and _REST.fullmatch(message, last.end, each.start)
        if unit and rest and is_rest and each.value < max(known.factor for known in last.units) / rest.factor:
            joined[-1] = last._replace(
                text=message[last.start : each.end],
                end=each.end,
                value=last.value + each.value * rest.factor,
                unit_words=(*last.unit_words, unit),
                figures=(*last.figures, each.value),
                is_change=last.is_change or each.is_change,
                rate=each.rate,
            )
        else:
            joined.append(each)
    return joined


def _list_measured(message: str, units: tuple[Unit, ...], pack: LanguagePack) -> list[list[re.Match[str]]]:
    """Return the numbers with units. Those that add up stand together, each in a smaller unit: "11 stone 4 pounds"."""
    factors = {word: unit.factor for unit in units for word in unit.words}
    found: list[list[re.Match[str]]] = []
    for match in _measured(units, pack).finditer(message):
        last = found[-1][-1] if found else None
        between = message[last.end() : match.start()] if last else "."
        ratio = factors[last["unit"].lower()] / factors[match["unit"].lower()] if last else 0
        # "11 stone 4 pounds" are one amount, but "11 stone 4 kg" are two: no stone is a number of kilograms.
        is_part = round(ratio) > 1 and isclose(ratio, round(ratio), rel_tol=ROUNDING)
        if is_part and _ADDED.fullmatch(between):
            found[-1].append(match)
        else:
            found.append([match])
    return found


def _measure(parts: list[re.Match[str]], units: tuple[Unit, ...], pack: LanguagePack) -> Amount:
    """Return an amount in units, of numbers that add up."""
    factors = {word: unit.factor for unit in units for word in unit.words}
    figures = tuple(read_number(part["number"], pack) for part in parts)
    words = tuple(part["unit"].lower() for part in parts)
    value = sum(figure * factors[word] for figure, word in zip(figures, words, strict=True))
    amount = _make(parts[0].string, (parts[0].start(), parts[-1].end()), "measure", value, pack)
    return amount._replace(units=units, unit_words=words, figures=figures)


def _make(message: str, span: tuple[int, int], kind: Kind, value: float, pack: LanguagePack) -> Amount:
    start, end = span
    words, before = pack.cue_words.amounts, message[:start]
    is_change = (
        words.change_before.search(before)
        or words.range_before.search(before)
        or words.change_after.match(message, end)
    )
    rate = words.rate_after.match(message, end)
    return Amount(kind, message[start:end], start, end, value, is_change=bool(is_change), rate=rate[0] if rate else "")


def _find_kind(number: re.Match[str], pack: LanguagePack) -> Kind:
    """Return what a number without a unit tells."""
    message, end, words = number.string, number.end(), pack.cue_words.amounts
    if message.startswith("%", end):
        return "share"
    before, is_time = message[: number.start()], words.time_after.match(message, end)
    is_age = words.age_before.search(before) or words.age_after.match(message, end)
    if is_age or words.lasting_after.match(message, end) or (is_time and words.lasting_before.search(before)):
        return "age"
    if words.money_after.match(message, end):
        return "money"
    if any(found.start() <= number.start() < found.end() for found in words.time_until.finditer(message)):
        return "date"
    if is_time:
        return "time"
    return "number" if pack.cue_words.retraction_end.match(message, end) else "count"


@lru_cache(maxsize=64)
def _measured(units: tuple[Unit, ...], pack: LanguagePack) -> re.Pattern[str]:
    """Return the expression of a number with one of some units."""
    names = "|".join(sorted((re.escape(word) for unit in units for word in unit.words), key=len, reverse=True))
    digits = r"[0-9]{1,3}(?:,[0-9]{3})*(?:\.[0-9]{1,3})?|[0-9]{1,6}(?:\.[0-9]{1,3})?"
    # No negative number, but the end of a range: "60-70 kg".
    number = rf"(?<![\w.,$€£])(?<!\A-)(?<!\W-)(?:{digits}|{number_words(pack).pattern}(?=[\s-]))"
    return re.compile(rf"(?P<number>{number})[\s-]*(?P<unit>{names})(?!\w)", re.IGNORECASE)
