"""How well each item fits a question: learned weights for all items, a vote of phrasings for the best of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from faqbot.matching.features import grams_of, pairs_of, stems_of
from faqbot.matching.index import Index

# Measured on the development parts of public question sets: the shares of the three measures of likeness, and the
# vote beside the learned weights.
STEM_SHARE, PAIR_SHARE, GRAM_SHARE = 0.3, 0.2, 0.5
VOTE_SHARE = 1.5
VOTES = (1.0, 0.5, 0.25)
"""How much an item's best, second and third phrasing count in its vote."""

CANDIDATES = 6
"""Items whose phrasings vote."""

Weights = dict[str, float]


@dataclass(frozen=True, slots=True)
class Query:
    """A question as it is scored.

    Attributes:
        words: Its words, as read.
        stems: Its stems, each with its share of the question's weight in stems, times its rarity.
        pairs: Likewise its pairs of stems.
        grams: Likewise its n-grams.
    """

    words: Sequence[str]
    stems: Weights
    pairs: Weights
    grams: Weights


@dataclass(frozen=True, slots=True)
class Scored:
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
    """The terms of a question with their weights."""
    stems = {term: index.rarity.of(term) for term in stems_of(words)}
    pairs = {term: index.rarity.of(term) for term in pairs_of(words)}
    grams: dict[str, int] = {}
    for word in dict.fromkeys(words):
        for gram in grams_of(word):
            grams[gram] = grams.get(gram, 0) + 1
    rare = index.gram_rarity.of
    by_stems = STEM_SHARE / sqrt(sum(stems.values()) or 1.0)
    by_pairs = PAIR_SHARE / sqrt(sum(pairs.values()) or 1.0)
    by_grams = GRAM_SHARE / sqrt(sum([times * times * rare(gram) for gram, times in grams.items()]) or 1.0)
    known = index.gram_rarity.counts
    return Query(
        words=words,
        stems={term: weight * by_stems for term, weight in stems.items() if term in index.stem_rows},
        pairs={term: weight * by_pairs for term, weight in pairs.items() if term in index.pair_rows},
        grams={gram: times * rare(gram) * by_grams for gram, times in grams.items() if gram in known},
    )


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
    for rows, weights in ((index.stem_rows, asked.stems), (index.pair_rows, asked.pairs)):
        for term, share in weights.items():
            for item, weight in rows[term].items():
                scores[item] = scores.get(item, 0.0) + weight * share
    for gram, share in asked.grams.items():
        for item, weight in index.gram_row(gram).items():
            scores[item] = scores.get(item, 0.0) + weight * share
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
