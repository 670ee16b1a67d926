"""Words and patterns around a number, which tell what it measures.

Each language fills in its own.
"""

import re
from typing import NamedTuple

from faqbot.language.defaults import NEVER, NO_WORDS


class AmountWords(NamedTuple):
    """What the words around a number tell about it.

    Every class is empty for an unknown language, in which every number in a unit counts as an amount.

    Attributes:
        added_times: Times that are added up, as in "a year and a month" and "one and a half years".
        age_before: What comes right before an age, as in "I am 45".
        age_after: What comes right after an age, as in "45 years old".
        change_before: What comes right before a number by which something changes, as in "lost 5 kg".
        change_after: What comes right after such a number, as in "12 kg more".
        converting: Words that ask for another unit, such as "convert".
        difference: What follows an amount that does not take the place of another, such as "less than last year".
        lasting_before: What comes right before a time that something has lasted, as in "I have been ill for 3 years".
        lasting_after: What comes right after a time since something, as in "3 years ago".
        money_after: Names of money that come right after a number.
        money_words: Words that ask for money, such as "dollars".
        multiples: Words that tell how many times an amount is meant, beside the numbers, such as "twice".
        numbers: Words for numbers, each with its number; those from 100 on multiply what comes before them.
        own_question: Words of a question that asks something of an amount that is no sum, such as "what does 5 g do".
        number_joiner: The word between hundreds and what is added to them, as in "a hundred and ten"; "" for none.
        range_before: What comes right before the end of a range, as in "60 to 70 kg".
        measure_joiners: Words that may stand between the name of a measure and its number, such as "is" and "about".
        rate_after: What comes right after an amount that is taken of each of something, as in "400 mg per kilo" and
            "20 g a month".
        rate_joiner: The expression of what stands between a rate and the unit that it is taken of, beside "/".
        rate_units: Units of rates, each with the unit that it is a size of, and with that size.
        rate_words: Words that tell of a rate, such as "per".
        rest_units: Units after which a number alone is in another one, each with that unit: "12 stone 7" are 7 lb.
        time_after: Names of times that come right after a number, as in "5 days".
        time_until: A time that tells when something will be, as in "I start in 6 months".
    """

    added_times: re.Pattern[str] = NEVER
    age_before: re.Pattern[str] = NEVER
    age_after: re.Pattern[str] = NEVER
    change_before: re.Pattern[str] = NEVER
    change_after: re.Pattern[str] = NEVER
    converting: frozenset[str] = NO_WORDS
    difference: re.Pattern[str] = NEVER
    lasting_before: re.Pattern[str] = NEVER
    lasting_after: re.Pattern[str] = NEVER
    money_after: re.Pattern[str] = NEVER
    money_words: frozenset[str] = NO_WORDS
    multiples: re.Pattern[str] = NEVER
    numbers: tuple[tuple[str, int], ...] = ()
    number_joiner: str = ""
    own_question: re.Pattern[str] = NEVER
    range_before: re.Pattern[str] = NEVER
    measure_joiners: frozenset[str] = NO_WORDS
    rate_after: re.Pattern[str] = NEVER
    rate_joiner: str = "/"
    rate_units: tuple[tuple[str, str, float], ...] = ()
    rate_words: frozenset[str] = NO_WORDS
    rest_units: tuple[tuple[str, str], ...] = ()
    time_after: re.Pattern[str] = NEVER
    time_until: re.Pattern[str] = NEVER
