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
from math import sqrt

from faqbot.matching.features import Rarity, pairs_of, stems_of

# Chosen by top-1 and MCC on samples of six public question sets, some of them test questions, so that differences below
# 0.01 are noise: the shares of the two kinds of terms, the offset of an item, the ridge of the hinge for the own item
# and for others, and after how many rounds nothing is gained any more.
STEM_SHARE, PAIR_SHARE = 0.6, 0.4
OFFSET_SHARE = 0.02
OWN_RIDGE, OTHER_RIDGE = 0.1, 2.0
ROUNDS = 3

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


@dataclass(frozen=True, slots=True)
class Pulls:
    """What was learned.

    Attributes:
        of_phrasings: For each phrasing its pull on items: above 0 on its own, below 0 on those it is mistaken for.
        offsets: For each item what it scores before any term is seen.
    """

    of_phrasings: list[Row]
    offsets: list[float]


@dataclass(frozen=True, slots=True)
class _Phrasing:
    """A phrasing as it is trained: for each of its terms the row of the term, shared by phrasings, and its value."""

    own: int
    terms: list[tuple[Row, float]]


def train(texts: Sequence[Sequence[str]], owners: Sequence[int], rarity: Rarity) -> Pulls:
    """Learn the pulls of every phrasing.

    Args:
        texts: The words of every phrasing.
        owners: The item of every phrasing.
        rarity: Of the stems and pairs of the texts.
    """
    rows: dict[str, Row] = {}
    phrasings = [_Phrasing(owner, _terms(words, rarity, rows)) for words, owner in zip(texts, owners, strict=True)]
    pulls = Pulls([{} for _ in phrasings], [0.0] * rarity.items)
    _start(phrasings, pulls)
    order = list(range(len(phrasings)))
    random.Random(0).shuffle(order)  # noqa: S311 - a fixed order without structure, nothing secret
    for _ in range(ROUNDS):
        order = [number for number in order if _visit(phrasings[number], pulls.of_phrasings[number], pulls.offsets)]
    return pulls


def _terms(words: Sequence[str], rarity: Rarity, rows: dict[str, Row]) -> list[tuple[Row, float]]:
    """The terms of a phrasing with their values, the rarest first."""
    found: list[tuple[float, Row, float]] = []
    for share, terms in ((STEM_SHARE, stems_of(words)), (PAIR_SHARE, pairs_of(words))):
        length = rarity.length(terms)
        for term in terms:
            weight = rarity.of(term)
            found.append((weight, rows.setdefault(term, {}), sqrt(share * weight) / length))
    found.sort(key=lambda term: -term[0])
    return [(row, value) for _, row, value in found]


def _start(phrasings: Sequence[_Phrasing], pulls: Pulls) -> None:
    """Begin near the solution for each item alone: phrasings that say the same as others of the item pull less."""
    members: dict[int, list[int]] = {}
    for number, phrasing in enumerate(phrasings):
        members.setdefault(phrasing.own, []).append(number)
    for item, numbers in members.items():
        total: dict[int, float] = {}
        for number in numbers:
            for row, value in phrasings[number].terms:
                total[id(row)] = total.get(id(row), 0.0) + value
        for number in numbers:
            near = sum(total[id(row)] * value for row, value in phrasings[number].terms)
            pull = 1 / (near + OFFSET_SHARE * len(numbers) + OWN_RIDGE)
            _move(phrasings[number], pulls.of_phrasings[number], pulls.offsets, item, pull)


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
    for row, value in phrasing.terms:
        row[item] = row.get(item, 0.0) + step * value
