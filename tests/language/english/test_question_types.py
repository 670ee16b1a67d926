import re

import pytest
from english import ENGLISH

from faqbot.language.english.question_types import QUESTION_TYPES
from faqbot.language.question_types import MAX_TYPES


def name_types(types: int) -> list[str]:
    return [name for place, name in enumerate(QUESTION_TYPES.signs) if types >> place & 1]


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("How long does a loaf keep?", ["duration"]),
        ("How quickly does it work?", ["duration"]),
        ("What is the lead time?", ["duration"]),
        ("How much is a loaf?", ["price"]),
        ("What does it cost?", ["price"]),
        ("Are there any fees?", ["price"]),
        ("How often do I feed the dough?", ["frequency"]),
        ("How many rolls are in a bag?", ["count"]),
        ("What is the maximum?", ["count"]),
        ("How old must I be?", ["age"]),
        ("Is there an age limit?", ["age"]),
        ("How big is a loaf?", ["size"]),
        ("What are its dimensions?", ["size"]),
        ("When do you open?", ["time"]),
        ("What time do you close?", ["time"]),
        ("How much and how often?", ["price", "frequency"]),
        ("Why does dough rise?", []),
        ("Can I freeze bread?", []),
        ("Is it a long loaf?", []),
    ],
)
def test_a_question_asks_for_types(question: str, asked: list[str]) -> None:
    assert name_types(QUESTION_TYPES.find_asked(ENGLISH.tokenize(question))) == asked


@pytest.mark.parametrize(
    ("answer", "given"),
    [
        ("About three days.", ["duration", "count", "time"]),
        ("Overnight.", ["duration", "time"]),
        ("Indefinitely.", ["duration"]),
        ("It is free.", ["price"]),
        ("€2.", ["price", "count"]),
        ("It is 5%.", ["price", "count"]),
        ("Twice.", ["frequency", "count"]),
        ("Only adults.", ["age"]),
        ("It is 20 cm wide.", ["count", "size"]),
        ("From 9 a.m. on Mondays.", ["count", "time"]),
        ("Before noon.", ["time"]),
        ("Yes.", []),
        ("Warmth makes dough rise.", []),
    ],
)
def test_an_answer_gives_types(answer: str, given: list[str]) -> None:
    assert name_types(QUESTION_TYPES.find_given(answer)) == given


def test_every_type_has_a_sign_that_compiles_and_a_cue() -> None:
    assert set(QUESTION_TYPES.cues.values()) == QUESTION_TYPES.signs.keys()
    assert len(QUESTION_TYPES.signs) <= MAX_TYPES
    assert [re.search(sign, "") for sign in QUESTION_TYPES.signs.values()] == [None] * len(QUESTION_TYPES.signs)


def test_a_cue_is_one_word_or_two_as_a_question_is_split() -> None:
    assert [cue for cue in QUESTION_TYPES.cues if not 1 <= len(cue.split()) <= 2] == []
    assert [cue for cue in QUESTION_TYPES.cues if ENGLISH.tokenize(cue) != cue.split()] == []
