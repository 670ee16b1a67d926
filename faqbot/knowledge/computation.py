"""Sums that an entry declares, worked out with the amounts that a message contains."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, partial
from typing import Any, NamedTuple

from faqbot.knowledge.arithmetic import evaluate
from faqbot.language.defaults import NEVER

WHOLE_FROM, COMMA_FROM = 1_000, 10_000
"""Figures from which decimal places are left out, and thousands are set apart with a comma."""

MAX_ABBREVIATION = 3
"""Letters of the longest abbreviation of a unit, such as "gms" and "lbs"."""

_WORD = re.compile(r"[^\W_]+")

_SMALL_NUMBER = re.compile(r"(?<![\w.,$€£-])[0-9]{1,2}(?![\w.,%]*[\w%])")

_NAME = re.compile("[a-z]+")

NO_CHANGES = (NEVER, NEVER)
"""In a language whose words for changes are not known, every amount counts."""


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


class Input(NamedTuple):
    """An amount that people state.

    Attributes:
        name: Its name in formulas and texts.
        units: Its units; amounts are converted to the first one.
        least: The least amount that is worked with.
        most: The greatest one.
        beyond: What is said of an amount outside these bounds.
        default: The amount that is assumed if none is stated, or None.
        words: Other words with which people state it, such as ``weigh``.
    """

    name: str
    units: tuple[Unit, ...]
    least: float
    most: float
    beyond: str
    default: float | None = None
    words: tuple[str, ...] = ()

    @property
    def unit_words(self) -> frozenset[str]:
        """The names and abbreviations of its units."""
        return frozenset(word for unit in self.units for word in unit.words)


class Sum(NamedTuple):
    """One sum.

    Attributes:
        formula: How it is worked out, as ``arithmetic.evaluate`` reads it.
        text: What is shown; ``{result}`` and the names of inputs in braces stand for the figures.
        words: Words that ask for this sum; the first sum needs none.
    """

    formula: str
    text: str
    words: tuple[str, ...] = ()

    @property
    def names(self) -> frozenset[str]:
        """The names of the inputs that it is worked out from."""
        return frozenset(_NAME.findall(self.formula))


class Computation(NamedTuple):
    """The inputs and the sums of an entry."""

    inputs: tuple[Input, ...]
    sums: tuple[Sum, ...]

    def work_out(self, messages: Sequence[str], changes: tuple[re.Pattern[str], re.Pattern[str]] = NO_CHANGES) -> str:
        """Work out the sum that messages ask for.

        Args:
            messages: The question, and then what was said before it, the last first. Of each input the first amount
                counts. What was said before decides which sum it is only if the question has a figure and asks for
                none. The sum has an input that the question states, if it states any, and assumes no amount in the
                place of another one that was stated. If the question asks for another sum, there is none.
            changes: What comes before and after an amount by which something changes; such an amount is left out.

        Returns:
            The text of the sum, or what is said of an amount that is out of bounds. It is empty if no amount is stated
            and the question asks for no sum, or if an amount is missing.
        """
        stated = {each.name: find_amount(each, messages, changes) for each in self.inputs}
        chosen = self._choose_sum(messages, stated, changes)
        if chosen is None:
            return ""
        values: dict[str, float] = {}
        for each in self.inputs:
            if each.name not in chosen.names:
                continue
            amount = stated[each.name]
            # A change says that neither an earlier amount nor the assumed one holds.
            is_changed = amount is None and any(map(_amounts(each.units).search, messages))
            value = each.default if amount is None else amount
            if value is None or is_changed:
                return ""
            if not each.least <= value <= each.most:
                return each.beyond
            # Rounded before the sum, so that who works it out again with the figures shown gets the same.
            values[each.name] = round(value, 1)
        shown = {name: _show(value) for name, value in values.items()}
        shown["result"] = _show(evaluate(chosen.formula, values))
        return re.sub(r"\{([a-z]+)\}", lambda found: shown[found[1]], chosen.text)

    def _choose_sum(
        self,
        messages: Sequence[str],
        stated: Mapping[str, float | None],
        changes: tuple[re.Pattern[str], re.Pattern[str]],
    ) -> Sum | None:
        """Return the sum that messages ask for, or None.

        Args:
            messages: As for ``work_out``.
            stated: The amount of each input that the messages state, by its name.
            changes: As for ``work_out``.
        """
        told = {each.name for each in self.inputs if find_amount(each, messages[:1], changes) is not None}
        known = told or {name for name, amount in stated.items() if amount is not None}
        asking = messages if any(map(str.isdigit, messages[0])) else messages[:1]
        fitting = [each for each in self.sums if not told or not told.isdisjoint(each.names)]
        asked = (each for message in asking for each in fitting if _has_word(message, each.words))
        chosen = next(asked, None)
        if chosen is None:
            # What 30 g cost is no answer to what they cost in a year, or five times.
            is_for_more = any(_has_word(messages[0], each.words) for each in self.sums if each not in fitting)
            if is_for_more or (self.is_about_amount(messages[0]) and self._has_other_number(messages[0])):
                return None
            return next((each for each in fitting if not known.isdisjoint(each.names)), None)
        # An assumed amount does not take the place of another one that was stated.
        return None if known and known.isdisjoint(chosen.names) else chosen

    def has_amount(self, message: str) -> bool:
        """Whether a message states an amount of an input."""
        return any(_amounts(each.units).search(message) for each in self.inputs)

    def remove_amounts(self, message: str) -> str:
        """Return a message without the amounts that it states."""
        for each in self.inputs:
            message = _amounts(each.units).sub(" ", message)
        return message

    def _has_other_number(self, message: str) -> bool:
        """Whether a message has a small number, with which an amount may be multiplied, beside its amounts."""
        amounts = " ".join(found for each in self.inputs for found in _amounts(each.units).findall(message))
        stated = re.findall(r"[0-9]+", amounts)
        return not set(stated).issuperset(_SMALL_NUMBER.findall(self.remove_amounts(message)))

    def is_about_amount(self, message: str) -> bool:
        """Whether a message states an amount that is never assumed, and so may be asked about."""
        return any(each.default is None and _amounts(each.units).search(message) for each in self.inputs)

    def name_units(self, message: str) -> str:
        """Return a message with the unit in the place of each amount that is asked about, and without the others.

        What is asked about is an amount that is never assumed: "price of 20 g" asks for the price of a gram, while
        "price for 80 kg" tells for whom.
        """
        for each in self.inputs:
            names = {word: unit.name for unit in each.units for word in unit.words} if each.default is None else {}
            message = _amounts(each.units).sub(partial(_name_unit, names), message)
        return message

    def to_json(self) -> dict[str, Any]:
        """Return the inputs and the sums as plain values by name."""
        inputs = [each._asdict() | {"units": [unit._asdict() for unit in each.units]} for each in self.inputs]
        return {"inputs": inputs, "sums": [each._asdict() for each in self.sums]}

    @property
    def words(self) -> frozenset[str]:
        """The words that ask for a sum or state an input."""
        lists = (*(each.words for each in self.sums), *(each.words for each in self.inputs))
        texts = [text for words in lists for text in words]
        return frozenset(word for text in texts for word in text.replace("-", " ").split())


def is_change(amount: re.Match[str], changes: tuple[re.Pattern[str], re.Pattern[str]]) -> bool:
    """Whether an amount, or a number, says by how much something changes: "20 more" is no amount.

    Args:
        amount: Where it stands in a message.
        changes: What comes before and after such an amount.
    """
    before, after = changes
    return bool(before.search(amount.string[: amount.start()]) or after.match(amount.string, amount.end()))


def find_amount(
    wanted: Input, messages: Sequence[str], changes: tuple[re.Pattern[str], re.Pattern[str]] = NO_CHANGES
) -> float | None:
    """Find the amount of an input, in its first unit, or None.

    Amounts that follow one another add up, as in ``11 stone 4 pounds``. Those by which something changes are left out.
    The first message with an amount decides: if it only has a change, what was said before it no longer holds.

    >>> weight = Input("weight", (Unit(("kg",), 1), Unit(("lb", "lbs"), 0.5)), 1, 500, "")
    >>> find_amount(weight, ["and for 100 lbs?", "I weigh 60kg"])
    50.0
    """
    for message in messages:
        stated = list(_amounts(wanted.units).finditer(message))
        for found in stated:
            if not is_change(found, changes):
                return sum(_read_amounts(wanted.units, found[0]))
        if stated:
            return None
    return None


def find_amounts(units: tuple[Unit, ...], text: str) -> list[re.Match[str]]:
    """Return the amounts of a text with their units.

    >>> [found[0] for found in find_amounts((Unit(("kg",), 1),), "60 kg or 70 kg")]
    ['60 kg', '70 kg']
    """
    return list(_amounts(units).finditer(text))


def _name_unit(names: Mapping[str, str], amount: re.Match[str]) -> str:
    units = (word.lower().lstrip("0123456789") for word in _WORD.findall(amount[0]))
    return f" {next((names[unit] for unit in units if unit in names), '')} "


def _read_amounts(units: tuple[Unit, ...], text: str) -> Iterator[float]:
    factors = {word: unit.factor for unit in units for word in unit.words}
    for number, word in re.findall(r"([0-9][0-9,.]*)\s*([^\W\d_]+)", text):
        yield float(number.replace(",", "").rstrip(".")) * factors[word.lower()]


@lru_cache(maxsize=64)
def _amounts(units: tuple[Unit, ...]) -> re.Pattern[str]:
    names = "|".join(sorted((re.escape(word) for unit in units for word in unit.words), key=len, reverse=True))
    number = r"[0-9]{1,3}(?:,[0-9]{3})*(?:\.[0-9]{1,3})?|[0-9]{1,6}(?:\.[0-9]{1,3})?"
    one = rf"(?<![\w.,$€£-])(?:{number})\s*(?:{names})(?!\w)"
    return re.compile(rf"{one}(?:(?:\s+|\s*,\s*|\s+and\s+){one})*", re.IGNORECASE)


def _has_word(message: str, words: tuple[str, ...]) -> bool:
    text = _join_words(message)
    return any(_join_words(word) in text for word in words)


def _join_words(text: str) -> str:
    return f" {' '.join(_WORD.findall(text.lower()))} "


def _show(number: float) -> str:
    """Format a figure with one decimal place, or from 1000 on as a whole number.

    >>> [_show(number) for number in (60.0, 72.58, 6985.3, 84000.0)]
    ['60', '72.6', '6985', '84,000']
    """
    if number >= WHOLE_FROM:
        return f"{number:,.0f}" if number >= COMMA_FROM else f"{number:.0f}"
    return f"{number:.1f}".removesuffix(".0")
