"""From scores to the probability that an entry answers the question.

It is the product of two: that the base answers the question at all (the *scope*), and that this item is the right one
if it does (the *choice*). Both are logistic functions of a few features, fitted by ``benchmarks/fit_confidence.py`` on
public question sets, each family of sets left out of the fit in turn.
"""

from collections.abc import Sequence
from itertools import accumulate
from math import copysign, exp, log, sqrt
from typing import NamedTuple

from faqbot.matching.lexical.index import Index
from faqbot.matching.lexical.scoring import VOTES, Query, Scored


class Features(NamedTuple):
    """What the confidence in one item depends on.

    Attributes:
        score: Its score.
        lead: Square root of how far its score is ahead of the best other one; of how far it is behind, with a minus.
        covered: The share of the question's content that the item's nearest phrasings have, or nearly have, 0 to 1:
            what a base has never heard of is about something else, unless everybody uses the word.
        content: How much content they have in the same words: little for "how" or "a".
        known: Logarithm of one more than the number of distinct stems that the base has.
        phrasings: How many phrasings an item of the base has in the mean, as n / (n + 3): the more there are, the more
            of a question one of them has by chance.
    """

    score: float
    lead: float
    covered: float
    content: float
    known: float
    phrasings: float


class Scope(NamedTuple):
    """The logit that the base answers the question: a constant, and what each feature adds times its value."""

    constant: float
    score: float
    covered: float
    content: float
    known: float
    phrasings: float


class Choice(NamedTuple):
    """The logit that an item is the right one, if the base answers the question."""

    constant: float
    lead: float
    known: float


SCOPE = Scope(constant=-1.59, score=5.41, covered=0.90, content=0.30, known=0.76, phrasings=-5.63)
CHOICE = Choice(constant=-2.73, lead=5.79, known=0.58)

SHARPNESS = 8.0
"""How steeply what the first item leaves falls with the scores of the others: the likeliest on seven public sets."""

HALF_AS_MANY = 3.0
"""Phrasings an item at which chance counts half; from 1 to 10 they do as well."""


def features(index: Index, question: Query, scored: Sequence[Scored], limit: int) -> list[Features]:
    """The features of scored items, in their order.

    Args:
        index: What was scored against.
        question: What was scored.
        scored: Items, best first.
        limit: How many of them are looked at.
    """
    total = sum([stem.content for stem in question.stems]) or 1.0
    known = log(1 + sum([stem.number is not None for stem in question.stems]))
    phrasings = index.phrasings / (index.phrasings + HALF_AS_MANY * index.items or 1.0)
    found: list[Features] = []
    for rank, item in enumerate(scored[:limit]):
        rival = scored[1 - min(rank, 1)].score if len(scored) > 1 else 0.0
        ahead = item.score - max(rival, 0.0)
        had, nearly = _covered(index, question, item)
        lead = copysign(sqrt(abs(ahead)), ahead)
        found.append(Features(item.score, lead, (had + nearly) / total, had, known, phrasings))
    return found


def _covered(index: Index, question: Query, item: Scored) -> tuple[float, float]:
    """The content that an item's nearest phrasings have, and what they nearly have."""
    held: set[int] = set().union(*[index.phrasing(number).stems for number in item.phrasings[: len(VOTES)]])
    had = nearly = 0.0
    for stem in question.stems:
        if stem.number in held:
            had += stem.content
        elif stem.near:
            nearly += stem.content * max([nearness for number, nearness in stem.near if number in held], default=0.0)
    return had, nearly


def confidences(first: Features, scores: Sequence[float]) -> list[float]:
    """The confidence in each of some items, which never rises.

    What the first leaves, if the base answers the question at all, is shared by the others by exp(score).

    Args:
        first: The features of the first item.
        scores: The scores of all of them, that of the first first.
    """
    left = scope(first) * (1 - choice(first))
    shares = [exp(SHARPNESS * (score - scores[1])) for score in scores[1:]]
    total = sum(shares)
    rest = [left * share / total for share in shares]
    return list(accumulate((probability(first), *rest), min))


def probability(found: Features) -> float:
    """The confidence in the first item, 0 to 1."""
    return scope(found) * choice(found)


def scope(found: Features) -> float:
    """The probability that the base answers the question, 0 to 1.

    Less than the content of one rare word is hardly a question: no public set has any like "how" or "a" to fit it on.
    """
    return min(1.0, found.content) * _logistic(
        SCOPE.constant
        + SCOPE.score * found.score
        + SCOPE.covered * found.covered
        + SCOPE.content * found.content
        + SCOPE.known * found.known
        + SCOPE.phrasings * found.phrasings
    )


def choice(found: Features) -> float:
    """The probability that the item is the right one, if the base answers the question, 0 to 1."""
    return _logistic(CHOICE.constant + CHOICE.lead * found.lead + CHOICE.known * found.known)


def _logistic(logit: float) -> float:
    return 1 / (1 + exp(-max(-60.0, min(60.0, logit))))
