from math import sqrt

import pytest
from english import ENGLISH

from faqbot.matching import index_builder
from faqbot.matching.columns import FLOAT_COLUMNS, FLOAT_TYPE, INTEGER_COLUMNS, SparseRow
from faqbot.matching.index_builder import (
    MIN_LEARNED_WEIGHT,
    PIVOT,
    TRAINING_BIGRAM_SHARE,
    TRAINING_STEM_SHARE,
    build_index,
)
from faqbot.matching.lexical import training
from faqbot.matching.lexical.postings import COMMON_STEM_RATIO
from faqbot.matching.lexical.term_weights import TermCounts, count_terms, encode_bigrams
from faqbot.matching.lexical.training import Vector, train

TEXTS = [
    text.split()
    for text in ("zorb rye zorb", "rye", "zorb bun", "can i freeze rye", "how long does a bun keep in the larder")
]
OWNERS = [0, 0, 1, 1, 2]
COUNTS = count_terms(TEXTS, OWNERS, 3, ENGLISH)
INDEX = build_index(ENGLISH, TEXTS, OWNERS, 3)


def norms(phrasing: list[int]) -> tuple[float, float]:
    """Return the norms of a phrasing's stems and bigrams by their definition."""
    stems = sum(COUNTS.idfs[number] for number in set(phrasing))
    return sqrt(stems), sqrt(sum(COUNTS.bigram_idfs[key] for key in set(encode_bigrams(phrasing))))


def vector(counts: TermCounts, phrasing: list[int]) -> dict[int, float]:
    """Return the training vector of a phrasing by its definition."""
    stems, bigrams = set(phrasing) - {0, 1}, set(encode_bigrams(phrasing))
    of_stems = sum(counts.idfs[number] for number in stems)
    of_bigrams = sum(counts.bigram_idfs[key] for key in bigrams)
    found = {number: sqrt(TRAINING_STEM_SHARE * counts.idfs[number] / of_stems) for number in stems}
    return found | {key: sqrt(TRAINING_BIGRAM_SHARE * counts.bigram_idfs[key] / of_bigrams) for key in bigrams}


def record_training_vectors(monkeypatch: pytest.MonkeyPatch) -> list[Vector]:
    """Return the vectors that an index of the texts is trained on."""
    recorded: list[Vector] = []

    def record_and_train(vectors: list[Vector], owners: list[int], items: int) -> tuple[list[SparseRow], list[float]]:
        recorded.extend(vectors)
        return train(vectors, owners, items)

    monkeypatch.setattr(index_builder, "train", record_and_train)
    build_index(ENGLISH, TEXTS, OWNERS, 3)
    return recorded


def test_a_training_vector_has_length_1_and_the_rarest_term_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for found, phrasing in zip(record_training_vectors(monkeypatch), COUNTS.phrasings, strict=True):
        assert dict(found) == pytest.approx(vector(COUNTS, phrasing))
        assert sum(value**2 for _, value in found) == pytest.approx(1)
        idfs = [COUNTS.bigram_idfs[term] if term in COUNTS.bigram_idfs else COUNTS.idfs[term] for term, _ in found]
        assert idfs == sorted(idfs, reverse=True)


def test_the_scales_are_the_inverse_pivoted_norms() -> None:
    stems, bigrams = zip(*map(norms, COUNTS.phrasings), strict=True)
    for number in range(len(TEXTS)):
        for scale, all_norms in ((INDEX.stem_scales[number], stems), (INDEX.bigram_scales[number], bigrams)):
            mean = sum(all_norms) / len(all_norms)
            norm = all_norms[number]
            assert scale == pytest.approx(1 / (norm**PIVOT * mean ** (1 - PIVOT)), rel=1e-6)


def test_the_learned_weights_of_a_term_are_the_scaled_dual_weights_of_its_phrasings(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dual_weights, offsets = train(record_training_vectors(monkeypatch), OWNERS, 3)
    assert INDEX.offsets.tolist() == pytest.approx(offsets)
    for term in (*range(2, len(COUNTS.stems)), *COUNTS.bigram_idfs):
        expected: SparseRow = {}
        for number, weights in enumerate(dual_weights):
            phrasing = COUNTS.phrasings[number]
            scale = INDEX.bigram_scales[number] if term in COUNTS.bigram_idfs else INDEX.stem_scales[number]
            if term in phrasing or term in encode_bigrams(phrasing):
                for item, weight in weights.items():
                    expected[item] = expected.get(item, 0.0) + weight * scale
        idf = COUNTS.bigram_idfs.get(term) or COUNTS.idfs[term]
        kept = {item: weight for item, weight in expected.items() if abs(weight) * idf >= MIN_LEARNED_WEIGHT}
        keys = sorted(COUNTS.bigram_idfs)
        found = INDEX.bigram_rows.get(keys.index(term)) if term in COUNTS.bigram_idfs else INDEX.stem_rows.get(term)
        assert found == pytest.approx(kept)
        assert found


def test_boundaries_have_no_weight_as_stems() -> None:
    assert (INDEX.idfs[0], INDEX.idfs[1]) == (0, 0)
    assert INDEX.stem_rows.get(0) == INDEX.stem_rows.get(1) == {}


def test_an_index_has_every_column_with_its_type() -> None:
    assert list(INDEX.integers) == list(INTEGER_COLUMNS)
    assert tuple(INDEX.floats) == FLOAT_COLUMNS
    assert {name: column.format for name, column in INDEX.integers.items()} == INTEGER_COLUMNS
    assert {column.format for column in INDEX.floats.values()} == {FLOAT_TYPE}
    assert len(INDEX.idfs) == len(INDEX.stems)
    assert INDEX.integers["bigram_keys"].tolist() == sorted(COUNTS.bigram_idfs)


def test_a_base_too_large_for_training_rounds_has_dual_weights_and_no_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (index_builder, training):
        monkeypatch.setattr(module, "MAX_TRAINED_PHRASINGS", len(TEXTS) - 1)
    large = build_index(ENGLISH, TEXTS, OWNERS, 3)
    assert len(large.dual_weights) == len(TEXTS)
    assert all(weight > 0 for weight in large.dual_weights)
    assert {str(large.stem_rows.get(number)) for number in range(len(large.stems))} == {"{}"}
    assert {str(large.bigram_rows.get(place)) for place in range(len(COUNTS.bigram_idfs))} == {"{}"}
    # A smaller base has rows and no dual weights.
    assert len(INDEX.dual_weights) == 0


def test_bases_without_phrasings_or_words_are_built() -> None:
    assert build_index(ENGLISH, [], [], 0).item_count == 0
    blank = build_index(ENGLISH, [[], ["rye"]], [0, 1], 2)
    assert blank.get_phrasing(0).sequence == (0, 1)
    assert blank.stem_scales[0] > 0


def test_a_stem_has_either_a_list_or_a_bitset_of_phrasings() -> None:
    texts = [["zorb", f"x{number}"] for number in range(COMMON_STEM_RATIO + 1)]
    index = build_index(ENGLISH, texts, [0] * len(texts), 1)
    ends, postings = index.integers["posting_ends"].tolist(), index.integers["postings"].tolist()
    zorb, rare = index.stems["zorb"], index.stems["x7"]
    assert postings[ends[rare] : ends[rare + 1]] == [7]
    assert postings[ends[zorb] : ends[zorb + 1]] == []
    assert index.integers["common_stems"].tolist() == [zorb]
    assert len(postings) == ends[-1] == len(texts)
