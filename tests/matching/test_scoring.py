from itertools import pairwise
from math import log

import pytest
from effort import examples
from english import ENGLISH, UNKNOWN
from hypothesis import given, settings
from hypothesis import strategies as st
from loaves import OWNERS, TEXTS

from faqbot.matching import candidates, index_builder, scoring
from faqbot.matching.index import DOCUMENT_SHARE, SIZE_BONUS, Index
from faqbot.matching.index_builder import build_index
from faqbot.matching.item_facts import ItemFacts
from faqbot.matching.lexical import training
from faqbot.matching.lexical.string_similarity import string_similarity
from faqbot.matching.lexical.term_weights import topical_content
from faqbot.matching.query import BIGRAM_SHARE, STEM_SHARE, build_query
from faqbot.matching.scoring import (
    COSINE_SHARE,
    DOCUMENT_COSINE_SHARE,
    MAX_SCORED_ITEMS,
    MAX_STRING_COMPARED,
    STRING_SHARE,
    TOP_K_SHARE,
    TOP_K_TOTALS,
    TOP_K_WEIGHTS,
    ScoredItem,
    compute_cosines,
    compute_similarities,
    score,
)

INDEX = build_index(ENGLISH, TEXTS, OWNERS, 3)
words = st.lists(
    st.sampled_from("freeze freezing bread loaf keep long dough rise fresh zorb can i 2".split()), max_size=12
)


def build_large_index(monkeypatch: pytest.MonkeyPatch) -> Index:
    """Build the index of the same base, as if it were too large for training rounds."""
    for module in (index_builder, training):
        monkeypatch.setattr(module, "MAX_TRAINED_PHRASINGS", len(TEXTS) - 1)
    return build_index(ENGLISH, TEXTS, OWNERS, 3)


def rank(*question: str, index: Index = INDEX) -> list[ScoredItem]:
    return score(index, build_query(index, question))


def similarity(number: int, *question: str, index: Index = INDEX) -> float:
    return compute_similarities(index, build_query(index, question), [number])[0]


def add_up(scored: ScoredItem, index: Index = INDEX) -> float:
    """Return the sum of the parts of a score."""
    document = index.document_shares[scored.item] * scored.document_score
    meaning = COSINE_SHARE * scored.semantic_score + DOCUMENT_COSINE_SHARE * index.few * scored.document_cosine
    other = document + index.size_bonuses[scored.item] + scored.string_penalty
    return scored.learned + TOP_K_SHARE * scored.top_k_score + meaning + other


@pytest.mark.parametrize(("number", "item"), list(enumerate(OWNERS)))
def test_the_words_of_a_phrasing_find_it_with_the_highest_similarity_and_cosine(number: int, item: int) -> None:
    best = rank(*TEXTS[number])[0]
    assert (best.item, best.phrasings[0]) == (item, number)
    assert best.candidates[0].similarity == pytest.approx(1, abs=0.05)
    assert best.candidates[0].cosine == pytest.approx(1, abs=0.05)
    assert best.score > 2.3


def test_a_similarity_is_a_weighted_sum_over_stems_and_bigrams() -> None:
    index = build_index(ENGLISH, [["zorb"], ["quux"]], [0, 1], 2)
    query = build_query(index, ["zorb"])
    assert sum(query.stem_weights.values()) * index.stem_scales[0] == pytest.approx(STEM_SHARE)
    assert sum(query.bigram_weights.values()) * index.bigram_scales[0] == pytest.approx(BIGRAM_SHARE)
    assert similarity(0, "zorb", index=index) == pytest.approx(1)
    assert similarity(1, "zorb", index=index) == 0


def test_an_unknown_word_lowers_similarities_and_a_common_one_less() -> None:
    plain, common, unknown = (similarity(1, "freeze", "rolls", *more) for more in ((), ("house",), ("zzzz",)))
    assert plain - 0.1 > common > unknown


def test_the_order_of_words_matters_a_little() -> None:
    reversed_order, same_order = (
        similarity(0, "bread", "freeze", "i", "can"),
        similarity(0, "can", "i", "freeze", "bread"),
    )
    assert 0.6 < reversed_order < same_order - 0.1


def test_a_phrasing_with_a_repeated_word_is_similar_to_itself() -> None:
    index = build_index(ENGLISH, [["zorb", "rye", "zorb", "bun"], ["quux"]], [0, 1], 2)
    assert similarity(0, "zorb", "rye", "zorb", "bun", index=index) > 0.95


def test_the_cosines_of_phrasings_are_those_of_their_codes() -> None:
    query = build_query(INDEX, ["freezing", "loaves"])
    assert query.vector
    codes = [INDEX.codes.code_of_phrasing(number) for number in (4, 0)]
    found = compute_cosines(INDEX, query, [4, 0])
    assert found == query.vector.cosines(codes)
    assert found[1] > 0.3 > found[0]


def test_without_vectors_all_cosines_are_0() -> None:
    unknown = build_index(UNKNOWN, TEXTS, OWNERS, 3)
    assert compute_cosines(unknown, build_query(unknown, ["bread"]), [0, 1]) == [0.0, 0.0]
    assert compute_cosines(INDEX, build_query(INDEX, []), [0, 1]) == [0.0, 0.0]
    assert [scored.semantic_score for scored in rank("bread", index=unknown)] == [0.0, 0.0]


def test_items_that_share_a_word_come_before_those_that_are_only_near_in_meaning() -> None:
    found = rank("bread")
    assert [scored.item for scored in found] == [1, 0, 2]
    assert sorted(number for scored in found for number in scored.phrasings) == [0, 1, 2, 3, 4]
    assert [scored.score for scored in found] == sorted((scored.score for scored in found), reverse=True)


def test_a_related_word_scores_less_than_the_word_itself() -> None:
    index = build_index(ENGLISH, [["bread"], ["dough"]], [0, 1], 2)
    related, own = rank("loaf", index=index)[0], rank("bread", index=index)[0]
    assert related.item == own.item == 0
    assert 0 < related.score < own.score
    both = build_index(ENGLISH, [["bread"], ["loaf"]], [0, 1], 2)
    assert [found.item for found in rank("loaf", index=both)] == [1, 0]


def test_no_item_is_scored_for_a_question_that_shares_nothing_and_has_no_vector() -> None:
    assert rank("жжжж") == rank() == []
    empty = build_index(ENGLISH, [], [], 0)
    assert rank("bread", index=empty) == rank(index=empty) == []


def test_an_item_that_is_only_near_by_chance_scores_little() -> None:
    for scored in rank("zzzz"):
        assert (scored.top_k_score, scored.document_score) == (0, 0)
        assert scored.score < SIZE_BONUS


def test_the_number_of_scored_items_is_bounded() -> None:
    count = candidates.MAX_CANDIDATES + 5
    index = build_index(ENGLISH, [["zorb", f"x{number}"] for number in range(count)], list(range(count)), count)
    assert len(rank("zorb", index=index)) == MAX_SCORED_ITEMS
    # The phrasing that shares the most is among them, at any position.
    assert rank("zorb", f"x{count - 1}", index=index)[0].item == count - 1


@pytest.mark.parametrize("limit", [1, 2])
def test_an_item_with_an_equal_phrasing_is_always_scored(limit: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scoring, "MAX_SCORED_ITEMS", limit)
    # The answer of the second item has the words of the question many times, and its phrasing is almost equal.
    facts = [ItemFacts(["flarn"] * 50), ItemFacts(["zorb", "rye"] * 9)]
    index = build_index(ENGLISH, [["zorb", "rye", "rye"], ["rye", "zorb"]], [0, 1], 2, facts=facts)
    found = rank("zorb", "rye", "rye", index=index)
    assert 0 in {scored.item for scored in found}
    assert len(found) == limit
    assert next(scored for scored in found if scored.item == 0).phrasings == [0]


def test_a_score_is_the_sum_of_its_parts() -> None:
    facts = [ItemFacts(["bread", "ice"]), ItemFacts(["loaf"]), ItemFacts()]
    index = build_index(ENGLISH, TEXTS, OWNERS, 3, facts=facts)
    for question in (["keep", "bread"], ["freeze"], ["loaf"], ["ice"]):
        found = rank(*question, index=index)
        assert len(found) == 3
        assert [scored.score for scored in found] == pytest.approx([add_up(scored, index) for scored in found])


def test_the_learned_part_is_the_offset_and_the_weights_of_the_terms() -> None:
    query = build_query(INDEX, ["keep", "bread"])
    for scored in score(INDEX, query):
        stems = sum(
            weight * INDEX.stem_rows.get(stem).get(scored.item, 0.0) for stem, weight in query.stem_weights.items()
        )
        bigrams = sum(
            weight * INDEX.bigram_rows.get(place).get(scored.item, 0.0)
            for place, weight in query.bigram_weights.items()
        )
        assert scored.learned == pytest.approx(INDEX.offsets[scored.item] + stems + bigrams)


def test_an_answer_that_has_a_word_of_the_question_adds_the_share_of_its_document() -> None:
    facts = [ItemFacts(["yeast"]), ItemFacts(["yeast", "salt"]), ItemFacts(["flour"])]
    index = build_index(UNKNOWN, [["rye"], ["bun"], ["bap"]], [0, 1, 2], 3, facts=facts)
    documents, yeast = index.documents, index.document_stems["yeast"]
    found = {scored.item: scored for scored in rank("yeast", "zorb", index=index)}
    assert found.keys() == {0, 1}
    # The word that no document has counts as much as the rarest one.
    total = documents.idfs[yeast] + log(1 + 3.5 / 0.5)
    for item, scored in found.items():
        assert scored.document_score == pytest.approx(documents.rows.get(item)[yeast] / total)
        assert scored.learned == pytest.approx(index.offsets[item])
    assert found[0].document_score > found[1].document_score > 0


def test_a_document_adds_less_the_more_phrasings_there_are_and_a_gap_gets_as_much_while_there_are_few() -> None:
    facts = [ItemFacts(["yeast"]), ItemFacts()]
    for size in (1, 5, 8, 16):
        texts = [[f"rye{number}"] for number in range(2 * size)]
        index = build_index(ENGLISH, texts, [*[0] * size, *[1] * size], 2, facts=facts)
        share = DOCUMENT_SHARE * 4 / (size + 3)
        assert index.document_shares == pytest.approx([share, share * (1 if size <= 8 else 1 / 16)])


def test_the_document_of_an_item_with_fewer_phrasings_than_others_adds_more() -> None:
    facts = [ItemFacts(["yeast"])] * 3
    index = build_index(ENGLISH, [["rye"], *[["bun"]] * 5, *[["bap"]] * 3], [0, *[1] * 5, *[2] * 3], 3, facts=facts)
    shares = [DOCUMENT_SHARE * 4 / (size + 3) for size in (1, 3, 3)]
    assert index.document_shares == pytest.approx(shares)


def test_the_fewer_phrasings_an_item_has_the_more_its_size_adds() -> None:
    index = build_index(ENGLISH, [["rye"], *[["bun"]] * 5, ["bap"]], [0, *[1] * 5, 2], 3)
    assert index.size_bonuses == pytest.approx([SIZE_BONUS, SIZE_BONUS / 5, SIZE_BONUS])


def test_string_similarity_decides_between_items_with_almost_the_same_score() -> None:
    texts = [["zorb", "gloves"], ["zorb", "boots"], ["zorb", "facemasks"], ["zorb", "aprons"]]
    found = rank("zorb", "mask", index=build_index(UNKNOWN, texts, [0, 1, 2, 3], 4))
    assert (found[0].item, found[0].string_penalty) == (2, 0)
    similarities = {
        item: string_similarity("zorb mask", f"zorb {word}") for item, word in ((0, "gloves"), (1, "boots"))
    }
    best = string_similarity("zorb mask", "zorb facemasks")
    assert {scored.item: scored.string_penalty for scored in found if scored.string_penalty} == pytest.approx(
        {item: STRING_SHARE * (own - best) for item, own in similarities.items()}
    )
    # The fourth item is not compared.
    assert MAX_STRING_COMPARED == 3


def test_strings_are_not_compared_if_an_item_is_clearly_ahead() -> None:
    index = build_index(ENGLISH, [["zorb", "facemasks"], ["quux", "zorb"]], [0, 1], 2)
    assert [scored.string_penalty for scored in rank("zorb", "facemasks", index=index)] == [0, 0]


def test_the_second_and_third_phrasings_count_one_half_and_one_quarter() -> None:
    texts = [*TEXTS, ["bread", "stale"]]
    index = build_index(ENGLISH, texts, [0, 0, 1, 1, 1, 2], 3)
    for question in (["keep", "bread"], ["bread", "freeze", "does"], ["why"]):
        for scored in rank(*question, index=index):
            shares = {1: (1.0,), 2: (2 / 3, 1 / 3), 3: (4 / 7, 2 / 7, 1 / 7)}[len(scored.candidates)]
            similarities = [candidate.similarity for candidate in scored.candidates]
            cosines = [candidate.cosine for candidate in scored.candidates]
            assert scored.top_k_score == pytest.approx(sum(map(float.__mul__, similarities, shares)))
            assert scored.semantic_score == pytest.approx(sum(map(float.__mul__, cosines, shares)))
    assert tuple(sum(TOP_K_WEIGHTS[: max(1, count)]) for count in range(4)) == TOP_K_TOTALS


def test_the_nearest_phrasing_of_an_item_is_near_in_words_and_meaning_together() -> None:
    for question in (["keep", "bread"], ["loaf", "fresh"], ["freeze", "dough"]):
        for scored in rank(*question):
            nearness = [candidate.nearness for candidate in scored.candidates]
            assert nearness == sorted(nearness, reverse=True)
            assert nearness == [
                candidate.similarity + COSINE_SHARE * candidate.cosine for candidate in scored.candidates
            ]


def test_the_fourth_phrasing_does_not_count() -> None:
    texts = [["zorb", f"x{number}"] for number in range(4)]
    three, four = (build_index(UNKNOWN, [*texts[:count], ["quux"]], [*[0] * count, 1], 2) for count in (3, 4))
    for index, count in ((three, 3), (four, 4)):
        best = rank("zorb", index=index)[0]
        assert len(best.phrasings) == count
        assert best.top_k_score == pytest.approx(best.candidates[0].similarity)


def test_items_with_equal_scores_keep_their_order() -> None:
    index = build_index(UNKNOWN, [["zorb", "rye"], ["zorb", "bun"], ["zorb", "bap"]], [0, 1, 2], 3)
    found = rank("zorb", index=index)
    assert [scored.item for scored in found] == [0, 1, 2]
    assert len({round(scored.top_k_score, 6) for scored in found}) == 1


def test_a_large_base_is_scored_by_the_dual_weights_of_the_candidates(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    large = build_large_index(monkeypatch)
    for number, text in enumerate(TEXTS):
        best = rank(*text, index=large)[0]
        assert (best.item, best.phrasings[0]) == (OWNERS[number], number)
    for scored in rank("keep", "bread", index=large):
        weighted = sum(candidate.similarity * large.dual_weights[candidate.number] for candidate in scored.candidates)
        assert scored.learned == pytest.approx(large.offsets[scored.item] + weighted)
        assert scored.score == pytest.approx(add_up(scored, large))


@given(words)
@settings(derandomize=True, deadline=None, max_examples=examples(100))
def test_scores_are_sorted_bounded_and_reproducible(question: list[str]) -> None:
    found = rank(*question)
    assert found == rank(*question) == rank(*question, index=OTHER)
    assert len({scored.item for scored in found}) == len(found)
    for one, other in pairwise(found):
        assert one.score >= other.score
    for scored in found:
        assert scored.phrasings
        assert {OWNERS[number] for number in scored.phrasings} == {scored.item}
        assert 0 <= scored.top_k_score <= max(candidate.similarity for candidate in scored.candidates) <= 1.3
        assert -1.1 <= scored.semantic_score <= max(candidate.cosine for candidate in scored.candidates) <= 1.1
        assert 0 <= scored.document_score <= 2.2


@given(words)
@settings(derandomize=True, deadline=None, max_examples=100)
def test_the_order_of_items_does_not_change_the_scores(question: list[str]) -> None:
    reordered = {(scored.item + 1) % 3: scored for scored in rank(*question, index=REORDERED)}
    found = rank(*question)
    assert {scored.item for scored in found} == reordered.keys()
    for scored in found:
        assert reordered[scored.item].top_k_score == pytest.approx(scored.top_k_score, rel=1e-5)
        assert reordered[scored.item].semantic_score == pytest.approx(scored.semantic_score)
        assert reordered[scored.item].document_score == pytest.approx(scored.document_score)
        # The order of phrasings in training changes the weights a little.
        assert reordered[scored.item].score == pytest.approx(scored.score, abs=0.05)


OTHER = build_index(ENGLISH, TEXTS, OWNERS, 3)
REORDERED = build_index(ENGLISH, [*TEXTS[2:], *TEXTS[:2]], [0, 0, 1, 2, 2], 3)


def test_a_document_with_an_unknown_name_is_no_nearer_in_meaning_to_what_it_shares_with_others() -> None:
    texts = [["how", "warm", "is", "the", name] for name in ("zorbling", "kitchen", "garage")]
    index = build_index(ENGLISH, texts, [0, 1, 2], 3)
    shared = sum(index.find_stem(word).weight ** 2 for word in ("how", "warm", "is", "the"))
    name = topical_content("zorbling", ENGLISH) * index.documents.rarity(index.document_stems["zorbl"])
    share, *others = index.document_coverages
    assert others == [1, 1]
    assert share == pytest.approx((shared / (shared + name**2)) ** 0.5, abs=0.001)
    query = build_query(index, ["how", "warm", "is", "it"])
    assert query.topic is not None
    (cosine,) = query.topic.cosines([index.codes.code_of_document(0)])
    found = {scored.item: scored.document_cosine for scored in score(index, query)}
    assert found[0] == pytest.approx(share * cosine)
    assert found[0] < 1.2 * found[1] < cosine
