import pytest

from faqbot.language.english.contractions import tokenize


@pytest.mark.parametrize(
    "typed", ["you can't freeze it", "you can’t freeze it", "you cant freeze it", "YOU CANNOT freeze it"]
)
def test_a_negation_is_the_same_words_however_it_is_typed(typed: str) -> None:
    assert tokenize(typed) == ["you", "can", "not", "freeze", "it"]


def test_other_clitics_are_dropped() -> None:
    assert tokenize("It's what they've baked, isn't it?") == ["it", "what", "they", "baked", "is", "not", "it"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("whats in it and wheres the salt", "what's in it and where's the salt"),
        ("im sure theyre stale", "i'm sure they're stale"),
        ("id like a loaf, shed have a roll", "i'd like a loaf, she'd have a roll"),
        ("ill take two, itll keep", "i'll take two, it'll keep"),
        ("theres the bread weve bought", "there's the bread we've bought"),
    ],
)
def test_clitics_are_dropped_without_their_apostrophe_too(typed: str, meant: str) -> None:
    assert tokenize(typed) == tokenize(meant)


@pytest.mark.parametrize(
    "text",
    [
        "where is my id",
        "the id be entered",
        "do the chronically ill have to wait",
        "the shed had a leak",
        "the shed",
        "i am ill",
        "we were well",
        "a shell we wed in hell",
    ],
)
def test_a_word_is_no_clitic_because_it_is_spelt_like_one(text: str) -> None:
    assert tokenize(text) == text.split()
