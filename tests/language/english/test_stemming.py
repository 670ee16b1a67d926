import pytest
from effort import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from faqbot.language.english.stemming import _IRREGULAR, MIN_LENGTH, stem


@pytest.mark.parametrize(
    ("family", "common"),
    [
        ("freeze freezes freezing", "freez"),
        ("knead kneads kneaded kneading", "knead"),
        ("stop stops stopped stopping", "stop"),
        ("vaccination vaccinations vaccinate vaccinated vaccinates vaccinating", "vaccin"),
        ("immunise immunised immunize immunisation immunizations immunising", "immun"),
        ("study studies studied", "stud"),
        ("infusion infusions infuse infused", "infus"),
        ("crusty crustiness crustily", "crust"),
        ("charming charmingly", "charm"),
        ("supposed supposedly", "suppos"),
        ("fill filled filling", "fill"),
        ("press pressed pressing", "press"),
    ],
)
def test_forms_of_one_word_share_a_stem(family: str, common: str) -> None:
    assert {word: stem(word) for word in family.split()} == dict.fromkeys(family.split(), common)


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("be", "is are was were been"),
        ("child", "children"),
        ("keep", "kept"),
        ("die", "dies died dying"),
        ("use", "used using"),
    ],
)
def test_irregular_forms_have_the_stem_of_their_base(base: str, forms: str) -> None:
    assert {stem(form) for form in forms.split()} == {stem(base)}


@pytest.mark.parametrize(
    ("one", "other"),
    [("string", "str"), ("bring", "br"), ("donkey", "donk"), ("onion", "on"), ("million", "mill"), ("dress", "dres")],
)
def test_words_that_only_look_like_inflections_stay_distinct(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    "word",
    [
        "",
        "1.5",
        "7,000",
        "b12",
        "is2",
        "rye",
        "gas",
        "virus",
        "class",
        "analysis",
        "kidney",
        "brod",
        "хлебами",
        "brøds",
        "bréads",
    ],
)
def test_numbers_short_words_other_alphabets_and_uninflected_words_are_their_own_stem(word: str) -> None:
    assert stem(word) == word


@given(st.text(st.sampled_from("aeioubdglnrstyz"), min_size=1, max_size=14))
@settings(derandomize=True, deadline=None, max_examples=examples(400))
def test_a_stem_keeps_the_beginning_of_its_word_and_at_least_three_letters(word: str) -> None:
    # Irregular forms are swapped whole, and end in their own base.
    if word in _IRREGULAR:
        return
    cut = stem(word)
    assert word.startswith(cut)
    assert len(cut) >= min(len(word), MIN_LENGTH)
