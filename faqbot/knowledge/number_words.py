"""Numbers in digits and in words."""

import re
from functools import cache

from faqbot.language.defaults import NEVER
from faqbot.language.pack import LanguagePack
from faqbot.language.segmentation import DIGIT

LEAST_TEENS, LEAST_TENS, LEAST_MULTIPLIER = 10, 20, 100
"""Least numbers in words that stand by themselves ("twelve"), are followed by ones ("twenty-five"), and multiply what
comes before them ("two hundred")."""


def read_number(text: str, pack: LanguagePack) -> float:
    """Return a number in digits or in words.

    >>> from faqbot.language.packs import pack_for
    >>> [read_number(text, pack_for("en")) for text in ("1,500", "twenty-five", "two thousand five hundred")]
    [1500.0, 25.0, 2500.0]
    """
    if DIGIT.search(text):
        return float(text.replace(",", "").rstrip("."))
    total, value, numbers = 0, 0, dict(pack.cue_words.amounts.numbers)
    for word in re.split(r"[\s-]+", text.lower()):
        number = numbers.get(word, 0)
        value = max(value, 1) * number if number >= LEAST_MULTIPLIER else value + number
        if number > LEAST_MULTIPLIER:
            total, value = total + value, 0
    return float(total + value)


@cache
def number_words(pack: LanguagePack) -> re.Pattern[str]:
    """Return the expression of a number in words.

    Tens are followed by ones only: "sixty-seventy" are two numbers.
    """
    known = pack.cue_words.amounts
    if not known.numbers:
        return NEVER
    ones, others, tens = (
        "|".join(re.escape(word) for word, number in known.numbers if least <= number < bound)
        for least, bound in ((1, LEAST_TEENS), (LEAST_TEENS, LEAST_TENS), (LEAST_TENS, LEAST_MULTIPLIER))
    )
    number = rf"(?:(?:{tens})(?:[\s-]+(?:{ones})\b)?|{others}|{ones})\b"
    joined = rf"[\s-]+(?:{known.number_joiner}\s+)?" if known.number_joiner else r"[\s-]+"
    for word, each in sorted(known.numbers, key=lambda pair: pair[1]):
        if each >= LEAST_MULTIPLIER:
            number = rf"(?:(?:{number}[\s-]+)?{re.escape(word)}\b(?:{joined}{number})?|{number})"
    return re.compile(rf"\b{number}", re.IGNORECASE)
