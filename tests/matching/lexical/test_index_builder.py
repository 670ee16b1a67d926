from math import sqrt

import pytest
from english import ENGLISH

from faqbot.matching.lexical import index_builder as building
from faqbot.matching.lexical import training
from faqbot.matching.lexical.columns import FLOAT_COLUMNS, FLOATS, INTEGER_COLUMNS
from faqbot.matching.lexical.index_builder import LEAST_WEIGHT, PAIR_SHARE, PIVOT, STEM_SHARE, build_index
from faqbot.matching.lexical.postings import COMMON
from faqbot.matching.lexical.term_weights import Counted, count_terms, pairs_of
from faqbot.matching.lexical.training import Row, Vector, train

TEXTS = [
    text.split()
    for text in ("zorb rye zorb", "rye", "zorb bun", "can i freeze rye", "how long does a bun keep in the larder")
]
OWNERS = [0, 0, 1, 1, 2]
COUNTED = count_terms(TEXTS, OWNERS, 3, ENGLISH)
INDEX = build_index(ENGLISH, TEXTS, OWNERS, 3)


def lengths(phrasing: list[int]) -> tuple[float, float]:
    """The lengths of a phrasing's stems and pairs by the definition."""
    stems = sum(COUNTED.rarities[number] for number in set(phrasing))
    return sqrt(stems), sqrt(sum(COUNTED.pairs[key] for key in set(pairs_of(phrasing))))


def vector(counted: Counted, phrasing: list[int]) -> dict[int, float]:
    """A phrasing as it is learned from, by the definition."""
    stems, pairs = set(phrasing) - {0, 1}, set(pairs_of(phrasing))
    of_stems = sum(counted.rarities[number] for number in stems)
    of_pairs = sum(counted.pairs[key] for key in pairs)
    found = {number: sqrt(STEM_SHARE * counted.rarities[number] / of_stems) for number in stems}
    return found | {key: sqrt(PAIR_SHARE * counted.pairs[key] / of_pairs) for key in pairs}


def given_to_training(monkeypatch: pytest.MonkeyPatch) -> list[Vector]:
    """What an index of the texts is learned from."""
    given: list[Vector] = []

    def noted(vectors: list[Vector], owners: list[int], items: int) -> tuple[list[Row], list[float]]:
        given.extend(vectors)
        return train(vectors, owners, items)

    monkeypatch.setattr(building, "train", noted)
    build_index(ENGLISH, TEXTS, OWNERS, 3)
    return given


def test_a_phrasing_is_learned_from_as_a_vector_of_length_one_the_rarest_term_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for found, phrasing in zip(given_to_training(monkeypatch), COUNTED.phrasings, strict=True):
        assert dict(found) == pytest.approx(vector(COUNTED, phrasing))
        assert sum(value**2 for _, value in found) == pytest.approx(1)
        rarities = [COUNTED.pairs[term] if term in COUNTED.pairs else COUNTED.rarities[term] for term, _ in found]
        assert rarities == sorted(rarities, reverse=True)


def test_the_scales_are_the_lengths_pivoted_about_their_mean() -> None:
    stems, pairs = zip(*map(lengths, COUNTED.phrasings), strict=True)
    for number in range(len(TEXTS)):
        for scale, all_lengths in ((INDEX.by_stems[number], stems), (INDEX.by_pairs[number], pairs)):
            mean = sum(all_lengths) / len(all_lengths)
            length = all_lengths[number]
            assert scale == pytest.approx(1 / (length**PIVOT * mean ** (1 - PIVOT)), rel=1e-6)


def test_what_was_learned_of_a_term_are_the_pulls_of_the_phrasings_that_have_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pulls, offsets = train(given_to_training(monkeypatch), OWNERS, 3)
    assert INDEX.offsets.tolist() == pytest.approx(offsets)
    for term in (*range(2, len(COUNTED.stems)), *COUNTED.pairs):
        expected: Row = {}
        for number, pull in enumerate(pulls):
            phrasing = COUNTED.phrasings[number]
            scale = INDEX.by_pairs[number] if term in COUNTED.pairs else INDEX.by_stems[number]
            if term in phrasing or term in pairs_of(phrasing):
                for item, weight in pull.items():
                    expected[item] = expected.get(item, 0.0) + weight * scale
        rarity = COUNTED.pairs.get(term) or COUNTED.rarities[term]
        kept = {item: weight for item, weight in expected.items() if abs(weight) * rarity >= LEAST_WEIGHT}
        keys = sorted(COUNTED.pairs)
        found = INDEX.pair_rows.get(keys.index(term)) if term in COUNTED.pairs else INDEX.rows.get(term)
        assert found == pytest.approx(kept)
        assert found


def test_the_edges_say_nothing_alone() -> None:
    assert (INDEX.rarities[0], INDEX.rarities[1]) == (0, 0)
    assert INDEX.rows.get(0) == INDEX.rows.get(1) == {}


def test_every_column_is_there_and_of_its_type() -> None:
    assert list(INDEX.integers) == list(INTEGER_COLUMNS)
    assert tuple(INDEX.floats) == FLOAT_COLUMNS
    assert {name: column.format for name, column in INDEX.integers.items()} == INTEGER_COLUMNS
    assert {column.format for column in INDEX.floats.values()} == {FLOATS}
    assert len(INDEX.rarities) == len(INDEX.stems)
    assert INDEX.integers["pair_keys"].tolist() == sorted(COUNTED.pairs)


def test_a_base_too_large_to_be_learned_from_has_pulls_and_no_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (building, training):
        monkeypatch.setattr(module, "LEARNED", len(TEXTS) - 1)
    large = build_index(ENGLISH, TEXTS, OWNERS, 3)
    assert len(large.pulls) == len(TEXTS)
    assert all(pull > 0 for pull in large.pulls)
    assert {str(large.rows.get(number)) for number in range(len(large.stems))} == {"{}"}
    assert {str(large.pair_rows.get(place)) for place in range(len(COUNTED.pairs))} == {"{}"}
    # Where it is small enough, it is the other way round.
    assert len(INDEX.pulls) == 0


def test_a_base_without_phrasings_or_without_words_is_built() -> None:
    assert build_index(ENGLISH, [], [], 0).items == 0
    blank = build_index(ENGLISH, [[], ["rye"]], [0, 1], 2)
    assert blank.phrasing(0).in_order == (0, 1)
    assert blank.by_stems[0] > 0


def test_a_posting_stands_once_for_every_phrasing_that_has_a_stem_or_in_a_set() -> None:
    texts = [["zorb", f"x{number}"] for number in range(COMMON + 1)]
    index = build_index(ENGLISH, texts, [0] * len(texts), 1)
    ends, postings = index.integers["posting_ends"].tolist(), index.integers["postings"].tolist()
    zorb, rare = index.stems["zorb"], index.stems["x7"]
    assert postings[ends[rare] : ends[rare + 1]] == [7]
    assert postings[ends[zorb] : ends[zorb + 1]] == []
    assert index.integers["common"].tolist() == [zorb]
    assert len(postings) == ends[-1] == len(texts)
