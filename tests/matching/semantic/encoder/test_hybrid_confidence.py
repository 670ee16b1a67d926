import pytest

from faqbot.matching.confidence import MIN_ACCOUNTED
from faqbot.matching.features import Features
from faqbot.matching.scoring import ScoredItem
from faqbot.matching.semantic.encoder.hybrid_confidence import (
    HYBRID_CHOICE,
    HYBRID_FIT,
    HYBRID_SCOPE,
    HybridChoice,
    HybridFit,
    HybridScope,
    list_features,
    predict_foreign,
    predict_hybrid,
    select_choice,
    select_fit,
    select_scope,
)

FEATURES = Features(*[0.1 * place for place in range(len(Features._fields))])._replace(accounted=1.0)
SCORED = ScoredItem(0, 2.0, 0.5, 0.4, 0.0, 0.1, 0.0, [], encoder_score=1.5, encoder_vote=0.6)


def test_each_coefficient_has_its_input() -> None:
    by_name = FEATURES._asdict() | {"score": SCORED.score, "vote": SCORED.encoder_vote}
    for kind, inputs in (
        (HybridScope, select_scope(FEATURES, SCORED)),
        (HybridChoice, select_choice(FEATURES)),
        (HybridFit, select_fit(FEATURES, SCORED)),
    ):
        assert list(inputs) == [by_name[name] for name in kind._fields[1:]]


def test_the_shares_of_the_features_add_up_to_the_logits() -> None:
    features = list_features(FEATURES, SCORED)
    for part, inputs in (
        ("scope", select_scope(FEATURES, SCORED)),
        ("choice", select_choice(FEATURES)),
        ("fit", select_fit(FEATURES, SCORED)),
    ):
        constant, *slopes = {"scope": HYBRID_SCOPE, "choice": HYBRID_CHOICE, "fit": HYBRID_FIT}[part]
        logit = sum(slope * value for slope, value in zip(slopes, inputs, strict=True))
        assert sum(getattr(feature, part) for feature in features) == pytest.approx(logit), constant


def test_what_no_word_accounts_for_the_encoder_may() -> None:
    nothing = FEATURES._replace(accounted=0.0)
    assert predict_hybrid(nothing, SCORED) == predict_hybrid(FEATURES, SCORED)
    assert predict_hybrid(nothing, SCORED._replace(encoder_vote=-0.2)).scope == 0
    assert SCORED.encoder_vote > MIN_ACCOUNTED


def test_a_nearer_question_is_likelier() -> None:
    far, near = (SCORED._replace(encoder_vote=vote, score=1 + vote) for vote in (0.3, 0.9))
    assert predict_hybrid(FEATURES, near).product > predict_hybrid(FEATURES, far).product
    assert predict_foreign([near], 10, 0.5).product > predict_foreign([far], 10, 0.5).product


def test_an_item_far_ahead_is_likelier() -> None:
    behind = SCORED._replace(score=0.5)
    assert predict_foreign([SCORED, behind], 10, 0.5).choice > predict_foreign([SCORED, SCORED], 10, 0.5).choice
