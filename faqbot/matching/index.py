"""What a question is compared with: the phrasings of a base as numbers, in columns that need no reading in.

A column is a run of numbers in memory. Those of an index that was just built and those of a compiled one, which lie in
a file mapped into memory, are read in the same way, so that opening costs the same for every size of base.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from faqbot.matching.columns import Floats, Integers, Rows
from faqbot.matching.planes import set_of
from faqbot.matching.stemming import stem
from faqbot.matching.terms import pair_key, pairs_of
from faqbot.matching.thesaurus import relatives
from faqbot.matching.training import Row

SHORT = (1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 24)
"""Lengths, in words, up to which phrasings come first where others share as much with a question."""

MAX_SETS = 16 << 20
"""Bytes of phrasing sets that are kept at hand, about; a set has a bit for every phrasing of the base."""

MAX_PHRASINGS = 20_000
"""Phrasings that are kept at hand, of about 1 kB each."""


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
        in_order: The numbers of its stems in order, between the edges.
        stems: The same, each once.
        pairs: Its pairs of stems, by ``pair_key``.
        by_stems: What a sum over its stems is multiplied by: one over their length, softened by ``PIVOT``.
        by_pairs: The same for its pairs.
        owner: The number of its item.
        pull: How strongly it speaks for that item; 0 where that is in the rows of its terms.
    """

    number: int
    in_order: tuple[int, ...]
    stems: tuple[int, ...]
    pairs: frozenset[int]
    by_stems: float
    by_pairs: float
    owner: int
    pull: float


class Index:
    """The phrasings of a base, counted and learned from; it changes only in what it keeps at hand.

    Args:
        stems: The number of every stem.
        unseen: The rarity of a term that no item has.
        integers: The columns of ``INTEGER_COLUMNS``. ``*_ends`` say where the numbers of each stem, phrasing or pair
            end in the columns after it; ``firsts`` has the first phrasing of every item, and after the last item the
            number of phrasings.
        floats: Those of ``FLOAT_COLUMNS``. ``by_*`` is what the sum over a phrasing's stems or pairs is multiplied by.
        protected: Words that mean the same as no other.
    """

    def __init__(
        self,
        stems: Mapping[str, int],
        unseen: float,
        integers: Mapping[str, Integers],
        floats: Mapping[str, Floats],
        protected: Iterable[str] = (),
    ) -> None:
        self.stems = stems
        self.unseen = unseen
        self.integers, self.floats = integers, floats
        self.rarities, self.offsets, self.firsts = floats["rarities"], floats["offsets"], integers["firsts"]
        self._owners, self._by_stems, self._by_pairs = integers["owners"], floats["by_stems"], floats["by_pairs"]
        self._posting_ends, self._postings = integers["posting_ends"], integers["postings"]
        self._pair_keys, self.pair_rarities = integers["pair_keys"], floats["pair_rarities"]
        self._ends, self._in_order = integers["ends"], integers["stems_in_order"]
        self.pulls = floats["pulls"]
        self._rows = Rows(integers["row_ends"], integers["row_items"], floats["row_weights"])
        self._pair_rows = Rows(integers["pair_row_ends"], integers["pair_row_items"], floats["pair_row_weights"])
        self._alone = frozenset(map(stem, protected))
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

    def pair_place(self, key: int) -> int | None:
        """The place of a pair of stems, by ``pair_key``, or None if no phrasing has it."""
        place = bisect_left(self._pair_keys, key)
        return place if place < len(self._pair_keys) and self._pair_keys[place] == key else None

    def together(self, first: str, second: str) -> bool:
        """Whether a phrasing has two words side by side, in whatever form."""
        one, other = self.stems.get(stem(first)), self.stems.get(stem(second))
        return one is not None and other is not None and self.pair_place(pair_key(one, other)) is not None

    def row(self, number: int) -> Row:
        """What was learned of a stem: its weight for items."""
        return self._rows.get(number)

    def pair_row(self, place: int) -> Row:
        """What was learned of a pair of stems, by its place: its weight for items."""
        return self._pair_rows.get(place)

    def phrasing(self, number: int) -> Phrasing:
        """A phrasing, put together from the columns; some are then ``at_hand``."""
        start, end = self._ends[number], self._ends[number + 1]
        stems = self._in_order[start:end].tolist()
        found = Phrasing(
            number=number,
            in_order=tuple(stems),
            stems=tuple(dict.fromkeys(stems)),
            pairs=frozenset(pairs_of(stems)),
            by_stems=self._by_stems[number],
            by_pairs=self._by_pairs[number],
            owner=self._owners[number],
            pull=self.pulls[number] if self.pulls else 0.0,
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
            lengths = [end - start - 2 for start, end in pairwise(ends)]
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
