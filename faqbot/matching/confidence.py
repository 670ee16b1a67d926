"""Turn scores into calibrated confidences.

The confidence in an item is the product of three probabilities: that the base answers the question at all (the
*scope*), that this item is the right one if it does (the *choice*), and that the question is about the subject of the
item (the *fit*). Each is a logistic function of a few features. ``benchmarks/fit_confidence.py`` fits all three
together on the question sets of ``benchmarks/README.md``. It measures the calibration on each family of sets while that
family is left out of the fit. What a feature means depends on how many phrasings the items have, so that there are two
sets of constants. Three factors are not part of the fit: ``accounted`` lowers the scope, and ``cited`` and
``other_code`` the fit.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from math import exp
from operator import attrgetter, mul
from typing import NamedTuple

from faqbot.matching.features import Features


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
    lead_shared: float
    unaccounted: float


class Fit(NamedTuple):
    """Coefficients of the logit that the question is about the subject of the item."""

    constant: float
    foreign: float
    replaced: float
    contrast: float
    foreign_told: float
    alike: float
    unanswered: float
    document: float


FEW_SCOPE = Scope(
    constant=10.53, learned=5.28, semantic=5.38, items=-2.69, phrasings=-3.62, lacking=-2.26, left=-1.22, unlisted=1.80
)
FEW_CHOICE = Choice(constant=-2.26, lead=1.55, lead_shared=4.26, unaccounted=0.67)
FEW_FIT = Fit(
    constant=4.66,
    foreign=-4.86,
    replaced=-4.02,
    contrast=-2.61,
    foreign_told=-7.30,
    alike=-3.00,
    unanswered=-2.57,
    document=0.85,
)

MANY_SCOPE = Scope(
    constant=9.36, learned=3.99, semantic=4.83, items=-1.83, phrasings=-4.72, lacking=-0.26, left=-4.72, unlisted=1.75
)
MANY_CHOICE = Choice(constant=-1.45, lead=1.95, lead_shared=3.03, unaccounted=0.0)
MANY_FIT = Fit(
    constant=7.56,
    foreign=-5.80,
    replaced=-3.72,
    contrast=-2.51,
    foreign_told=-7.82,
    alike=-3.02,
    unanswered=-2.54,
    document=0.0,
)


class Constants(NamedTuple):
    """The coefficients of the three logistic functions."""

    scope: Scope
    choice: Choice
    fit: Fit


FEW = Constants(FEW_SCOPE, FEW_CHOICE, FEW_FIT)
"""The constants of a base with few phrasings per item, those whose ``Index.few`` is 1."""

MANY = Constants(MANY_SCOPE, MANY_CHOICE, MANY_FIT)
"""The constants of a base with many.

They are those of a fit on all question sets, before bases with few phrasings had constants of their own. Two features
of the choice that counted little are part of its ``constant`` and ``lead``."""

_SCOPE_INPUTS = attrgetter(*Scope._fields[1:])
_CHOICE_INPUTS = attrgetter(*Choice._fields[1:])
_FIT_INPUTS = attrgetter(*Fit._fields[1:])

SHARPNESS = 8.0
"""Factor of the scores when the other items share what the first one leaves.

It has the greatest likelihood on the question sets of benchmarks/README.md."""

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


class Probabilities(NamedTuple):
    """The three probabilities that the confidence in an item is the product of."""

    scope: float
    choice: float
    fit: float

    @property
    def product(self) -> float:
        """The confidence in the item, if it is first."""
        return self.scope * self.choice * self.fit


@lru_cache
def mix_constants(few: float) -> Constants:
    """Return the constants of a base: the means of ``FEW`` and ``MANY``, weighted by its ``Index.few``."""
    scope, choice, fit = (
        [few * one + (1 - few) * other for one, other in zip(*pair, strict=True)]
        for pair in zip(FEW, MANY, strict=True)
    )
    return Constants(Scope(*scope), Choice(*choice), Fit(*fit))


def predict(features: Features) -> Probabilities:
    """Return the three probabilities of an item that is first."""
    return Probabilities(scope(features), choice(features), fit(features))


def compute_confidences(first: Probabilities, scores: Sequence[float], *, is_tied: bool = False) -> list[float]:
    """Return the confidences in items, none above the one before it.

    The other items share what the choice of the first one leaves of the scope and its fit, in proportion to
    exp(``SHARPNESS`` x score). If the first two are tied, the first one gets no less of that than the second one.

    Args:
        first: The probabilities of the first item.
        scores: The scores of all items, that of the first item first.
        is_tied: Whether the question means the first two items alike.
    """
    shares = [exp(SHARPNESS * (score - scores[1])) for score in scores[1:]]
    total = sum(shares)
    # The second item has the greatest share of the others, which is 1 / total.
    choice = max(first.choice, 1 / (total + 1)) if is_tied else first.choice
    whole = first.scope * first.fit
    return list(accumulate((whole * choice, *(whole * (1 - choice) * other / total for other in shares)), min))


def probability(features: Features) -> float:
    """Return the confidence in an item that is first, 0 to 1."""
    return predict(features).product


def scope(features: Features) -> float:
    """Return P(the base answers the question)."""
    return min(1.0, features.accounted / MIN_ACCOUNTED) * apply_logistic(
        mix_constants(features.few).scope, _SCOPE_INPUTS(features)
    )


def choice(features: Features) -> float:
    """Return P(the item is right, if the base answers the question)."""
    return apply_logistic(mix_constants(features.few).choice, _CHOICE_INPUTS(features))


def fit(features: Features) -> float:
    """Return P(the question is about the subject of the item)."""
    return apply_logistic(mix_constants(features.few).fit, _FIT_INPUTS(features)) * limit_fit(features)


def limit_fit(features: Features) -> float:
    """Return the factor of the fit that is not fitted.

    It is from ``MIN_CITED_FIT`` to 1 for an entry that cites a source and for a gap beside such entries, and
    ``OTHER_CODE_FIT`` times that for an item with another code.
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
