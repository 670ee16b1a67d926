import pytest
from english import ENGLISH

from faqbot.bot import FaqBot
from faqbot.conversation.sums import complete_amount, goes_on_with_sum
from faqbot.conversation.told_amounts import add_unit, replace_retracted
from faqbot.knowledge.amounts import Unit
from faqbot.knowledge.computation import Computation, Input, Sum
from faqbot.replies.reply import Answer

WEIGHT = Input("weight", (Unit(("kg", "kilos"), 1),), 10, 300, "No.", words=("weigh", "i"))
COST = Computation((WEIGHT,), (Sum("weight", "{result}"), Sum("weight * 12", "{result}", ("year", "twelve months"))))


@pytest.mark.parametrize(
    "text",
    ["and for 80 kg?", "and a year?", "so 6000?", "so that is 72,000 then?", "i weigh 80 kilos", "for twelve months"],
)
def test_another_amount_another_sum_or_a_figure_goes_on_with_the_sum(text: str) -> None:
    assert goes_on_with_sum(text, COST, ENGLISH)


@pytest.mark.parametrize(
    "text", ["what about insurance?", "why?", "2", "is a headache common in the first year", "vaccines at 80 kg"]
)
def test_another_topic_does_not(text: str) -> None:
    assert not goes_on_with_sum(text, COST, ENGLISH)


@pytest.fixture(scope="module")
def bot() -> FaqBot:
    """Return the bot of the shipped base."""
    return FaqBot.load()


def ask_in_turn(bot: FaqBot, *questions: str) -> list[tuple[str, str]]:
    """Return the entry and the beginning of the sum of each reply of one conversation."""
    session = bot.session()
    replies = [session.ask(question) for question in questions]
    return [(r.entry.id, r.computed.split(". ")[0]) if isinstance(r, Answer) else (r.kind, "") for r in replies]


def test_a_month_a_figure_a_year_and_another_weight(bot: FaqBot) -> None:
    month = "Our sum for 60 kg: 60 × 1 gram × $100 = $6000 a month"
    assert ask_in_turn(
        bot, "i weigh 60kg how much would a month cost", "so 6000?", "and a year?", "and at 80 kilos?", "thanks"
    ) == [
        ("cost-per-month", month),
        ("cost-per-month", month),
        ("cost-per-month", "Our sum for 60 kg: 12 months × 60 × 1 gram × $100 = $72,000 a year"),
        ("cost-per-month", "Our sum for 80 kg: 12 months × 80 × 1 gram × $100 = $96,000 a year"),
        ("small_talk", ""),
    ]


def test_a_weight_is_corrected(bot: FaqBot) -> None:
    assert ask_in_turn(bot, "what does a month cost for 70 kg", "no, for 60", "sorry, wait, 80 kg", "i meant 90") == [
        ("cost-per-month", "Our sum for 70 kg: 70 × 1 gram × $100 = $7000 a month"),
        ("cost-per-month", "Our sum for 60 kg: 60 × 1 gram × $100 = $6000 a month"),
        ("cost-per-month", "Our sum for 80 kg: 80 × 1 gram × $100 = $8000 a month"),
        ("cost-per-month", "Our sum for 90 kg: 90 × 1 gram × $100 = $9000 a month"),
    ]


def test_a_number_right_after_stone_is_in_pounds(bot: FaqBot) -> None:
    assert ask_in_turn(bot, "monthly dose at 12 stone 7", "sorry i mean 11 stone 3", "in kg?") == [
        ("dose-monthly", "Our sum for 79.4 kg: 79.4 × 1 gram = 79.4 grams a month"),
        ("dose-monthly", "Our sum for 71.2 kg: 71.2 × 1 gram = 71.2 grams a month"),
        ("dose-monthly", "11 stone 3 = 71.2 kg"),
    ]


@pytest.mark.parametrize(
    "question",
    [
        "monthly cost for 70 kg and 80 kg",
        "I went from 85 kg to 75 kg, what is the monthly dose",
        "between 60 and 70 kg, what is the monthly dose",
        "price of 20 g and 30 g",
        "I am not 80 kg but 90 kg, what does a month cost",
        "what does a month cost for 80 kg at 2 g per kilo",
        "yearly cost at 50-60 kg",
        "what does a month cost for forty-fifty kg",
        "price of fifteen to twenty grams",
        "monthly dose for ninety to a hundred kg",
        "what does a month cost for 60 ~ 65 kg",
        "monthly dose for 80 kg (200 lbs)",
        "monthly dose for 80 kg, 80.5 kg",
        "monthly dose for 11 stone 4 kg",
        "monthly cost for 80 kg at two grams per kilo",
        "monthly cost for 80 kg at 3 G/KG",
        "monthly cost for 80 kg with 2 g for every kilogram",
        "monthly cost for 80 kg at 100 mg/kg",
        "monthly cost for 80 kg at 1 mg per kg",
        "yearly cost for 80 kg at 12 g/kg",
        "monthly cost for 80 kg at 1 g per lb",
        "monthly cost for 80 kg at $60 a gram",
        "monthly dose for 80 kg at 400 mg/kg",
        "cost for 80 kg three years",
        "cost for a year and a half for 80 kg",
        "cost of three months for 80 kg",
        "monthly cost for three people of 80 kg",
        "price for 80 kg twice a month",
        "price for 80 kg, three infusions",
        "monthly dose for 80 kg for 9 months",
        "monthly dose for 11 stone and a half",
    ],
)
def test_of_two_amounts_a_range_or_another_rate_there_is_no_sum(bot: FaqBot, question: str) -> None:
    assert ask_in_turn(bot, question)[0][1] == ""


@pytest.mark.parametrize(
    ("question", "total"),
    [
        ("monthly cost for 80 kg at 1 g per kilo", "Our sum for 80 kg: 80 × 1 gram × $100 = $8000 a month"),
        ("what is the monthly dose for 80 kg, that is 80 kg", "Our sum for 80 kg: 80 × 1 gram = 80 grams a month"),
        ("monthly cost for 80 kg at 1000 mg/kg", "Our sum for 80 kg: 80 × 1 gram × $100 = $8000 a month"),
        ("monthly cost for 80 kg at $100 a gram", "Our sum for 80 kg: 80 × 1 gram × $100 = $8000 a month"),
        ("monthly dose for 80 kg at one gram a kilo", "Our sum for 80 kg: 80 × 1 gram = 80 grams a month"),
        ("grams a day of the five day course for 80 kg", "Our sum for 80 kg: 80 × 400 mg = 32 grams a day, for 5 days"),
        ("cost for 80 kg for twelve months", "Our sum for 80 kg: 12 months × 80 × 1 gram × $100 = $96,000 a year"),
        ("monthly dose for 90 kg (198 lbs)", "Our sum for 90 kg: 90 × 1 gram = 90 grams a month"),
        ("monthly dose: 198 lb/90kg", "Our sum for 89.8 kg: 89.8 × 1 gram = 89.8 grams a month"),
        ("monthly dose for 14 stone, 89 kg about", "Our sum for 88.9 kg: 88.9 × 1 gram = 88.9 grams a month"),
        ("I gained 4 kg, now 66 kg. monthly dose?", "Our sum for 66 kg: 66 × 1 gram = 66 grams a month"),
        ("monthly dose for a hundred and ten kilos", "Our sum for 110 kg: 110 × 1 gram = 110 grams a month"),
    ],
)
def test_the_rate_of_the_rule_and_an_amount_said_twice_leave_the_sum(bot: FaqBot, question: str, total: str) -> None:
    assert ask_in_turn(bot, question)[0][1] == total


@pytest.mark.parametrize("question", ["dose for 12 stone", "dosage 12 stone", "dose of someone with 12 stone"])
def test_any_weight_gets_the_sum_that_the_assumed_one_gets(bot: FaqBot, question: str) -> None:
    assert ask_in_turn(bot, question) == [("dose-monthly", "Our sum for 76.2 kg: 76.2 × 1 gram = 76.2 grams a month")]


@pytest.mark.parametrize("weight", ["65 kg", "80 kg", "85 kg"])
def test_a_weight_that_reads_like_an_age_is_no_gap(bot: FaqBot, weight: str) -> None:
    [(entry, total)] = ask_in_turn(bot, f"dose for {weight}")
    assert (entry, total.split(":")[0]) == ("dose-monthly", f"Our sum for {weight}")


def test_an_age_beside_a_weight_is_still_a_gap(bot: FaqBot) -> None:
    assert ask_in_turn(bot, "dose for an 80 year old of 70 kg") == [("no_answer", "")]


def test_pounds_and_stone_are_understood(bot: FaqBot) -> None:
    assert ask_in_turn(bot, "how many grams for someone of 11 stone 4 pounds", "and 154 pounds?") == [
        ("dose-monthly", "Our sum for 71.7 kg: 71.7 × 1 gram = 71.7 grams a month"),
        ("dose-monthly", "Our sum for 69.9 kg: 69.9 × 1 gram = 69.9 grams a month"),
    ]


@pytest.mark.parametrize("text", ["yes pounds", "sorry, in pounds", "lbs", "no i meant pounds"])
def test_a_unit_that_is_told_afterwards_belongs_to_the_number(bot: FaqBot, text: str) -> None:
    assert ask_in_turn(bot, "what does a month cost", "198", text, "and a year?")[1:] == [
        ("cost-per-month", "Our sum for 198 kg: 198 × 1 gram × $100 = $19,800 a month"),
        ("cost-per-month", "Our sum for 89.8 kg: 89.8 × 1 gram × $100 = $8980 a month"),
        ("cost-per-month", "Our sum for 89.8 kg: 12 months × 89.8 × 1 gram × $100 = $107,760 a year"),
    ]


def test_a_unit_completes_a_question_that_was_not_understood(bot: FaqBot) -> None:
    assert ask_in_turn(bot, "price at 198", "pounds")[1] == (
        "cost-per-gram",
        "Our sum for 89.8 kg: 89.8 × 1 gram × $100 = $8980 a month",
    )


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("in pounds?", "cost per month for 80 kg"),
        ("pounds", "cost per month for 80 kg"),
        ("pounds?", "is it 100?"),
        ("pounds", "is it 100 a gram?"),
        ("in pounds", "how expensive was it in 2010"),
        ("kg", "I'm 70, can I have it?"),
        ("sorry, kg", "cost for 11 stone 4 pounds"),
        ("sorry, pounds", "60 kg or 70 kg"),
        ("kg or pounds", "cost for 198"),
    ],
)
def test_money_a_year_an_age_and_an_amount_with_a_unit_lack_none(bot: FaqBot, text: str, before: str) -> None:
    assert add_unit(text, before, bot.knowledge.computations, ENGLISH) == ""


@pytest.mark.parametrize(
    ("text", "before", "completed"),
    [
        ("sorry, pounds", "cost for 80 kg", "cost for 80 pounds"),
        ("no, I meant lbs", "cost for 80kg?", "cost for 80 lbs?"),
        ("kg", "what are 20 g at 80?", "what are 20 g at 80 kg?"),
    ],
)
def test_a_wrong_unit_is_put_right_and_a_missing_one_added(bot: FaqBot, text: str, before: str, completed: str) -> None:
    assert add_unit(text, before, bot.knowledge.computations, ENGLISH) == completed


@pytest.mark.parametrize("correction", ["sorry, pounds", "no, i meant pounds"])
def test_a_corrected_unit_changes_the_sum(bot: FaqBot, correction: str) -> None:
    assert ask_in_turn(bot, "what does a month cost for 80 kg", correction)[1] == (
        "cost-per-month",
        "Our sum for 36.3 kg: 36.3 × 1 gram × $100 = $3630 a month",
    )


@pytest.mark.parametrize(
    ("first", "second", "total"),
    [
        ("price of 20 g", "and 30?", "Our sum for 30 g: 30 × $100 = $3000"),
        ("price of 20 g", "sorry, 30", "Our sum for 30 g: 30 × $100 = $3000"),
        ("price of 500mg", "and 750?", "Our sum for 0.8 g: 0.8 × $100 = $80"),
        ("price of 20 g", "I weigh 60", "Our sum for 60 kg: 60 × 1 gram × $100 = $6000 a month"),
        ("price of 20 g", "so 2000?", "Our sum for 20 g: 20 × $100 = $2000"),
        ("price of 5 g", "so 500?", "Our sum for 5 g: 5 × $100 = $500"),
        ("price of 20 g", "and 100?", "Our sum for 100 g: 100 × $100 = $10,000"),
        ("price of 20 g", "and a year?", ""),
        ("price of 20 g", "and per year?", ""),
    ],
)
def test_a_number_without_a_unit_is_of_the_kind_that_was_stated_last(
    bot: FaqBot, first: str, second: str, total: str
) -> None:
    assert ask_in_turn(bot, first, second)[1] == ("cost-per-gram", total)


def test_a_dose_that_is_repeated_is_no_weight(bot: FaqBot) -> None:
    first, second = ask_in_turn(bot, "grams of the five-day course at 70 kg", "so 140?")
    assert first == second


def test_what_is_counted_is_no_amount(bot: FaqBot) -> None:
    assert "$500" not in str(ask_in_turn(bot, "price of 20 g", "and 5 of those?")[1:])


@pytest.mark.parametrize(
    ("first", "text", "total"),
    [
        ("what does a month cost for 80 kg", "in pounds?", "80 kg = 176.4 pounds. Our sum for 80 kg"),
        ("what does a month cost for 80 kg", "n in stone?", "80 kg = 12.6 stone. Our sum for 80 kg"),
        ("monthly dose for 150 lbs", "can you convert it to kilos please", "150 lbs = 68 kilos. Our sum for 68 kg"),
        ("price of 20 g", "in mg", "20 g = 20,000 mg. Our sum for 20 g"),
        ("monthly dose for 80 kg", "kg?", "Our sum for 80 kg"),
    ],
)
def test_the_same_sum_is_told_with_its_amount_in_another_unit(bot: FaqBot, first: str, text: str, total: str) -> None:
    session = bot.session()
    before, reply = session.ask(first), session.ask(text)
    assert isinstance(reply, Answer)
    assert reply.item == before.item
    assert reply.computed.split(":")[0] == total


@pytest.mark.parametrize(
    ("question", "unit", "amount", "total"),
    [
        ("what does a year cost for 90 kg", "pounds", "90 kg = 198.4 pounds", " = $108,000 a year"),
        ("price of the five-day course for 90 kg", "lbs", "90 kg = 198.4 lbs", " = $18,000 for the five-day course"),
        ("five day course, grams each day at 90 kg", "stone", "90 kg = 14.2 stone", " = 36 grams a day, for 5 days"),
        ("monthly dose for 11 stone 3", "pounds", "11 stone 3 = 157 pounds", " = 71.2 grams a month"),
        ("monthly dose for 11 stone 3", "stone", "11 stone 3 = 11.2 stone", " = 71.2 grams a month"),
    ],
)
def test_another_unit_repeats_the_sum_that_was_asked_for(
    bot: FaqBot, question: str, unit: str, amount: str, total: str
) -> None:
    session = bot.session()
    first = session.ask(question)
    assert isinstance(first, Answer)
    assert total in first.computed
    for text in (f"in {unit}?", f"{unit}?"):
        again = session.ask(text)
        assert isinstance(again, Answer)
        assert again.computed == f"{amount}. {first.computed}"


@pytest.mark.parametrize(("first", "text"), [("monthly dose for 11 stone 3", "and 11 9"), ("price of 20 g", "2,5")])
def test_numbers_that_are_not_understood_do_not_repeat_the_sum(bot: FaqBot, first: str, text: str) -> None:
    assert ask_in_turn(bot, first, text)[1][1] == ""


@pytest.mark.parametrize("question", ["what is the monthly dose", "what does a month cost"])
def test_a_unit_after_a_rule_without_an_amount_tells_the_rule_again(bot: FaqBot, question: str) -> None:
    first, again = ask_in_turn(bot, question, "in pounds?")
    assert again == first


def test_another_unit_is_only_asked_for_right_after_the_sum(bot: FaqBot) -> None:
    replies = ask_in_turn(bot, "monthly dose for 80 kg", "what are the side effects", "in pounds?")
    assert "=" not in replies[2][1].split(":")[0]


@pytest.mark.parametrize(
    "question",
    [
        "price of 20 g per infusion",
        "20 g per infusion",
        "cost of 30 g a month",
        "I get 25 g every 3 weeks, price?",
        "two infusions of 20 g, how much",
        "how much for three bags with 10 g",
        "what do 20 g cost twice",
        "20 g x 5 price",
        "10 g daily, what does a year cost",
    ],
)
def test_a_rate_or_a_multiple_of_an_amount_has_no_price(bot: FaqBot, question: str) -> None:
    assert ask_in_turn(bot, question)[0][1] == ""


@pytest.mark.parametrize(
    ("question", "total"),
    [
        ("price of twenty grams", "Our sum for 20 g: 20 × $100 = $2000"),
        ("what would twenty-five grams cost", "Our sum for 25 g: 25 × $100 = $2500"),
        ("cost at eighty kilos a month", "Our sum for 80 kg: 80 × 1 gram × $100 = $8000 a month"),
    ],
)
def test_an_amount_may_be_written_in_words(bot: FaqBot, question: str, total: str) -> None:
    assert ask_in_turn(bot, question)[0][1] == total


@pytest.mark.parametrize(
    "text", ["what does 5 g do", "why 5 g", "can I have 5 g", "who gets 5 g", "what do I do with 5 g", "is 5 g a lot"]
)
def test_what_asks_something_else_of_an_amount_gets_no_price_after_one(bot: FaqBot, text: str) -> None:
    assert ask_in_turn(bot, "price of 20 g", text)[1][1] == ""


@pytest.mark.parametrize(
    "text", ["can you do 5 g", "and five grams?", "is it $500 for 5 g?", "what would 5 g be", "5 g"]
)
def test_another_amount_gets_its_price_after_one(bot: FaqBot, text: str) -> None:
    assert ask_in_turn(bot, "price of 20 g", text)[1] == ("cost-per-gram", "Our sum for 5 g: 5 × $100 = $500")


@pytest.mark.parametrize("text", ["and per year?", "and a year?", "each year?", "and per yr"])
def test_a_rate_goes_on_with_the_price(bot: FaqBot, text: str) -> None:
    assert ask_in_turn(bot, "I weigh 80 kg", "how expensive is ivig", text)[2] == (
        "cost-per-gram",
        "Our sum for 80 kg: 12 months × 80 × 1 gram × $100 = $96,000 a year",
    )


@pytest.mark.parametrize(
    "question",
    [
        "I get 30 g a month. what does a year cost?",
        "what does 30 g a month cost in a year?",
        "20 g a day for 5 days, what does it cost?",
        "cost of the 5-day course at 30 g a day",
        "5 infusions of 20 g, price?",
    ],
)
def test_a_longer_time_does_not_get_the_price_of_the_amount_alone(bot: FaqBot, question: str) -> None:
    assert ask_in_turn(bot, question) == [("cost-per-month", "")]


@pytest.mark.parametrize(
    ("text", "before"),
    [("pounds", "who can have it"), ("pounds", "60 or 70"), ("what a pound costs", "198"), ("yes", "198")],
)
def test_a_unit_without_one_number_before_it_completes_nothing(text: str, before: str) -> None:
    weight = Input("weight", (Unit(("kg",), 1), Unit(("pound", "pounds"), 0.45)), 10, 300, "No.")
    assert add_unit(text, before, [Computation((weight,), ())], ENGLISH) == ""


@pytest.mark.parametrize(
    ("question", "total"),
    [
        ("1 gram cost", "Our sum for 1 g: 1 × $100 = $100"),
        ("price of 20 g", "Our sum for 20 g: 20 × $100 = $2000"),
        ("how much is 35g", "Our sum for 35 g: 35 × $100 = $3500"),
        ("what would 140 grams cost", "Our sum for 140 g: 140 × $100 = $14,000"),
        ("1000 mg price", "Our sum for 1 g: 1 × $100 = $100"),
        ("thanks. price for 80 kg", "Our sum for 80 kg: 80 × 1 gram × $100 = $8000 a month"),
        (
            "cost for 5 days at 70 kg",
            "Our sum for 70 kg: 5 days × 70 × 400 mg, at $100 a gram = $14,000 for the five-day course",
        ),
    ],
)
def test_the_price_of_an_amount_is_worked_out(bot: FaqBot, question: str, total: str) -> None:
    (reply,) = ask_in_turn(bot, question)
    assert reply[0].startswith("cost-per-")
    assert reply[1] == total


@pytest.mark.parametrize(
    "question", ["400 mg per kg cost", "cost at 400 mg/kg", "is 80 kg too heavy", "i lost 5 kg on it"]
)
def test_a_rate_or_a_weight_that_is_asked_about_has_no_price(bot: FaqBot, question: str) -> None:
    assert ask_in_turn(bot, question)[0][1] == ""


def test_a_number_of_the_list_is_still_a_choice(bot: FaqBot) -> None:
    session = bot.session()
    first = session.ask("what does a month cost")
    assert session.ask("2").item == first.choices[1]


def test_an_answer_without_an_amount_has_no_sum(bot: FaqBot) -> None:
    assert ask_in_turn(bot, "what does a month cost") == [("cost-per-month", "")]


POUNDS = Computation((Input("weight", (Unit(("kg",), 1), Unit(("lb",), 0.45)), 10, 300, "No."),), COST.sums)


@pytest.mark.parametrize(
    ("typed", "earlier", "amount"),
    [
        ("no, for 60", [], "60 kg"),
        ("and 75?", ["i weigh 140 lb"], "75 lb"),
        ("60.5", [], "60.5 kg"),
        ("no, for 60kg", [], ""),
        ("60 or 70", [], ""),
        ("for 9999", [], ""),
        ("did 60 trials fail", [], ""),
        ("$60", [], ""),
    ],
)
def test_a_number_alone_is_the_amount_in_the_unit_that_was_used(typed: str, earlier: list[str], amount: str) -> None:
    assert complete_amount(typed, POUNDS, earlier, ENGLISH) == amount


@pytest.mark.parametrize(
    ("typed", "corrected"),
    [
        ("how many grams for 71 kg? sorry, 64", "how many grams for 64 kg?"),
        ("a month for 71kg - no wait, he's 64 now", "a month for 64 kg now"),
        ("71 kg, make that 140 lb please", "140 lb please"),
        ("for 71, sorry, 64 kg", "for 71, sorry, 64 kg"),
        ("71 kg and no more than 3 times", "71 kg and no more than 3 times"),
        ("no, 64", "no, 64"),
    ],
)
def test_an_amount_that_is_taken_back_is_replaced(typed: str, corrected: str) -> None:
    assert replace_retracted(typed, (POUNDS,), ENGLISH) == corrected


@pytest.mark.parametrize(
    "typed",
    [
        "I weigh 71 kg. Oh, I am 38 years old. How many grams?",
        "I weigh 71 kg. Oh, I am 38. How many grams?",
        "I weigh 71 kg. No, 38 years old",
        "71 kg. No 3 nurses say the same. How much?",
        "71 kg, i mean 3 grams for each of them",
        "grams at 71 kg, actually 11 kg less than in spring",
        "grams at 71 kg, no wait, 11 kg more",
        "71 kg, sorry, 3 kg/m2",
    ],
)
def test_an_age_a_count_a_rate_or_a_difference_takes_no_weight_back(typed: str) -> None:
    assert replace_retracted(typed, (POUNDS,), ENGLISH) == typed


@pytest.mark.parametrize(
    "question",
    [
        "I weigh 71 kg. Oh, I am 38 years old. How many grams do I need in a month?",
        "how many grams do I need in a month at 71 kg, actually 11 kg less than in spring",
        "I weigh 71 kg. No 3 nurses say the same. how many grams do i need in a month",
    ],
)
def test_the_sum_is_then_for_the_weight(bot: FaqBot, question: str) -> None:
    reply = bot.ask(question)
    assert isinstance(reply, Answer)
    assert reply.computed.startswith("Our sum for 71 kg:")


@pytest.mark.parametrize("correction", ["sorry, 64", "oops - 64", "he's 64", "71 kg no wait 64", "i meant 64", "64 kg"])
def test_a_corrected_weight_is_kept_for_the_next_questions(bot: FaqBot, correction: str) -> None:
    assert ask_in_turn(
        bot, "what is the monthly dose for 71 kg", correction, "and what does a month cost", "a year?"
    ) == [
        ("dose-monthly", "Our sum for 71 kg: 71 × 1 gram = 71 grams a month"),
        ("dose-monthly", "Our sum for 64 kg: 64 × 1 gram = 64 grams a month"),
        ("cost-per-month", "Our sum for 64 kg: 64 × 1 gram × $100 = $6400 a month"),
        ("cost-per-month", "Our sum for 64 kg: 12 months × 64 × 1 gram × $100 = $76,800 a year"),
    ]


def test_a_question_may_correct_its_own_amount(bot: FaqBot) -> None:
    assert ask_in_turn(bot, "what does a month cost for 71 kg, oh sorry, 64?") == [
        ("cost-per-month", "Our sum for 64 kg: 64 × 1 gram × $100 = $6400 a month")
    ]


@pytest.mark.parametrize("question", ["does insurance cover it", "is there any help with the bill"])
def test_a_whole_question_after_a_word_is_asked_on_its_own(bot: FaqBot, question: str) -> None:
    session = bot.session()
    for typed in ("dose for someone of 71 kg", "sorry, 64", "price?"):
        session.ask(typed)
    assert session.ask(question).item == bot.ask(question).item


@pytest.mark.parametrize(
    "text",
    [
        "I am 45",
        "i'm 45 years old",
        "I was only 30",
        "aged 52",
        "12 kg more",
        "i lost 10 kg",
        "for 2 people",
        "5 years ago",
    ],
)
def test_an_age_a_change_and_a_count_are_no_amount(bot: FaqBot, text: str) -> None:
    assert not complete_amount(text, COST, ["80 kg"], ENGLISH)
    assert not goes_on_with_sum(text, COST, ENGLISH)
    assert "80 kg" not in str(ask_in_turn(bot, "what does it cost per month for 80 kg", text)[1:])


@pytest.mark.parametrize("text", ["and for 60?", "make it 60", "no, 60", "i weigh 60", "sorry, i'm 60"])
def test_a_number_by_itself_or_after_a_word_for_the_amount_is_one(bot: FaqBot, text: str) -> None:
    assert ask_in_turn(bot, "what does it cost per month for 80 kg", text)[1:] == [
        ("cost-per-month", "Our sum for 60 kg: 60 × 1 gram × $100 = $6000 a month")
    ]


def test_a_change_beside_an_amount_does_not_count(bot: FaqBot) -> None:
    assert ask_in_turn(bot, "what would a month cost, i lost 10 kg and weigh 70 kg") == [
        ("cost-per-month", "Our sum for 70 kg: 70 × 1 gram × $100 = $7000 a month")
    ]


@pytest.mark.parametrize(
    ("question", "entry", "weight"),
    [
        ("dose for 80 kg over 5 days", "dose-five-day", "80 kg"),
        ("what is the monthly dose for another 50 kg person", "dose-monthly", "50 kg"),
    ],
)
def test_words_that_only_sometimes_tell_of_a_change_leave_the_weight(
    bot: FaqBot, question: str, entry: str, weight: str
) -> None:
    [(answered, computed)] = ask_in_turn(bot, question)
    assert (answered, computed.split(":")[0]) == (entry, f"Our sum for {weight}")


@pytest.mark.parametrize("change", ["i lost 5 kg, now what is the dose?", "i weigh 20 more now", "i am 12 kg over"])
def test_after_a_change_no_sum_is_for_the_weight_before_it(bot: FaqBot, change: str) -> None:
    (_, first), (_, second) = ask_in_turn(bot, "monthly dose for 70 kg", change)
    assert first
    assert not second


def test_a_change_without_a_unit_is_no_amount_even_beside_a_word_for_it() -> None:
    assert not complete_amount("i weigh 20 more now", COST, ["70 kg"], ENGLISH)
    assert not complete_amount("sorry, 20 more", COST, ["70 kg"], ENGLISH)


@pytest.mark.parametrize(
    "correction",
    [
        "oops 64, my finger slipped",
        "64, typo",
        "that was a typo. it's 64",
        "no 64, i read the scales wrong",
        "i mixed up the digits, 64",
        "64 not 71",
        "not 71 but 64",
        "71 was wrong. 64",
        "correction: 64 kilos",
        "sorry, wrong number - 64 kg",
    ],
)
def test_an_excuse_does_not_hide_the_right_weight_and_raises_no_alert(bot: FaqBot, correction: str) -> None:
    session = bot.session()
    session.ask("what is the monthly dose for 71 kg")
    corrected, price, thanks = map(session.ask, (correction, "and what does a month cost", "ok thx"))
    assert isinstance(corrected, Answer)
    assert corrected.computed.startswith("Our sum for 64 kg: 64 × 1 gram = 64 grams a month")
    assert isinstance(price, Answer)
    assert price.computed.startswith("Our sum for 64 kg: 64 × 1 gram × $100 = $6400 a month")
    assert [reply.alert for reply in (corrected, price, thanks)] == [None, None, None]


def test_an_excuse_alone_changes_no_weight_and_raises_no_alert(bot: FaqBot) -> None:
    session = bot.session()
    session.ask("what is the monthly dose for 71 kg")
    excuse = session.ask("i typed it the wrong way round")
    price = session.ask("and what does a month cost")
    assert excuse.alert is None
    assert isinstance(price, Answer)
    assert price.computed.startswith("Our sum for 71 kg:")


def test_what_is_told_beside_a_correction_still_raises_its_alert(bot: FaqBot) -> None:
    session = bot.session()
    session.ask("what is the monthly dose for 71 kg")
    alert = session.ask("sorry 64, typo, and her lips are swelling up").alert
    assert alert is not None
    assert alert.id == "airway"


BETWEEN = ("what are the side effects", "is it approved", "where does the blood come from")


def test_a_weight_holds_until_it_is_corrected(bot: FaqBot) -> None:
    asked = ask_in_turn(bot, "I weigh 64 kg", *BETWEEN, "price per month?", "no wait, 66", *BETWEEN, "monthly dose?")
    assert [asked[place][1] for place in (4, 5, 9)] == [
        "Our sum for 64 kg: 64 × 1 gram × $100 = $6400 a month",
        "Our sum for 66 kg: 66 × 1 gram × $100 = $6600 a month",
        "Our sum for 66 kg: 66 × 1 gram = 66 grams a month",
    ]


def test_an_amount_that_was_asked_about_long_ago_does_not_hold(bot: FaqBot) -> None:
    assert ask_in_turn(bot, "price of 30 g", *BETWEEN, "is it natural", "what does a month cost")[5][1] == ""


def test_a_rate_of_the_message_before_holds_for_a_weight(bot: FaqBot) -> None:
    assert [each[1] for each in ask_in_turn(bot, "monthly cost at 3 g/kg", "and for 60 kg?")] == ["", ""]
    assert ask_in_turn(bot, "monthly cost at 1 g/kg", "and for 60 kg?")[1][1].startswith("Our sum for 60 kg")


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("I have been ill for 6 years, weight 60 kg. What is the price a month?", "60 × 1 gram × $100 = $6000 a month"),
        ("ive had ms since 4 years, 60 kg, what does a month cost", "60 × 1 gram × $100 = $6000 a month"),
        ("diagnosed 2 years ago at 60 kg, what is the price of a month", "60 × 1 gram × $100 = $6000 a month"),
        ("I am 51 years old and weigh 60 kg. What does a month cost?", "60 × 1 gram × $100 = $6000 a month"),
    ],
)
def test_how_long_somebody_is_ill_is_no_time_of_a_sum(bot: FaqBot, question: str, shown: str) -> None:
    assert ask_in_turn(bot, question)[0][1] == f"Our sum for 60 kg: {shown}"


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("price for 12 months at 60 kg", "12 months × 60 × 1 gram × $100 = $72,000 a year"),
        ("what would 12 mths cost me at 60 kg", "12 months × 60 × 1 gram × $100 = $72,000 a year"),
        ("price for 6 months at 60 kg", "6 months × 60 × 1 gram × $100 = $36,000 for half a year"),
        ("half a year of it for 60 kg, price?", "6 months × 60 × 1 gram × $100 = $36,000 for half a year"),
    ],
)
def test_a_sum_may_be_named_by_a_number(bot: FaqBot, question: str, shown: str) -> None:
    assert ask_in_turn(bot, question)[0] == ("cost-per-month", f"Our sum for 60 kg: {shown}")


def test_months_of_age_name_no_sum(bot: FaqBot) -> None:
    session = bot.session()
    assert getattr(session.ask("my girl is 12 months old, can she have it").item, "id", None) == "children"


@pytest.mark.parametrize("asked", ["and in money?", "whats that in dollars", "ok how much money is that", "in $?"])
def test_a_dose_can_be_asked_for_in_money(bot: FaqBot, asked: str) -> None:
    assert ask_in_turn(bot, "monthly dose for 61 kg", asked)[1] == (
        "cost-per-month",
        "Our sum for 61 kg: 61 × 1 gram × $100 = $6100 a month",
    )


def test_the_course_keeps_its_sum_in_money_and_the_price_of_a_month_in_grams(bot: FaqBot) -> None:
    assert ask_in_turn(bot, "five-day course for 61 kg", "and in cash")[1][1] == (
        "Our sum for 61 kg: 5 days × 61 × 400 mg, at $100 a gram = $12,200 for the five-day course"
    )
    assert ask_in_turn(bot, "monthly price for 61 kg", "in grams?")[1] == (
        "dose-monthly",
        "Our sum for 61 kg: 61 × 1 gram = 61 grams a month",
    )


def test_a_weight_that_is_corrected_is_no_emergency(bot: FaqBot) -> None:
    session = bot.session()
    session.ask("what does a month cost for 90 kg")
    reply = session.ask("sorry no i meant 110 pounds lol")
    assert isinstance(reply, Answer)
    assert reply.alert is None
    assert reply.computed.startswith("Our sum for 49.9 kg:")


@pytest.mark.parametrize("text", ["and for my aunt, who has 64 kg", "my aunt weighs 64 kg"])
def test_the_weight_of_a_relative_goes_on_with_the_sum_before(bot: FaqBot, text: str) -> None:
    session = bot.session()
    session.ask("what does a month cost for 90 kg")
    reply = session.ask(text)
    assert isinstance(reply, Answer)
    assert reply.alert is None
    assert reply.computed.startswith("Our sum for 64 kg: 64 × 1 gram × $100 = $6400 a month.")
