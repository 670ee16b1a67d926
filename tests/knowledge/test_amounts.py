import pytest
from english import ENGLISH

from faqbot.knowledge.amounts import Amount, Unit, read_amounts

WEIGHT = (Unit(("kg", "kilos"), 1), Unit(("lb", "pounds"), 0.45), Unit(("st", "stone"), 6.35))
DRUG = (Unit(("g", "grams"), 1), Unit(("mg",), 0.001))


def read(message: str) -> list[tuple[str, str, float]]:
    """Return the kind, the text and the value of each amount of a message."""
    found = read_amounts(message, [WEIGHT, DRUG], ENGLISH).found
    return [(each.kind, each.text, round(each.value, 4)) for each in found]


@pytest.mark.parametrize(
    ("message", "found"),
    [
        ("80 kg, and 500mg of it", [("measure", "80 kg", 80), ("measure", "500mg", 0.5)]),
        ("10 stone 4 pounds", [("measure", "10 stone 4 pounds", 65.3)]),
        ("1,500 g", [("measure", "1,500 g", 1500)]),
        ("$7,000 or 200 bucks", [("money", "$7,000", 7000), ("money", "200", 200)]),
        ("I'm 62", [("age", "62", 62)]),
        ("a 62 year old, 31 yo", [("age", "62", 62), ("age", "31", 31)]),
        ("for 5 days", [("time", "5", 5)]),
        ("30% of them", [("share", "30", 30)]),
        ("3 infusions, 4", [("count", "3", 3), ("number", "4", 4)]),
        ("twenty-five grams", [("measure", "twenty-five grams", 25)]),
        ("two hundred mg", [("measure", "two hundred mg", 0.2)]),
        ("Eleven stone four", [("measure", "Eleven stone four", 71.65)]),
        ("70 kg and 80 kg", [("measure", "70 kg", 70), ("measure", "80 kg", 80)]),
        ("two hundred and fifty grams", [("measure", "two hundred and fifty grams", 250)]),
        ("12st 7, 3 bags", [("measure", "12st 7", 79.35), ("count", "3", 3)]),
        ("12 stone 40", [("measure", "12 stone", 76.2), ("number", "40", 40)]),
        ("12 stone 3 times", [("measure", "12 stone", 76.2), ("count", "3", 3)]),
        ("80 kg 5", [("measure", "80 kg", 80), ("number", "5", 5)]),
        ("three drips in two weeks, one nurse", [("count", "three", 3), ("date", "two", 2)]),
        ("v1.5 g, -20 g, 12345, B12, 7th", []),
        ("80 kg / 176lb", [("measure", "80 kg", 80), ("measure", "176lb", 79.2)]),
        ("two thousand three hundred grams", [("measure", "two thousand three hundred grams", 2300)]),
        ("a hundred and thirty-five kg", [("measure", "hundred and thirty-five kg", 135)]),
        ("ninety-eight, nineteen", [("number", "ninety-eight", 98), ("number", "nineteen", 19)]),
        ("11 st. 3", [("measure", "11 st. 3", 71.2)]),
        ("11 stone, 3", [("measure", "11 stone, 3", 71.2)]),
        ("ten stone and three", [("measure", "ten stone and three", 64.85)]),
        ("10 stone, 3 bags", [("measure", "10 stone", 63.5), ("count", "3", 3)]),
        ("I begin in 4 weeks", [("date", "4", 4)]),
        ("10 stone 3 kg", [("measure", "10 stone", 63.5), ("measure", "3 kg", 3)]),
        ("no figure here", []),
    ],
)
def test_each_number_of_a_message_is_read_with_what_it_tells(message: str, found: list[tuple[str, str, float]]) -> None:
    assert read(message) == found


@pytest.mark.parametrize(
    ("message", "is_change", "is_rate"),
    [
        ("lost 5 kg", True, False),
        ("5 kg more", True, False),
        ("20 more now", True, False),
        ("400 mg/kg", False, True),
        ("400 mg per kilo", False, True),
        ("70 kg over a weekend", False, False),
        ("20 g a month", False, True),
        ("20 g per infusion", False, True),
        ("20 g each time", False, True),
        ("20 g every three weeks", False, True),
        ("20 g a lot", False, False),
    ],
)
def test_a_change_and_a_rate_are_no_stated_amount(message: str, *, is_change: bool, is_rate: bool) -> None:
    amount = read_amounts(message, [WEIGHT, DRUG], ENGLISH).found[0]
    assert (amount.is_change, bool(amount.rate)) == (is_change, is_rate)
    assert amount.is_stated is not (is_change or is_rate)


@pytest.mark.parametrize(
    "message",
    [
        "60 to 70 kg",
        "60-70 kg",
        "between 60 and 70 kg",
        "60 or 70kg",
        "40 ~ 45 kg",
        "forty-fifty kg",
        "forty fifty kg",
        "thirty to about forty kg",
        "eleven or twelve kg",
        "eighty to a hundred kg",
        "two hundred to three hundred kg",
    ],
)
def test_the_end_of_a_range_is_no_stated_amount(message: str) -> None:
    assert not any(each.is_stated for each in read_amounts(message, [WEIGHT], ENGLISH).measures)


def test_an_unknown_language_has_only_measures_money_and_counts() -> None:
    found = read_amounts("I am 45, lost 5 kg for $20", [WEIGHT]).found
    assert [(each.kind, each.is_change) for each in found] == [("count", False), ("measure", False), ("money", False)]


def test_amounts_in_units_are_replaced_and_nothing_else() -> None:
    amounts = read_amounts("what do 2kilos cost, for 400 mg, 3 times?", [WEIGHT, DRUG], ENGLISH)
    assert amounts.replace(lambda each: f" {each.unit_name} ") == "what do  kilos  cost, for  mg , 3 times?"


def test_a_unit_is_named_by_its_first_name_that_is_no_abbreviation() -> None:
    assert [unit.name for unit in WEIGHT] == ["kilos", "pounds", "stone"]


@pytest.mark.parametrize(("number", "may_be"), [("2010", True), ("1850", False), ("201", False)])
def test_a_number_of_this_century_or_the_last_may_be_a_year(number: str, *, may_be: bool) -> None:
    (amount,) = read_amounts(f"price in {number}?", [WEIGHT], ENGLISH).found
    assert amount == Amount("number", number, 9, 9 + len(number), float(number))
    assert amount.may_be_year is may_be
