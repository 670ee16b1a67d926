from array import array
from collections.abc import Mapping, Sequence
from random import Random

import pytest
from effort import examples
from english import ENGLISH, UNKNOWN
from hypothesis import given, settings
from hypothesis import strategies as st

from faqbot.language.word_vectors import DIMENSIONS
from faqbot.matching.index_builder import build_index
from faqbot.matching.query import build_query
from faqbot.matching.semantic import code_index
from faqbot.matching.semantic.code_index import (
    SEARCHED_VALUES,
    STRONG_VALUES,
    CodeIndex,
    build_code_columns,
)
from faqbot.matching.semantic.sign_codes import CODE_BYTES, MIDDLE, QueryVector, encode_signs

VECTORS = ENGLISH.word_vectors
assert VECTORS

LISTED = (
    "can i freeze bread rolls how long does a loaf keep fresh why dough rise which bag is best doctor physician"
    " price cost refund return order delivery vehicle car buy purchase open close hour day week month"
).split()


def build(
    texts: Sequence[Sequence[str]], stem_words: Sequence[str] = (), documents: Sequence[Mapping[str, float]] = ()
) -> CodeIndex:
    columns = build_code_columns(VECTORS, texts, documents, stem_words)
    return CodeIndex({name: memoryview(array("B", column)) for name, column in columns.items()}, len(texts))


def encode(*words: str) -> int:
    assert VECTORS
    return encode_signs(VECTORS.sum(words))


def vector_of(*words: str) -> QueryVector:
    assert VECTORS
    lanes = VECTORS.sum(words)
    assert lanes
    return QueryVector(lanes)


def find_by_sorting(codes: Sequence[int], query: QueryVector, limit: int) -> list[int]:
    """Return the numbers of the codes that agree most with a vector, by a plain sort."""
    magnitudes = [abs(level - MIDDLE + 0.5) for level in query.levels]
    strongest = sorted(range(DIMENSIONS), key=lambda place: (-magnitudes[place], place))[:SEARCHED_VALUES]

    def agreement(code: int) -> int:
        return sum(
            2 if rank < STRONG_VALUES else 1
            for rank, place in enumerate(strongest)
            if (code >> DIMENSIONS - 1 - place & 1) == (query.levels[place] >= MIDDLE)
        )

    agreements = [agreement(code) for code in codes]
    numbers = sorted(range(len(codes)), key=lambda number: (-agreements[number], number))
    return sorted(number for number in numbers[:limit] if agreements[number])


@given(
    st.lists(st.lists(st.sampled_from(LISTED), min_size=1, max_size=6), max_size=40),
    st.lists(st.sampled_from(LISTED), min_size=1, max_size=6),
    st.integers(1, 12),
)
@settings(derandomize=True, deadline=None, max_examples=examples(75))
def test_the_nearest_phrasings_are_those_of_a_plain_sort(
    texts: list[list[str]], question: list[str], limit: int
) -> None:
    query = vector_of(*question)
    expected = find_by_sorting([encode(*text) for text in texts], query, limit)
    assert sorted(build(texts).find_nearest(query, limit)) == expected
    assert len(expected) == min(limit, len(texts))


@pytest.mark.parametrize("count", [1, 7, 8, 9, 63, 64, 65, 300])
def test_the_same_words_are_found_at_any_place_in_a_base_of_any_size(count: int) -> None:
    chance = Random(count)
    texts = [[f"x{number}", *chance.sample(LISTED, 2)] for number in range(count)]
    index = build(texts)
    for number in {0, count // 2, count - 1}:
        assert number in index.find_nearest(vector_of(*texts[number]), 3)


def test_near_words_are_found_without_a_common_word() -> None:
    index = build([["dough", "rise"], ["physician"], ["buy", "car"], ["keep", "bread"]])
    assert index.find_nearest(vector_of("purchase", "vehicle"), 1) == [2]
    assert index.find_nearest(vector_of("doctor"), 1) == [1]


def test_a_limit_of_0_finds_nothing() -> None:
    assert build([["bread"], ["rye"]]).find_nearest(vector_of("bread"), 0) == []


def test_the_codes_of_phrasings_and_stems_are_those_of_their_words() -> None:
    index = build([["keep", "bread"], [], ["жжж"], ["rye"]], ["", "bread", "freezing", "жжж"])
    assert [index.code_of_phrasing(number) for number in range(4)] == [encode("keep", "bread"), 0, 0, encode("rye")]
    assert [index.code_of_stem(number) for number in range(4)] == [0, encode("bread"), encode("freezing"), 0]


def test_the_code_of_a_document_is_that_of_its_words_by_their_weights() -> None:
    assert VECTORS
    documents = [{"bread": 1.0}, {"bread": 1.0, "keep": 0.0}, {"bread": 0.5, "train": 1.0}, {}, {"keep": 0.0}]
    index = build([], documents=documents)
    mixed = encode("bread", "train", "train")
    assert [index.code_of_document(item) for item in range(5)] == [encode("bread"), encode("bread"), mixed, 0, 0]


def test_the_planes_are_the_bitsets_of_the_values_of_the_codes() -> None:
    texts = [[word] for word in LISTED[:19]]
    columns = build_code_columns(VECTORS, texts, [], [])
    assert len(columns["phrasing_codes"]) == 19 * CODE_BYTES
    width = len(columns["code_planes"]) // DIMENSIONS
    for place in range(DIMENSIONS):
        plane = int.from_bytes(columns["code_planes"][place * width : (place + 1) * width], "little")
        ones = [encode(*text) >> DIMENSIONS - 1 - place & 1 for text in texts]
        assert plane == int("".join(map(str, ones)), 2)


def test_a_base_without_phrasings_has_no_nearest_ones() -> None:
    assert build([]).find_nearest(vector_of("bread"), 8) == []
    empty = build_index(ENGLISH, [], [], 0)
    assert empty.codes.find_nearest(vector_of("bread"), 8) == []


def test_a_language_without_vectors_has_no_codes() -> None:
    columns = build_code_columns(None, [["bread"]], [{"bread": 1.0}], ["bread"])
    assert columns == {"phrasing_codes": b"", "document_codes": b"", "stem_codes": b"", "code_planes": b""}
    codes = build_index(UNKNOWN, [["bread"]], [0], 1).codes
    assert (codes.code_of_phrasing(0), codes.code_of_document(0), codes.code_of_stem(2)) == (0, 0, 0)
    assert codes.find_nearest(vector_of("bread"), 8) == []


def test_the_codes_of_a_large_base_are_not_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [["bread"], ["rye"], ["keep", "dough"]]
    for limit, found in ((3, [0]), (2, [])):
        monkeypatch.setattr(code_index, "MAX_SEARCHED_PHRASINGS", limit)
        index = build(texts)
        assert index.find_nearest(vector_of("bread"), 1) == found
        assert index.code_of_phrasing(2) == encode("keep", "dough")


def test_an_index_has_the_codes_of_its_phrasings_and_of_the_words_of_its_documents() -> None:
    index = build_index(ENGLISH, [["keep", "breads"], ["bread"]], [0, 1], 2)
    assert index.codes.code_of_phrasing(0) == encode("keep", "breads")
    # The first word of a stem represents it.
    assert index.codes.code_of_stem(index.stems["bread"]) == encode("breads")
    assert index.codes.code_of_stem(0) == index.codes.code_of_stem(1) == 0
    query = build_query(index, ["bread"])
    assert query.vector
    assert index.codes.find_nearest(query.vector, 1) == [1]
