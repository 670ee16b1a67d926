"""English words around a number, which tell what it measures."""

import re

from faqbot.language.amount_words import AmountWords
from faqbot.language.lazy_pattern import compile_lazily

AMOUNT_WORDS = AmountWords(
    age_before=compile_lazily(
        r"\b(?:i['’]?m|i (?:am|was|turned)|aged?)(?: (?:about|almost|around|just|nearly|now|only|over|under))?\s*$",
        re.IGNORECASE,
    ),
    age_after=compile_lazily(r"\s*-?(?:y/?o\b|(?:years?|yrs?)[\s-]+old\b|years? of age\b)", re.IGNORECASE),
    change_before=compile_lazily(
        r"\b(?:lost|lose|losing|gained|gain|gaining|dropped|(?:put|putting) on|(?:went|gone|go) (?:up|down)"
        r"|(?:increased|decreased|fell|fallen|grew|grown|risen|rose) by)"
        r"(?: (?:about|around|by|some|over|nearly|almost|another|an extra|extra))*\s*$",
        re.IGNORECASE,
    ),
    change_after=compile_lazily(
        r"\s*(?:(?:less|more(?! or less)|fewer|lighter|heavier|overweight|underweight|too (?:much|heavy))\b"
        # "70 kg over five days" is no change.
        r"|(?:over|under)(?=\s*(?:$|[.,;:!?])|\s+(?:what|my|normal|the (?:average|ideal|limit|norm\w*|usual))\b))",
        re.IGNORECASE,
    ),
    difference=compile_lazily(
        r"\s*(?:(?:less|more|fewer|lighter|heavier|above|below|off|of|ago|lost|gained|down|up)\b|/)", re.IGNORECASE
    ),
    money_after=compile_lazily(r"\s*(?:dollars?|bucks?|usd|euros?|eur|gbp|quid)\b", re.IGNORECASE),
    rate_after=compile_lazily(
        r"\s*(?:/|per|an?|for (?:each|every))\s*(?:kgs?|kilos?|kilograms?|pounds?|lbs?)\b", re.IGNORECASE
    ),
    rate_words=frozenset("each every per".split()),
    time_after=compile_lazily(
        r"\s*-?(?:minutes?|mins?|hours?|hrs?|days?|weeks?|wks?|months?|years?|yrs?|decades?)\b", re.IGNORECASE
    ),
)
"""The English words around a number."""
