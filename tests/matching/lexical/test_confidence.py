from itertools import pairwise
from math import exp, log, sqrt

import pytest
from effort import examples
from english import ENGLISH
from hypothesis import given, settings
from hypothesis import strategies as st

from faqbot.matching.lexical.confidence import (
    CHOICE,
    HALF_AS_MANY,
    SCOPE,
    Features,
    choice,
    features,
    probability,
    scope,
)
from faqbot.matching.lexical.index_builder import build_index
from faqbot.matching.lexical.scoring import Scored, build_query, score
from faqbot.matching.lexical.term_weights import content

INDEX = build_index(ENGLISH, [["zorb", "rye"], ["zorb", "rolls"], ["bun"]], [0, 0, 1], 2)
NOTHING = Features(score=0, lead=0, covered=0, content=0, known=0, phrasings=0)
described = st.builds(
    Features,
    score=st.floats(-1, 3),
    lead=st.floats(-2, 2),
    covered=st.floats(0, 1),
    content=st.floats(0.1, 9),
    known=st.floats(0, 5),
    phrasings=st.floats(0, 1),
)


def scored(*scores: float) -> list[Scored]:
    return [Scored(item, value, value, 0.0, 0.0, [], []) for item, value in enumerate(scores)]


def of(*scores: float, words: str = "rye", limit: int = 9) -> list[Features]:
    return features(INDEX, build_query(INDEX, words.split()), scored(*scores), limit)


def test_a_lone_item_leads_by_the_root_of_its_score() -> None:
    assert [(found.score, found.lead, found.known) for found in of(1.2)] == [(1.2, sqrt(1.2), log(2))]


def test_the_more_phrasings_an_item_has_the_nearer_their_feature_comes_to_one() -> None:
    assert of(1.2)[0].phrasings == pytest.approx(1.5 / (1.5 + HALF_AS_MANY))


def test_what_the_nearest_phrasings_have_of_a_question_is_its_content_that_is_covered() -> None:
    question = build_query(INDEX, ["rye", "quux", "the"])
    (first,) = features(INDEX, question, score(INDEX, question), 1)
    assert first.content == content("rye", ENGLISH)
    assert first.covered == pytest.approx(
        content("rye", ENGLISH) / (content("rye", ENGLISH) + content("quux", ENGLISH) + content("the", ENGLISH))
    )


def test_the_first_leads_the_second_and_the_others_are_behind_the_first() -> None:
    leads = [found.lead for found in of(1.2, 0.9, 0.2)]
    assert leads == pytest.approx([sqrt(0.3), -sqrt(0.3), -1.0])


def test_a_rivals_score_below_nought_counts_as_nought() -> None:
    assert [found.lead for found in of(0.3, -2.0)] == pytest.approx([sqrt(0.3), -sqrt(2.3)])


def test_only_so_many_items_are_looked_at() -> None:
    assert of(1.2, 0.9, 0.2, limit=2) == of(1.2, 0.9, 0.2)[:2]
    assert of(1.2, 0.9, limit=0) == []


def test_distinct_stems_that_the_base_has_are_known() -> None:
    for words, count in (("rye", 1), ("rye ryes quux", 1), ("rye bun", 2), ("quux", 0), ("", 0)):
        assert of(1.0, words=words)[0].known == log(1 + count)


def test_nothing_scored_has_no_features_even_in_a_base_without_items() -> None:
    assert of() == []
    empty = build_index(ENGLISH, [], [], 0)
    assert features(empty, build_query(empty, ["rye"]), [], 9) == []


def test_the_confidence_is_the_product_of_scope_and_choice_two_logistic_functions() -> None:
    found = Features(score=1.1, lead=0.5, covered=0.8, content=3.0, known=log(6), phrasings=0.6)
    logits = [
        weights.constant + sum(weight * getattr(found, name) for name, weight in list(weights._asdict().items())[1:])
        for weights in (SCOPE, CHOICE)
    ]
    assert [scope(found), choice(found)] == pytest.approx([1 / (1 + exp(-logit)) for logit in logits])
    assert probability(found) == scope(found) * choice(found)


def test_a_question_with_less_content_than_one_rare_word_is_hardly_one() -> None:
    whole = Features(score=1.1, lead=0.5, covered=1.0, content=1.0, known=log(2), phrasings=0.6)
    assert scope(whole._replace(content=0.25)) < 0.25 * scope(whole)


def test_whether_the_base_answers_is_told_by_the_score_and_which_item_does_by_the_lead() -> None:
    assert ("lead" in SCOPE._fields, "score" in CHOICE._fields) == (False, False)
    assert min(SCOPE.score, CHOICE.lead) > 0


@given(described)
@settings(derandomize=True, max_examples=examples(400))
def test_a_confidence_is_a_probability_and_rises_with_score_and_lead(found: Features) -> None:
    assert 0 <= probability(found) <= min(scope(found), choice(found)) <= 1
    more_score, more_lead = found._replace(score=found.score + 0.1), found._replace(lead=found.lead + 0.1)
    assert scope(more_score) > scope(found)
    assert choice(more_lead) > choice(found)
    assert probability(more_score) > probability(found)
    assert probability(more_lead) > probability(found)


def test_extreme_scores_stay_between_nought_and_one() -> None:
    assert probability(NOTHING._replace(score=1e300, lead=1e300, content=1.0)) == pytest.approx(1)
    assert probability(NOTHING._replace(score=-1e300, lead=-1e300)) == pytest.approx(0)


def test_two_items_with_the_same_score_are_no_answer() -> None:
    assert max(map(probability, of(1.8, 1.8, words="zorb rye bun"))) < 0.5


def test_more_foreign_words_never_raise_the_confidence() -> None:
    confidences = []
    for count in range(4):
        question = build_query(INDEX, ["rye", *["quux", "flarn", "snozz"][:count]])
        confidences.append(probability(features(INDEX, question, score(INDEX, question), 1)[0]))
    for one, other in pairwise(confidences):
        assert one > other


@given(st.lists(st.sampled_from("zorb rye rolls bun quux the".split()), max_size=8))
@settings(derandomize=True, deadline=None, max_examples=150)
def test_whatever_is_asked_the_best_item_has_the_greatest_confidence(words: list[str]) -> None:
    question = build_query(INDEX, words)
    confidences = [probability(found) for found in features(INDEX, question, score(INDEX, question), 9)]
    assert all(0 <= confidence <= 1 for confidence in confidences)
    assert confidences == sorted(confidences, reverse=True)
