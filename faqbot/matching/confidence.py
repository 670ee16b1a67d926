"""Turn scores into calibrated confidences.

The confidence in an item is the product of three probabilities: that the base answers the question at all (the
*scope*), that this item is the right one if it does (the *choice*), and that the question is about the subject of the
item (the *fit*). Each is a logistic function of a few features. ``benchmarks/fit_confidence.py`` fits all three
together on the question sets of ``benchmarks/README.md``. It measures the calibration on each family of sets while that
family is left out of the fit. Three factors are not part of the fit: ``accounted`` lowers the scope, and ``cited`` and
``other_code`` the fit.
"""

from collections.abc import Sequence
from itertools import accumulate
from math import copysign, exp, log, sqrt
from operator import attrgetter, mul
from typing import NamedTuple

from faqbot.matching.index import Index
from faqbot.matching.query import Query
from faqbot.matching.scoring import ScoredItem
from faqbot.matching.subject import Subject


class Features(NamedTuple):
    """The features that the confidence in one item depends on.

    Attributes:
        learned, semantic: The parts of its score of these names, without their factors; ``semantic`` times the
            ``cosine_scale`` of the word vectors, at most 1.
        items: ln(1 + the number of items), at most ``MAX_LOG_ITEMS``. The more items a base has, the more of them
            resemble a question by chance.
        phrasings: n / (n + 3), where n is the mean number of phrasings per item. With more phrasings, a question
            resembles one of them by chance more often.
        lacking, left, unlisted: As in a ``Subject``.
        lead: The square root of its lead over the best other item; negative if it is behind. The score of the
            other item counts as 0 if it is negative.
        lead_few: ``lead`` x (1 - n / (n + 3)).
        lead_shared: ``lead`` x (1 - ``lacking``). An item may lead by a word that is common elsewhere.
        known: ln(1 + the number of the question's distinct stems that a phrasing has).
        foreign, replaced, contrast: These of a ``Subject``, times its frame and ``few``.
        unanswered: How many question types the question asks for that the item does not answer.
        few: As in the ``Index``.
        cited: ``foreign`` of the ``Subject`` x (1 - ``few``) / (1 + the number of misspelled words), for an item that
            cites a source; otherwise 0.
        accounted: As in a ``Subject``.
        other_code: 1 if the ``Subject`` says so, otherwise 0.
    """

    learned: float
    semantic: float
    items: float
    phrasings: float
    lacking: float
    left: float
    unlisted: float
    lead: float
    lead_few: float
    lead_shared: float
    known: float
    foreign: float
    replaced: float
    contrast: float
    unanswered: float
    few: float
    cited: float
    accounted: float
    other_code: float


class Scope(NamedTuple):
    """Coefficients of the logit that the base answers the question."""

    constant: float
    learned: float
    semantic: float
    items: float
    phrasings: float
    lacking: float
    left: float
    unlisted: float


class Choice(NamedTuple):
    """Coefficients of the logit that an item is the right one."""

    constant: float
    lead: float
    lead_few: float
    lead_shared: float
    known: float


class Fit(NamedTuple):
    """Coefficients of the logit that the question is about the subject of the item."""

    constant: float
    foreign: float
    replaced: float
    contrast: float
    unanswered: float
    few: float


SCOPE = Scope(
    constant=9.20, learned=4.16, semantic=4.71, items=-1.47, phrasings=-4.06, lacking=-2.59, left=-5.59, unlisted=1.12
)
CHOICE = Choice(constant=-2.68, lead=2.58, lead_few=3.47, lead_shared=1.90, known=0.54)
FIT = Fit(constant=7.92, foreign=-11.64, replaced=-4.16, contrast=-2.18, unanswered=-2.15, few=-4.39)

_SCOPE_INPUTS = attrgetter(*Scope._fields[1:])
_CHOICE_INPUTS = attrgetter(*Choice._fields[1:])
_FIT_INPUTS = attrgetter(*Fit._fields[1:])

SHARPNESS = 8.0
"""Factor of the scores when the other items share what the first one leaves.

It has the greatest likelihood on the question sets of benchmarks/README.md."""

HALF_PHRASINGS = 3.0
"""Mean number of phrasings per item at which the feature ``phrasings`` is 0.5. Values from 1 to 10 are as good."""

MAX_LOG_ITEMS = 4.0
"""Limit of ``items``. Few of the question sets have larger bases, and what holds up to there need not go on."""

MAX_CITED, CITED_WIDTH, MIN_CITED_FIT = 0.2, 0.03, 0.2
"""Feature ``cited`` at which the fit is halved, how slowly it falls, and its least factor, which is enough to ask back.

What an entry with many phrasings and a source says of one thing does not hold for another. On 100 pairs of questions
about the shipped base that differ in one or two words, both questions of 66 instead of 48 pairs get a good reply, and
14 instead of 38 questions are answered wrongly. Of the labelled questions in ``tests/questions.yaml``, 90.0 instead of
92.9 % are answered rightly."""

OTHER_CODE_FIT = 0.1
"""Factor of the fit of an item that has another code in place of that of the question: it is not even offered.

On the near-miss bases of benchmarks/near_misses and others, 8 instead of 16 of 48 questions with a code fail,
and no other one changes. With 0.2, the other items of its kind are offered now and then."""

MIN_ACCOUNTED = 0.5
"""Content that an item must account for. Below, the scope is lowered in proportion: the question sets have no questions
such as "how" or "a" to fit this on."""


MIN_TIED_SHARE, MIN_TIED_LEFT = 0.8, 0.2
"""Least score of the second of two tied items, as a share of the first one's, and least ``left`` of the first one.

On the near-miss bases of benchmarks/near_misses, 0.85 and 0.3 ask back as often where a question means two items."""


def compute_features(
    index: Index, query: Query, scored: Sequence[ScoredItem], subjects: Sequence[Subject]
) -> list[Features]:
    """Return the features of the first scored items, in their order.

    Args:
        index: The index that was scored against.
        query: The query that was scored.
        scored: Items, the best first.
        subjects: How the subject of the question differs from those of the first of them.
    """
    known = log(1 + sum([stem.number is not None for stem in query.stems]))
    phrasings, few = index.mean_size / (index.mean_size + HALF_PHRASINGS), index.few
    vectors = index.pack.word_vectors
    cosine_scale = vectors.cosine_scale if vectors else 1.0
    scores = [item.score for item in scored]
    found: list[Features] = []
    for rank, (item, subject) in enumerate(zip(scored, subjects, strict=False)):
        lead = measure_lead(scores, rank)
        weight = subject.frame * few
        features = Features(
            learned=item.learned,
            semantic=min(1.0, cosine_scale * item.semantic_score),
            items=min(MAX_LOG_ITEMS, log(1 + index.item_count)),
            phrasings=phrasings,
            lacking=subject.lacking,
            left=subject.left,
            unlisted=subject.unlisted,
            lead=lead,
            lead_few=lead * (1 - phrasings),
            lead_shared=lead * (1 - subject.lacking),
            known=known,
            foreign=weight * subject.foreign,
            replaced=weight * subject.replaced,
            contrast=weight * subject.contrast,
            unanswered=(query.asked_types & ~index.answer_types[item.item]).bit_count(),
            few=few,
            cited=subject.foreign * (1 - few) / (1 + query.slips) if index.cites[item.item] else 0.0,
            accounted=subject.accounted,
            other_code=float(subject.has_other_code),
        )
        found.append(features)
    return found


def measure_lead(scores: Sequence[float], rank: int) -> float:
    """Return the feature ``lead`` of an item.

    Args:
        scores: The scores of items, the best first.
        rank: The place of the item.
    """
    other = scores[1 - min(rank, 1)] if len(scores) > 1 else 0.0
    ahead = scores[rank] - max(other, 0.0)
    return copysign(sqrt(abs(ahead)), ahead)


def may_be_tied(scored: Sequence[ScoredItem]) -> bool:
    """Whether the scores of the first two items are close enough for ``is_tied``."""
    return len(scored) > 1 and scored[1].score >= MIN_TIED_SHARE * scored[0].score


def is_tied(first: Features, second: Features) -> bool:
    """Whether a question leaves out what would tell two items apart, as in "How do I cancel?".

    Args:
        first: The features of the first item.
        second: Those of the second item, whose score is close to it.
    """
    return first.left >= MIN_TIED_LEFT and second.lacking <= first.lacking


class Probabilities(NamedTuple):
    """The three probabilities that the confidence in an item is the product of."""

    scope: float
    choice: float
    fit: float

    @property
    def product(self) -> float:
        """The confidence in the item, if it is first."""
        return self.scope * self.choice * self.fit


def predict(features: Features) -> Probabilities:
    """Return the three probabilities of an item that is first."""
    return Probabilities(scope(features), choice(features), fit(features))


def compute_confidences(first: Probabilities, scores: Sequence[float]) -> list[float]:
    """Return the confidences in items, none above the one before it.

    The other items share what the choice of the first one leaves of the scope and its fit, in proportion to
    exp(``SHARPNESS`` x score).

    Args:
        first: The probabilities of the first item.
        scores: The scores of all items, that of the first item first.
    """
    confidence, share = first.product, first.choice
    left = confidence * (1 - share) / share
    shares = [exp(SHARPNESS * (score - scores[1])) for score in scores[1:]]
    total = sum(shares)
    return list(accumulate((confidence, *(left * other / total for other in shares)), min))


def probability(features: Features) -> float:
    """Return the confidence in an item that is first, 0 to 1."""
    return predict(features).product


def scope(features: Features) -> float:
    """Return P(the base answers the question)."""
    return min(1.0, features.accounted / MIN_ACCOUNTED) * apply_logistic(SCOPE, _SCOPE_INPUTS(features))


def choice(features: Features) -> float:
    """Return P(the item is right, if the base answers the question)."""
    return apply_logistic(CHOICE, _CHOICE_INPUTS(features))


def fit(features: Features) -> float:
    """Return P(the question is about the subject of the item)."""
    return apply_logistic(FIT, _FIT_INPUTS(features)) * limit_fit(features)


def limit_fit(features: Features) -> float:
    """Return the factor of the fit that is not fitted.

    It is from ``MIN_CITED_FIT`` to 1 for an entry that cites a source, and ``OTHER_CODE_FIT`` times that for an item
    with another code.
    """
    held = _logistic((MAX_CITED - features.cited) / CITED_WIDTH)
    limit = MIN_CITED_FIT + (1 - MIN_CITED_FIT) * held
    return limit * OTHER_CODE_FIT if features.other_code else limit


def apply_logistic(coefficients: Sequence[float], inputs: Sequence[float]) -> float:
    """Return the probability of a logistic function.

    Args:
        coefficients: The constant, then a slope for each input.
        inputs: The inputs.
    """
    constant, *slopes = coefficients
    return _logistic(constant + sum(map(mul, slopes, inputs)))


def _logistic(logit: float) -> float:
    return 1 / (1 + exp(-max(-60.0, min(60.0, logit))))
