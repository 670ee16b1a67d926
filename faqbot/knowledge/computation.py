"""Sums that an entry declares, worked out with the amounts that a message contains."""

import re
from collections.abc import Iterable, Mapping, Sequence
from math import isclose
from typing import Any, NamedTuple

from faqbot.knowledge.amounts import ROUNDING, Amount, Amounts, Unit, read_amounts
from faqbot.knowledge.arithmetic import evaluate
from faqbot.knowledge.multiples import (
    adds_times,
    has_word,
    is_for_several,
    is_multiplied,
    leave_out_ages,
    leave_out_dates,
    names_time_of,
)
from faqbot.knowledge.rates import read_rates
from faqbot.language.pack import LanguagePack
from faqbot.language.segmentation import DIGIT

WHOLE_FROM, COMMA_FROM = 1_000, 10_000
"""Figures from which decimal places are left out, and thousands are set apart with a comma."""

_NAME = re.compile("[a-z]+")

_RESULT = re.compile(r"([$€£]?)\{result\}\s*([^\W\d_]*)")

RECENT = 3
"""Messages before the question that tell more than amounts that are assumed otherwise, such as a weight."""


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

    def takes(self, amount: Amount) -> bool:
        """Whether an amount of a message is one of this input.

        What is assumed unless it is told is told of somebody or something: "80 kg per month" tells a weight. Any other
        amount is what is asked about, and "20 g per month" are not 20 g.
        """
        return amount.units == self.units and not amount.is_change and not (amount.rate and self.default is None)

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

    @property
    def result_unit(self) -> str:
        """The unit of its result: "$" or the like for money, or the word that follows it."""
        found = _RESULT.search(self.text)
        return (found[1] or found[2]).lower() if found else ""


class Computation(NamedTuple):
    """The inputs and the sums of an entry."""

    inputs: tuple[Input, ...]
    sums: tuple[Sum, ...]

    def read(self, message: str, pack: LanguagePack | None = None) -> Amounts:
        """Read the amounts of a message in the units of the inputs."""
        return read_amounts(message, [each.units for each in self.inputs], pack)

    def work_out(self, messages: Sequence[str], pack: LanguagePack | None = None) -> str:
        """Work out the sum that messages ask for.

        Args:
            messages: The question, and then what was said before it, the last first. Of each input the last message
                with an amount counts, and of one without an assumed amount one of the last ``RECENT`` before the
                question. What was said before decides which sum it is only if the question has a figure and asks for
                none. The sum has an input that the question states, if it states any, and assumes no amount in the
                place of another one that was stated. If the question asks for another sum, or tells another rate for
                each unit than the sum has, there is none.
            pack: The language of the messages; None for an unknown one, in which every amount counts.

        Returns:
            The text of the sum, or what is said of an amount that is out of bounds. It is empty if no amount is stated
            and the question asks for no sum, or if an amount is missing.
        """
        said = [self.read(message, pack) for message in messages]
        recent = said[: RECENT + 1]
        stated = {each.name: find_amount(each, recent if each.default is None else said) for each in self.inputs}
        chosen = self._choose_sum(said, stated, pack)
        if chosen is None:
            return ""
        values: dict[str, float] = {}
        for each in self.inputs:
            if each.name not in chosen.names:
                continue
            amount = stated[each.name]
            # A change says that neither an earlier amount nor the assumed one holds.
            is_changed = amount is None and any(message.of(each.units) for message in said)
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
        self, said: Sequence[Amounts], stated: Mapping[str, float | None], pack: LanguagePack | None
    ) -> Sum | None:
        """Return the sum that messages ask for, or None.

        Args:
            said: The messages, as for ``work_out``.
            stated: The amount of each input that the messages state, by its name.
            pack: The language of the messages.
        """
        question = said[0]
        told = {each.name for each in self.inputs if find_amount(each, said[:1]) is not None}
        # Nothing is assumed beside a rate either: "20 g a day, what does a year cost?" is not about 70 kg.
        asked = {each.name for each in self.inputs if question.of(each.units)}
        known = told or asked or {name for name, amount in stated.items() if amount is not None}
        asking = said[: RECENT + 1] if question.found or DIGIT.search(question.message) else said[:1]
        asked_texts = [leave_out_dates(leave_out_ages(message, pack), pack) for message in asking]
        fitting = [each for each in self.sums if not told or not told.isdisjoint(each.names)]
        naming = next((text for text in asked_texts if any(has_word(text, each.words) for each in fitting)), "")
        # "A year and 6 months" are neither the one nor the other.
        if adds_times(naming or asked_texts[0], [each.words for each in fitting], pack):
            return None
        chosen = next((each for each in fitting if has_word(naming, each.words)), None)
        if chosen is None:
            # What 30 g cost is no answer to what they cost in a year, or five times.
            is_for_more = any(has_word(asked_texts[0], each.words) for each in self.sums if each not in fitting)
            if is_for_more or (self.is_about_amount(question) and is_multiplied(question, pack)):
                return None
            chosen = next((each for each in fitting if not known.isdisjoint(each.names)), None)
            # What the price will be "in 12 months" is not said; what a month costs for who starts then, is.
            is_dated = pack is not None and leave_out_dates(question.message, pack) != question.message
            if chosen and pack and is_dated and not names_time_of(asked_texts[0], chosen.text, pack):
                return None
        if chosen is None:
            return None
        # An assumed amount does not take the place of another one that was stated.
        is_for_other = bool(known) and known.isdisjoint(chosen.names)
        is_several = is_for_several(chosen.words, f"{chosen.formula} {chosen.text}", said, pack)
        return None if is_for_other or is_several or not self._has_rates(chosen, said, pack) else chosen

    def _has_rates(self, chosen: Sum, said: Sequence[Amounts], pack: LanguagePack | None) -> bool:
        """Whether the text of a sum has all the rates of a question, such as "2 g per kilo", in whatever unit.

        A rate of the message before still holds: "cost at 2 g per kilo", "and for 70 kg?".
        """
        if pack is None:
            return True
        measures = [each.units for each in self.inputs]
        own = read_rates(chosen.text, measures, pack)
        told = next(filter(None, (read_rates(message.message, measures, pack) for message in said[:2])), [])
        return all(any(rate.is_same(each) for each in own) for rate in told)

    def convert(self, word: str, said: Iterable[Amounts]) -> str:
        """Return the amount that was stated last, in a unit that is asked for, such as "80 kg = 176.4 pounds", or "".

        Args:
            word: The unit; an amount that is stated in it needs no converting.
            said: The messages, the last first.
        """
        wanted = next((each for each in self.inputs if word in each.unit_words), None)
        if wanted is None:
            return ""
        unit = next(unit for unit in wanted.units if word in unit.words)
        stated = (amount for message in said for amount in message.of(wanted.units) if wanted.takes(amount))
        amount = next(stated, None)
        if amount is None or all(each in unit.words for each in amount.unit_words):
            return ""
        return f"{amount.text} = {_show(amount.value / unit.factor)} {word}"

    def takes(self, amount: Amount) -> bool:
        """Whether an amount of a message is one of an input."""
        return any(each.takes(amount) for each in self.inputs)

    def is_about_amount(self, amounts: Amounts) -> bool:
        """Whether a message states an amount that is never assumed, and so may be asked about."""
        return any(each.default is None and amounts.of(each.units) for each in self.inputs)

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


def find_amount(wanted: Input, said: Iterable[Amounts]) -> float | None:
    """Find the amount of an input, in its first unit, or None.

    Amounts that the input does not take are left out. One in two units counts as the first of them, and of two
    different ones neither is meant for sure. The first
    message with an amount decides: if it has none that is meant, what was said before it no longer holds.

    Args:
        wanted: The input.
        said: The messages, the last first.

    >>> weight = Input("weight", (Unit(("kg",), 1), Unit(("lb", "lbs"), 0.5)), 1, 500, "")
    >>> find_amount(weight, [read_amounts(text, [weight.units]) for text in ("and for 100 lbs?", "I weigh 60kg")])
    50.0
    """
    for message in said:
        if found := message.of(wanted.units):
            taken = [each for each in found if wanted.takes(each)]
            return taken[0].value if taken and all(_is_same(taken[0], each) for each in taken[1:]) else None
    return None


def _is_same(first: Amount, other: Amount) -> bool:
    """Whether two amounts are one, which may be rounded in two units: "70 kg (154 lbs)"."""
    is_in_other_unit = first.unit_words[0] != other.unit_words[0]
    return isclose(first.value, other.value, rel_tol=ROUNDING if is_in_other_unit else 1e-9)


def _show(number: float) -> str:
    """Format a figure with one decimal place, or from 1000 on as a whole number.

    >>> [_show(number) for number in (60.0, 72.58, 6985.3, 84000.0)]
    ['60', '72.6', '6985', '84,000']
    """
    if number >= WHOLE_FROM:
        return f"{number:,.0f}" if number >= COMMA_FROM else f"{number:.0f}"
    return f"{number:.1f}".removesuffix(".0")
