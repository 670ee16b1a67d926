"""What a question is compared with: the words of every phrasing, and the learned weights of every term."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from faqbot.matching.features import Rarity, count_terms, grams_of, pairs_of, stems_of
from faqbot.matching.training import Row, train


@dataclass(frozen=True, slots=True)
class Phrasing:
    """A phrasing as it is compared: its terms, and one over its length in each of the three measures."""

    words: tuple[str, ...]
    stems: tuple[str, ...]
    pairs: tuple[str, ...]
    by_stems: float
    by_pairs: float
    by_grams: float


@dataclass(frozen=True, slots=True)
class Index:
    """The compiled phrasings of a base; never changed but by filling in what is derived on demand.

    Attributes:
        rarity: Of every stem and pair.
        gram_rarity: Of every n-gram.
        texts: The words of every phrasing, those of one item together.
        members: For each item, its first phrasing and the one after its last.
        offsets: For each item what it scores before any term is seen.
        stem_rows: For each stem its learned weight for items.
        pair_rows: For each pair of stems likewise.
        word_rows: For each word likewise; n-grams take theirs from the words that they are in.
    """

    rarity: Rarity
    gram_rarity: Rarity
    texts: Sequence[Sequence[str]]
    members: Sequence[tuple[int, int]]
    offsets: Sequence[float]
    stem_rows: dict[str, Row]
    pair_rows: dict[str, Row]
    word_rows: dict[str, Row]
    _phrasings: dict[int, Phrasing] = field(default_factory=dict, repr=False, compare=False)
    _users: dict[str, list[str]] = field(default_factory=dict, repr=False, compare=False)
    _gram_rows: dict[str, Row] = field(default_factory=dict, repr=False, compare=False)

    def phrasing(self, number: int) -> Phrasing:
        """The terms of a phrasing, made when it is first compared."""
        found = self._phrasings.get(number)
        if found is None:
            words = tuple(dict.fromkeys(self.texts[number]))
            stems, pairs = stems_of(words), pairs_of(self.texts[number])
            grams = (gram for word in words for gram in grams_of(word))
            length = self.rarity.length
            found = Phrasing(
                words, stems, pairs, 1 / length(stems), 1 / length(pairs), 1 / self.gram_rarity.length(grams)
            )
            self._phrasings[number] = found
        return found

    def gram_row(self, gram: str) -> Row:
        """The weight of an n-gram for items: the sum over the words that it is in."""
        found = self._gram_rows.get(gram)
        if found is None:
            found = {}
            for word in self._words_with(gram):
                times = grams_of(word).count(gram)
                for item, weight in self.word_rows[word].items():
                    found[item] = found.get(item, 0.0) + weight * times
            self._gram_rows[gram] = found
        return found

    def _words_with(self, gram: str) -> list[str]:
        if not self._users:
            users: dict[str, list[str]] = {}
            for word in self.word_rows:
                for part in dict.fromkeys(grams_of(word)):
                    users.setdefault(part, []).append(word)
            # In one step: another thread sees either nothing or everything.
            self._users.update(users)
        return self._users.get(gram, [])


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
    index = Index(rarity, gram_rarity, texts, members, pulls.offsets, {}, {}, {})
    for number, row in enumerate(pulls.of_phrasings):
        phrasing = index.phrasing(number)
        for terms, rows, scale in (
            (phrasing.stems, index.stem_rows, phrasing.by_stems),
            (phrasing.pairs, index.pair_rows, phrasing.by_pairs),
            (phrasing.words, index.word_rows, phrasing.by_grams),
        ):
            for term in terms:
                weights = rows.setdefault(term, {})
                for item, pull in row.items():
                    weights[item] = weights.get(item, 0.0) + pull * scale
    return index
