from math import exp, inf, log

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faqbot.matching.background import UNLISTED, band
from faqbot.matching.confidence import COEFFICIENTS, INTERCEPT, Features, features, probability
from faqbot.matching.index import build_index
from faqbot.matching.scoring import Scored, query, score

INDEX = build_index([["zorb", "rye"], ["zorb", "bun"]], [0, 1], 2)
NOTHING = Features(score=0, lead=0, vote=0, covered=0, items=0, words=0)


def test_a_lone_item_leads_by_its_score_over_the_score_and_a_constant() -> None:
    found = features(INDEX, ["rye"], [Scored(0, 1.2, 0.5, 0.75)])
    assert found == [Features(score=1.2, lead=1.2 / 1.5, vote=0.75, covered=1.0, items=log(2), words=log(2))]


def test_the_first_leads_the_second_and_the_others_are_behind_the_first() -> None:
    scored = [Scored(0, 1.2, 0.0), Scored(1, 0.9, 0.0), Scored(1, 0.2, 0.0)]
    leads = [found.lead for found in features(INDEX, ["rye"], scored)]
    assert leads == [pytest.approx(lead) for lead in (0.3 / 1.5, -0.3 / 1.2, -1.0 / 0.5)]


def test_scores_below_nought_count_as_nought() -> None:
    leads = [found.lead for found in features(INDEX, ["rye"], [Scored(0, 0.3, 0.0), Scored(1, -2.0, 0.0)])]
    assert leads == [pytest.approx(0.3 / 0.6), pytest.approx((-2.0 - 0.3) / 0.3)]


def test_words_of_other_items_do_not_cover_an_item() -> None:
    rarity = {name: term.rarity for name in ("zorb", "rye", "bun") if (term := INDEX.stems.get(name))}
    found = features(INDEX, ["rye", "bun"], [Scored(0, 1.0, 0.0), Scored(1, 0.5, 0.0)])
    assert found[0].covered == pytest.approx(rarity["rye"] / (rarity["rye"] + rarity["bun"]))


@pytest.mark.parametrize("word", ["quux", "lorry", "the"])
def test_a_foreign_word_weighs_by_its_rarity_in_english(word: str) -> None:
    rye = INDEX.stems.get("rye")
    assert rye
    mass = INDEX.unseen * band(word) / UNLISTED
    (found,) = features(INDEX, ["rye", word], [Scored(0, 1.0, 0.0)])
    assert found.covered == pytest.approx(rye.rarity / (mass + rye.rarity))


def test_an_inflection_of_a_known_word_is_not_foreign_and_a_repeated_word_counts_once() -> None:
    (once,) = features(INDEX, ["rye", "quux"], [Scored(0, 1.0, 0.0)])
    (thrice,) = features(INDEX, ["rye", "quux", "rye", "quuxes"], [Scored(0, 1.0, 0.0)])
    assert thrice.covered == once.covered


def test_a_question_without_weight_covers_nothing() -> None:
    assert features(INDEX, [], [Scored(0, 0.0, 0.0)]) == [
        Features(score=0, lead=0, vote=0, covered=0, items=log(2), words=0)
    ]


def test_nothing_scored_has_no_features_even_in_a_base_without_items() -> None:
    assert features(INDEX, ["rye"], []) == []
    assert features(build_index([], [], 0), ["rye"], []) == []


def test_confidence_is_the_logistic_function_of_the_weighted_features() -> None:
    found = Features(score=2.0, lead=0.5, vote=0.75, covered=0.9, items=log(50), words=log(6))
    logit = INTERCEPT + sum(weight * value for weight, value in zip(COEFFICIENTS, found, strict=True))
    assert probability(found) == pytest.approx(1 / (1 + exp(-logit)))
    assert probability(NOTHING) == pytest.approx(1 / (1 + exp(-INTERCEPT)))


@pytest.mark.parametrize("extreme", [1e300, inf])
def test_extreme_scores_stay_between_nought_and_one(extreme: float) -> None:
    assert probability(NOTHING._replace(score=extreme)) == pytest.approx(1)
    assert probability(NOTHING._replace(score=-extreme)) == pytest.approx(0)


@pytest.mark.parametrize("name", ["score", "lead", "vote", "covered"])
def test_what_speaks_for_an_item_raises_the_confidence(name: str) -> None:
    assert probability(NOTHING._replace(**{name: 0.6})) > probability(NOTHING._replace(**{name: 0.5}))


def test_more_foreign_words_never_raise_the_confidence() -> None:
    found = [
        features(INDEX, ["rye", *["quux", "flarn", "snozz"][:count]], [Scored(0, 1.0, 0.0)])[0] for count in range(4)
    ]
    confidences = [probability(described) for described in found]
    assert confidences == sorted(confidences, reverse=True)
    assert [described.words for described in found] == [log(2)] * 4


@given(st.lists(st.sampled_from("zorb rye bun quux the".split()), max_size=8))
@settings(derandomize=True, deadline=None, max_examples=150)
def test_shares_are_shares_whatever_is_asked(words: list[str]) -> None:
    for found in features(INDEX, words, score(INDEX, query(INDEX, words))):
        assert 0 <= found.covered <= 1 + 1e-9
        assert 0 <= probability(found) <= 1
