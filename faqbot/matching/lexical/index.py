"""What a question is compared with: the phrasings of a base as numbers, in columns that need no reading in.

A column is a run of numbers in memory. Those of an index that was just built and those of a compiled one, which lie in
a file mapped into memory, are read in the same way, so that opening a base takes no reading of its phrasings.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from faqbot.language.pack import LanguagePack
from faqbot.matching.lexical.columns import Floats, Integers, Rows
from faqbot.matching.lexical.postings import Postings
from faqbot.matching.lexical.term_weights import pair_key

MAX_PHRASINGS = 20_000
"""Phrasings that are kept at hand, of about 600 bytes each."""

MAX_NEAR = 16_384
"""Stems whose relatives are kept at hand."""


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
        in_order: The numbers of its stems in order, between the edges.
        stems: The same, each once.
        pairs: The places of its pairs of stems, each once.
    """

    in_order: tuple[int, ...]
    stems: tuple[int, ...]
    pairs: tuple[int, ...]


class Index:
    """The phrasings of a base, counted and learned from; it changes only in what it keeps at hand.

    Args:
        pack: The language of the base.
        stems: The number of every stem, in the order of numbers.
        unseen: The rarity of a term that no item has.
        integers: The columns of ``INTEGER_COLUMNS``. ``*_ends`` say where the numbers of each stem, phrasing or pair
            end in the columns after it, and a phrasing has one pair less than stems; ``firsts`` has the first phrasing
            of every item, and after the last item the number of phrasings.
        floats: Those of ``FLOAT_COLUMNS``. ``by_*`` is what the sum over a phrasing's stems or pairs is multiplied by.
        protected: Words that mean the same as no other.

    Attributes:
        pack, stems, unseen, integers, floats: As given.
        owners, firsts, offsets, rarities, pair_rarities, by_stems, by_pairs, pulls: Columns of these names; no pulls
            where rows were learned.
        rows: What was learned of each stem, by its number: its weight for items.
        pair_rows: The same of each pair, by its place.
        postings: Which phrasings have a stem.
    """

    def __init__(
        self,
        pack: LanguagePack,
        stems: Mapping[str, int],
        unseen: float,
        integers: Mapping[str, Integers],
        floats: Mapping[str, Floats],
        *,
        protected: Iterable[str] = (),
    ) -> None:
        self.pack = pack
        self.stems = stems
        self._names, self._numbers = list(stems), list(stems.values())
        self.unseen = unseen
        self.integers, self.floats = integers, floats
        self.rarities, self.offsets, self.firsts = floats["rarities"], floats["offsets"], integers["firsts"]
        self.owners, self.by_stems, self.by_pairs = integers["owners"], floats["by_stems"], floats["by_pairs"]
        self.pulls = floats["pulls"]
        self._pair_keys, self.pair_rarities = integers["pair_keys"], floats["pair_rarities"]
        self._ends, self._in_order = integers["ends"], integers["stems_in_order"]
        self._pairs_in_order = integers["pairs_in_order"]
        self.postings = Postings(integers, len(self.owners))
        self.rows = Rows(integers["row_ends"], integers["row_items"], floats["row_weights"])
        self.pair_rows = Rows(integers["pair_row_ends"], integers["pair_row_items"], floats["pair_row_weights"])
        self._alone = frozenset(map(pack.stem, protected))
        self._near: dict[str, tuple[Near, ...]] = {}
        self._at_hand: dict[int, Phrasing] = {}

    @property
    def items(self) -> int:
        """How many items there are."""
        return len(self.offsets)

    @property
    def phrasings(self) -> int:
        """How many phrasings there are."""
        return len(self.owners)

    def pair_place(self, first: int, second: int) -> int | None:
        """The place of a pair of stems, by their numbers, or None if no phrasing has it."""
        key = pair_key(first, second)
        place = bisect_left(self._pair_keys, key)
        return place if place < len(self._pair_keys) and self._pair_keys[place] == key else None

    def together(self, first: str, second: str) -> bool:
        """Whether a phrasing has two words side by side, in whatever form."""
        one, other = self.stems.get(self.pack.stem(first)), self.stems.get(self.pack.stem(second))
        return one is not None and other is not None and self.pair_place(one, other) is not None

    def phrasing(self, number: int) -> Phrasing:
        """A phrasing, put together from the columns when it is first needed."""
        found = self._at_hand.get(number)
        if found is None:
            found = self._put_together(number)
            if len(self._at_hand) < MAX_PHRASINGS:
                self._at_hand[number] = found
        return found

    def _put_together(self, number: int) -> Phrasing:
        start, end = self._ends[number], self._ends[number + 1]
        # One integer for one stem, wherever it stands: a question's stems are then found without comparing.
        in_order = tuple(map(self._numbers.__getitem__, self._in_order[start:end]))
        # One pair less than stems, in this phrasing and in each before it.
        pairs = tuple(self._pairs_in_order[start - number : end - number - 1])
        return Phrasing(in_order, _distinct(in_order), _distinct(pairs))

    def text(self, number: int) -> str:
        """The stems of a phrasing."""
        return " ".join([self._names[stem] for stem in self.phrasing(number).in_order[1:-1]])

    def near(self, name: str) -> tuple[Near, ...]:
        """The stems of the base that mean nearly the same as a stem, the nearest first."""
        found = self._near.get(name)
        if found is None:
            found = tuple(
                Near(self.stems[related.stem], related.similarity)
                for related in (() if name in self._alone else self.pack.related_stems(name))
                if related.stem in self.stems and related.stem not in self._alone
            )
            if len(self._near) < MAX_NEAR:
                self._near[name] = found
        return found


def _distinct(numbers: tuple[int, ...]) -> tuple[int, ...]:
    """Each number once; the same tuple, which takes no room, if each is there once."""
    once = tuple(dict.fromkeys(numbers))
    return numbers if len(once) == len(numbers) else once
