"""The index of a base: its phrasings in columns of numbers.

A column is a sequence of numbers in memory. The columns of a compiled index are in a file that is mapped into memory,
and are used like those of an index that was just built. Therefore opening a compiled base does not depend on its size.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from faqbot.language.pack import LanguagePack
from faqbot.matching.columns import Floats, Integers, SparseRows
from faqbot.matching.lexical.postings import Postings
from faqbot.matching.lexical.term_weights import encode_bigram

MAX_CACHED_PHRASINGS = 20_000
"""Greatest number of phrasings that are cached, at about 600 bytes each."""

MAX_CACHED_STEMS = 16_384
"""Greatest number of stems whose related stems are cached."""


class RelatedIndexStem(NamedTuple):
    """A stem of the base that is related to another stem.

    Attributes:
        number: The number of the stem.
        similarity: Similarity of meaning, 0 to 1.
    """

    number: int
    similarity: float


class Phrasing(NamedTuple):
    """A phrasing as it is compared.

    Attributes:
        sequence: The numbers of its stems in order, between the boundaries.
        stems: The distinct numbers in ``sequence``.
        bigrams: The positions of its distinct bigrams.
    """

    sequence: tuple[int, ...]
    stems: tuple[int, ...]
    bigrams: tuple[int, ...]


class Index:
    """The phrasings of a base. Only its caches ever change.

    Args:
        pack: The language of the base.
        stems: The number of each stem, in ascending order.
        max_idf: The idf of a term that no item has.
        integers: The columns of ``INTEGER_COLUMNS``. ``*_ends`` say where the numbers of each stem, phrasing or bigram
            end in the columns that follow. A phrasing has one bigram fewer than stems. ``first_phrasings`` has the
            first phrasing of each item, and then the number of phrasings.
        floats: The columns of ``FLOAT_COLUMNS``. ``*_scales`` are the factors of the sums over a phrasing's terms.
        protected: Words whose stems are related to no other stem.

    Attributes:
        pack, stems, max_idf, integers, floats: As given.
        owners, first_phrasings, offsets, idfs, bigram_idfs, stem_scales, bigram_scales, dual_weights: The columns of
            these names. There are no dual weights if there are rows.
        stem_rows: The learned weights of each stem by item, by the number of the stem.
        bigram_rows: The learned weights of each bigram by item, by the position of the bigram.
        postings: The phrasings that have a stem.
    """

    def __init__(
        self,
        pack: LanguagePack,
        stems: Mapping[str, int],
        max_idf: float,
        integers: Mapping[str, Integers],
        floats: Mapping[str, Floats],
        *,
        protected: Iterable[str] = (),
    ) -> None:
        self.pack = pack
        self.stems = stems
        self._stem_names, self._stem_numbers = list(stems), list(stems.values())
        self.max_idf = max_idf
        self.integers, self.floats = integers, floats
        self.owners, self.first_phrasings = integers["owners"], integers["first_phrasings"]
        self.idfs, self.bigram_idfs = floats["idfs"], floats["bigram_idfs"]
        self.stem_scales, self.bigram_scales = floats["stem_scales"], floats["bigram_scales"]
        self.offsets, self.dual_weights = floats["offsets"], floats["dual_weights"]
        self._bigram_keys, self._ends = integers["bigram_keys"], integers["phrasing_ends"]
        self._stem_sequences, self._bigram_sequences = integers["stem_sequences"], integers["bigram_sequences"]
        self.postings = Postings(integers, len(self.owners))
        self.stem_rows = SparseRows(integers["stem_row_ends"], integers["stem_row_items"], floats["stem_row_weights"])
        self.bigram_rows = SparseRows(
            integers["bigram_row_ends"], integers["bigram_row_items"], floats["bigram_row_weights"]
        )
        self._unrelated = frozenset(map(pack.stem, protected))
        self._related: dict[str, tuple[RelatedIndexStem, ...]] = {}
        self._phrasings: dict[int, Phrasing] = {}

    @property
    def item_count(self) -> int:
        """The number of items."""
        return len(self.offsets)

    @property
    def phrasing_count(self) -> int:
        """The number of phrasings."""
        return len(self.owners)

    def find_bigram(self, first: int, second: int) -> int | None:
        """Return the position of a bigram, or None.

        Args:
            first: The number of the first stem.
            second: The number of the second stem.
        """
        key = encode_bigram(first, second)
        place = bisect_left(self._bigram_keys, key)
        return place if place < len(self._bigram_keys) and self._bigram_keys[place] == key else None

    def has_bigram(self, first: str, second: str) -> bool:
        """Whether a phrasing has two neighbouring words, in any inflection."""
        one, other = self.stems.get(self.pack.stem(first)), self.stems.get(self.pack.stem(second))
        return one is not None and other is not None and self.find_bigram(one, other) is not None

    def get_phrasing(self, number: int) -> Phrasing:
        """Return a phrasing, built from the columns on first use."""
        found = self._phrasings.get(number)
        if found is None:
            found = self._build_phrasing(number)
            if len(self._phrasings) < MAX_CACHED_PHRASINGS:
                self._phrasings[number] = found
        return found

    def _build_phrasing(self, number: int) -> Phrasing:
        start, end = self._ends[number], self._ends[number + 1]
        # All phrasings share one integer object for each stem, so that set operations compare by identity.
        sequence = tuple(map(self._stem_numbers.__getitem__, self._stem_sequences[start:end]))
        # This phrasing and each one before it have one bigram fewer than stems.
        bigrams = tuple(self._bigram_sequences[start - number : end - number - 1])
        return Phrasing(sequence, _deduplicate(sequence), _deduplicate(bigrams))

    def join_stems(self, number: int) -> str:
        """Return the stems of a phrasing, separated by blanks."""
        return " ".join([self._stem_names[stem] for stem in self.get_phrasing(number).sequence[1:-1]])

    def related_stems(self, name: str) -> tuple[RelatedIndexStem, ...]:
        """Return related stems of the base, the most similar first."""
        found = self._related.get(name)
        if found is None:
            found = tuple(
                RelatedIndexStem(self.stems[related.stem], related.similarity)
                for related in (() if name in self._unrelated else self.pack.related_stems(name))
                if related.stem in self.stems and related.stem not in self._unrelated
            )
            if len(self._related) < MAX_CACHED_STEMS:
                self._related[name] = found
        return found


def _deduplicate(numbers: tuple[int, ...]) -> tuple[int, ...]:
    """Return distinct numbers; the same tuple if all are distinct."""
    distinct = tuple(dict.fromkeys(numbers))
    return numbers if len(distinct) == len(numbers) else distinct
