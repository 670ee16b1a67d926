"""What a question is compared with: the words of every phrasing, and the learned weights of every term."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from math import sqrt
from typing import NamedTuple, Protocol

from faqbot.matching.features import Rarity, count_terms, grams_of, pairs_of, stems_of
from faqbot.matching.lanes import lanes
from faqbot.matching.table import Table
from faqbot.matching.training import Row, train

DECIMALS = 2
"""Of a weight: finer differences decide nothing, and a compiled index is text."""

SCALE = 10**DECIMALS

LEAST_WEIGHT = 0.02
"""A smaller weight is left out: that takes a quarter off a compiled index, and less than 0.005 off the top-1 of
any of six public question sets."""


class Term:
    """A stem, a pair of stems or an n-gram of the base.

    Args:
        rarity: How telling it is, above 0.
        row: Its learned weight for items, to two decimals; those that it says nothing about are left out.
    """

    __slots__ = ("_hundredths", "_items", "_lanes", "_row", "rarity")

    def __init__(self, rarity: float, row: Row) -> None:
        self.rarity = rarity
        self._row: Row | None = row
        self._items: Collection[int] = row.keys()
        self._hundredths = [round(weight * SCALE) for weight in row.values()]
        self._lanes: int | None = None

    @classmethod
    def stored(cls, text: str) -> "Term":
        """The term that ``text`` gave."""
        rarity, items, hundredths = text.split("|")
        term = cls(float(rarity), {})
        term._row = None
        term._items, term._hundredths = list(map(int, items.split())), list(map(int, hundredths.split()))
        return term

    def text(self) -> str:
        """The term as one line: its rarity, its items, and their weights in hundredths."""
        return f"{self.rarity:g}|{' '.join(map(str, self._items))}|{' '.join(map(str, self._hundredths))}"

    @property
    def row(self) -> Row:
        """Its learned weight for items."""
        if self._row is None:
            self._row = {item: weight / SCALE for item, weight in zip(self._items, self._hundredths, strict=True)}
        return self._row

    def lanes(self, items: int) -> int:
        """The weights for all items in hundredths, as one integer; made when the term is first asked for."""
        if self._lanes is None:
            self._lanes = lanes(zip(self._items, self._hundredths, strict=True), items)
        return self._lanes

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Term) and (self.rarity, self.row) == (other.rarity, other.row)

    def __hash__(self) -> int:
        return hash(self.rarity)

    def __repr__(self) -> str:
        return f"Term({self.rarity}, {self.row})"


class Terms(Protocol):
    """Terms by name."""

    def __iter__(self) -> Iterator[str]:
        """Every name."""

    def get(self, name: str) -> Term | None:
        """The term of that name, or None."""


class Phrasing(NamedTuple):
    """A phrasing as it is compared: its distinct terms, and one over its length in each of the three measures."""

    words: tuple[str, ...]
    stems: tuple[str, ...]
    pairs: tuple[str, ...]
    by_stems: float
    by_pairs: float
    by_grams: float


class Index:
    """The phrasings of a base, counted and learned from; it changes only in what it keeps at hand.

    Args:
        lines: For each phrasing, those of one item together: its words, then its three lengths, with blanks between.
        members: For each item, its first phrasing and the one after its last.
        offsets: For each item what it scores before any term is seen.
        unseen: The rarity of a term that no item has.
        stems: Every stem.
        pairs: Every pair of stems.
        grams: Every n-gram.
    """

    __slots__ = ("_phrasings", "grams", "lines", "members", "offsets", "pairs", "stems", "unseen")

    def __init__(
        self,
        *,
        lines: Sequence[str],
        members: Sequence[tuple[int, int]],
        offsets: Sequence[float],
        unseen: float,
        stems: Terms,
        pairs: Terms,
        grams: Terms,
    ) -> None:
        self.lines = lines
        self.members = members
        self.offsets = offsets
        self.unseen = unseen
        self.stems = stems
        self.pairs = pairs
        self.grams = grams
        self._phrasings: dict[int, Phrasing] = {}

    def phrasing(self, number: int) -> Phrasing:
        """The terms of a phrasing, made when it is first compared."""
        found = self._phrasings.get(number)
        if found is None:
            *words, by_stems, by_pairs, by_grams = self.lines[number].split(" ")
            distinct = tuple(dict.fromkeys(words))
            lengths = float(by_stems), float(by_pairs), float(by_grams)
            found = self._phrasings[number] = Phrasing(distinct, stems_of(words), pairs_of(words), *lengths)
        return found


class StoredTerms:
    """Terms of a compiled index, read when they are first asked for."""

    __slots__ = ("_read", "_table")

    def __init__(self, table: Table) -> None:
        self._table = table
        self._read: dict[str, Term] = {}

    def __iter__(self) -> Iterator[str]:
        return iter(self._table)

    def get(self, name: str) -> Term | None:
        """The term of that name, or None."""
        found = self._read.get(name)
        if found is None and (text := self._table.get(name)) is not None:
            found = self._read[name] = Term.stored(text)
        return found


class GramTerms:
    """N-grams of an index that was just built: their weights are those of the words that they are in, put together."""

    __slots__ = ("_made", "_rarity", "_users", "_word_rows")

    def __init__(self, rarity: Rarity, word_rows: Mapping[str, Row]) -> None:
        self._rarity = rarity
        self._word_rows = word_rows
        self._users: dict[str, list[str]] = {}
        for word in word_rows:
            for gram in dict.fromkeys(grams_of(word)):
                self._users.setdefault(gram, []).append(word)
        self._made: dict[str, Term] = {}

    def __iter__(self) -> Iterator[str]:
        return iter(self._users)

    def get(self, name: str) -> Term | None:
        """The term of that name, or None."""
        found = self._made.get(name)
        if found is None and name in self._users:
            row: Row = {}
            for word in self._users[name]:
                times = grams_of(word).count(name)
                for item, weight in self._word_rows[word].items():
                    row[item] = row.get(item, 0.0) + weight * times
            found = self._made[name] = Term(self._rarity.of(name), _settled(row))
        return found


def build_index(texts: Sequence[Sequence[str]], owners: Sequence[int], items: int) -> Index:
    """Count, learn and fold together.

    Args:
        texts: The words of every phrasing, those of one item together and in the order of items.
        owners: The item of every phrasing.
        items: How many items there are.
    """
    rarity, gram_rarity = count_terms(texts, owners, items)
    pulls = train(texts, owners, rarity)
    members = [(0, 0)] * items
    for number, owner in enumerate(owners):
        members[owner] = (members[owner][0] if members[owner][1] else number, number + 1)
    stem_rows: dict[str, Row] = {}
    pair_rows: dict[str, Row] = {}
    word_rows: dict[str, Row] = {}
    lines: list[str] = []
    for words, row in zip(texts, pulls.of_phrasings, strict=True):
        stems, pairs, distinct = stems_of(words), pairs_of(words), dict.fromkeys(words)
        scales = 1 / rarity.length(stems), 1 / rarity.length(pairs), 1 / _length(distinct, gram_rarity)
        lines.append(" ".join((*words, *(f"{scale:.6f}" for scale in scales))))
        for terms, rows, scale in zip((stems, pairs, distinct), (stem_rows, pair_rows, word_rows), scales, strict=True):
            for term in terms:
                weights = rows.setdefault(term, {})
                for item, pull in row.items():
                    weights[item] = weights.get(item, 0.0) + pull * scale
    return Index(
        lines=lines,
        members=members,
        offsets=[round(offset, DECIMALS) for offset in pulls.offsets],
        unseen=rarity.unseen,
        stems={term: Term(rarity.of(term), _settled(row)) for term, row in stem_rows.items()},
        pairs={term: Term(rarity.of(term), _settled(row)) for term, row in pair_rows.items()},
        grams=GramTerms(gram_rarity, word_rows),
    )


def _length(words: Iterable[str], rarity: Rarity) -> float:
    """The length of a text in n-grams, of which one in several words counts several times; 1 without words."""
    times = Counter(gram for word in words for gram in grams_of(word))
    return sqrt(sum([count * count * rarity.of(gram) for gram, count in times.items()]) or 1.0)


def _settled(row: Row) -> Row:
    """A row as it is compared and stored: rounded, without what hardly counts."""
    return {item: rounded for item, weight in row.items() if abs(rounded := round(weight, DECIMALS)) >= LEAST_WEIGHT}
