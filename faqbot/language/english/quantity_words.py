"""English words for numbers and units."""

from faqbot.language.quantity_words import UNIT_SYMBOLS, QuantityWords

_UNIT_NAMES = {
    "g": "gram grams gramme grammes",
    "kg": "kgs kilo kilos kilogram kilograms kilogramme kilogrammes",
    "mg": "milligram milligrams milligramme milligrammes",
    "µg": "mcg microgram micrograms",
    "l": "litre litres liter liters",
    "ml": "millilitre millilitres milliliter milliliters cc",
    "m": "metre metres meter meters",
    "cm": "centimetre centimetres centimeter centimeters",
    "mm": "millimetre millimetres millimeter millimeters",
    "km": "kilometre kilometres kilometer kilometers",
    "mile": "mile miles",
    "pound": "pound pounds lb lbs",
    "ounce": "ounce ounces oz",
    "stone": "stone stones",
    "tonne": "tonne tonnes ton tons",
    "%": "percent percentage",
    "$": "dollar dollars usd",
    "€": "euro euros eur",
    "£": "gbp",
    "second": "second seconds",
    "minute": "minute minutes min mins",
    "hour": "hour hours hr hrs hourly",
    "day": "day days daily",
    "week": "week weeks weekly fortnightly",
    "month": "month months monthly",
    "year": "year years yearly annually annual",
    "degree": "degree degrees celsius fahrenheit",
}
_SMALL_NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve".split()
_LARGE_NUMBERS = {
    "twenty": "20", "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "hundred": "100", "thousand": "1000",
}  # fmt: skip
_DENOMINATORS = {"half": "2", "third": "3", "thirds": "3", "quarter": "4", "quarters": "4", "fifth": "5", "tenth": "10"}

QUANTITY_WORDS = QuantityWords(
    spellings={"per cent": "percent"},
    units=dict(UNIT_SYMBOLS) | {name: unit for unit, names in _UNIT_NAMES.items() for name in names.split()},
    rates=frozenset("hourly daily weekly fortnightly monthly yearly annually annual".split()),
    rate_words=frozenset("/ per a an each every".split()),
    numbers={name: str(number) for number, name in enumerate(_SMALL_NUMBERS)} | _LARGE_NUMBERS,
    denominators=_DENOMINATORS,
    articles=frozenset(("a", "the")),
    sole_fractions=frozenset(("half",)),
)
"""The quantity words of English."""
