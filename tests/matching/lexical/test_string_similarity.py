import pytest
from effort import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from faqbot.matching.lexical.string_similarity import alike_by_letters

texts = st.lists(st.text("abcdez", min_size=1, max_size=6), min_size=1, max_size=6).map(" ".join)


@pytest.mark.parametrize(
    ("question", "nearer", "farther"),
    [
        ("wear mask", "facemask wear", "wear gloves"),  # written together
        ("freezing bread", "freezer bread", "toast bread"),  # in another form
        ("bread", "bread keep", "how long does a loaf keep"),  # a part of it
        ("keep bread", "bread keep", "keep rolls"),  # in another order
    ],
)
def test_texts_are_alike_of_which_words_or_parts_of_them_are_the_same(question: str, nearer: str, farther: str) -> None:
    assert alike_by_letters(question, nearer) > alike_by_letters(question, farther)


@given(texts, texts)
@settings(derandomize=True, deadline=None, max_examples=examples(100))
def test_a_likeness_is_from_0_to_1_the_same_either_way_and_1_for_the_same_words(one: str, other: str) -> None:
    assert 0 <= alike_by_letters(one, other) == alike_by_letters(other, one) <= 1
    assert alike_by_letters(one, one) == 1
