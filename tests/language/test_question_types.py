import pytest
from english import UNKNOWN

from faqbot.language.question_types import QuestionTypes

TYPES = QuestionTypes(
    {"when": "time", "long": "length", "how long": "duration", "how soon": "duration"},
    {"duration": r"\bdays?\b", "time": r"\d:\d\d", "length": r"\d ?km\b"},
)
DURATION, TIME, LENGTH = 1, 2, 4


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("when does it open", TIME),
        ("how soon is it ready", DURATION),
        ("how long is the road", DURATION | LENGTH),
        ("how is the long road", LENGTH),
        ("when and how soon", DURATION | TIME),
        ("when when when", TIME),
        ("why", 0),
        ("how", 0),
        ("whenever", 0),
        ("", 0),
    ],
)
def test_a_word_or_two_neighbouring_words_ask_for_a_type(question: str, asked: int) -> None:
    assert TYPES.find_asked(question.split()) == asked


@pytest.mark.parametrize(
    ("answer", "given"),
    [
        ("It takes three days.", DURATION),
        ("DAYS.", DURATION),
        ("At 9:30, for 3 KM.", TIME | LENGTH),
        ("At 9:30, for 3 km, on all days", DURATION | TIME | LENGTH),
        ("Yesterdays", 0),
        ("", 0),
    ],
)
def test_an_answer_gives_the_types_of_which_it_has_a_sign(answer: str, given: int) -> None:
    assert TYPES.find_given(answer) == given


def test_a_language_without_question_types_asks_for_none_and_gives_none() -> None:
    assert QuestionTypes().find_asked(["how", "long"]) == QuestionTypes().find_given("3 days") == 0
    assert UNKNOWN.question_types == QuestionTypes()
