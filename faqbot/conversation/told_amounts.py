"""Amounts that are told anew: taken back in the same message, or completed with a unit in the next one."""

import re
from collections.abc import Iterable

from faqbot.conversation.cues import read_cues
from faqbot.knowledge.amounts import Amount, Amounts, Unit, has_number, read_amounts
from faqbot.knowledge.computation import Computation
from faqbot.language.pack import LanguagePack
from faqbot.language.text import MAX_QUESTION

# A run of blanks is looked at once, from its start: the time for many of them must not grow with their square.
_CLAUSE_END = re.compile(r"(?<!\s)(\s*[,;:.!–—()]+(?![0-9])\s*|\s+-\s+)")
_FIRST_NUMBER = re.compile(r"[0-9][0-9,.]*(?<=[0-9])")


def replace_retracted(text: str, computations: Iterable[Computation], pack: LanguagePack) -> str:
    """Return a text with the right amount in the place of one that it takes back.

    A number without a unit is only taken for an amount if nothing follows it that it could count, as in "45 years".

    >>> from faqbot.knowledge.computation import Input
    >>> from faqbot.language.packs import pack_for
    >>> weight = Input("weight", (Unit(("kg",), 1),), 10, 300, "")
    >>> replace_retracted("cost for 95 kg, no wait, 85?", [Computation((weight,), ())], pack_for("en"))
    'cost for 85 kg?'
    """
    found = pack.cue_words.retraction.search(text) if has_number(text, pack) else None
    if not found:
        return text
    before, after = text[: found.start()], text[found.end() :]
    measures = _list_measures(computations)
    stated, corrected = read_amounts(before, measures, pack), read_amounts(after, measures, pack)
    first = next((each for each in corrected.found if each.start == 0), None)
    for units in measures:
        # "Lost 5 kg, now 70 kg" takes no change back.
        if first is None or not (old := [each for each in stated.of(units) if not each.is_change]):
            continue
        rest = before[old[-1].end :] + after[first.end :]
        if first.units == units and corrected.of(units)[-1] == first:
            is_difference = pack.cue_words.amounts.difference.match(after, first.end)
            return text if is_difference else _put(before, old[-1], first.text + rest)
        if first.kind == "number":
            return _put(before, old[-1], f"{first.text} {old[-1].unit_words[-1]}{rest}")
    return text


def leave_out_excuses(text: str, pack: LanguagePack) -> str:
    """Return a text without clauses that only say that something was typed by mistake.

    Of "85 not 58" the number that no longer counts is left out as well. A text longer than ``MAX_QUESTION`` stays.

    >>> from faqbot.language.packs import pack_for
    >>> english = pack_for("en")
    >>> [leave_out_excuses(text, english) for text in ("oops, 64 kg, i hit the wrong key", "typo. 64", "85 not 58")]
    ['oops, 64 kg', '64', '85']
    """
    if len(text) > MAX_QUESTION:
        return text
    pieces = [*_CLAUSE_END.split(text), ""]
    clauses = [*zip(pieces[::2], pieces[1::2], strict=True)]
    kept = [(clause, end) for clause, end in clauses if not pack.cue_words.excuse.fullmatch(clause)]
    rest = "".join(clause + end for clause, end in kept).rstrip(" ,;:-") if len(kept) < len(clauses) else text
    return pack.cue_words.replaced_number.sub("", rest) if has_number(rest, pack) else rest


def _put(text: str, place: Amount, end: str) -> str:
    """Return a text up to an amount in it, and an end in place of the rest."""
    return text[: place.start] + end


def _list_measures(computations: Iterable[Computation]) -> tuple[tuple[Unit, ...], ...]:
    """Return the units of each thing that is measured in some computations."""
    return tuple(dict.fromkeys(each.units for computation in computations for each in computation.inputs))


def add_unit(text: str, before: str, computations: Iterable[Computation], pack: LanguagePack) -> str:
    """Return the message before with the unit that a text tells for the number in it, or "".

    A number that has another unit already gets this one only from a correction, such as "sorry, pounds". Of the numbers
    without a unit there has to be one, at the end of what it belongs to, and it may be neither a year nor an age. A
    question such as "pounds?" tells no unit: it may ask about the money.

    >>> from faqbot.knowledge.computation import Input
    >>> from faqbot.language.packs import pack_for
    >>> weight = Input("weight", (Unit(("kg",), 1), Unit(("lb", "pounds"), 0.45)), 10, 300, "")
    >>> add_unit("yes, pounds", "what for 198?", [Computation((weight,), ())], pack_for("en"))
    'what for 198 pounds?'
    """
    if not has_number(before, pack):
        return ""
    named = read_cues(text, pack).topic_words
    is_correction = pack.cue_words.taken_back.match(text) is not None
    if len(named) != 1 or (text.rstrip().endswith("?") and not is_correction):
        return ""
    (unit,) = named
    measures = _list_measures(computations)
    wanted = next((units for units in measures if any(unit in each.words for each in units)), None)
    amounts = read_amounts(before, measures, pack)
    found = _find_misnamed(wanted, amounts, is_correction=is_correction) if wanted else None
    return _put(before, found, f"{_number_of(found)} {unit}{before[found.end :]}") if found else ""


def _number_of(amount: Amount) -> str:
    """Return the first number of an amount as it is typed."""
    digits = _FIRST_NUMBER.match(amount.text)
    return digits[0] if digits else f"{(*amount.figures, amount.value)[0]:g}"


def _find_misnamed(wanted: tuple[Unit, ...], amounts: Amounts, *, is_correction: bool) -> Amount | None:
    """Return the number that lacks its unit, or the amount with a wrong unit, or None.

    Args:
        wanted: The units of which one was told.
        amounts: The amounts of the message with the number.
        is_correction: Whether a wrong unit may be replaced.
    """
    numbers, own = amounts.numbers, amounts.of(wanted)
    if not numbers:
        is_single = len(own) == 1 and len(own[0].unit_words) == 1
        return own[0] if is_single and is_correction else None
    number = numbers[0]
    # "11 stone 4" lacks the unit of its second number only.
    goes_on = len(own) == 1 and not amounts.message[own[0].end : number.start].strip()
    if len(numbers) > 1 or number.kind != "number" or number.may_be_year or (own and not goes_on):
        return None
    return number
