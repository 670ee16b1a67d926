"""Questions that go on with the sum of the previous answer: another amount, another period, a figure to confirm."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from faqbot.conversation.chosen_replies import answer_chosen
from faqbot.conversation.cues import read_cues
from faqbot.knowledge.computation import Computation, Input, find_amount, find_amounts, is_change
from faqbot.knowledge.model import Entry, Item, KnowledgeBase
from faqbot.language.pack import LanguagePack
from faqbot.language.packs import pack_for
from faqbot.language.segmentation import DIGIT
from faqbot.replies.reply import Answer, Reply

_NUMBER = re.compile(r"(?<![\w.,$€£-])[0-9]{1,4}(?:\.[0-9]{1,2})?(?![\w.,%]*\w)")
"""A number by itself, without a unit."""

_LEADING_NUMBER = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,2})?(?![\w.,]*\w)")

_FIRST_NUMBER = re.compile(r"[0-9][0-9,.]*(?<=[0-9])")

_NUMBERS = re.compile("[0-9]+")

_YEAR = re.compile(r"(?:19|20)[0-9]{2}")

_FIGURE = re.compile(r"[0-9][0-9,]{2,}")


LEAST_FIGURE = 1000
"""Least number without a unit that is rather a price than an amount that is asked about."""


def reply_to_sum(text: str, previous: Item | None, earlier: Sequence[str], knowledge: KnowledgeBase) -> Reply | None:
    """Return the previous answer with another sum, or None if a text does not go on with it.

    Args:
        text: What was typed.
        previous: The item of the turn before.
        earlier: What was said before, the last first.
        knowledge: The base.
    """
    if not isinstance(previous, Entry) or previous.computed is None:
        return None
    pack = pack_for(knowledge.language)
    corrected = replace_retracted(text, (previous.computed,), pack)
    amount = complete_amount(corrected, previous.computed, earlier, pack)
    if not amount and not goes_on_with_sum(corrected, previous.computed, pack):
        return None
    reply = answer_chosen(knowledge, text, previous, "pointed")
    stated = amount or (corrected if corrected != text else "")
    return replace(reply, stated=stated, earlier=tuple(earlier)) if isinstance(reply, Answer) and stated else reply


def replace_retracted(text: str, computations: Iterable[Computation], pack: LanguagePack) -> str:
    """Return a text with the right amount in the place of one that it takes back.

    A number without a unit is only taken for an amount if nothing follows it that it could count, as in "45 years".

    >>> from faqbot.knowledge.computation import Input, Unit
    >>> weight = Input("weight", (Unit(("kg",), 1),), 10, 300, "")
    >>> replace_retracted("cost for 95 kg, no wait, 85?", [Computation((weight,), ())], pack_for("en"))
    'cost for 85 kg?'
    """
    found = pack.cue_words.retraction.search(text) if any(map(str.isdigit, text)) else None
    if not found:
        return text
    before, after = text[: found.start()], text[found.end() :]
    for computation in computations:
        for each in computation.inputs:
            if old := next(reversed(find_amounts(each.units, before)), None):
                new = next(reversed(find_amounts(each.units, after)), None)
                if new and new.start() == 0:
                    if pack.cue_words.difference.match(after, new.end()):
                        return text
                    return before[: old.start()] + new[0] + before[old.end() :] + after[new.end() :]
                number = _LEADING_NUMBER.match(after)
                if number and pack.cue_words.retraction_end.match(after, number.end()):
                    unit = old[0].split()[-1].lstrip("0123456789.,")
                    return f"{before[: old.start()]}{number[0]} {unit}{before[old.end() :]}{after[number.end() :]}"
    return text


def add_unit(text: str, before: str, computations: Iterable[Computation], pack: LanguagePack) -> str:
    """Return the message before with the unit that a text tells for the number in it, or "".

    A number that has another unit already gets this one only from a correction, such as "sorry, pounds". Of the numbers
    without a unit there has to be one, at the end of what it belongs to, and it may be neither a year nor an age. A
    question such as "pounds?" tells no unit: it may ask about the money.

    >>> from faqbot.knowledge.computation import Input, Unit
    >>> weight = Input("weight", (Unit(("kg",), 1), Unit(("lb", "pounds"), 0.45)), 10, 300, "")
    >>> add_unit("yes, pounds", "what for 198?", [Computation((weight,), ())], pack_for("en"))
    'what for 198 pounds?'
    """
    if not DIGIT.search(before):
        return ""
    named = read_cues(text, pack).topic_words
    is_correction = pack.cue_words.taken_back.match(text) is not None
    if len(named) != 1 or (text.rstrip().endswith("?") and not is_correction):
        return ""
    (unit,) = named
    inputs = [each for computation in computations for each in computation.inputs]
    wanted = next((each for each in inputs if unit in each.unit_words), None)
    found = _find_misnamed(wanted, before, inputs, pack, is_correction=is_correction) if wanted else None
    if found is None:
        return ""
    number = _FIRST_NUMBER.match(found[0])
    return f"{before[: found.start()]}{number[0]} {unit}{before[found.end() :]}" if number else ""


def _find_misnamed(
    wanted: Input, text: str, inputs: Iterable[Input], pack: LanguagePack, *, is_correction: bool
) -> re.Match[str] | None:
    """Return the number that lacks its unit, or the amount with a wrong unit, or None.

    Args:
        wanted: The input whose unit was told.
        text: The message with the number.
        inputs: All inputs of the base.
        pack: The language of the base.
        is_correction: Whether a wrong unit may be replaced.
    """
    stated = [amount for each in dict.fromkeys(inputs) for amount in find_amounts(each.units, text)]
    inside = [range(*amount.span()) for amount in stated]
    numbers = [each for each in _NUMBER.finditer(text) if not any(each.start() in span for span in inside)]
    own = find_amounts(wanted.units, text)
    if not numbers:
        is_single = len(own) == 1 and len(_FIRST_NUMBER.findall(own[0][0])) == 1
        return own[0] if is_single and is_correction else None
    number = numbers[0]
    is_amount = pack.cue_words.retraction_end.match(text, number.end()) and not is_told_age(number, pack)
    # "11 stone 4" lacks the unit of its second number only.
    goes_on = len(own) == 1 and not text[own[0].end() : number.start()].strip()
    if len(numbers) > 1 or not is_amount or _YEAR.fullmatch(number[0]) or (own and not goes_on):
        return None
    return number


def complete_amount(text: str, computation: Computation, earlier: Iterable[str], pack: LanguagePack) -> str:
    """Return the amount that a text states without a unit, with that unit, or "".

    Args:
        text: What was typed after an answer with this computation, such as "no, for 60".
        computation: The sums of the previous answer.
        earlier: What was said before, the last first; it tells the unit.
        pack: The language of the base.
    """
    taken_back = pack.cue_words.retraction.match(text)
    text = text[taken_back.end() :] if taken_back else text
    numbers = list(_NUMBER.finditer(text))
    if len(numbers) != 1 or not computation.inputs:
        return ""
    named = read_cues(_NUMBER.sub(" ", text), pack).topic_words
    is_age = not named and not taken_back and is_told_age(numbers[0], pack)
    if is_age or is_change(numbers[0], pack.cue_words.changes):
        return ""
    earlier, number = tuple(earlier), numbers[0][0]
    named_inputs = (each for each in computation.inputs if not named.isdisjoint(each.words))
    wanted = next(named_inputs, None) or _find_last_stated(computation, earlier) or computation.inputs[0]
    if not named <= set(wanted.words) or _is_figure(numbers[0], wanted, computation, earlier, pack):
        return ""
    units = {word: unit for unit in wanted.units for word in unit.words}
    said = (word for message in earlier for word in _list_units(wanted, message, pack))
    unit = next(said, wanted.units[0].words[0])
    is_possible = wanted.least <= float(number) * units[unit].factor <= wanted.most
    return f"{number} {unit}" if is_possible else ""


def _is_figure(
    number: re.Match[str], wanted: Input, computation: Computation, earlier: tuple[str, ...], pack: LanguagePack
) -> bool:
    """Whether a number repeats the result of the last sum, as in "so 2000?", or may count what an amount is taken of.

    Args:
        number: A number without a unit.
        wanted: The input that it may be an amount of.
        computation: The sums of the previous answer.
        earlier: What was said before, the last first.
        pack: The language of the base.
    """
    if wanted.default is None:
        is_large = float(number[0]) >= LEAST_FIGURE
        if is_large or not pack.cue_words.retraction_end.match(number.string, number.end()):
            return True
    if not earlier or find_amount(wanted, earlier, pack.cue_words.changes) == float(number[0]):
        return False
    shown = computation.work_out(earlier, pack.cue_words.changes).replace(",", "")
    return re.search(rf"=\s*\D?{re.escape(number[0])}(?![\d.]*\d)", shown) is not None


def _list_units(wanted: Input, message: str, pack: LanguagePack) -> list[str]:
    """Return the units of an input that a message has, those of its amounts first."""
    amounts = " ".join(_NUMBERS.sub(" ", amount[0]) for amount in find_amounts(wanted.units, message))
    return [word for word in (*pack.tokenize(amounts), *pack.tokenize(message)) if word in wanted.unit_words]


def _find_last_stated(computation: Computation, earlier: Iterable[str]) -> Input | None:
    """Return the input whose amount was stated last, or None."""
    for message in earlier:
        amounts = {amount.start(): each for each in computation.inputs for amount in find_amounts(each.units, message)}
        if amounts:
            return amounts[max(amounts)]
    return None


def is_told_age(number: re.Match[str], pack: LanguagePack) -> bool:
    """Whether a number is rather an age than an amount: "I am 45" says how old somebody is."""
    return pack.cue_words.told_age.search(number.string[: number.start()]) is not None


def goes_on_with_sum(text: str, computation: Computation, pack: LanguagePack) -> bool:
    """Whether a text states an amount, asks for a sum or repeats a figure, and names no other topic.

    Args:
        text: What was typed after an answer with this computation.
        computation: The sums of the previous answer.
        pack: The language of the base.
    """
    rest = computation.remove_amounts(text)
    changes = pack.cue_words.changes
    is_left_out = rest != text and all(find_amount(each, (text,), changes) is None for each in computation.inputs)
    numbers = list(_NUMBER.finditer(rest))
    if is_left_out or any(is_change(each, changes) or is_told_age(each, pack) for each in numbers):
        return False
    words = pack.tokenize(rest)
    asks = rest != text or not computation.words.isdisjoint(words) or bool(_FIGURE.search(rest))
    others = read_cues(rest, pack).topic_words - computation.words - pack.cue_words.rate_words
    return asks and not any(character.isalpha() for word in others for character in word)
