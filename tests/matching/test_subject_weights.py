import pytest
from english import ENGLISH, UNKNOWN
from loaves import OWNERS, TEXTS

from faqbot.matching.index_builder import build_index
from faqbot.matching.lexical.term_weights import topical_content
from faqbot.matching.semantic.sign_codes import encode_signs
from faqbot.matching.subject_weights import (
    FRAME_WEIGHT,
    MIN_NUMBER_WEIGHT,
    SubjectWeights,
    WeighedWord,
    encode_word,
    encode_word_signs,
)

INDEX = build_index(ENGLISH, TEXTS, OWNERS, 3)
WEIGHTS = SubjectWeights(INDEX)


def weigh(word: str) -> WeighedWord:
    return WEIGHTS.weigh_word(INDEX.find_stem(word))


def test_a_word_that_a_document_has_weighs_its_topical_content_times_its_rarity() -> None:
    content = topical_content("freezing", ENGLISH)
    weight = content * INDEX.documents.rarity(INDEX.stems["freez"])
    assert weigh("freezing") == WeighedWord(
        content, weight, names_topic=True, is_unlisted=False, is_unknown_name=False, is_number=False, least_similarity=0
    )


@pytest.mark.parametrize(
    ("word", "found"),
    [
        (
            "zzyzx",
            WeighedWord(
                1, 1, names_topic=True, is_unlisted=True, is_unknown_name=True, is_number=False, least_similarity=0.0
            ),
        ),
        (
            "b12",
            WeighedWord(
                1, 1, names_topic=True, is_unlisted=True, is_unknown_name=False, is_number=True, least_similarity=0.0
            ),
        ),
    ],
)
def test_a_word_that_no_document_has_weighs_its_topical_content(word: str, found: WeighedWord) -> None:
    assert weigh(word) == found


def test_a_number_is_never_light() -> None:
    index = build_index(ENGLISH, [["type", "2"], ["type", "2", "bread"]], [0, 1], 2)
    assert SubjectWeights(index).weigh_word(index.find_stem("2")).weight == MIN_NUMBER_WEIGHT


def test_each_place_of_a_phrasing_has_a_weight_in_the_frame() -> None:
    phrasing = WEIGHTS.weigh_phrasing(0)
    assert phrasing.stems == INDEX.get_phrasing(0).sequence[1:-1]
    assert phrasing.frame == pytest.approx([FRAME_WEIGHT + topical_content(word, ENGLISH) for word in TEXTS[0]])
    assert (phrasing.total, phrasing.frame_total) == (sum(phrasing.weights.values()), sum(phrasing.frame))
    assert phrasing.weights[INDEX.stems["freez"]] == pytest.approx(weigh("freeze").weight)


def test_words_that_name_no_topic_are_not_compared_by_meaning() -> None:
    assert set(TEXTS[0]) >= {"can", "i", "freeze", "bread"}
    assert not {"can", "i"} & set(WEIGHTS.list_words(0).words)
    assert {"freeze", "bread"} <= set(WEIGHTS.list_words(0).words)


def test_a_word_has_the_signs_of_its_vector_and_a_name_has_none() -> None:
    vector = encode_word(ENGLISH, "bread")
    assert vector
    assert ENGLISH.word_vectors
    signs = encode_signs(ENGLISH.word_vectors.sum(["bread"]))
    assert encode_word_signs(ENGLISH, "bread") == vector.signs == signs
    for pack, word in ((ENGLISH, "zzyzxing"), (UNKNOWN, "bread")):
        assert encode_word(pack, word) is None
        assert encode_word_signs(pack, word) == 0
