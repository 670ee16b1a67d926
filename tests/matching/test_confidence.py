from itertools import pairwise
from math import exp, log, sqrt

import pytest
from effort import examples
from english import ENGLISH
from hypothesis import given, settings
from hypothesis import strategies as st

from faqbot.matching.confidence import (
    CHOICE,
    HALF_PHRASINGS,
    SCOPE,
    Features,
    choice,
    compute_features,
    probability,
    scope,
)
from faqbot.matching.index_builder import build_index
from faqbot.matching.lexical.term_weights import content
from faqbot.matching.scoring import ScoredItem, build_query, score

INDEX = build_index(ENGLISH, [["zorb", "rye"], ["zorb", "rolls"], ["bun"]], [0, 0, 1], 2)
NOTHING = Features(score=0, lead=0, covered=0, content=0, known=0, phrasings=0)
any_features = st.builds(
    Features,
    score=st.floats(-1, 3),
    lead=st.floats(-2, 2),
    covered=st.floats(0, 1),
    content=st.floats(0.1, 9),
    known=st.floats(0, 5),
    phrasings=st.floats(0, 1),
)


def scored_items(*scores: float) -> list[ScoredItem]:
    return [ScoredItem(item, value, value, 0.0, 0.0, [], []) for item, value in enumerate(scores)]


def features_of(*scores: float, words: str = "rye", limit: int = 9) -> list[Features]:
    return compute_features(INDEX, build_query(INDEX, words.split()), scored_items(*scores), limit)


def test_the_only_item_leads_by_the_root_of_its_score() -> None:
    assert [(found.score, found.lead, found.known) for found in features_of(1.2)] == [(1.2, sqrt(1.2), log(2))]


def test_the_feature_of_phrasings_depends_on_their_mean_number() -> None:
    assert features_of(1.2)[0].phrasings == pytest.approx(1.5 / (1.5 + HALF_PHRASINGS))


def test_the_covered_content_is_what_the_nearest_phrasings_have() -> None:
    query = build_query(INDEX, ["rye", "quux", "the"])
    (first,) = compute_features(INDEX, query, score(INDEX, query), 1)
    assert first.content == content("rye", ENGLISH)
    assert first.covered == pytest.approx(
        content("rye", ENGLISH) / (content("rye", ENGLISH) + content("quux", ENGLISH) + content("the", ENGLISH))
    )


def test_the_first_item_leads_the_second_and_the_others_are_behind_the_first() -> None:
    leads = [found.lead for found in features_of(1.2, 0.9, 0.2)]
    assert leads == pytest.approx([sqrt(0.3), -sqrt(0.3), -1.0])


def test_a_score_below_0_of_the_other_item_counts_as_0() -> None:
    assert [found.lead for found in features_of(0.3, -2.0)] == pytest.approx([sqrt(0.3), -sqrt(2.3)])


def test_the_limit_bounds_the_items() -> None:
    assert features_of(1.2, 0.9, 0.2, limit=2) == features_of(1.2, 0.9, 0.2)[:2]
    assert features_of(1.2, 0.9, limit=0) == []


def test_the_known_stems_are_counted_once_each() -> None:
    for words, count in (("rye", 1), ("rye ryes quux", 1), ("rye bun", 2), ("quux", 0), ("", 0)):
        assert features_of(1.0, words=words)[0].known == log(1 + count)


def test_without_scored_items_there_are_no_features() -> None:
    assert features_of() == []
    empty = build_index(ENGLISH, [], [], 0)
    assert compute_features(empty, build_query(empty, ["rye"]), [], 9) == []


def test_the_confidence_is_the_product_of_two_logistic_functions() -> None:
    found = Features(score=1.1, lead=0.5, covered=0.8, content=3.0, known=log(6), phrasings=0.6)
    logits = [
        weights.constant + sum(weight * getattr(found, name) for name, weight in list(weights._asdict().items())[1:])
        for weights in (SCOPE, CHOICE)
    ]
    assert [scope(found), choice(found)] == pytest.approx([1 / (1 + exp(-logit)) for logit in logits])
    assert probability(found) == scope(found) * choice(found)


def test_less_content_than_one_rare_word_lowers_the_scope() -> None:
    whole = Features(score=1.1, lead=0.5, covered=1.0, content=1.0, known=log(2), phrasings=0.6)
    assert scope(whole._replace(content=0.25)) < 0.25 * scope(whole)


def test_the_scope_depends_on_the_score_and_the_choice_on_the_lead() -> None:
    assert ("lead" in SCOPE._fields, "score" in CHOICE._fields) == (False, False)
    assert min(SCOPE.score, CHOICE.lead) > 0


@given(any_features)
@settings(derandomize=True, max_examples=examples(400))
def test_a_confidence_is_a_probability_and_rises_with_score_and_lead(found: Features) -> None:
    assert 0 <= probability(found) <= min(scope(found), choice(found)) <= 1
    more_score, more_lead = found._replace(score=found.score + 0.1), found._replace(lead=found.lead + 0.1)
    assert scope(more_score) > scope(found)
    assert choice(more_lead) > choice(found)
    assert probability(more_score) > probability(found)
    assert probability(more_lead) > probability(found)


def test_extreme_scores_give_confidences_between_0_and_1() -> None:
    assert probability(NOTHING._replace(score=1e300, lead=1e300, content=1.0)) == pytest.approx(1)
    assert probability(NOTHING._replace(score=-1e300, lead=-1e300)) == pytest.approx(0)


def test_two_items_with_the_same_score_have_confidences_below_one_half() -> None:
    assert max(map(probability, features_of(1.8, 1.8, words="zorb rye bun"))) < 0.5


def test_each_unknown_word_lowers_the_confidence() -> None:
    confidences = []
    for count in range(4):
        query = build_query(INDEX, ["rye", *["quux", "flarn", "snozz"][:count]])
        confidences.append(probability(compute_features(INDEX, query, score(INDEX, query), 1)[0]))
    for one, other in pairwise(confidences):
        assert one > other


@given(st.lists(st.sampled_from("zorb rye rolls bun quux the".split()), max_size=8))
@settings(derandomize=True, deadline=None, max_examples=150)
def test_the_confidence_never_rises_down_the_ranking(words: list[str]) -> None:
    query = build_query(INDEX, words)
    confidences = [probability(found) for found in compute_features(INDEX, query, score(INDEX, query), 9)]
    assert all(0 <= confidence <= 1 for confidence in confidences)
    assert confidences == sorted(confidences, reverse=True)
