"""How well each item fits a question: learned weights for all items, a vote of phrasings for the best of them."""

from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

from faqbot.matching.features import grams_of, pairs_of, stems_of
from faqbot.matching.index import Index, Terms
from faqbot.matching.training import Row

# Measured on the development parts of public question sets: the shares of the three measures of likeness, and the
# vote beside the learned weights.
STEM_SHARE, PAIR_SHARE, GRAM_SHARE = 0.3, 0.2, 0.5
VOTE_SHARE = 1.5
VOTES = (1.0, 0.5, 0.25)
"""How much an item's best, second and third phrasing count in its vote."""

CANDIDATES = 6
"""Items whose phrasings vote."""

Weights = dict[str, float]


class Query(NamedTuple):
    """A question as it is scored: each of its terms that the base has, with what it counts.

    Attributes:
        stems: Stems.
        pairs: Pairs of stems.
        grams: N-grams.
        rows: For each of all these terms, what it counts and its learned weights.
    """

    stems: Weights
    pairs: Weights
    grams: Weights
    rows: list[tuple[float, Row]]


class Scored(NamedTuple):
    """An item's score for a question.

    Attributes:
        item: Its number.
        score: Learned weights and vote together; about 0 for nothing in common, above 2 for the same words.
        learned: The part of the learned weights.
        vote: The vote of its best phrasings, 0 to 1; 0 where they did not vote.
        likeness: That of its best phrasing alone, 0 to 1.
        phrasing: The number of that phrasing.
    """

    item: int
    score: float
    learned: float
    vote: float = 0.0
    likeness: float = 0.0
    phrasing: int = 0


def query(index: Index, words: Sequence[str]) -> Query:
    """The terms of a question with what each of them counts."""
    grams: dict[str, int] = {}
    for word in dict.fromkeys(words):
        for gram in grams_of(word):
            grams[gram] = grams.get(gram, 0) + 1
    rows: list[tuple[float, Row]] = []
    stems = _weighed(index.stems, dict.fromkeys(stems_of(words), 1), STEM_SHARE, index.unseen, rows)
    pairs = _weighed(index.pairs, dict.fromkeys(pairs_of(words), 1), PAIR_SHARE, index.unseen, rows)
    return Query(stems, pairs, _weighed(index.grams, grams, GRAM_SHARE, index.unseen, rows), rows)


def _weighed(
    terms: Terms, times: dict[str, int], share: float, unseen: float, rows: list[tuple[float, Row]]
) -> Weights:
    """What the terms of one measure count: share x times x rarity / length of the question in that measure."""
    known = [(name, count, term) for name, count in times.items() if (term := terms.get(name))]
    length = sum([count * count * term.rarity for _, count, term in known])
    length += unseen * (
        sum([count * count for count in times.values()]) - sum([count * count for _, count, _ in known])
    )
    scale = share / sqrt(length or 1.0)
    weights = {name: count * term.rarity * scale for name, count, term in known}
    rows.extend((weights[name], term.row) for name, _, term in known)
    return weights


def score(index: Index, asked: Query) -> list[Scored]:
    """Every item that shares a term with the question, best first; ties in the order of items."""
    learned = _learned(index, asked)
    order = sorted(learned, key=lambda item: (-learned[item], item))
    likeness = _Likeness(index, asked)
    voted = [likeness.vote(item, learned[item]) for item in order[:CANDIDATES]]
    rest = [Scored(item, learned[item], learned[item]) for item in order[CANDIDATES:]]
    return sorted([*voted, *rest], key=lambda scored: (-scored.score, scored.item))


def _learned(index: Index, asked: Query) -> dict[int, float]:
    scores: dict[int, float] = {}
    for share, row in asked.rows:
        for item, weight in row.items():
            if item in scores:
                scores[item] += weight * share
            else:
                scores[item] = weight * share
    return {item: total + index.offsets[item] for item, total in scores.items()}


class _Likeness:
    """The cosines of a question with phrasings; what a word contributes is worked out once."""

    def __init__(self, index: Index, asked: Query) -> None:
        self._index = index
        self._asked = asked
        self._of_words: dict[str, float] = {}

    def vote(self, item: int, learned: float) -> Scored:
        """An item's score with the vote of its phrasings."""
        numbers = range(*self._index.members[item])
        found = sorted(((self.of(number), -number) for number in numbers), reverse=True)[: len(VOTES)]
        shares = VOTES[: len(found)]
        vote = sum(share * likeness for share, (likeness, _) in zip(shares, found, strict=True)) / sum(shares)
        best, number = found[0]
        return Scored(item, learned + VOTE_SHARE * vote, learned, vote, best, -number)

    def of(self, number: int) -> float:
        """The likeness of a phrasing, 0 to 1."""
        phrasing, asked = self._index.phrasing(number), self._asked
        stems = sum([asked.stems[term] for term in phrasing.stems if term in asked.stems])
        pairs = sum([asked.pairs[term] for term in phrasing.pairs if term in asked.pairs])
        grams = sum(map(self._word, phrasing.words))
        return stems * phrasing.by_stems + pairs * phrasing.by_pairs + grams * phrasing.by_grams

    def _word(self, word: str) -> float:
        found = self._of_words.get(word)
        if found is None:
            weights = self._asked.grams
            found = self._of_words[word] = sum([weights[gram] for gram in grams_of(word) if gram in weights])
        return found
