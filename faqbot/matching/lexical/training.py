"""Train a linear classifier that tells items apart.

Each phrasing should score at least 1 for its own item, and at most 0 for every other item. The squared hinge loss of
one item against the rest is minimised by dual coordinate descent (Hsieh et al. 2008, "A dual coordinate descent method
for large-scale linear SVM"). The *dual weights* of a phrasing say how strongly it draws its terms to its own item
(above 0), and pushes them away from its *hard negatives* (below 0): the wrong items that score high for it.
``MAX_HARD_NEGATIVES`` bounds their number. Training starts near the solution for each item on its own. Therefore a few
rounds are enough, and items with one phrasing need no special treatment.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from faqbot.matching.columns import SparseRow

# The next four constants were chosen by top-1 accuracy and Matthews correlation coefficient (MCC) on samples of the
# question sets of benchmarks/README.md. Some samples were test questions, so differences below 0.01 are noise.
OFFSET_SHARE = 0.02
"""Square of the constant feature that gives each item an offset."""

OWN_REGULARIZATION, OTHER_REGULARIZATION = 0.1, 2.0
"""L2 regularisation of the dual weight for the own item, and of those for other items.

That for another item is multiplied by how many times more phrasings the own item has than the other. Otherwise the many
phrasings of one item would together push away every term of an item with one phrasing."""

ROUNDS = 3
"""Greatest number of visits to each phrasing. More rounds gain nothing."""

MAX_TRAINED_PHRASINGS = 20_000
"""Number of phrasings of the largest base that is trained in rounds.

Rounds over a larger base would take minutes. A larger base keeps the initial weights, which are 0.01 worse in top-1 on
the same sets."""

MAX_HARD_NEGATIVES = 3
"""Greatest number of hard negatives of a phrasing."""

MIN_NEGATIVE_SCORE = 0.05
"""Least score of a new hard negative. Wrong items with a lower score are ignored."""

MAX_SCANNED_WEIGHTS, MAX_NEGATIVE_CANDIDATES = 200, 10
"""Limits of the search for hard negatives.

The terms of a phrasing are searched from the rarest on, until their rows have ``MAX_SCANNED_WEIGHTS`` weights: a term
that most items have does not tell them apart. Of the items found, the ``MAX_NEGATIVE_CANDIDATES`` with the highest sums
are scored."""

MIN_STEP = 0.01
"""Smaller changes of a dual weight are skipped."""

Vector = list[tuple[int, float]]
"""The vector of a text: its terms with their values, the rarest term first."""


@dataclass(frozen=True, slots=True)
class _Example:
    """A phrasing in training.

    Attributes:
        own: Its item.
        terms: For each of its terms the row of the term's weights, which examples share, and the value of the term.
    """

    own: int
    terms: list[tuple[SparseRow, float]]


def train(vectors: Sequence[Vector], owners: Sequence[int], items: int) -> tuple[list[SparseRow], list[float]]:
    """Learn the dual weights of all phrasings.

    Args:
        vectors: The phrasings, as vectors of length 1.
        owners: The item of each phrasing.
        items: The number of items.

    Returns:
        The dual weights of each phrasing, by item; and the offset of each item, which it scores for any question.
    """
    dual_weights: list[SparseRow] = [{} for _ in vectors]
    offsets = [0.0] * items
    for item, numbers in _group_by_item(owners).items():
        for number, weight in zip(numbers, _initial_weights([vectors[number] for number in numbers]), strict=True):
            dual_weights[number][item] = weight
            offsets[item] += OFFSET_SHARE * weight
    if len(vectors) <= MAX_TRAINED_PHRASINGS:
        _run_rounds(vectors, owners, dual_weights, offsets)
    return dual_weights, offsets


def _group_by_item(owners: Sequence[int]) -> dict[int, list[int]]:
    """Return the phrasings of each item."""
    groups: dict[int, list[int]] = {}
    for number, owner in enumerate(owners):
        groups.setdefault(owner, []).append(number)
    return groups


def _initial_weights(vectors: Sequence[Vector]) -> list[float]:
    """Return initial dual weights for one item on its own.

    Near-duplicate phrasings get smaller weights.

    Args:
        vectors: The phrasings of the item.
    """
    total: dict[int, float] = {}
    for vector in vectors:
        for term, value in vector:
            total[term] = total.get(term, 0.0) + value
    similarities = [sum([total[term] * value for term, value in vector]) for vector in vectors]
    return [1 / (similarity + OFFSET_SHARE * len(vectors) + OWN_REGULARIZATION) for similarity in similarities]


def _run_rounds(
    vectors: Sequence[Vector], owners: Sequence[int], dual_weights: list[SparseRow], offsets: list[float]
) -> None:
    """Update phrasings in rounds; skip those that did not change."""
    rows: dict[int, SparseRow] = {}
    sizes = Counter(owners)
    examples = [
        _Example(owner, [(rows.setdefault(term, {}), value) for term, value in vector])
        for vector, owner in zip(vectors, owners, strict=True)
    ]
    for example, weights in zip(examples, dual_weights, strict=True):
        for item, weight in weights.items():
            _add_to_rows(example, item, weight)
    order = _take_turns(owners)
    for _ in range(ROUNDS):
        order = [number for number in order if _update(examples[number], dual_weights[number], offsets, sizes)]


def _take_turns(owners: Sequence[int]) -> list[int]:
    """Return the phrasings in an order in which items take turns: the first phrasing of each, then the second.

    The weights depend on the order a little. In this one, a phrasing that is added leaves the others in theirs, so that
    it changes few of the replies that have nothing to do with it.

    >>> _take_turns([0, 0, 0, 1, 2, 2])
    [0, 3, 4, 1, 5, 2]
    """
    seen = Counter[int]()
    turns = []
    for number, owner in enumerate(owners):
        turns.append((seen[owner], number))
        seen[owner] += 1
    return [number for _, number in sorted(turns)]


def _update(example: _Example, weights: SparseRow, offsets: list[float], sizes: Mapping[int, int]) -> bool:
    """Optimise one phrasing; return whether its weights changed."""
    changed = False
    for item in [*weights, *_find_hard_negatives(example, weights, offsets)]:
        score, weight = _score(example, item, offsets), weights.get(item, 0.0)
        # The curvature is that of a phrasing with terms of both kinds: 1, and the offset.
        if item == example.own:
            step = (1 - score - OWN_REGULARIZATION * weight) / (1 + OFFSET_SHARE + OWN_REGULARIZATION)
            best = max(0.0, weight + step)
        else:
            regularization = OTHER_REGULARIZATION * max(1.0, sizes[example.own] / sizes[item])
            step = (score + regularization * weight) / (1 + OFFSET_SHARE + regularization)
            best = min(0.0, weight - step)
        if abs(best - weight) >= MIN_STEP:
            _apply_step(example, weights, offsets, item, best - weight)
            changed = True
    return changed


def _find_hard_negatives(example: _Example, weights: SparseRow, offsets: Sequence[float]) -> list[int]:
    """Return new hard negatives of a phrasing, the highest score first."""
    count = MAX_HARD_NEGATIVES + 1 - len(weights)
    if count <= 0:
        return []
    scores: SparseRow = {}
    left = MAX_SCANNED_WEIGHTS
    for row, value in example.terms:
        left -= len(row)
        if left < 0:
            break
        for item, weight in row.items():
            scores[item] = scores.get(item, 0.0) + weight * value
    highest = sorted(scores, key=lambda item: (-scores[item], item))[: MAX_NEGATIVE_CANDIDATES + len(weights)]
    wrong = [item for item in highest if item != example.own and item not in weights]
    ranked = sorted((-_score(example, item, offsets), item) for item in wrong)
    return [item for negative_score, item in ranked[:count] if -negative_score > MIN_NEGATIVE_SCORE]


def _score(example: _Example, item: int, offsets: Sequence[float]) -> float:
    return offsets[item] + sum([row[item] * value for row, value in example.terms if item in row])


def _apply_step(example: _Example, weights: SparseRow, offsets: list[float], item: int, step: float) -> None:
    weights[item] = weights.get(item, 0.0) + step
    offsets[item] += OFFSET_SHARE * step
    _add_to_rows(example, item, step)


def _add_to_rows(example: _Example, item: int, step: float) -> None:
    """Add a step of a dual weight to the phrasing's terms."""
    for row, value in example.terms:
        row[item] = row.get(item, 0.0) + step * value
