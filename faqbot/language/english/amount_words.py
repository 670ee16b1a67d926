"""English words around a number, which tell what it measures."""

import re

from faqbot.language.amount_words import AmountWords
from faqbot.language.lazy_pattern import compile_lazily

_TENS = "ten twenty thirty forty fifty sixty seventy eighty ninety".split()
_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
).split()
_KILO = r"(?:kgs?|kilos?|kilograms?|pounds?|lbs?)"
_TIME = r"(?:minutes?|mins?|hours?|hrs?|days?|weeks?|wks?|months?|years?|yrs?|decades?)"
_NUMBER = rf"(?:[0-9]+(?:\.[0-9]+)?|{'|'.join((*_ONES, *_TENS))})"
_SPAN = (
    rf"(?:{_NUMBER}(?:(?:\s*[-–—/~]\s*|\s+(?:or|to)\s+|[\s-]+){_NUMBER})?|(?:an?\s+)?(?:few|couple(?:\s+of)?)|several)"
)
_EACH = (
    r"(?:infusions?|drips?|doses?|sessions?|treatments?|visits?|rounds?|cycles?|courses?|times?|go|pop|bags?|vials?)"
)

AMOUNT_WORDS = AmountWords(
    added_times=compile_lazily(
        rf"\b{_TIME}\s*(?:\band\b|\bplus\b|\bn\b|&|\+)\s*(?:(?:an?|another)\s+)?(?:{_NUMBER}[\s-]*)?(?:half\b|quarter\b|{_TIME}\b)"
        rf"|(?:\b{_NUMBER}|[0-9])[\s-]*(?:\band\b|\bn\b|&|\+)[\s-]*(?:an?[\s-]+)?(?:half|quarter)\b",
        re.IGNORECASE,
    ),
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
    converting=frozenset("calculate convert converted equal equals give make makes put using".split()),
    difference=compile_lazily(
        r"\s*(?:(?:less|more|fewer|lighter|heavier|above|below|off|of|ago|lost|gained|down|up)\b|/)", re.IGNORECASE
    ),
    lasting_before=compile_lazily(
        r"\b(?:(?:have|has|had|having|i?['’]?ve|['’]s)(?: (?:now|only|already))? (?:been|had|lived|suffered)"
        r"|been|diagnosed|living|ill|sick|unwell)\b"
        # "I have been told to take it for a year" does not tell how long it has lasted.
        r"(?: (?!(?:advised|approved|asked|get|going|must|need|needs|offered|prescribed|promised|quoted|recommended"
        r"|should|suggested|to|told|want|wants|will)\b)\w+){0,4}? (?:for|since|in)"
        r"(?: (?:about|almost|around|at least|more than|nearly|over|the (?:last|past)))*\s*$",
        re.IGNORECASE,
    ),
    lasting_after=compile_lazily(rf"\s*-?{_TIME} (?:ago|back|since|now)\b", re.IGNORECASE),
    money_after=compile_lazily(r"\s*(?:dollars?|bucks?|usd|euros?|eur|gbp|quid)\b", re.IGNORECASE),
    money_words=frozenset("$ buck bucks cash dollar dollars money usd".split()),
    multiples=compile_lazily(
        r"\b(?:twice|thrice|doubled?|tripled?|half|halve|quarters?|dozens?|couple|several|few|both|times)\b"
        r"|\b[x×*]\s?[0-9]|[0-9]\s?[x×*](?!\w)|[¼½¾]|\b[0-9]/[0-9]\b",
        re.IGNORECASE,
    ),
    numbers=(
        *((word, number) for number, word in enumerate(_ONES, 1)),
        *((word, 10 * number) for number, word in enumerate(_TENS, 1)),
        ("hundred", 100),
        ("thousand", 1000),
    ),
    number_joiner="and",
    own_question=compile_lazily(
        r"^\W*(?:(?:and|but|so|ok|okay|then|now)\W+)*"
        r"(?:(?:why|who|whom|whose|when|where|which|should|must|am|has|have|did)\b"
        r"|(?:can|could|may|will|would|does|do)\b(?! (?:you|it|that|this|they)\b)"
        r"|(?:is|are|was|were)\b(?! (?:it|that|this|they|the)\b))"
        r"|\b(?:(?<!you )do|does|happens?|mean|means|work|works)\W*$|\bdo (?:about|for|i|to|we|with)\b",
        re.IGNORECASE,
    ),
    range_before=compile_lazily(
        rf"(?:[0-9]\s*(?:and|or|to|till|until|[-–—/~])"
        rf"|\b(?:{'|'.join((*_ONES, *_TENS, 'hundred', 'thousand'))})(?:\s*[-–—/~]|\s+(?:and|or|to|till|until)\b|\s))"
        r"(?:\s*\b(?:an?|about|around|maybe|perhaps|nearly|up to)\b)*\s*$",
        re.IGNORECASE,
    ),
    rate_after=compile_lazily(
        rf"\s*(?:(?:/|per\b|an?\b|for (?:each|every)\b)\s*{_KILO}\b"
        rf"|(?:/|(?:(?:at|for|in) )?(?:per|an?|each|every)\b)\s*(?:[0-9]+\s*)?(?:{_TIME}|{_EACH})\b"
        r"|per\b|/\s*(?:d|h|wk|mo)\b|each\b|daily\b|(?:bi)?weekly\b|monthly\b|yearly\b|hourly\b|every\b)",
        re.IGNORECASE,
    ),
    measure_joiners=frozenset(
        "am is was are s now about around approx approximately circa currently roughly just only nearly almost".split()
    ),
    rate_joiner=r"\b(?:per|an?|(?:(?:for|to) )?(?:each|every)|(?:for|to) (?:an?|one))\b",
    rate_units=(
        *((word, "g", 1) for word in "g gm gms gr gram grams gramme grammes".split()),
        *((word, "g", 0.001) for word in "mg mgs milligram milligrams milligramme milligrammes".split()),
        *((word, "g", 0.000001) for word in "mcg ug µg microgram micrograms".split()),
        *((word, "$", 1) for word in "dollar dollars buck bucks usd".split()),
    ),
    rate_words=frozenset("each every per".split()),
    rest_units=(("st", "lb"), ("stone", "lb"), ("stones", "lb")),
    time_after=compile_lazily(rf"\s*-?{_TIME}\b", re.IGNORECASE),
    time_until=compile_lazily(
        rf"\b(?:in|after)(?: (?:about|around|another|just|maybe|only|roughly|some))*"
        rf"\s+(?:{_SPAN}[\s-]*|half[\s-]+(?:an?\s+)?|an?\s+half[\s-]+){_TIME}\b"
        rf"|\b(?:{_SPAN}[\s-]*|(?:half\s+)?an?\s+(?:half[\s-]+)?){_TIME} (?:from (?:now|today)|later)\b",
        re.IGNORECASE,
    ),
)
"""The English words around a number."""
