import pytest

from faqbot.language.english.contractions import tokenize


@pytest.mark.parametrize(
    "typed", ["you can't freeze it", "you can’t freeze it", "you cant freeze it", "YOU CANNOT freeze it"]
)
def test_a_negation_is_the_same_words_however_it_is_typed(typed: str) -> None:
    assert tokenize(typed) == ["you", "can", "not", "freeze", "it"]


def test_other_clitics_are_dropped() -> None:
    assert tokenize("It's what they've baked, isn't it?") == ["it", "what", "they", "baked", "is", "not", "it"]
