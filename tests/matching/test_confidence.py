from itertools import chain, combinations
from math import exp, log, sqrt

import pytest
from effort import examples
from english import ENGLISH
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from faqbot.matching.confidence import (
    CITED_WIDTH,
    FEW,
    MANY,
    MAX_CITED,
    MIN_ACCOUNTED,
    MIN_CITED_FIT,
    OTHER_CODE_FIT,
    SHARPNESS,
    choice,
    compute_confidences,
    fit,
    mix_constants,
    predict,
    probability,
    scope,
)
from faqbot.matching.features import (
    HALF_PHRASINGS,
    MAX_LOG_ITEMS,
    MIN_TIED_LEFT,
    MIN_TIED_SHARE,
    Features,
    compute_features,
    may_be_tied,
)
from faqbot.matching.index import FEW_PHRASINGS, Index
from faqbot.matching.index_builder import build_index
from faqbot.matching.item_facts import ItemFacts
from faqbot.matching.query import build_query
from faqbot.matching.scoring import ScoredItem, score
from faqbot.matching.subject import Subject, SubjectComparer

INDEX = build_index(ENGLISH, [["zorb", "rye"], ["zorb", "rolls"], ["bun"]], [0, 0, 1], 2)
THREE = build_index(ENGLISH, [["zorb", "rye"], ["rolls"], ["bun"]], [0, 1, 2], 3)
ANSWER = ItemFacts("it will be good for about three months if a bag keeps the air out".split())
NOTHING = Features(*[0.0] * len(Features._fields))
ANYTHING = Features(
    learned=0.6,
    semantic=0.7,
    items=log(6),
    phrasings=0.4,
    lacking=0.2,
    left=0.3,
    unlisted=0.1,
    lead=0.5,
    lead_few=0.3,
    lead_shared=0.4,
    known=log(4),
    document=0.4,
    unaccounted=0.6,
    foreign=0.1,
    replaced=0.2,
    contrast=0.3,
    foreign_told=0.05,
    alike=0.3,
    unanswered=1,
    few=0.9,
    cited=0.05,
    accounted=1.5,
    other_code=0.0,
)
SUBJECT = Subject(
    lacking=0.4,
    left=0.3,
    unlisted=0.2,
    frame=0.5,
    foreign=0.25,
    replaced=0.125,
    contrast=0.75,
    accounted=1.75,
    unaccounted=0.5,
    word="rye",
)

shares = st.floats(0, 1)
any_features = st.builds(
    Features,
    learned=st.floats(-1, 2),
    semantic=st.floats(-1, 1),
    items=st.floats(0, MAX_LOG_ITEMS),
    phrasings=shares,
    lacking=shares,
    left=shares,
    unlisted=shares,
    lead=st.floats(-2, 2),
    lead_few=st.floats(-2, 2),
    lead_shared=st.floats(-2, 2),
    known=st.floats(0, 5),
    document=st.floats(-1, 1),
    unaccounted=st.floats(0, 3),
    foreign=shares,
    replaced=shares,
    contrast=shares,
    unanswered=st.integers(0, 3),
    few=shares,
    cited=shares,
    accounted=st.floats(0, 9),
    other_code=st.sampled_from([0.0, 1.0]),
)


def scored_items(*scores: float) -> list[ScoredItem]:
    return [ScoredItem(item, value, value, 0.0, 0.0, 0.0, 0.0, []) for item, value in enumerate(scores)]


def features_of(*scores: float, words: str = "rye", index: Index = INDEX, slips: int = 0) -> list[Features]:
    query = build_query(index, words.split(), slips)
    return compute_features(index, query, scored_items(*scores), [SUBJECT] * len(scores))


def rank(question: str, index: Index = INDEX) -> list[Features]:
    """Return the features of all items that are scored for a question."""
    query = build_query(index, question.split())
    scored, comparer = score(index, query), SubjectComparer(index)
    subjects = [comparer.compare(query, found.item, found.phrasings) for found in scored]
    return compute_features(index, query, scored, subjects)


def logistic(logit: float) -> float:
    return 1 / (1 + exp(-logit))


def test_parts_of_the_score_and_of_the_subject_are_features() -> None:
    item = ScoredItem(
        1,
        1.2,
        0.3,
        top_k_score=0.6,
        semantic_score=0.5,
        document_score=0.4,
        string_penalty=0.0,
        candidates=[],
        document_cosine=0.7,
    )
    (found,) = compute_features(INDEX, build_query(INDEX, ["rye"]), [item], [SUBJECT])
    expected = Features(
        learned=0.3,
        semantic=0.5,
        items=log(3),
        phrasings=1.5 / (1.5 + HALF_PHRASINGS),
        lacking=0.4,
        left=0.3,
        unlisted=0.2,
        lead=sqrt(1.2),
        lead_few=sqrt(1.2) * HALF_PHRASINGS / (1.5 + HALF_PHRASINGS),
        lead_shared=sqrt(1.2) * 0.6,
        known=log(2),
        document=0.7,
        unaccounted=log(1.5),
        foreign=0.125,
        replaced=0.0625,
        contrast=0.375,
        foreign_told=0.125,
        alike=0.6,
        unanswered=0,
        few=1,
        cited=0,
        accounted=1.75,
        other_code=0,
    )
    assert found._asdict() == pytest.approx(expected._asdict())


def test_the_first_item_leads_the_second_and_the_others_are_behind_the_first() -> None:
    leads = [found.lead for found in features_of(1.2, 0.9, 0.2, index=THREE)]
    assert leads == pytest.approx([sqrt(0.3), -sqrt(0.3), -1.0])


def test_a_score_below_0_of_the_other_item_counts_as_0() -> None:
    assert [found.lead for found in features_of(0.3, -2.0)] == pytest.approx([sqrt(0.3), -sqrt(2.3)])


def test_the_features_of_as_many_items_are_computed_as_there_are_subjects() -> None:
    query, scored = build_query(THREE, ["rye"]), scored_items(1.2, 0.9, 0.2)
    for count in range(4):
        found = compute_features(THREE, query, scored, [SUBJECT] * count)
        assert found == features_of(1.2, 0.9, 0.2, index=THREE)[:count]


def test_the_known_stems_are_counted_once_each() -> None:
    for words, count in (("rye", 1), ("rye ryes quux", 1), ("rye bun", 2), ("quux", 0), ("", 0)):
        assert features_of(1.0, words=words)[0].known == log(1 + count)


def test_without_scored_items_there_are_no_features() -> None:
    assert features_of() == []
    empty = build_index(ENGLISH, [], [], 0)
    assert compute_features(empty, build_query(empty, ["rye"]), [], []) == []


def build_with(phrasings: int, *facts: ItemFacts) -> Index:
    """Build an index of two items with as many phrasings each."""
    texts = [[f"x{number}", "rye"] for number in range(2 * phrasings)]
    owners = [number // phrasings for number in range(len(texts))]
    return build_index(ENGLISH, texts, owners, 2, facts=facts)


@pytest.mark.parametrize(("phrasings", "few"), [(1, 1.0), (8, 1.0), (9, (8 / 9) ** 4), (16, 1 / 16), (40, 0.2**4)])
def test_the_subject_counts_less_where_items_have_many_phrasings(phrasings: int, few: float) -> None:
    (found,) = features_of(1.0, index=build_with(phrasings))
    assert FEW_PHRASINGS == 8
    assert found.few == pytest.approx(few)
    assert (found.foreign, found.replaced, found.contrast) == pytest.approx(
        (0.5 * few * 0.25, 0.5 * few * 0.125, 0.5 * few * 0.75)
    )


def test_the_more_the_answers_say_the_more_a_foreign_word_and_a_similar_phrasing_count() -> None:
    item = ScoredItem(
        1, 1.2, learned=0.3, top_k_score=0.6, semantic_score=0.5, document_score=0.4, string_penalty=0.0, candidates=[]
    )
    for stems, told in ((0, 0.0), (2, 0.2), (4, 0.5), (12, 0.9)):
        facts = [ItemFacts([f"y{number}" for number in range(stems)]), *[ItemFacts()] * 399]
        index = build_index(ENGLISH, [["rye"]] * 400, list(range(400)), 400, facts=facts)
        (found,) = compute_features(index, build_query(index, ["rye"]), [item], [SUBJECT])
        assert index.told == pytest.approx(max(told, 0.01))
        assert (found.foreign_told, found.alike) == pytest.approx((found.foreign * index.told, 0.6 * index.told))


def test_a_base_of_few_items_is_strict_whatever_its_answers_say() -> None:
    for items, told in ((1, 1.0), (4, 1.0), (8, 0.5), (40, 0.1)):
        assert build_index(ENGLISH, [["rye"]] * items, list(range(items)), items).told == pytest.approx(told)


def test_the_number_of_items_counts_up_to_a_limit() -> None:
    for items, value in ((1, log(2)), (50, log(51)), (54, 4.0), (200, 4.0)):
        index = build_index(ENGLISH, [[f"x{number}"] for number in range(items)], list(range(items)), items)
        assert features_of(1.0, index=index)[0].items == pytest.approx(value, abs=0.01)


def test_an_item_that_cites_a_source_has_the_feature_cited_the_less_the_fewer_phrasings_there_are() -> None:
    index = build_with(16, ItemFacts(cites=True), ItemFacts())
    cites, not_cites = features_of(1.0, 0.9, index=index)
    assert cites.cited == pytest.approx(0.25 * 15 / 16)
    assert not_cites.cited == 0
    (slipped, _) = features_of(1.0, 0.9, index=index, slips=2)
    assert slipped.cited == pytest.approx(cites.cited / 3)
    assert features_of(1.0, index=build_with(8, ItemFacts(cites=True), ItemFacts()))[0].cited == 0


def test_a_question_type_that_the_item_does_not_answer_is_unanswered() -> None:
    given = ENGLISH.question_types.find_given("About three days.")
    index = build_with(1, ItemFacts(answer_types=given), ItemFacts())
    for words, first, second in (
        ("how long does rye keep", 0, 1),
        ("how much is rye", 1, 1),
        ("how long and how much", 1, 2),
        ("why rye", 0, 0),
    ):
        assert [found.unanswered for found in features_of(1.0, 0.9, words=words, index=index)] == [first, second], words


def test_the_confidence_is_the_product_of_three_logistic_functions() -> None:
    logits = [
        weights.constant + sum(weight * getattr(ANYTHING, name) for name, weight in list(weights._asdict().items())[1:])
        for weights in mix_constants(ANYTHING.few)
    ]
    held = MIN_CITED_FIT + (1 - MIN_CITED_FIT) * logistic((MAX_CITED - 0.05) / CITED_WIDTH)
    parts = [logistic(logit) for logit in logits]
    assert [scope(ANYTHING), choice(ANYTHING), fit(ANYTHING)] == pytest.approx([*parts[:2], parts[2] * held])
    assert probability(ANYTHING) == scope(ANYTHING) * choice(ANYTHING) * fit(ANYTHING)


def test_less_than_the_least_accounted_content_lowers_the_scope_in_proportion() -> None:
    whole = ANYTHING._replace(accounted=MIN_ACCOUNTED)
    assert scope(whole) == scope(ANYTHING)
    assert scope(whole._replace(accounted=MIN_ACCOUNTED / 4)) == pytest.approx(scope(whole) / 4)
    assert scope(whole._replace(accounted=0)) == 0


def test_the_fit_of_an_item_that_cites_a_source_is_halved_at_a_limit_and_has_a_least_value() -> None:
    free, limit, most = (fit(ANYTHING._replace(cited=cited)) for cited in (0.0, MAX_CITED, 1.0))
    assert limit / free == pytest.approx(MIN_CITED_FIT + (1 - MIN_CITED_FIT) / 2, abs=0.01)
    assert most / free == pytest.approx(MIN_CITED_FIT, abs=0.01)


def test_an_item_with_another_code_is_not_even_offered() -> None:
    of_code = compute_features(
        INDEX, build_query(INDEX, ["rye"]), scored_items(1.0), [SUBJECT._replace(has_other_code=True)]
    )[0]
    assert of_code == features_of(1.0)[0]._replace(other_code=1)
    assert fit(of_code) == pytest.approx(fit(features_of(1.0)[0]) * OTHER_CODE_FIT)


def test_each_part_depends_on_its_own_features() -> None:
    fields = [part._fields for part in FEW]
    for one, other in combinations(fields, 2):
        assert set(one) & set(other) == {"constant"}
    # "few" tells the constants apart, and two are for a base with a sentence encoder.
    others = {"few", "known", "lead_few", "cited", "accounted", "other_code"}
    assert {*chain(*fields), *others} == {*Features._fields, "constant"}
    for scope_of, choice_of, fit_of in (FEW, MANY):
        assert min(scope_of.learned, scope_of.semantic, choice_of.lead, fit_of.document) >= 0
        assert max(scope_of.lacking, scope_of.left, *fit_of[1:-1]) < 0


def test_the_constants_of_a_base_are_between_those_for_few_and_for_many_phrasings() -> None:
    assert (mix_constants(1.0), mix_constants(0.0)) == (FEW, MANY)
    mixed = mix_constants(0.25)
    assert mixed.scope.learned == pytest.approx(0.25 * FEW.scope.learned + 0.75 * MANY.scope.learned)
    assert mixed.choice.unaccounted == pytest.approx(0.25 * FEW.choice.unaccounted)


@given(any_features)
@settings(derandomize=True, max_examples=examples(400), suppress_health_check=[HealthCheck.too_slow])
def test_a_confidence_is_a_probability(found: Features) -> None:
    assert 0 <= probability(found) <= min(scope(found), choice(found), fit(found)) <= 1


@given(any_features)
@settings(derandomize=True, max_examples=examples(200), suppress_health_check=[HealthCheck.too_slow])
def test_more_evidence_raises_a_confidence_and_another_subject_lowers_it(found: Features) -> None:
    certain = probability(found)
    for name in ("learned", "semantic", "lead", "lead_shared", "document"):
        assert probability(found._replace(**{name: getattr(found, name) + 0.1})) >= certain, name
    for name in ("lacking", "left", "foreign", "replaced", "contrast", "unanswered", "cited"):
        assert probability(found._replace(**{name: getattr(found, name) + 0.1})) <= certain, name


def test_extreme_scores_give_confidences_between_0_and_1() -> None:
    fitting = NOTHING._replace(accounted=1.0)
    assert probability(fitting._replace(learned=1e300, lead=1e300)) == pytest.approx(fit(fitting))
    assert fit(fitting) > 0.95
    assert probability(fitting._replace(learned=-1e300, lead=-1e300)) == pytest.approx(0)


def test_the_other_items_share_what_the_choice_leaves_in_proportion_to_their_scores() -> None:
    confidences = compute_confidences(predict(ANYTHING), [1.2, 1.0, 0.9, -0.5])
    assert confidences[0] == pytest.approx(probability(ANYTHING))
    left = scope(ANYTHING) * fit(ANYTHING) * (1 - choice(ANYTHING))
    weights = [1.0, exp(-0.1 * SHARPNESS), exp(-1.5 * SHARPNESS)]
    rest = [left * weight / sum(weights) for weight in weights]
    assert confidences[1:] == pytest.approx([min(confidences[0], share) for share in rest])
    assert 0 < confidences[3] < confidences[2] < confidences[1]


def test_the_first_of_two_tied_items_gets_no_less_than_the_second() -> None:
    unsure = predict(ANYTHING._replace(lead=-1.0))
    whole = unsure.scope * unsure.fit
    assert whole * unsure.choice < 0.25
    assert compute_confidences(unsure, [1.0, 1.0], is_tied=True) == pytest.approx([whole / 2, whole / 2])
    sure = predict(ANYTHING)
    assert sure.choice > 0.5
    assert compute_confidences(sure, [1.0, 0.9], is_tied=True) == compute_confidences(sure, [1.0, 0.9])


def test_no_confidence_is_above_the_one_before_it() -> None:
    unsure = ANYTHING._replace(lead=-1.0)
    assert scope(unsure) * fit(unsure) * (1 - choice(unsure)) > probability(unsure)
    first, second = compute_confidences(predict(unsure), [1.0, 1.0])
    assert first == second == pytest.approx(probability(unsure))


def test_a_single_item_has_its_confidence_and_no_other_shares_it() -> None:
    assert compute_confidences(predict(ANYTHING), [1.2]) == pytest.approx([probability(ANYTHING)])


@given(any_features, st.lists(st.floats(-2, 9), min_size=1, max_size=8))
@settings(derandomize=True, max_examples=examples(200), suppress_health_check=[HealthCheck.too_slow])
def test_the_confidences_of_a_question_never_rise_and_add_up_to_at_most_1(found: Features, scores: list[float]) -> None:
    confidences = compute_confidences(predict(found), sorted(scores, reverse=True))
    assert len(confidences) == len(scores)
    assert confidences == sorted(confidences, reverse=True)
    assert min(confidences) >= 0
    assert sum(confidences) <= 1 + 1e-9


@pytest.mark.parametrize(
    ("scores", "left", "found"),
    [
        ([1.0], 0.9, False),
        ([1.0, MIN_TIED_SHARE], MIN_TIED_LEFT, True),
        ([1.0, 0.79, 0.79], 0.9, False),
        ([1.0, 1.0], 0.19, False),
    ],
)
def test_two_items_may_be_tied_if_their_scores_are_close_and_the_question_leaves_something_out(
    scores: list[float], left: float, found: bool
) -> None:
    assert may_be_tied(scored_items(*scores), SUBJECT._replace(left=left)) is found


def test_two_items_with_the_same_score_have_confidences_below_one_half() -> None:
    same = rank("zorb rye bun")[0]._replace(lead=0.0, lead_shared=0.0)
    assert max(compute_confidences(predict(same), [1.8, 1.8])) < 0.5
    assert scope(same) > 0.9


def test_unknown_words_lower_the_confidence_to_less_than_a_half() -> None:
    index = build_index(ENGLISH, [["zorb", "rye"], ["zorb", "rolls"], ["bun"]], [0, 0, 1], 2, facts=[ANSWER, ANSWER])
    questions = [" ".join(["rye", *["quux", "flarn", "snozz"][:count]]) for count in range(4)]
    confidences = [probability(rank(question, index)[0]) for question in questions]
    known, *unknown = confidences
    assert known > 2 * max(unknown)


def test_another_subject_in_the_same_frame_lowers_the_fit_and_the_confidence() -> None:
    texts = ["can i freeze bread".split(), "why does dough rise".split()]
    index = build_index(ENGLISH, texts, [0, 1], 2, facts=[ANSWER, ANSWER])
    own, other = (rank(question, index)[0] for question in ("can i freeze bread", "can i freeze engines"))
    assert fit(own) > 0.9
    assert fit(other) < 0.5
    assert probability(other) < 0.5 < probability(own)
