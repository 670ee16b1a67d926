"""From scores to the probability that an entry answers the question.

A logistic function of a few features, fitted by ``benchmarks/fit_confidence.py`` on public question sets, each family
of sets left out of the fit in turn; a question that a set does not answer counts as answered wrongly.
"""

from collections.abc import Sequence
from math import exp, log
from typing import NamedTuple

from faqbot.matching.background import UNLISTED, band
from faqbot.matching.index import Index
from faqbot.matching.scoring import Scored
from faqbot.matching.stemming import stem


class Features(NamedTuple):
    """What the confidence in one item depends on.

    Attributes:
        score: Its score.
        lead: How far it is ahead of the best other item, as a share of its score; below 0 for all but the first.
        vote: The vote of its best phrasings, 0 to 1.
        covered: The share of the question's weight that speaks for the item, 0 to 1.
        items: Logarithm of the number of items: how hard it is to be right by chance.
        words: Logarithm of one more than the number of distinct words that the base has.
    """

    score: float
    lead: float
    vote: float
    covered: float
    items: float
    words: float


INTERCEPT = -7.55
COEFFICIENTS = Features(score=0.83, lead=5.7, vote=1.69, covered=1.46, items=0.51, words=1.18)

LEAST_SCORE = 0.3
"""Added to a score before a lead is taken as a share of it: the lead of a poor match means little."""


def features(index: Index, words: Sequence[str], scored: Sequence[Scored]) -> list[Features]:
    """The features of scored items, in their order.

    Args:
        index: What was scored against.
        words: The words of the question, as read.
        scored: Items, best first.
    """
    masses = {stem(word): _mass(index, word) for word in words}
    total = sum(masses.values()) or 1.0
    known = [(mass, term.row) for name, mass in masses.items() if (term := index.stems.get(name))]
    items, length = log(len(index.members) or 1), log(len(known) + 1)
    found: list[Features] = []
    for rank, item in enumerate(scored):
        rival = scored[1 - min(rank, 1)].score if len(scored) > 1 else 0.0
        lead = (item.score - max(rival, 0.0)) / (max(item.score, 0.0) + LEAST_SCORE)
        spoken = sum([mass for mass, row in known if row.get(item.item, 0.0) > 0])
        found.append(Features(item.score, lead, item.vote, spoken / total, items, length))
    return found


def probability(found: Features) -> float:
    """The confidence, 0 to 1."""
    weight = COEFFICIENTS
    logit = (
        INTERCEPT
        + weight.score * found.score
        + weight.lead * found.lead
        + weight.vote * found.vote
        + weight.covered * found.covered
        + weight.items * found.items
        + weight.words * found.words
    )
    return 1 / (1 + exp(-max(-60.0, min(60.0, logit))))


def _mass(index: Index, word: str) -> float:
    """What a word weighs in a question; one that the base does not have weighs by its rarity in English."""
    term = index.stems.get(stem(word))
    return term.rarity if term else index.unseen * band(word) / UNLISTED
