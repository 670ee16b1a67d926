from array import array
from collections.abc import Sequence
from math import log

import pytest
from effort import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from faqbot.matching.columns import FLOAT_TYPE
from faqbot.matching.lexical import documents as documents_module
from faqbot.matching.lexical.documents import (
    LENGTH_SHARE,
    SATURATION,
    Documents,
    build_document_columns,
    compute_idf,
)

STEMS = 6
any_documents = st.lists(st.lists(st.integers(0, STEMS - 1), max_size=9), min_size=1, max_size=6)


def build(documents: Sequence[Sequence[int]], stems: int = STEMS) -> Documents:
    integers, floats = build_document_columns(documents, stems)
    contents = {"document_contents": [1.0] * stems}
    return Documents(
        {name: memoryview(array("I", column)) for name, column in integers.items()},
        {name: memoryview(array(FLOAT_TYPE, column)) for name, column in (floats | contents).items()},
        len(documents),
    )


def weigh(documents: Sequence[Sequence[int]], item: int, stem: int) -> float:
    """Return the BM25 weight of a stem of a document by its definition."""
    frequency, length = documents[item].count(stem), len(documents[item])
    mean = sum(map(len, documents)) / len(documents)
    idf = compute_idf(len(documents), sum(stem in document for document in documents))
    norm = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * length / mean)
    return idf * frequency * (SATURATION + 1) / (frequency + norm)


def test_the_idf_is_that_of_bm25() -> None:
    assert compute_idf(10, 3) == log(1 + 7.5 / 3.5)
    assert compute_idf(10, 0) == log(22)
    # It is above 0 even for a stem of all documents.
    assert 0 < compute_idf(10, 10) < compute_idf(10, 9)


@given(any_documents)
@settings(derandomize=True, deadline=None, max_examples=examples(75))
def test_the_rows_have_the_bm25_weight_of_each_stem_of_a_document(listed: list[list[int]]) -> None:
    documents = build(listed)
    for item, document in enumerate(listed):
        assert documents.rows.get(item) == pytest.approx({stem: weigh(listed, item, stem) for stem in document})


def test_a_stem_that_is_repeated_weighs_more_and_less_than_as_many_times() -> None:
    once, twice = (build([[0, *[1] * count], [2, 3, 4]]).rows.get(0)[1] for count in (1, 2))
    assert once < twice < 2 * once


def test_a_stem_weighs_less_in_a_longer_document() -> None:
    rows = build([[0, 1], [0, 1, 2, 3], [4]]).rows
    assert rows.get(0)[0] > rows.get(1)[0] > 0


def test_the_rarer_a_stem_the_higher_its_rarity() -> None:
    documents = build([[0, 1], [0], [0]])
    assert documents.rarity(0) == pytest.approx(log(1 + 0.5 / 3.5) / log(8))
    assert documents.rarity(1) == pytest.approx(log(1 + 2.5 / 1.5) / log(8))
    # No document has the last stem.
    assert documents.rarity(5) == pytest.approx(1)
    assert documents.max_idf == log(8)


def test_a_share_is_the_bm25_score_of_the_stems_of_the_question_by_their_total() -> None:
    listed = [[0, 1, 1], [2]]
    documents = build(listed)
    expected = (weigh(listed, 0, 0) + weigh(listed, 0, 1)) / 4
    assert documents.measure_share(0, [0, 1, 2], 4.0) == pytest.approx(expected)
    assert documents.measure_share(1, [0, 1], 4.0) == documents.measure_share(0, [], 4.0) == 0
    assert documents.measure_share(0, [], 0.0) == 0


@given(any_documents, st.sets(st.integers(0, STEMS - 1)))
@settings(derandomize=True, deadline=None, max_examples=examples(75))
def test_a_share_is_below_2_point_2(listed: list[list[int]], stems: set[int]) -> None:
    documents = build(listed)
    total = sum(documents.idfs[stem] for stem in stems)
    for item in range(len(listed)):
        assert 0 <= documents.measure_share(item, sorted(stems), total) <= SATURATION + 1


@given(any_documents, st.sets(st.integers(0, STEMS - 1)), st.integers(0, 4))
@settings(derandomize=True, deadline=None, max_examples=examples(75))
def test_the_best_items_share_the_highest_sum_of_idfs(listed: list[list[int]], stems: set[int], limit: int) -> None:
    documents = build(listed)
    # Rare stems are added first, as in the engine, so that equal sums are equal as floats.
    ordered = sorted(stems, key=lambda stem: sum(stem in document for document in listed))
    sums = {
        item: sum(documents.idfs[stem] for stem in ordered if stem in document) for item, document in enumerate(listed)
    }
    expected = sorted((item for item in sums if sums[item]), key=lambda item: (-sums[item], item))[:limit]
    assert documents.find_best(sorted(stems), limit) == expected


def test_the_rarest_stems_are_scanned_up_to_a_number_of_mentions(monkeypatch: pytest.MonkeyPatch) -> None:
    # One document has stem 0, two have stem 1, and three have stem 2.
    documents = build([[2], [1, 2], [0, 1, 2]])
    for limit, found in ((6, [2, 1, 0]), (5, [2, 1]), (3, [2, 1]), (2, [2]), (0, [])):
        monkeypatch.setattr(documents_module, "MAX_SCANNED_MENTIONS", limit)
        assert documents.find_best([2, 1, 0], 9) == found, limit


def test_documents_without_stems_and_a_base_without_documents_are_built() -> None:
    empty = build([[], [0]])
    assert (empty.rows.get(0), empty.find_best([0], 3)) == ({}, [1])
    assert build([], 2).find_best([0, 1], 3) == []
    assert build([[], []]).measure_share(0, [0], 1.0) == 0
