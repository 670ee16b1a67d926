import pytest
from effort import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from faqbot.matching.lexical.string_similarity import string_similarity

texts = st.lists(st.text("abcdez", min_size=1, max_size=6), min_size=1, max_size=6).map(" ".join)


@pytest.mark.parametrize(
    ("question", "nearer", "farther"),
    [
        ("wear mask", "facemask wear", "wear gloves"),  # written as one word
        ("freezing bread", "freezer bread", "toast bread"),  # another inflection
        ("bread", "bread keep", "how long does a loaf keep"),  # a part of the other text
        ("keep bread", "bread keep", "keep rolls"),  # another order
    ],
)
def test_texts_with_the_same_words_or_parts_of_words_are_similar(question: str, nearer: str, farther: str) -> None:
    assert string_similarity(question, nearer) > string_similarity(question, farther)


@given(texts, texts)
@settings(derandomize=True, deadline=None, max_examples=examples(100))
def test_a_similarity_is_symmetric_from_0_to_1_and_1_for_equal_texts(one: str, other: str) -> None:
    assert 0 <= string_similarity(one, other) == string_similarity(other, one) <= 1
    assert string_similarity(one, one) == 1
