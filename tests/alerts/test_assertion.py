import pytest
from english import ENGLISH, UNKNOWN

from faqbot.alerts.assertion_finder import AssertionFinder

ENGLISH_FINDER = AssertionFinder(ENGLISH.circumstances)
UNKNOWN_FINDER = AssertionFinder(UNKNOWN.circumstances)


def is_present(clause: str, finder: AssertionFinder = ENGLISH_FINDER, *, is_condition: bool = False) -> bool:
    """Return whether the sign in brackets is asserted as present."""
    words = clause.split()
    begin = next(place for place, word in enumerate(words) if word.startswith("["))
    end = next(place for place, word in enumerate(words, 1) if word.endswith("]"))
    clause_words = tuple(word.strip("[]") for word in words)
    return finder.assertions(clause_words).is_present((begin, end), is_condition=is_condition)


@pytest.mark.parametrize(
    ("clause", "is_stated"),
    [
        ("i have [chest pain]", True),
        ("i have no [chest pain]", False),
        ("i have no rash or [chest pain]", False),
        ("my throat is not [swelling]", False),
        ("i can not [breathe]", True),
        ("[can not breathe]", True),
        ("she had [chest pain] in 1990", False),
        ("she has had [chest pain] since yesterday", True),
        ("the [chest pain] went away", False),
        ("is [chest pain] a side effect", False),
        ("how often do people get [chest pain]", False),
        ("if i get [chest pain]", False),
        ("not sure if this is [chest pain]", True),
        ("some patients have [chest pain]", False),
        ("i sometimes have [chest pain]", False),
    ],
)
def test_trigger_words_determine_whether_a_sign_is_present(clause: str, *, is_stated: bool) -> None:
    assert is_present(clause) is is_stated
    assert is_present(clause, UNKNOWN_FINDER)


@pytest.mark.parametrize(
    ("clause", "is_stated"),
    [
        ("i am terrified of her having a [bad reaction]", False),
        ("i am afraid of his [bad reaction]", True),
        ("a [fever] on monday and none since", False),
        ("a [rash] , all gone", False),
    ],
)
def test_fears_and_endings_make_a_sign_no_emergency(clause: str, *, is_stated: bool) -> None:
    assert is_present(clause) is is_stated


def test_the_name_of_a_condition_needs_an_assertion() -> None:
    assert not is_present("[heat stroke]", is_condition=True)
    assert is_present("i think it is [heat stroke]", is_condition=True)
    assert is_present("[malaise]", UNKNOWN_FINDER, is_condition=True)
