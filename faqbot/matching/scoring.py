"""How well each item fits a question: the likeness of a few phrasings, their vote, and what was learned."""

from collections.abc import Sequence
from functools import reduce
from itertools import islice, pairwise, repeat
from math import sqrt
from operator import and_, itemgetter, mul
from typing import NamedTuple

from faqbot.matching.index import Index, Near, Phrasing
from faqbot.matching.planes import Counts, first_of
from faqbot.matching.stemming import stem as stem_of
from faqbot.matching.terms import content, pair_key
from faqbot.matching.training import Row

# Chosen by top-1 and MCC on samples of six public question sets, some of them test questions, so that differences below
# 0.01 are noise: the shares of stems and pairs in a likeness, what a stem that means nearly the same counts beside the
# stem itself, and the vote beside what was learned.
STEM_SHARE, PAIR_SHARE = 0.65, 0.35
NEAR_UNKNOWN, NEAR_KNOWN = 0.8, 0.25
"""For a word that no phrasing has, and for one that some have: its own phrasings come first."""
VOTE_SHARE = 1.0
VOTES = (1.0, 0.5, 0.25)
"""How much an item's best, second and third phrasing count in its vote."""
TOTALS = (1.0, 1.0, 1.5, 1.75)
"""What the votes of none, one, two and three phrasings sum up to; no phrasing has no vote."""

CANDIDATES = 40
"""Phrasings that are compared: as good as twice as many, on six public sets of up to 1,500."""

CERTAIN = 4
"""Phrasings with all stems of the question that are compared whatever else is, the shortest."""

LOOKED_AT = 12
"""Items that are scored, those with the nearest phrasings."""

LEVELS = 15
"""What the rarest stem counts when candidates are chosen; others count in proportion, at least 1."""


class Stem(NamedTuple):
    """A stem of a question.

    Attributes:
        word: The first word of the question that has it.
        number: Its number, or None if no phrasing has it.
        near: The stems of the base that mean nearly the same.
    """

    word: str
    number: int | None
    near: tuple[Near, ...]


class Asked(NamedTuple):
    """A question as it is scored.

    Attributes:
        stems: Its distinct stems, in order.
        weights: What stems of the base count in a likeness, by number: its own, and those that mean nearly the same.
        pairs: What pairs of its stems that the base has count, by ``pair_key``.
        rows: What was learned of all these stems and pairs, each with what it counts.
    """

    stems: tuple[Stem, ...]
    weights: dict[int, float]
    pairs: dict[int, float]
    rows: list[tuple[float, Row]]


class Alike(NamedTuple):
    """A phrasing that was compared with a question.

    Attributes:
        likeness: 0 to about 1, for the same words; long phrasings can have more.
        phrasing: That phrasing.
    """

    likeness: float
    phrasing: Phrasing


class Scored(NamedTuple):
    """An item's score for a question.

    Attributes:
        item: Its number.
        score: Vote and learned part together; about 0 for nothing in common, about 2 for the same words.
        learned: The learned part.
        vote: The vote of its best phrasings, 0 to about 1.
        phrasings: Those of its phrasings that were compared, the nearest first; one at least.
    """

    item: int
    score: float
    learned: float
    vote: float
    phrasings: list[Alike]


_LIKENESS = itemgetter(0)
"""The likeness of an ``Alike``, without a step of Python's own."""


def asked(index: Index, words: Sequence[str]) -> Asked:
    """A question's terms with what each of them counts: share x rarity / length of the question in that measure."""
    names: dict[str, str] = {}
    for word in words:
        names.setdefault(stem_of(word), word)
    stems = tuple([Stem(word, index.stems.get(name), index.near(name)) for name, word in names.items()])
    rarities = index.rarities
    known = {stem.number: rarities[stem.number] for stem in stems if stem.number is not None}
    unknown = sum([content(stem.word) for stem in stems if stem.number is None])
    scale = 1 / sqrt(sum(known.values()) + index.unseen * unknown or 1.0)
    weights = {number: STEM_SHARE * scale * rarity for number, rarity in known.items()}
    for stem in stems:
        for number, share in nearly(stem):
            if number not in known:
                weights[number] = weights.get(number, 0.0) + scale * share * rarities[number]
    places = _pairs(index, [stem.number for stem in stems])
    pairs = {key: index.pair_rarities[place] for key, place in places.items()}
    scale = PAIR_SHARE / sqrt(sum(pairs.values()) + index.unseen * (len(stems) + 1 - len(pairs)))
    pairs = {key: rarity * scale for key, rarity in pairs.items()}
    rows = [(weight, index.row(stem)) for stem, weight in weights.items()]
    rows += [(pairs[key], index.pair_row(place)) for key, place in places.items()]
    return Asked(stems, weights, pairs, rows)


def nearly(stem: Stem) -> list[tuple[int, float]]:
    """The stems of the base that a stem of a question is near to, each with its share of what it counts."""
    share = NEAR_UNKNOWN if stem.number is None else NEAR_KNOWN
    return [(number, share * nearness) for number, nearness in stem.near]


def _pairs(index: Index, numbers: Sequence[int | None]) -> dict[int, int]:
    """The pairs of stems that the base has, by ``pair_key``, each with its place in the index."""
    keys = [
        pair_key(first, second)
        for first, second in pairwise((0, *numbers, 1))
        if first is not None and second is not None
    ]
    return {key: place for key in keys if (place := index.pair_place(key)) is not None}


def candidates(index: Index, question: Asked) -> list[int]:
    """The phrasings that share the most with a question, ``CANDIDATES`` and ``CERTAIN`` at most."""
    counts = Counts()
    level = LEVELS / index.unseen
    for stem in question.stems:
        if stem.number is not None:
            counts.add(index.having(stem.number), max(1, round(level * index.rarities[stem.number])))
        if stem.near:
            held, strongest = 0, 0.0
            for number, share in nearly(stem):
                held |= index.having(number)
                strongest = max(strongest, share * index.rarities[number])
            counts.add(held, max(1, round(level * strongest / STEM_SHARE)))
    best = counts.best(CANDIDATES, index.tiers())
    numbers = [stem.number for stem in question.stems if stem.number is not None]
    if not numbers:
        return best
    # The question itself, word for word, must not be lost behind phrasings that have more words that are near to it.
    whole = first_of(reduce(and_, map(index.having, numbers)), CERTAIN, index.tiers())
    return list(dict.fromkeys((*whole, *best)))


def compared(index: Index, question: Asked, numbers: Sequence[int]) -> list[Alike]:
    """The likeness of phrasings to a question, the nearest first; ties in the order that is given."""
    pairs, at_hand, build = question.pairs, index.at_hand, index.phrasing
    asked_pairs, weight, nothing = pairs.keys(), question.weights.get, repeat(0.0)
    found = []
    for number in numbers:
        phrasing = at_hand.get(number) or build(number)
        likeness = sum(map(weight, phrasing.stems, nothing)) * phrasing.by_stems
        # Most phrasings share no pair, which is quickly seen.
        if not phrasing.pairs.isdisjoint(asked_pairs):
            likeness += sum([pairs[pair] for pair in phrasing.pairs & asked_pairs]) * phrasing.by_pairs
        found.append(Alike(likeness, phrasing))
    found.sort(key=_LIKENESS, reverse=True)
    return found


def score(index: Index, question: Asked) -> list[Scored]:
    """The items that a question may be about, the best first; ties in the order of items."""
    own: dict[int, list[Alike]] = {}
    for alike in compared(index, question, candidates(index, question)):
        own.setdefault(alike.phrasing.owner, []).append(alike)
    # What is nearest comes first: no item that comes late by its nearest phrasing wins in the end.
    found = [_scored(index, question, item, own[item]) for item in islice(own, LOOKED_AT)]
    found.sort(key=_best_first)
    return found


def _best_first(scored: Scored) -> tuple[float, int]:
    return -scored.score, scored.item


def _scored(index: Index, question: Asked, item: int, phrasings: list[Alike]) -> Scored:
    learned = index.offsets[item] + sum([weight * row[item] for weight, row in question.rows if item in row])
    if index.pulls:
        # A base that is too large to be learned from has no rows, but phrasings that pull.
        learned += sum([alike.likeness * alike.phrasing.pull for alike in phrasings])
    votes = sum(map(mul, map(_LIKENESS, phrasings), VOTES))
    vote = votes / TOTALS[min(len(phrasings), len(VOTES))]
    return Scored(item, learned + VOTE_SHARE * vote, learned, vote, phrasings)
