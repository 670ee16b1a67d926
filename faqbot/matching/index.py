"""What a question is compared with: the phrasings of a base as numbers, in columns that need no reading in.

A column is a run of numbers in memory. Those of an index that was just built and those of a compiled one, which lie in a
file mapped into memory, are read in the same way, so that opening costs the same for every size of base.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from math import sqrt
from typing import NamedTuple

from faqbot.matching.planes import set_of
from faqbot.matching.stemming import stem
from faqbot.matching.terms import Counted, count_terms, pairs_of
from faqbot.matching.thesaurus import relatives
from faqbot.matching.training import LEARNED, Row, Vector, train

PIVOT = 0.6
"""How far a long phrasing makes up for its length, 0 not at all to 1 in full: the slope of pivoted length normalisation
(Singhal, Buckley and Mitra 1996). By top-1 and MCC on samples of six public question sets 0.5 to 0.7 are alike and 0.01
above 1."""

STEM_SHARE, PAIR_SHARE = 0.6, 0.4
"""The shares of the two kinds of terms where weights are learned, chosen in the same way."""

SHORT = (1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 24)
"""Lengths, in words, up to which phrasings come first where others share as much with a question."""

MAX_SETS = 16 << 20
"""Bytes of phrasing sets that are kept at hand, about; a set has a bit for every phrasing of the base."""

MAX_PHRASINGS = 20_000
"""Phrasings that are kept at hand, of about 1 kB each."""

MAX_KEPT = 200_000
"""Learned weights that are kept at hand as a dictionary, of about 100 bytes each."""

LEAST_WEIGHT = 0.01
"""A smaller weight, times the rarity of its term, is left out."""

FLOATS, NUMBERS, KEYS = "f", "I", "Q"
COLUMNS = {
    "rarities": FLOATS,
    "posting_ends": NUMBERS,
    "postings": NUMBERS,
    "pair_keys": KEYS,
    "pair_rarities": FLOATS,
    "ends": NUMBERS,
    "stems_in_order": NUMBERS,
    "by_stems": FLOATS,
    "by_pairs": FLOATS,
    "owners": NUMBERS,
    "firsts": NUMBERS,
    "offsets": FLOATS,
    "pulls": FLOATS,
    "row_ends": NUMBERS,
    "row_items": NUMBERS,
    "row_weights": FLOATS,
    "pair_row_ends": NUMBERS,
    "pair_row_items": NUMBERS,
    "pair_row_weights": FLOATS,
}
"""The columns of an index, each with the type of its numbers, as ``array`` calls it."""

Column = memoryview


class Near(NamedTuple):
    """A stem of the base that means nearly the same as another stem.

    Attributes:
        number: Of the stem.
        nearness: How nearly, 0 to 1.
    """

    number: int
    nearness: float


class Phrasing(NamedTuple):
    """A phrasing as it is compared.

    Attributes:
        number: Its number.
        stems: The numbers of its stems in order, between the edges.
        pairs: Its pairs of stems, by ``pair_key``.
        by_stems: What a sum over its stems is multiplied by: one over their length, softened by ``PIVOT``.
        by_pairs: The same for its pairs.
        owner: The number of its item.
        pull: How strongly it speaks for that item; 0 where that is in the rows of its terms.
    """

    number: int
    stems: tuple[int, ...]
    pairs: frozenset[int]
    by_stems: float
    by_pairs: float
    owner: int
    pull: float


class Rows:
    """Weights for items, of many terms.

    Args:
        ends: Where the row of each term begins, and the last one ends; empty if nothing was learned.
        items: The items of all rows.
        weights: Their weights.
    """

    __slots__ = ("_ends", "_items", "_kept", "_made", "_weights")

    def __init__(self, ends: Column, items: Column, weights: Column) -> None:
        self._ends, self._items, self._weights = ends, items, weights
        self._made: dict[int, Row] = {}
        self._kept = 0

    def get(self, place: int) -> Row:
        """The row of a term, made when it is first asked for."""
        row = self._made.get(place)
        if row is None:
            start, end = self._ends[place : place + 2] or (0, 0)
            row = dict(zip(self._items[start:end], self._weights[start:end], strict=True))
            if self._kept < MAX_KEPT:
                self._kept += len(row)
                self._made[place] = row
        return row


class Index:
    """The phrasings of a base, counted and learned from; it changes only in what it keeps at hand.

    Args:
        stems: The number of every stem.
        unseen: The rarity of a term that no item has.
        columns: As ``COLUMNS`` names them. ``*_ends`` say where the numbers of a stem or phrasing end in the column
            after it; ``by_*`` is what the sum over a phrasing's stems or pairs is multiplied by; ``firsts`` has the
            first phrasing of every item, and after the last item the number of phrasings.
        alone: Stems that mean the same as no other: protected names.
    """

    def __init__(
        self, stems: Mapping[str, int], unseen: float, columns: Mapping[str, Column], alone: Iterable[str] = ()
    ) -> None:
        self.stems = stems
        self.unseen = unseen
        self.columns = columns
        self.rarities = columns["rarities"]
        self.firsts, self.offsets = columns["firsts"], columns["offsets"]
        self._owners, self._by_stems, self._by_pairs = columns["owners"], columns["by_stems"], columns["by_pairs"]
        self._posting_ends, self._postings = columns["posting_ends"], columns["postings"]
        self._pair_keys, self._pair_rarities = columns["pair_keys"], columns["pair_rarities"]
        self._ends, self._in_order = columns["ends"], columns["stems_in_order"]
        self._pulls = columns["pulls"]
        self._rows = Rows(columns["row_ends"], columns["row_items"], columns["row_weights"])
        self._pair_rows = Rows(columns["pair_row_ends"], columns["pair_row_items"], columns["pair_row_weights"])
        self._alone = frozenset(alone)
        self._sets: dict[int, int] = {}
        self._tiers: list[int] = []
        self._near: dict[str, tuple[Near, ...]] = {}
        self.at_hand: dict[int, Phrasing] = {}

    @property
    def items(self) -> int:
        """How many items there are."""
        return len(self.offsets)

    @property
    def phrasings(self) -> int:
        """How many phrasings there are."""
        return len(self._owners)

    def pair_rarity(self, key: int) -> float:
        """The rarity of a pair of stems, by ``pair_key``."""
        place = self._place(key)
        return self.unseen if place is None else self._pair_rarities[place]

    def row(self, number: int) -> Row:
        """What was learned of a stem: its weight for items."""
        return self._rows.get(number)

    def pair_row(self, key: int) -> Row:
        """What was learned of a pair of stems, by ``pair_key``: its weight for items."""
        place = self._place(key)
        return {} if place is None else self._pair_rows.get(place)

    def _place(self, key: int) -> int | None:
        """The place of a pair among all pairs, or None if no phrasing has it."""
        place = bisect_left(self._pair_keys, key)
        return place if place < len(self._pair_keys) and self._pair_keys[place] == key else None

    def phrasing(self, number: int) -> Phrasing:
        """A phrasing, put together from the columns; some are then ``at_hand``."""
        start, end = self._ends[number], self._ends[number + 1]
        stems = self._in_order[start:end].tolist()
        found = Phrasing(
            number=number,
            stems=tuple(stems),
            pairs=frozenset(pairs_of(stems)),
            by_stems=self._by_stems[number],
            by_pairs=self._by_pairs[number],
            owner=self._owners[number],
            pull=self._pulls[number] if self._pulls else 0.0,
        )
        if len(self.at_hand) < MAX_PHRASINGS:
            self.at_hand[number] = found
        return found

    def numbers(self, words: Iterable[str]) -> tuple[int, ...] | None:
        """The stems of words as a phrasing has them, between the edges; None if the base does not have all of them."""
        found = [self.stems.get(stem(word)) for word in words]
        known = [number for number in found if number is not None]
        return (0, *known, 1) if len(known) == len(found) else None

    def having(self, number: int) -> int:
        """The set of the phrasings that have a stem."""
        held = self._sets.get(number)
        if held is None:
            ends = self._posting_ends
            held = set_of(self._postings[ends[number] : ends[number + 1]], self.phrasings)
            if len(self._sets) * (self.phrasings // 8 + 64) < MAX_SETS:
                self._sets[number] = held
        return held

    def tiers(self) -> Sequence[int]:
        """The sets of the phrasings with at most as many words as ``SHORT`` says, made when they are first needed."""
        if not self._tiers:
            ends = self._ends
            lengths = [end - start - 2 for start, end in zip(ends, ends[1:], strict=False)]
            self._tiers = [
                set_of((number for number, length in enumerate(lengths) if length <= most), self.phrasings)
                for most in SHORT
            ]
        return self._tiers

    def near(self, name: str) -> tuple[Near, ...]:
        """The stems of the base that mean nearly the same as a stem, the nearest first."""
        found = self._near.get(name)
        if found is None:
            found = tuple(
                Near(self.stems[relative.stem], relative.nearness)
                for relative in (() if name in self._alone else relatives(name))
                if relative.stem in self.stems and relative.stem not in self._alone
            )
            if len(self._near) < MAX_SETS >> 10:
                self._near[name] = found
        return found


def build_index(
    texts: Sequence[Sequence[str]], owners: Sequence[int], items: int, protected: Iterable[str] = ()
) -> Index:
    """Count and learn.

    Args:
        texts: The words of every phrasing, those of one item together and in the order of items.
        owners: The item of every phrasing.
        items: How many items there are.
        protected: Words that mean the same as no other.
    """
    counted = count_terms(texts, owners, items)
    lengths = [_lengths(counted, phrasing) for phrasing in counted.phrasings]
    vectors = [_vector(counted, *row) for row in zip(counted.phrasings, lengths, strict=True)]
    pulls, offsets = train(vectors, owners, items)
    rows: dict[str, Sequence[float]] = {name: () for name in COLUMNS}
    rows |= {"rarities": counted.rarities, "owners": owners, "offsets": offsets, "firsts": _firsts(owners, items)}
    keys = sorted(counted.pairs)
    rows |= {"pair_keys": keys, "pair_rarities": [counted.pairs[key] for key in keys]}
    rows["ends"], rows["stems_in_order"] = _joined(counted.phrasings)
    rows["posting_ends"], rows["postings"] = _joined(_postings(counted))
    rows["by_stems"], rows["by_pairs"] = map(_pivoted, zip(*lengths, strict=True)) if lengths else ((), ())
    if len(texts) <= LEARNED:
        stem_rows, pair_rows = _learned(counted, lengths, pulls)
        rows["row_ends"], rows["row_items"], rows["row_weights"] = _flat(map(stem_rows.get, range(len(counted.stems))))
        rows["pair_row_ends"], rows["pair_row_items"], rows["pair_row_weights"] = _flat(map(pair_rows.get, keys))
    else:
        rows["pulls"] = [pull[owner] for pull, owner in zip(pulls, owners, strict=True)]
    columns = {name: memoryview(array(code, rows[name])) for name, code in COLUMNS.items()}
    return Index(counted.stems, counted.unseen, columns, map(stem, protected))


def _lengths(counted: Counted, phrasing: Sequence[int]) -> tuple[float, float]:
    """The lengths of the vectors of a phrasing's stems and pairs, whose squared coordinates are rarities; 1 without."""
    stems = sum([counted.rarities[number] for number in phrasing])
    pairs = sum([counted.pairs[key] for key in pairs_of(phrasing)])
    return sqrt(stems or 1.0), sqrt(pairs or 1.0)


def _vector(counted: Counted, phrasing: Sequence[int], lengths: tuple[float, float]) -> Vector:
    """A phrasing as it is learned from: its distinct terms with their values, the rarest first."""
    stems, pairs = lengths
    weights = {number: (counted.rarities[number], STEM_SHARE, stems) for number in phrasing[1:-1]}
    weights |= {key: (counted.pairs[key], PAIR_SHARE, pairs) for key in pairs_of(phrasing)}
    ordered = sorted(weights.items(), key=lambda term: -term[1][0])
    return [(term, sqrt(share * weight) / length) for term, (weight, share, length) in ordered]


def _learned(
    counted: Counted, lengths: Sequence[tuple[float, float]], pulls: Sequence[Row]
) -> tuple[dict[int, Row], dict[int, Row]]:
    """What was learned of each stem and each pair: the pulls of the phrasings that have it, over their lengths."""
    by_stems, by_pairs = map(_pivoted, zip(*lengths, strict=True)) if lengths else ((), ())
    stems: dict[int, Row] = {}
    pairs: dict[int, Row] = {}
    for phrasing, by_stem, by_pair, pull in zip(counted.phrasings, by_stems, by_pairs, pulls, strict=True):
        for rows, terms, scale in ((stems, phrasing[1:-1], by_stem), (pairs, pairs_of(phrasing), by_pair)):
            for term in terms:
                row = rows.setdefault(term, {})
                for item, weight in pull.items():
                    row[item] = row.get(item, 0.0) + weight * scale
    return (
        {term: _telling(row, counted.rarities[term]) for term, row in stems.items()},
        {term: _telling(row, counted.pairs[term]) for term, row in pairs.items()},
    )


def _telling(row: Row, rarity: float) -> Row:
    return {item: weight for item, weight in row.items() if abs(weight) * rarity >= LEAST_WEIGHT}


def _flat(rows: Iterable[Row | None]) -> tuple[list[int], list[int], list[float]]:
    """Rows one after the other: where each begins and the last ends, the items, and the weights."""
    listed = [row or {} for row in rows]
    ends = list(accumulate(map(len, listed), initial=0))
    return ends, [item for row in listed for item in row], [weight for row in listed for weight in row.values()]


def _postings(counted: Counted) -> list[list[int]]:
    """For each stem the phrasings that have it, in order."""
    rows: list[list[int]] = [[] for _ in counted.rarities]
    for number, phrasing in enumerate(counted.phrasings):
        for name in dict.fromkeys(phrasing[1:-1]):
            rows[name].append(number)
    return rows


def _joined(rows: Iterable[Iterable[int]]) -> tuple[list[int], list[int]]:
    """Rows of numbers one after the other: where each begins and the last ends, and the numbers."""
    listed = list(map(list, rows))
    return list(accumulate(map(len, listed), initial=0)), [number for row in listed for number in row]


def _pivoted(lengths: Sequence[float]) -> list[float]:
    """What a sum over terms is multiplied by: 1 / length, softened by ``PIVOT`` towards the mean length."""
    mean = sum(lengths) / len(lengths)
    return [length**-PIVOT * mean ** (PIVOT - 1) for length in lengths]


def _firsts(owners: Sequence[int], items: int) -> list[int]:
    """The first phrasing of every item, and the number of phrasings."""
    counts = [0] * items
    for owner in owners:
        counts[owner] += 1
    return list(accumulate(counts, initial=0))
