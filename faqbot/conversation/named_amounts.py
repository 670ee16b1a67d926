"""Numbers without a unit whose measure a word names, as in "I weigh 80"."""

import re
from collections.abc import Iterable, Sequence

from faqbot.conversation.told_amounts import replace_retracted
from faqbot.knowledge.amounts import Amount, has_number
from faqbot.knowledge.computation import Computation, Input
from faqbot.language.pack import LanguagePack
from faqbot.language.packs import words_without_topic

_WORD = re.compile(r"[^\W\d_]+")

MAX_BETWEEN, MAX_LETTERS = 3, 60
"""Most words between the name of a measure and its number, as in "my weight is now about 80", and most letters that are
looked at for them."""

MAX_NUMBERS = 8
"""Greatest number of numbers of a text that may get a unit: the last ones."""

LIKELY = 1.5
"""Greatest value without a unit, as a multiple of the one that is assumed if nobody tells any. A greater one may well
be in another unit, as the weight of an American in pounds. Chosen."""


def restate(text: str, computations: Sequence[Computation], pack: LanguagePack) -> str:
    """Return a text with its amounts as they are meant: with their units, and the right one for one taken back."""
    return replace_retracted(add_named_units(text, computations, pack), computations, pack)


def add_named_units(text: str, computations: Iterable[Computation], pack: LanguagePack) -> str:
    """Return a text with the first unit of a measure behind each number that a word for this measure comes before.

    Only what is assumed unless it is told, such as a weight, is named so. A sum shows the unit that was added. An age,
    a change and a number that is out of bounds or unlikely stay as they are.

    >>> from faqbot.knowledge.amounts import Unit
    >>> from faqbot.language.packs import pack_for
    >>> weight = Input("weight", (Unit(("kg",), 1),), 10, 300, "", 70, ("weigh", "weight", "someone"))
    >>> sums, english = [Computation((weight,), ())], pack_for("en")
    >>> [add_named_units(text, sums, english) for text in ("i weigh about 80", "weight: 80 dose?", "weight at 80")]
    ['i weigh about 80 kg', 'weight: 80 kg dose?', 'weight at 80']
    """
    if not has_number(text, pack):
        return text
    for computation in computations:
        for wanted in computation.inputs:
            if wanted.default is None:
                continue
            names = _list_names(wanted, pack)
            corrected = _correct_names(text, names, pack)
            most = min(wanted.most, LIKELY * wanted.default)
            numbers = computation.read(corrected, pack).numbers if corrected else ()
            for number in reversed(numbers[-MAX_NUMBERS:]):
                if wanted.least <= number.value <= most and _is_named(number, corrected, names, pack):
                    unit = wanted.units[0].words[0]
                    text = corrected = f"{corrected[: number.end]} {unit}{corrected[number.end :]}"
    return text


def _correct_names(text: str, names: frozenset[str], pack: LanguagePack) -> str:
    """Return a text with slips in some words corrected, such as "wiegh"; "" if it has none of these words."""
    words = pack.tokenize(text)
    if not names.isdisjoint(words):
        return text
    # To correct a word takes long, so that only words that begin as a name does are looked at.
    near = {word for word in words if any(word[0] == name[0] and abs(len(word) - len(name)) <= 1 for name in names)}
    slips = {word: read for word in near if (read := pack.correct_common_word(word)) in names}
    corrected = _WORD.sub(lambda match: slips.get(match[0].lower()) or match[0], text)
    return corrected if slips else ""


def _list_names(wanted: Input, pack: LanguagePack) -> frozenset[str]:
    """Return the words that name a measure: those for it that are no words for people."""
    return frozenset(wanted.words) - words_without_topic(pack) - pack.cue_words.people - pack.cue_words.first_person


def _is_named(number: Amount, text: str, names: frozenset[str], pack: LanguagePack) -> bool:
    """Whether a number counts nothing else, and one of some words comes before it, with nothing else between."""
    if number.kind not in ("number", "count") or not number.is_stated:
        return False
    before = pack.tokenize(text[max(0, number.start - MAX_LETTERS) : number.start])
    for word in reversed(before[-MAX_BETWEEN - 1 :]):
        if word in names:
            return True
        if word not in pack.cue_words.amounts.measure_joiners:
            return False
    return False
