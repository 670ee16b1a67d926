import pytest
from english import ENGLISH

from faqbot.conversation.selection import parse_choices, parse_yes_or_no


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1", 0),
        ("#2", 1),
        ("2.", 1),
        ("3)", 2),
        ("2 please", 1),
        ("option 2", 1),
        ("Number 3", 2),
        ("first", 0),
        ("The second one, please.", 1),
        ("2nd", 1),
        ("what about the third?", 2),
        ("ok, the last one!", 2),
        ("-1", None),
        ("the first loaf", None),
        ("one", None),
        ("", None),
    ],
)
def test_a_choice_is_made_by_its_number_or_place(text: str, number: int | None) -> None:
    assert parse_choices(text, 3, ENGLISH) == (None if number is None else (number,))


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1 and 2", (0, 1)),
        ("1, 2 and 3 please", (0, 1, 2)),
        ("numbers 3 & 1", (2, 0)),
        ("2 2", (1,)),
        ("the first and the last", (0, 2)),
        ("both of them", (0, 1, 2)),
        ("All three!", (0, 1, 2)),
        ("4", ()),
        ("0", ()),
        ("12", ()),
        ("1 and 4", ()),
        ("1 and the dose", None),
        ("400", None),
        ("all about the dose", None),
    ],
)
def test_several_choices_are_made_at_once(text: str, numbers: tuple[int, ...] | None) -> None:
    assert parse_choices(text, 3, ENGLISH) == numbers


def test_without_choices_there_is_no_last_one() -> None:
    assert parse_choices("the last one", 0, ENGLISH) == ()


@pytest.mark.parametrize("text", ["yes", "Yes please!", "yeah", "yep", "sure.", "ok yes", "go on", "please do"])
def test_a_plain_yes_is_recognised(text: str) -> None:
    assert parse_yes_or_no(text, ENGLISH) == "yes"


@pytest.mark.parametrize("text", ["no", "Nope", "neither", "none of those", "none of them.", "No, none of these"])
def test_a_plain_no_is_recognised(text: str) -> None:
    assert parse_yes_or_no(text, ENGLISH) == "no"


@pytest.mark.parametrize("text", ["ok", "no thanks", "yes but how", "no I meant rye", "yesterday", "nobody", ""])
def test_any_other_text_is_neither_yes_nor_no(text: str) -> None:
    assert parse_yes_or_no(text, ENGLISH) is None
