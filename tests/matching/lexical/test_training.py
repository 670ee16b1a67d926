import subprocess
import sys
from collections.abc import Mapping
from math import sqrt

import pytest

from faqbot.matching.columns import SparseRow
from faqbot.matching.lexical import training
from faqbot.matching.lexical.training import (
    MAX_HARD_NEGATIVES,
    OFFSET_SHARE,
    OTHER_REGULARIZATION,
    OWN_REGULARIZATION,
    ROUNDS,
    Vector,
    train,
)

ALONE = 1 / (1 + OFFSET_SHARE + OWN_REGULARIZATION)
"""Dual weight of a phrasing that shares no term with others: its score is 1 - OWN_REGULARIZATION x the weight."""

TEXTS = ["can i freeze bread", "freeze rolls", "how long does bread keep", "keep bread fresh"]
OWNERS = [0, 0, 1, 1]


def vectors(texts: list[str]) -> list[Vector]:
    """Return the vectors of texts, with equal weights for all words and the rarest word first."""
    split = [list(dict.fromkeys(text.split())) for text in texts]
    counts: dict[str, int] = {}
    for words in split:
        for word in words:
            counts[word] = counts.get(word, 0) + 1
    numbers = {word: number for number, word in enumerate(counts)}
    return [
        [(numbers[word], 1 / sqrt(len(words))) for word in sorted(words, key=lambda word: counts[word])]
        for words in split
    ]


def train_on(texts: list[str], owners: list[int]) -> tuple[list[SparseRow], list[float]]:
    return train(vectors(texts), owners, max(owners, default=-1) + 1)


def scores(number: int, texts: list[str], owners: list[int]) -> list[float]:
    """Return the score of each item for a text: the dual weights of all phrasings x their similarities to it."""
    dual_weights, offsets = train_on(texts, owners)
    found = list(offsets)
    text = dict(vectors(texts)[number])
    for vector, weights in zip(vectors(texts), dual_weights, strict=True):
        similarity = sum(text.get(term, 0.0) * value for term, value in vector)
        for item, weight in weights.items():
            found[item] += weight * similarity
    return found


def test_regularization_bounds_the_dual_weight_of_a_single_phrasing() -> None:
    dual_weights, offsets = train_on(["zorb"], [0])
    assert dual_weights == [{0: pytest.approx(ALONE)}]
    assert offsets == [pytest.approx(OFFSET_SHARE * ALONE)]


def test_items_without_a_common_word_are_independent() -> None:
    assert train_on(["zorb", "quux"], [0, 1])[0] == [{0: pytest.approx(ALONE)}, {1: pytest.approx(ALONE)}]


def test_two_equal_phrasings_share_the_dual_weight() -> None:
    dual_weights, offsets = train_on(["zorb", "zorb"], [0, 0])
    half = 1 / (2 + 2 * OFFSET_SHARE + OWN_REGULARIZATION)
    assert dual_weights == [{0: pytest.approx(half)}] * 2
    assert offsets == [pytest.approx(2 * OFFSET_SHARE * half)]


def test_dual_weights_are_positive_for_the_own_item_and_negative_for_a_hard_negative() -> None:
    dual_weights, _ = train_on(["zorb rye", "zorb bun"], [0, 1])
    for own, weights in enumerate(dual_weights):
        assert set(weights) == {0, 1}
        assert weights[own] > 0 > weights[1 - own]


def test_the_number_of_hard_negatives_is_bounded() -> None:
    texts = [f"zorb quux vim {name}" for name in "abcdefgh"]
    dual_weights, _ = train_on(texts, list(range(8)))
    assert {len(weights) for weights in dual_weights} == {1 + MAX_HARD_NEGATIVES}
    for own, weights in enumerate(dual_weights):
        assert [item for item, weight in weights.items() if weight > 0] == [own]


@pytest.mark.parametrize(("number", "owner"), list(enumerate(OWNERS)))
def test_the_own_item_of_a_phrasing_scores_highest(number: int, owner: int) -> None:
    found = scores(number, TEXTS, OWNERS)
    assert found[owner] - found[1 - owner] > 0.5


def test_an_update_finds_the_best_weight_for_a_hard_negative() -> None:
    # Two items have the same word. When the first phrasing is updated, the other item still has its initial score.
    start = ALONE * (1 + OFFSET_SHARE)
    negative = -start / (1 + OFFSET_SHARE + OTHER_REGULARIZATION)
    row: SparseRow = {0: ALONE, 1: ALONE}
    weights, offsets = {0: ALONE}, [OFFSET_SHARE * ALONE] * 2
    example = training._Example(0, [(row, 1.0)])  # noqa: SLF001 - one step of the rounds
    assert training._update(example, weights, offsets, {0: 1, 1: 1})  # noqa: SLF001
    assert weights == {0: pytest.approx(ALONE), 1: pytest.approx(negative)}
    assert row == {0: pytest.approx(ALONE), 1: pytest.approx(ALONE + negative)}
    assert offsets == [pytest.approx(OFFSET_SHARE * ALONE), pytest.approx(OFFSET_SHARE * (ALONE + negative))]


def test_an_item_with_more_phrasings_pushes_the_terms_of_a_smaller_item_away_less() -> None:
    row: SparseRow = {0: 0.9, 1: 0.9}
    weights: SparseRow = {0: 0.9}
    example = training._Example(0, [(row, 1.0)])  # noqa: SLF001 - one step of the rounds
    training._update(example, weights, [0.0, 0.0], {0: 5, 1: 1})  # noqa: SLF001
    assert weights[1] == pytest.approx(-0.9 / (1 + OFFSET_SHARE + 5 * OTHER_REGULARIZATION))


def test_the_first_round_updates_all_phrasings_and_later_rounds_those_that_changed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    visited: list[int] = []
    update = training._update  # noqa: SLF001 - its order is what is tested

    def record_and_update(
        example: training._Example, weights: SparseRow, offsets: list[float], sizes: Mapping[int, int]
    ) -> bool:
        visited.append(example.own)
        return update(example, weights, offsets, sizes)

    monkeypatch.setattr(training, "_update", record_and_update)
    # Items 2 to 5 share no word with another item. One update is enough for them.
    train_on(["zorb rye", "zorb bun", "a", "b", "c", "d"], [0, 1, 2, 3, 4, 5])
    first, later = visited[:6], visited[6:]
    assert first == [0, 1, 2, 3, 4, 5]
    assert set(later) == {0, 1}
    assert later[:2] == [own for own in first if own < 2]
    assert len(later) <= 2 * (ROUNDS - 1)


def test_a_large_base_keeps_the_initial_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(training, "MAX_TRAINED_PHRASINGS", 4)
    assert any(weight < 0 for weights in train_on(TEXTS, OWNERS)[0] for weight in weights.values())
    monkeypatch.setattr(training, "MAX_TRAINED_PHRASINGS", 3)
    dual_weights, offsets = train_on(TEXTS, OWNERS)
    assert [list(weights) for weights in dual_weights] == [[0], [0], [1], [1]]
    assert all(weight > 0 for weights in dual_weights for weight in weights.values())
    for item in (0, 1):
        assert offsets[item] == pytest.approx(OFFSET_SHARE * sum(weights.get(item, 0.0) for weights in dual_weights))


def test_hard_negatives_are_searched_among_the_rarest_terms(monkeypatch: pytest.MonkeyPatch) -> None:
    # Items that share only a common word are not found if the limit is reached before.
    texts = ["zorb rye", "zorb bun", "zorb vim"]
    assert all(len(weights) == 3 for weights in train_on(texts, [0, 1, 2])[0])
    monkeypatch.setattr(training, "MAX_SCANNED_WEIGHTS", 2)
    assert all(len(weights) == 1 for weights in train_on(texts, [0, 1, 2])[0])


def test_the_offset_is_a_share_of_the_sum_of_dual_weights() -> None:
    dual_weights, offsets = train_on(TEXTS, OWNERS)
    for item in (0, 1):
        assert offsets[item] == pytest.approx(OFFSET_SHARE * sum(weights.get(item, 0.0) for weights in dual_weights))


def test_training_does_not_depend_on_the_hash_seed() -> None:
    code = f"from faqbot.matching.lexical.training import train; print(train({vectors(TEXTS)}, {OWNERS}, 2))"
    shown = {
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, check=True, env={"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert shown == {f"{train_on(TEXTS, OWNERS)}\n".encode()}


def test_training_on_nothing_gives_nothing() -> None:
    assert train_on([], []) == ([], [])


def test_a_phrasing_without_terms_is_trained_by_its_offset() -> None:
    most = 1 / (OFFSET_SHARE + OWN_REGULARIZATION)
    dual_weights, _ = train([[]], [0], 1)
    assert dual_weights[0].keys() == {0}
    assert 0 < dual_weights[0][0] <= most
