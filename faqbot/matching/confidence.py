"""Turn scores into calibrated confidences.

The confidence in an item is the product of two probabilities: that the base answers the question at all (the *scope*),
and that this item is the right one if it does (the *choice*). Both are logistic functions of a few features.
``benchmarks/fit_confidence.py`` fits them on the question sets of ``benchmarks/README.md``. It measures the calibration
on each family of sets while that family is left out of the fit.
"""

from collections.abc import Sequence
from itertools import accumulate
from math import copysign, exp, log, sqrt
from typing import NamedTuple

from faqbot.matching.index import Index
from faqbot.matching.scoring import TOP_K_WEIGHTS, Query, ScoredItem


class Features(NamedTuple):
    """The features that the confidence in one item depends on.

    Attributes:
        score: Its score.
        lead: The square root of its lead over the best other item; negative if it is behind. The score of the
            other item counts as 0 if it is negative.
        covered: The share of the question's content that the item's nearest phrasings have, or have a related stem for,
            0 to 1. Content that the base does not have points to another subject.
        content: The content that the nearest phrasings have in the same words; small for words like "how" or "a".
        known: ln(1 + the number of the question's distinct stems that the base has).
        phrasings: n / (n + 3), where n is the mean number of phrasings per item. With more phrasings, a question
            resembles one of them by chance more often.
    """

    score: float
    lead: float
    covered: float
    content: float
    known: float
    phrasings: float


class Scope(NamedTuple):
    """Coefficients of the logit that the base answers the question."""

    constant: float
    score: float
    covered: float
    content: float
    known: float
    phrasings: float


class Choice(NamedTuple):
    """Coefficients of the logit that an item is the right one."""

    constant: float
    lead: float
    known: float


SCOPE = Scope(constant=-1.59, score=5.41, covered=0.90, content=0.30, known=0.76, phrasings=-5.63)
CHOICE = Choice(constant=-2.73, lead=5.79, known=0.58)

SHARPNESS = 8.0
"""Factor of the scores when the other items share what the first one leaves.

It has the greatest likelihood on the question sets of benchmarks/README.md."""

HALF_PHRASINGS = 3.0
"""Mean number of phrasings per item at which the feature ``phrasings`` is 0.5. Values from 1 to 10 are as good."""


def compute_features(index: Index, query: Query, scored: Sequence[ScoredItem], limit: int) -> list[Features]:
    """Return the features of scored items, in their order.

    Args:
        index: The index that was scored against.
        query: The query that was scored.
        scored: Items, the best first.
        limit: For how many of them, at most.
    """
    total = sum([stem.content for stem in query.stems]) or 1.0
    known = log(1 + sum([stem.number is not None for stem in query.stems]))
    phrasings = index.phrasing_count / (index.phrasing_count + HALF_PHRASINGS * index.item_count or 1.0)
    found: list[Features] = []
    for rank, item in enumerate(scored[:limit]):
        other = scored[1 - min(rank, 1)].score if len(scored) > 1 else 0.0
        ahead = item.score - max(other, 0.0)
        shared, related = _measure_content(index, query, item)
        lead = copysign(sqrt(abs(ahead)), ahead)
        found.append(Features(item.score, lead, (shared + related) / total, shared, known, phrasings))
    return found


def _measure_content(index: Index, query: Query, item: ScoredItem) -> tuple[float, float]:
    """Return the content that an item shares directly and by related stems."""
    phrasings = item.phrasings[: len(TOP_K_WEIGHTS)]
    stems: set[int] = set().union(*[index.get_phrasing(number).stems for number in phrasings])
    shared = related = 0.0
    for stem in query.stems:
        if stem.number in stems:
            shared += stem.content
        elif stem.related:
            related += stem.content * max(
                [similarity for number, similarity in stem.related if number in stems], default=0.0
            )
    return shared, related


def compute_confidences(first: Features, scores: Sequence[float]) -> list[float]:
    """Return the confidences in items, none above the one before it.

    The other items share what the first one leaves of the scope, in proportion to exp(``SHARPNESS`` x score).

    Args:
        first: The features of the first item.
        scores: The scores of all items, that of the first item first.
    """
    left = scope(first) * (1 - choice(first))
    shares = [exp(SHARPNESS * (score - scores[1])) for score in scores[1:]]
    total = sum(shares)
    rest = [left * share / total for share in shares]
    return list(accumulate((probability(first), *rest), min))


def probability(features: Features) -> float:
    """Return the confidence in an item that is first, 0 to 1."""
    return scope(features) * choice(features)


def scope(features: Features) -> float:
    """Return P(the base answers the question).

    Shared content below 1, which is less than one rare word, lowers the probability in proportion. This could not be
    fitted, because the question sets have no questions such as "how" or "a".
    """
    return min(1.0, features.content) * _logistic(
        SCOPE.constant
        + SCOPE.score * features.score
        + SCOPE.covered * features.covered
        + SCOPE.content * features.content
        + SCOPE.known * features.known
        + SCOPE.phrasings * features.phrasings
    )


def choice(features: Features) -> float:
    """Return P(the item is right, if the base answers the question)."""
    return _logistic(CHOICE.constant + CHOICE.lead * features.lead + CHOICE.known * features.known)


def _logistic(logit: float) -> float:
    return 1 / (1 + exp(-max(-60.0, min(60.0, logit))))
