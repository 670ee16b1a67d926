"""Questions are alike by their words and by what the words mean."""

import pytest

from faqbot.curation.learning.similarity import Vectorizer, VectorList, compare_words
from faqbot.language.packs import pack_for

ENGLISH = pack_for("en")
TEXTS = ["how long does a loaf keep", "can I freeze bread", "is bread frozen by you", "who won the match"]


def similarities(text: str, language: str = "en") -> list[float]:
    """Return how similar a text is to each of ``TEXTS``."""
    vectorizer, vectors = Vectorizer(pack_for(language), TEXTS), VectorList()
    for each in TEXTS:
        vectors.add(vectorizer.vectorize(each))
    return vectors.compare(vectorizer.vectorize(text))


def test_a_question_is_most_like_itself_and_then_like_one_about_the_same() -> None:
    found = similarities("can I freeze bread")
    assert found[1] == pytest.approx(1, abs=0.05)
    assert found[1] > found[2] > 0.5 > max(found[0], found[3])


def test_a_text_of_unknown_signs_is_compared_by_its_words_alone() -> None:
    vectorizer, vectors = Vectorizer(ENGLISH, ["ꙮꙮ", "ꙮꙮ ꙭꙭ"]), VectorList()
    vectors.add(vectorizer.vectorize("ꙮꙮ ꙭꙭ"))
    assert vectorizer.vectorize("ꙮꙮ").meaning is None
    assert vectors.compare(vectorizer.vectorize("ꙮꙮ")) == [pytest.approx(0.53, abs=0.01)]


def test_words_of_one_meaning_are_nearer_than_others() -> None:
    near, far = compare_words(ENGLISH, "automobile", ["car", "bread"])
    assert near > 0.45 > far
    assert compare_words(ENGLISH, "ꙮꙮ", ["car"]) == [0.0]
