from fractions import Fraction
from itertools import product

import pytest
from english import ENGLISH

from faqbot.knowledge.amounts import Unit
from faqbot.knowledge.computation import Computation, Input, Sum, find_amount
from faqbot.knowledge.loading import load_knowledge
from faqbot.knowledge.multiples import leave_out
from faqbot.knowledge.shipped import shipped_base

FLOUR = Input(
    name="flour",
    units=(Unit(("g", "grams"), 1), Unit(("lb", "pounds"), 450), Unit(("oz", "ounces"), 28)),
    least=100,
    most=9_000,
    beyond="I only know 100 g to 9 kg.",
)
WATER = Sum("flour * 0.65", "{flour} g of flour take {result} g of water.")
SALT = Sum("flour / 50", "{flour} g of flour take {result} g of salt.", ("salt", "sea salt"))
DOUGH = Computation((FLOUR,), (WATER, SALT))


def test_the_first_sum_needs_only_an_amount() -> None:
    assert DOUGH.work_out(["how much water for 500 g?"]) == "500 g of flour take 325 g of water."


def test_a_word_asks_for_another_sum() -> None:
    assert DOUGH.work_out(["500g of flour, how much Salt"]) == "500 g of flour take 10 g of salt."


@pytest.mark.parametrize("question", ["how much water?", "500 loaves", "$500", "500 gulps", "v1.500 g", "-500 g"])
def test_without_an_amount_in_a_unit_there_is_no_sum(question: str) -> None:
    assert DOUGH.work_out([question]) == ""


def test_the_amount_may_be_in_an_earlier_message_and_the_last_one_counts() -> None:
    assert DOUGH.work_out(["and the salt?", "for 400 g", "for 500 g"]) == "400 g of flour take 8 g of salt."


def test_another_amount_goes_with_the_sum_that_was_asked_for_before() -> None:
    assert DOUGH.work_out(["and for 400 g?", "salt for 500 g"]) == "400 g of flour take 8 g of salt."


def test_a_question_without_a_figure_does_not_ask_for_an_earlier_sum() -> None:
    assert DOUGH.work_out(["what about it?", "salt for 500 g"]) == "500 g of flour take 325 g of water."


@pytest.mark.parametrize(
    ("text", "grams"),
    [("500 g", 500), ("1,500g", 1500), ("2 lb", 900), ("2 pounds 3 ounces", 984), ("1 lb, 2 oz", 506), ("1.5 LB", 675)],
)
def test_amounts_are_converted_to_the_first_unit_and_added_up(text: str, grams: float) -> None:
    assert find_amount(FLOUR, [DOUGH.read(f"with {text} of flour")]) == grams


def test_an_amount_out_of_bounds_gets_no_sum() -> None:
    assert DOUGH.work_out(["water for 50 g"]) == DOUGH.work_out(["for 9001 grams"]) == "I only know 100 g to 9 kg."


def test_an_assumed_amount_counts_only_if_a_sum_is_asked_for() -> None:
    assumed = Computation((Input("flour", FLOUR.units, 100, 9_000, "No.", default=1_000),), (WATER, SALT))
    assert assumed.work_out(["how much salt?"]) == "1000 g of flour take 20 g of salt."
    assert assumed.work_out(["how much?"]) == ""


def test_the_figures_shown_are_those_that_were_reckoned_with() -> None:
    thirds = Computation((Input("flour", (Unit(("cups",), 125.04),), 1, 9_000, "No."),), (WATER,))
    assert thirds.work_out(["1 cups"]) == "125 g of flour take 81.2 g of water."


LEAVEN = Input("leaven", (Unit(("spoon", "spoons"), 1),), 1, 9, "I only know 1 to 9 spoons.")
LOAF = Computation(
    (FLOUR._replace(default=500), LEAVEN),
    (WATER, SALT, Sum("leaven * 20", "{leaven} spoons of leaven weigh {result} g.")),
)


def test_the_sum_has_an_input_that_the_question_states() -> None:
    assert LOAF.work_out(["what do 2 spoons weigh", "salt for 400 g"]) == "2 spoons of leaven weigh 40 g."
    assert LOAF.work_out(["and for 400 g?", "2 spoons"]) == "400 g of flour take 260 g of water."
    assert LOAF.work_out(["10 spoons"]) == "I only know 1 to 9 spoons."


def test_no_amount_is_assumed_in_the_place_of_one_that_was_stated() -> None:
    assert LOAF.work_out(["and the salt?"]) == "500 g of flour take 10 g of salt."
    assert LOAF.work_out(["and the salt?", "2 spoons"]) == ""
    assert LOAF.work_out(["and the salt?", "2 spoons", "for 400 g"]) == "400 g of flour take 8 g of salt."


@pytest.mark.parametrize("question", ["salt for 2 spoons", "2 spoons 3 times", "3 loaves of 2 spoons"])
def test_a_question_for_another_sum_or_a_multiple_does_not_get_a_smaller_figure(question: str) -> None:
    assert LOAF.work_out([question]) == ""


def test_a_figure_that_is_repeated_is_no_multiple() -> None:
    assert LOAF.work_out(["2 spoons; and 2?"]) == "2 spoons of leaven weigh 40 g."


# Each question asks for one sum of the shipped base; the rule is per kilogram, as the article has it.
SHIPPED = [
    ("cost-per-month", "what would it cost at {weight}", Fraction(100), "$"),
    ("cost-per-month", "what does a year cost at {weight}", Fraction(1200), "$"),
    ("cost-per-month", "what does half a year cost at {weight}", Fraction(600), "$"),
    ("cost-per-month", "the five-day course at {weight}", Fraction(200), "$"),
    ("cost-per-gram", "what would it cost at {weight}", Fraction(100), "$"),
    ("cost-per-gram", "what does a year cost at {weight}", Fraction(1200), "$"),
    ("cost-per-gram", "what do 6 months cost at {weight}", Fraction(600), "$"),
    ("cost-per-gram", "the five-day course at {weight}", Fraction(200), "$"),
    ("dose-monthly", "how many grams at {weight}", Fraction(1), ""),
    ("dose-monthly", "how many grams a year at {weight}", Fraction(12), ""),
    ("dose-monthly", "how many grams in half a year at {weight}", Fraction(6), ""),
    ("dose-five-day", "how many grams at {weight}", Fraction(2), ""),
    ("dose-five-day", "how many grams each day at {weight}", Fraction(2, 5), ""),
]


@pytest.mark.parametrize(("entry", "question", "rate", "sign"), SHIPPED)
def test_every_sum_of_the_shipped_base_is_right_at_every_weight(
    entry: str, question: str, rate: Fraction, sign: str
) -> None:
    found = load_knowledge(shipped_base()).entry(entry)
    assert found is not None
    assert found.computed is not None
    kilograms = {"kg": Fraction(1), "lb": Fraction("0.45359237"), "stone": Fraction("6.35029318")}
    for unit, number in product(kilograms, range(1, 663)):
        weight = number * kilograms[unit]
        shown = found.computed.work_out([question.format(weight=f"{number} {unit}")])
        if not 10 <= weight <= 300:
            assert shown == "I only work this out for a weight from 10 to 300 kg."
            continue
        rounded = Fraction(round(float(weight), 1)).limit_denominator(10)
        result = rounded * rate
        figures = {f"{float(result):,.0f}", f"{float(result):.0f}", f"{float(result):.1f}".removesuffix(".0")}
        assert f"Our sum for {float(rounded):.1f}".removesuffix(".0") in shown
        assert any(f"{sign}{figure} " in shown for figure in figures), (number, unit, shown)


@pytest.mark.parametrize("entry", ["cost-per-gram", "cost-per-month"])
def test_the_price_of_any_number_of_grams_is_right(entry: str) -> None:
    found = load_knowledge(shipped_base()).entry(entry)
    assert found is not None
    assert found.computed is not None
    assert found.computed.work_out(["price of 500 mg"]).startswith("Our sum for 0.5 g: 0.5 × $100 = $50. ")
    for grams in range(1, 5001):
        shown = found.computed.work_out([f"price of {grams} g"])
        price = f"{100 * grams:,}" if grams >= 100 else str(100 * grams)
        assert shown.startswith(f"Our sum for {grams if grams < 1000 else shown.split()[3]} g: ")
        assert f" = ${price}. " in shown
    assert found.computed.work_out(["price of 5001 g"]) == "I only work this out for an amount from 0.5 to 5000 grams."


def test_every_sum_of_the_shipped_base_is_tested() -> None:
    base = load_knowledge(shipped_base())
    # The price of a number of grams needs no weight.
    sums = {
        entry.id: sum("weight" in each.names for each in entry.computed.sums)
        for entry in base.entries
        if entry.computed
    }
    assert sums == {name: sum(each[0] == name for each in SHIPPED) for name in dict.fromkeys(row[0] for row in SHIPPED)}


def test_if_a_message_only_has_a_change_no_earlier_and_no_assumed_amount_counts() -> None:
    weight = Input("weight", (Unit(("kg",), 1),), 10, 300, "No.", default=70)
    computation = Computation((weight,), (Sum("weight", "{result}", ("a month",)),))
    said = [computation.read(text, ENGLISH) for text in ("now 5 kg more", "80 kg")]
    assert find_amount(weight, said) is None
    assert computation.work_out(("lost 5 kg, what is it a month?", "80 kg"), ENGLISH) == ""
    assert computation.work_out(("what is it a month?",), ENGLISH) == "70"
    assert computation.work_out(("what is it a month? I lost 5 kg and weigh 60 kg",), ENGLISH) == "60"


def test_a_backslash_in_the_words_of_a_sum_is_a_character_like_any_other() -> None:
    assert leave_out(["12 weeks"], "water for 12 weeks", r"a\d week") == r"water for a\d week"
