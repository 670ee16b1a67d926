import pytest
from english import ENGLISH, UNKNOWN

from faqbot.alerts.assertion_finder import SHORTEST_TRIGGER, AssertionFinder

ENGLISH_FINDER = AssertionFinder(ENGLISH.circumstances)
UNKNOWN_FINDER = AssertionFinder(UNKNOWN.circumstances)


@pytest.mark.parametrize(
    ("clause", "tells"),
    [
        ("my chest hurts today", True),
        ("what do i do", True),
        ("she is bleeding", True),
        ("it keeps bleeding", True),
        ("my chest hurts", False),
        ("it is fine now", False),
        ("a little fever , gone now", False),
        ("do i still go", False),
        ("it is nothing", False),
        ("he is going to have it in june", False),
    ],
)
def test_a_clause_tells_of_now_by_a_time_a_plea_or_a_progressive_verb(clause: str, *, tells: bool) -> None:
    assert ENGLISH_FINDER.tells_of_now(tuple(clause.split())) is tells
    assert not UNKNOWN_FINDER.tells_of_now(tuple(clause.split()))


def test_the_trigger_words_are_the_longer_words_that_change_a_status() -> None:
    words = ENGLISH_FINDER.trigger_words()
    assert {"yesterday", "sometimes", "without", "never", "dont", "cannot", "people", "happening", "effect"} <= words
    assert {"not", "no", "ago", "if", "my"}.isdisjoint(words)
    assert all(len(word) >= SHORTEST_TRIGGER and " " not in word for word in words)


def test_an_unknown_language_has_no_trigger_words() -> None:
    assert UNKNOWN_FINDER.trigger_words() == frozenset()
