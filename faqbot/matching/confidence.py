"""From scores to the probability that an entry answers the question.

It is the product of two: that the base answers the question at all (the *scope*), and that this item is the right one
if it does (the *choice*). Both are logistic functions of a few features, fitted by ``benchmarks/fit_confidence.py`` on
public question sets, each family of sets left out of the fit in turn.
"""

from collections.abc import Sequence
from math import copysign, exp, log, sqrt
from typing import NamedTuple

from faqbot.matching.index import Index
from faqbot.matching.scoring import Asked, Scored


class Features(NamedTuple):
    """What the confidence in one item depends on.

    Attributes:
        score: Its score.
        lead: Square root of how far its score is ahead of the best other one; of how far it is behind, with a minus.
        known: Logarithm of one more than the number of distinct stems that the base has.
        phrasings: Logarithm of how many phrasings an item of the base has in the mean.
    """

    score: float
    lead: float
    known: float
    phrasings: float


class Scope(NamedTuple):
    """The logit that the base answers the question: a constant, and what each feature adds times its value."""

    constant: float
    score: float
    known: float
    phrasings: float


class Choice(NamedTuple):
    """The logit that an item is the right one, if the base answers the question."""

    constant: float
    lead: float
    known: float


SCOPE = Scope(constant=-0.92, score=5.39, known=0.93, phrasings=-1.69)
CHOICE = Choice(constant=-2.68, lead=5.75, known=0.57)


def features(index: Index, question: Asked, scored: Sequence[Scored], limit: int) -> list[Features]:
    """The features of scored items, in their order.

    Args:
        index: What was scored against.
        question: What was scored.
        scored: Items, best first.
        limit: How many of them are looked at.
    """
    known = log(1 + sum([stem.number is not None for stem in question.stems]))
    phrasings = log(max(index.phrasings, 1) / max(index.items, 1))
    found: list[Features] = []
    for rank, item in enumerate(scored[:limit]):
        rival = scored[1 - min(rank, 1)].score if len(scored) > 1 else 0.0
        ahead = item.score - max(rival, 0.0)
        found.append(Features(item.score, copysign(sqrt(abs(ahead)), ahead), known, phrasings))
    return found


def probability(found: Features) -> float:
    """The confidence, 0 to 1."""
    return scope(found) * choice(found)


def scope(found: Features) -> float:
    """The probability that the base answers the question, 0 to 1."""
    return _logistic(
        SCOPE.constant + SCOPE.score * found.score + SCOPE.known * found.known + SCOPE.phrasings * found.phrasings
    )


def choice(found: Features) -> float:
    """The probability that the item is the right one, if the base answers the question, 0 to 1."""
    return _logistic(CHOICE.constant + CHOICE.lead * found.lead + CHOICE.known * found.known)


def _logistic(logit: float) -> float:
    return 1 / (1 + exp(-max(-60.0, min(60.0, logit))))
