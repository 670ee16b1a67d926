"""How well each item fits a question: the likeness of a few phrasings, their vote, and what was learned."""

from collections.abc import Sequence
from functools import reduce
from itertools import islice, pairwise
from math import sqrt
from operator import and_, itemgetter, mul, or_
from typing import NamedTuple

from faqbot.matching.lexical.bitsets import Counts, first_of, numbers_of, set_of
from faqbot.matching.lexical.index import Index, Near
from faqbot.matching.lexical.string_similarity import alike_by_letters
from faqbot.matching.lexical.term_weights import content
from faqbot.matching.lexical.training import Row

# Chosen by top-1 and MCC on samples of six public question sets, some of them test questions, so that differences below
# 0.01 are noise: the shares of stems and pairs in a likeness, what a stem that means nearly the same counts beside the
# stem itself, and the vote beside what was learned.
STEM_SHARE, PAIR_SHARE = 0.65, 0.35
NEAR_UNKNOWN, NEAR_KNOWN = 0.8, 0.25
"""For a word that no phrasing has, and for one that some have, whose own phrasings say more."""
VOTE_SHARE = 1.0
VOTES = (1.0, 0.5, 0.25)
"""How much an item's best, second and third phrasing count in its vote."""
TOTALS = (1.0, 1.0, 1.5, 1.75)
"""What the votes of none, one, two and three phrasings sum up to; no phrasing has no vote."""

LETTERS_SHARE = 0.1
"""What the likeness by letters counts between items whose scores are as close as that: words of which only a part is
the same meet there."""

CLOSEST = 3
"""Items that are compared by letters at most, the best."""

CANDIDATES = 32
"""Phrasings that are compared: on eight public sets of up to 1,500, 16 to 40 differ by less than 0.01 in top-1."""

LOOKED_AT = 8
"""Items that are scored, those with the nearest phrasings."""

LEVELS = 7
"""What a stem that no item has would count when candidates are chosen; others count in proportion, at least 1."""

SAME = 256
"""Phrasings of a question's words that are looked through for those with the same stems in the same order."""


class Stem(NamedTuple):
    """A stem of a question.

    Attributes:
        word: The first word of the question that has it.
        number: Its number, or None if no phrasing has it.
        near: The stems of the base that mean nearly the same.
        content: How much of the word is content, 0 to 1.
    """

    word: str
    number: int | None
    near: tuple[Near, ...]
    content: float


class Query(NamedTuple):
    """A question as it is scored.

    Attributes:
        in_order: The numbers of its stems in order between the edges, as a phrasing has them; None where no phrasing
            has a stem.
        text: Its stems, in order.
        same: The phrasings with the same stems in the same order.
        stems: Its distinct stems, in order.
        weights: What stems of the base count in a likeness, by number: its own, and those that mean nearly the same.
        pairs: What pairs of its stems that the base has count, by their places.
        rows: What was learned of all these stems and pairs, each with what it counts.
    """

    in_order: tuple[int | None, ...]
    text: str
    same: tuple[int, ...]
    stems: tuple[Stem, ...]
    weights: dict[int, float]
    pairs: dict[int, float]
    rows: list[tuple[float, Row]]


class Scored(NamedTuple):
    """An item's score for a question.

    Attributes:
        item: Its number.
        score: Vote, learned part and letters together, about 0 for nothing in common and about 2 for the same words.
        learned: The learned part.
        top_k_score: The vote of its best phrasings, 0 to about 1.
        string_similarity: What it loses to an item with about the same score that is more like the question by letters, from
            minus ``LETTERS_SHARE`` to 0.
        phrasings: Those of its phrasings that were compared, by their numbers, the nearest first; one at least.
        likenesses: How like the question each of them is, 0 to about 1 for the same words; long ones can have more.
    """

    item: int
    score: float
    learned: float
    top_k_score: float
    string_similarity: float
    phrasings: list[int]
    likenesses: list[float]


_LIKENESS = itemgetter(0)
"""What stands first in a pair."""


def build_query(index: Index, words: Sequence[str]) -> Query:
    """A question's terms with what each of them counts: share x rarity / length of the question in that measure."""
    pack = index.pack
    names = list(map(pack.stem, words))
    firsts = dict(zip(reversed(names), reversed(words), strict=True))
    numbers, near, rarities = index.stems.get, index.near, index.rarities
    stems = tuple(
        [Stem(firsts[name], numbers(name), near(name), content(firsts[name], pack)) for name in dict.fromkeys(names)]
    )
    known = {stem.number: rarities[stem.number] for stem in stems if stem.number is not None}
    unknown = sum([stem.content for stem in stems if stem.number is None])
    scale = 1 / sqrt(sum(known.values()) + index.unseen * unknown or 1.0)
    weights = {number: STEM_SHARE * scale * rarity for number, rarity in known.items()}
    for stem in stems:
        for number, share in nearly(stem):
            if number not in known:
                weights[number] = weights.get(number, 0.0) + scale * share * rarities[number]
    in_order = (0, *map(numbers, names), 1)
    pairs = _pairs(index, in_order)
    row, pair_row = index.rows.get, index.pair_rows.get
    rows = [(weight, row(number)) for number, weight in weights.items()]
    rows += [(weight, pair_row(place)) for place, weight in pairs.items()]
    return Query(in_order, " ".join(names), _same(index, in_order), stems, weights, pairs, rows)


def _pairs(index: Index, in_order: tuple[int | None, ...]) -> dict[int, float]:
    """What the pairs of a question count, by their places; those that no phrasing has count in its length alone."""
    pairs = dict.fromkeys(pairwise(in_order))
    places = [index.pair_place(one, other) for one, other in pairs if one is not None and other is not None]
    known = {place: index.pair_rarities[place] for place in places if place is not None}
    scale = PAIR_SHARE / sqrt(sum(known.values()) + index.unseen * (len(pairs) - len(known)) or 1.0)
    return {place: rarity * scale for place, rarity in known.items()}


def _same(index: Index, in_order: tuple[int | None, ...]) -> tuple[int, ...]:
    """The phrasings with the same stems in the same order; they are few, and none is missed behind its permutations."""
    sought = [number for number in in_order[1:-1] if number is not None]
    if not sought or len(sought) + 2 < len(in_order):
        return ()
    postings = index.postings
    held = reduce(and_, map(postings.having, sought), postings.up_to(len(sought)))
    found = numbers_of(held, index.phrasings, SAME)
    return tuple([number for number in found if index.phrasing(number).in_order == in_order])


def nearly(stem: Stem) -> list[tuple[int, float]]:
    """The stems of the base that a stem of a question is near to, each with its share of what it counts."""
    share = NEAR_UNKNOWN if stem.number is None else NEAR_KNOWN
    return [(number, share * nearness) for number, nearness in stem.near]


def candidates(index: Index, question: Query) -> list[int]:
    """The phrasings that share the most with a question, at most ``CANDIDATES`` and those that are the same."""
    counts, size = Counts(), index.phrasings
    having, tiers, rarities = index.postings.having, index.postings.tiers, index.rarities
    level = LEVELS / index.unseen
    for stem in question.stems:
        if stem.number is not None:
            counts.add(having(stem.number), max(1, round(level * rarities[stem.number])))
        elif stem.near:
            strongest = max([share * rarities[number] for number, share in nearly(stem)]) / STEM_SHARE
            held = reduce(or_, [having(number) for number, _ in stem.near])
            counts.add(held, max(1, round(level * strongest)))
    found = counts.best(CANDIDATES, size, tiers)
    if room := CANDIDATES - len(found):
        # What has a stem that means nearly the same as one the base has comes after all that has a stem itself.
        near = [having(number) for stem in question.stems for number, _ in stem.near]
        found += first_of(reduce(or_, near, 0) & ~set_of(found, size), size, room, tiers)
    return list({*question.same, *found}) if question.same else found


def likenesses(index: Index, question: Query, numbers: Sequence[int]) -> list[float]:
    """How like a question some phrasings are, in their order."""
    by_stems, by_pairs = index.by_stems, index.by_pairs
    stems, stem_weight = frozenset(question.weights), question.weights.__getitem__
    pairs, pair_weight = frozenset(question.pairs), question.pairs.__getitem__
    found = []
    for number, phrasing in zip(numbers, map(index.phrasing, numbers), strict=True):
        # Sums over the terms that both have; every step that is done for all candidates is one of C.
        by_stem = sum(map(stem_weight, stems.intersection(phrasing.stems)))
        by_pair = sum(map(pair_weight, pairs.intersection(phrasing.pairs)))
        found.append(by_stem * by_stems[number] + by_pair * by_pairs[number])
    return found


def score(index: Index, question: Query) -> list[Scored]:
    """The items that a question may be about, the best first; ties in the order of items."""
    numbers = sorted(candidates(index, question))
    # Of phrasings that are as like it the first comes first.
    nearest_first = sorted(zip(likenesses(index, question, numbers), numbers, strict=True), key=_LIKENESS, reverse=True)
    if question.same:
        # Whatever is like it, the question itself is looked at.
        nearest_first.sort(key=lambda alike: alike[1] not in question.same)
    own: dict[int, tuple[list[int], list[float]]] = {}
    for likeness, number in nearest_first:
        item = index.owners[number]
        if item not in own:
            own[item] = [], []
        phrasings, alike = own[item]
        phrasings.append(number)
        alike.append(likeness)
    # What is nearest comes first: no item that comes late by its nearest phrasing wins in the end.
    found = [_scored(index, question, item, *own[item]) for item in islice(own, LOOKED_AT)]
    found.sort(key=_best_first)
    close = [scored for scored in found[:CLOSEST] if scored.score > found[0].score - LETTERS_SHARE]
    if len(close) > 1:
        found[: len(close)] = _with_letters(index, question, close)
        found.sort(key=_best_first)
    return found


def _best_first(scored: Scored) -> tuple[float, int]:
    return -scored.score, scored.item


def _scored(index: Index, question: Query, item: int, phrasings: list[int], alike: list[float]) -> Scored:
    learned = index.offsets[item] + sum([weight * row[item] for weight, row in question.rows if item in row])
    if index.pulls:
        # A base that is too large to be learned from has no rows, but phrasings that pull.
        learned += sum([likeness * index.pulls[number] for number, likeness in zip(phrasings, alike, strict=True)])
    vote = sum(map(mul, alike, VOTES)) / TOTALS[min(len(alike), len(VOTES))]
    return Scored(item, learned + VOTE_SHARE * vote, learned, vote, 0.0, phrasings, alike)


def _with_letters(index: Index, question: Query, close: list[Scored]) -> list[Scored]:
    """Items whose scores are close, each less by what it is less alike by letters than another one of them."""
    alike = [alike_by_letters(question.text, index.text(scored.phrasings[0])) for scored in close]
    lost = [LETTERS_SHARE * (likeness - max(alike)) for likeness in alike]
    return [scored._replace(score=scored.score + own, string_similarity=own) for scored, own in zip(close, lost, strict=True)]
