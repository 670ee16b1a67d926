"""How well each item fits a question: learned weights for all items, a vote of phrasings for the best of them."""

from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

from faqbot.matching.features import grams_of, pairs_of, stems_of
from faqbot.matching.index import SCALE, Index, Term, Terms
from faqbot.matching.lanes import read

# Chosen by top-1 and MCC on samples of six public question sets, some of them test questions, so that differences below
# 0.01 are noise: the shares of the three measures of likeness, and the vote beside the learned weights.
STEM_SHARE, PAIR_SHARE, GRAM_SHARE = 0.45, 0.2, 0.35
VOTE_SHARE = 1.25
VOTES = (1.0, 0.5, 0.25)
"""How much an item's best, second and third phrasing count in its vote."""

CANDIDATES = 5
"""Items whose phrasings vote."""

VOTERS = 10
"""Phrasings of an item that are compared in n-grams: those that share the most in stems and pairs."""

RANKED = 40
"""Items that are ranked: enough for ten entries among gaps and small talk."""

FINE = 4096
"""What a term counts is rounded to this part of 1, to be multiplied as a whole number."""

Weights = dict[str, float]


class Query(NamedTuple):
    """A question as it is scored: each of its terms that the base has, with what it counts.

    Attributes:
        stems: Stems.
        pairs: Pairs of stems.
        grams: N-grams.
        terms: All these terms, each with what it counts.
    """

    stems: Weights
    pairs: Weights
    grams: Weights
    terms: list[tuple[float, Term]]


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
    terms: list[tuple[float, Term]] = []
    stems = _weighed(index.stems, dict.fromkeys(stems_of(words), 1), STEM_SHARE, index.unseen, terms)
    pairs = _weighed(index.pairs, dict.fromkeys(pairs_of(words), 1), PAIR_SHARE, index.unseen, terms)
    return Query(stems, pairs, _weighed(index.grams, grams, GRAM_SHARE, index.unseen, terms), terms)


def _weighed(
    terms: Terms, times: dict[str, int], share: float, unseen: float, found: list[tuple[float, Term]]
) -> Weights:
    """What the terms of one measure count: share x times x rarity / length of the question in that measure."""
    known = [(name, count, term) for name, count in times.items() if (term := terms.get(name))]
    length = sum([count * count * term.rarity for _, count, term in known])
    length += unseen * (
        sum([count * count for count in times.values()]) - sum([count * count for _, count, _ in known])
    )
    scale = share / sqrt(length or 1.0)
    weights = {name: count * term.rarity * scale for name, count, term in known}
    found.extend((weights[name], term) for name, _, term in known)
    return weights


def score(index: Index, asked: Query) -> list[Scored]:
    """The ``RANKED`` items that fit the question best, the best first; ties in the order of items."""
    learned = _learned(index, asked)
    order = sorted(range(len(learned)), key=lambda item: -learned[item])[:RANKED] if asked.terms else []
    likeness = Likeness(index, asked)
    voted = [likeness.vote(item, learned[item]) for item in order[:CANDIDATES]]
    rest = [Scored(item, learned[item], learned[item]) for item in order[CANDIDATES:]]
    return sorted([*voted, *rest], key=lambda scored: (-scored.score, scored.item))


def _learned(index: Index, asked: Query) -> list[float]:
    """The learned part of the score of every item."""
    items = len(index.members)
    total = sum([round(share * FINE) * term.lanes(items) for share, term in asked.terms])
    scale = 1 / (FINE * SCALE)
    return [lane * scale + offset for lane, offset in zip(read(total, items), index.offsets, strict=True)]


class Alike(NamedTuple):
    """A phrasing that votes.

    Attributes:
        likeness: Its cosine with the question, 0 to 1.
        number: Its number.
        share: How much it counts in the vote of its item, 0 to 1; the shares of an item add up to 1.
    """

    likeness: float
    number: int
    share: float


class Likeness:
    """The cosines of a question with phrasings; what a word contributes is worked out once."""

    def __init__(self, index: Index, asked: Query) -> None:
        self._index = index
        self._asked = asked
        self._of_words: dict[str, float] = {}

    def voters(self, item: int) -> list[Alike]:
        """The phrasings of an item that vote, the nearest first."""
        rough = sorted(((self._rough(number), -number) for number in range(*self._index.members[item])), reverse=True)
        found = sorted(((self._fine(-number, likeness), number) for likeness, number in rough[:VOTERS]), reverse=True)
        used = VOTES[: len(found)]
        total = sum(used)
        return [Alike(near, -number, share / total) for (near, number), share in zip(found, used, strict=False)]

    def vote(self, item: int, learned: float) -> Scored:
        """An item's score with the vote of its phrasings."""
        voters = self.voters(item)
        vote = sum([voter.likeness * voter.share for voter in voters])
        best = voters[0]
        return Scored(item, learned + VOTE_SHARE * vote, learned, vote, best.likeness, best.number)

    def _rough(self, number: int) -> float:
        """The likeness of a phrasing in stems and pairs."""
        phrasing, asked = self._index.phrasing(number), self._asked
        stems = sum([asked.stems[term] for term in phrasing.stems if term in asked.stems])
        pairs = sum([asked.pairs[term] for term in phrasing.pairs if term in asked.pairs])
        return stems * phrasing.by_stems + pairs * phrasing.by_pairs

    def _fine(self, number: int, rough: float) -> float:
        """The likeness of a phrasing, 0 to 1: n-grams as well."""
        phrasing = self._index.phrasing(number)
        return rough + sum(map(self._word, phrasing.words)) * phrasing.by_grams

    def _word(self, word: str) -> float:
        found = self._of_words.get(word)
        if found is None:
            weights = self._asked.grams
            found = self._of_words[word] = sum([weights[gram] for gram in grams_of(word) if gram in weights])
        return found
