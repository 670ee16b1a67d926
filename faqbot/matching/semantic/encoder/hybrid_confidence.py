"""Turn the scores of an encoder and of words into calibrated confidences.

The confidence is the product of three probabilities, as without an encoder: those of ``faqbot.matching.confidence``,
with other inputs and coefficients. ``benchmarks/fit_confidence.py --encoder`` fits them, on the same question sets.
"""

from collections.abc import Sequence
from math import log
from typing import NamedTuple

from faqbot.matching.confidence import MIN_ACCOUNTED, Probabilities, apply_logistic, limit_fit
from faqbot.matching.contributions import Feature, weigh_features
from faqbot.matching.features import MAX_LOG_ITEMS, Features, measure_lead
from faqbot.matching.scoring import ScoredItem


class HybridScope(NamedTuple):
    """Coefficients of the logit that the base answers the question.

    The inputs are the features of these names, the score of the item and its ``encoder_vote``.
    """

    constant: float
    score: float
    vote: float
    items: float
    phrasings: float
    lacking: float
    left: float
    unlisted: float


class HybridFit(NamedTuple):
    """Coefficients of the logit that the question is about the subject of the item; the inputs are as above."""

    constant: float
    foreign: float
    replaced: float
    contrast: float
    unanswered: float
    few: float
    vote: float


class HybridChoice(NamedTuple):
    """Coefficients of the logit that an item is the right one; the inputs are features."""

    constant: float
    lead: float
    lead_few: float
    lead_shared: float
    known: float


class ForeignScope(NamedTuple):
    """Coefficients of the logit that the base answers a question in another language; the inputs are as above."""

    constant: float
    vote: float
    items: float
    phrasings: float


HYBRID_SCOPE = HybridScope(
    constant=7.35, score=2.43, vote=4.31, items=-1.80, phrasings=-4.98, lacking=-1.30, left=-1.51, unlisted=0.64
)
HYBRID_CHOICE = HybridChoice(constant=-3.56, lead=2.59, lead_few=5.26, lead_shared=0.0, known=0.92)
HYBRID_FIT = HybridFit(
    constant=5.70, foreign=-10.86, replaced=-4.11, contrast=-2.79, unanswered=-1.99, few=-3.30, vote=1.89
)
FOREIGN_SCOPE = ForeignScope(constant=-1.62, vote=5.55, items=0.71, phrasings=-3.18)
FOREIGN_CHOICE = HybridChoice(constant=-1.59, lead=5.53, lead_few=-3.26, lead_shared=0.0, known=0.0)


def predict_hybrid(features: Features, scored: ScoredItem) -> Probabilities:
    """Return the probabilities of an item that is first.

    Args:
        features: Its features.
        scored: The item with its score.
    """
    scope = select_scope(features, scored)
    # What no word of the item accounts for, the encoder may.
    accounted = max(features.accounted, scored.encoder_vote)
    return Probabilities(
        scope=min(1.0, max(0.0, accounted) / MIN_ACCOUNTED) * apply_logistic(HYBRID_SCOPE, scope),
        choice=apply_logistic(HYBRID_CHOICE, select_choice(features)),
        fit=apply_logistic(HYBRID_FIT, select_fit(features, scored)) * limit_fit(features),
    )


def select_scope(features: Features, scored: ScoredItem) -> Sequence[float]:
    """Return the inputs of ``HYBRID_SCOPE``."""
    words = (features.items, features.phrasings, features.lacking, features.left, features.unlisted)
    return (scored.score, scored.encoder_vote, *words)


def select_choice(features: Features) -> Sequence[float]:
    """Return the inputs of ``HYBRID_CHOICE``."""
    return features.lead, features.lead_few, features.lead_shared, features.known


def select_fit(features: Features, scored: ScoredItem) -> Sequence[float]:
    """Return the inputs of ``HYBRID_FIT``."""
    words = (features.foreign, features.replaced, features.contrast, features.unanswered, features.few)
    return (*words, scored.encoder_vote)


def list_features(features: Features, scored: ScoredItem) -> tuple[Feature, ...]:
    """Return the features with their shares in the logits; those of the encoder come last."""
    values = features._asdict() | {"score": scored.score, "vote": scored.encoder_vote}
    return weigh_features(values, HYBRID_SCOPE._asdict(), HYBRID_CHOICE._asdict(), HYBRID_FIT._asdict())


def predict_foreign(scored: Sequence[ScoredItem], items: int, phrasings: float) -> Probabilities:
    """Return the probabilities of the first item for a question in another language.

    Its words say nothing. The coefficients are those for the encoder alone, on questions in the language of the base.

    Args:
        scored: The items, the best first, scored by the encoder alone.
        items: The number of items of the base.
        phrasings: The feature ``phrasings``.
    """
    lead = measure_lead([item.score for item in scored], 0)
    scope = (scored[0].encoder_vote, min(MAX_LOG_ITEMS, log(1 + items)), phrasings)
    choice = (lead, lead * (1 - phrasings), 0.0, 0.0)
    return Probabilities(apply_logistic(FOREIGN_SCOPE, scope), apply_logistic(FOREIGN_CHOICE, choice), 1.0)
