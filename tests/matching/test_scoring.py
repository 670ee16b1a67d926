from array import array
from itertools import islice, pairwise, permutations

import pytest
from effort import examples
from english import ENGLISH
from hypothesis import given, settings
from hypothesis import strategies as st

from faqbot.language.english.thesaurus import related_stems
from faqbot.matching import index_builder
from faqbot.matching.index import Index
from faqbot.matching.index_builder import build_index
from faqbot.matching.lexical import training
from faqbot.matching.lexical.string_similarity import string_similarity
from faqbot.matching.lexical.term_weights import content
from faqbot.matching.scoring import (
    BIGRAM_SHARE,
    MAX_CANDIDATES,
    MAX_SCORED_ITEMS,
    MAX_STRING_COMPARED,
    RELATED_TO_KNOWN_SHARE,
    RELATED_TO_UNKNOWN_SHARE,
    STEM_SHARE,
    STRING_SHARE,
    TOP_K_SHARE,
    TOP_K_TOTALS,
    TOP_K_WEIGHTS,
    ScoredItem,
    build_query,
    compute_similarities,
    score,
    select_candidates,
)

TEXTS = [
    text.split()
    for text in (
        "can i freeze bread",
        "freeze rolls",
        "how long does bread keep",
        "keep bread fresh",
        "why does dough rise",
    )
]
OWNERS = [0, 0, 1, 1, 2]
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


@pytest.mark.parametrize(("number", "item"), list(enumerate(OWNERS)))
def test_the_words_of_a_phrasing_find_it_with_the_highest_similarity(number: int, item: int) -> None:
    best = rank(*TEXTS[number])[0]
    assert (best.item, best.phrasings[0]) == (item, number)
    assert best.similarities[0] == pytest.approx(1, abs=0.05)
    assert best.score > 1.5


def test_a_similarity_is_a_weighted_sum_over_stems_and_bigrams() -> None:
    index = build_index(ENGLISH, [["zorb"], ["quux"]], [0, 1], 2)
    query = build_query(index, ["zorb"])
    assert sum(query.stem_weights.values()) * index.stem_scales[0] == pytest.approx(STEM_SHARE)
    assert sum(query.bigram_weights.values()) * index.bigram_scales[0] == pytest.approx(BIGRAM_SHARE)
    assert similarity(0, "zorb", index=index) == pytest.approx(1)
    assert similarity(1, "zorb", index=index) == 0


def test_a_question_has_the_sequence_of_a_phrasing_with_the_same_stems() -> None:
    for words in (TEXTS[0], ["can", "i", "freezing", "breads"]):
        assert build_query(INDEX, words).sequence == INDEX.get_phrasing(0).sequence
    assert build_query(INDEX, ["bread", "zorb", "bread"]).sequence == (
        0,
        INDEX.stems["bread"],
        None,
        INDEX.stems["bread"],
        1,
    )
    assert build_query(INDEX, []).sequence == (0, 1)


def test_a_repeated_stem_counts_once_in_any_inflection() -> None:
    assert (
        build_query(INDEX, ["freeze", "freezing", "freezes"]).stem_weights
        == build_query(INDEX, ["freeze"]).stem_weights
    )


def test_the_weights_are_share_times_idf_over_the_norm_of_the_question() -> None:
    freeze, bread = INDEX.stems["freez"], INDEX.stems["bread"]
    query = build_query(INDEX, ["freeze", "bread", "zorb", "house"])
    unknown = INDEX.max_idf * (content("zorb", ENGLISH) + content("house", ENGLISH))
    length = (INDEX.idfs[freeze] + INDEX.idfs[bread] + unknown) ** 0.5
    assert query.stem_weights[freeze] == pytest.approx(STEM_SHARE * INDEX.idfs[freeze] / length)
    places = [INDEX.find_bigram(0, freeze), INDEX.find_bigram(freeze, bread)]
    bigrams = {place: INDEX.bigram_idfs[place] for place in places if place is not None}
    # No phrasing has the other ones of its five bigrams.
    scale = BIGRAM_SHARE / (sum(bigrams.values()) + (5 - len(bigrams)) * INDEX.max_idf) ** 0.5
    assert query.bigram_weights == pytest.approx({place: idf * scale for place, idf in bigrams.items()})


def test_an_unknown_word_lowers_similarities_and_a_common_one_less() -> None:
    plain, common, unknown = (similarity(1, "freeze", "rolls", *more) for more in ((), ("house",), ("zzzz",)))
    assert plain - 0.1 > common > unknown


def test_the_order_of_words_matters_a_little() -> None:
    reversed_order, same_order = (
        similarity(0, "bread", "freeze", "i", "can"),
        similarity(0, "can", "i", "freeze", "bread"),
    )
    assert 0.6 < reversed_order < same_order - 0.1


def test_a_related_word_counts_in_part() -> None:
    index = build_index(ENGLISH, [["bread"], ["dough"]], [0, 1], 2)
    relatedness = {relative.stem: relative.similarity for relative in related_stems("loaf")}["bread"]
    query = build_query(index, ["loaf"])
    own, bread = index.max_idf * content("loaf", ENGLISH), index.stems["bread"]
    assert query.stem_weights == pytest.approx(
        {bread: RELATED_TO_UNKNOWN_SHARE * relatedness * index.idfs[bread] / own**0.5}
    )
    assert [found.item for found in rank("loaf", index=index)] == [0]
    assert rank("loaf", index=index)[0].score < rank("bread", index=index)[0].score


def test_a_word_that_the_base_has_counts_more_than_related_words() -> None:
    index = build_index(ENGLISH, [["bread"], ["loaf"]], [0, 1], 2)
    relatedness = {relative.stem: relative.similarity for relative in related_stems("loaf")}["bread"]
    weights = build_query(index, ["loaf"]).stem_weights
    loaf, bread = index.stems["loaf"], index.stems["bread"]
    assert weights[bread] / weights[loaf] == pytest.approx(RELATED_TO_KNOWN_SHARE * relatedness / STEM_SHARE)
    assert [found.item for found in rank("loaf", index=index)] == [1, 0]
    # If the question contains both, each counts for itself.
    both = build_query(index, ["loaf", "bread"]).stem_weights
    assert both[loaf] == pytest.approx(both[bread])


def test_a_protected_word_is_related_to_no_other() -> None:
    index = build_index(ENGLISH, [["bread"], ["dough"]], [0, 1], 2, ["loaf"])
    assert rank("loaf", index=index) == []


def test_all_items_that_share_a_stem_are_scored_the_best_first() -> None:
    found = rank("bread")
    assert {scored.item for scored in found} == {0, 1}
    assert {number for scored in found for number in scored.phrasings} == {0, 2, 3}
    assert [scored.score for scored in found] == sorted((scored.score for scored in found), reverse=True)


def test_no_item_is_scored_for_a_question_that_shares_nothing() -> None:
    assert rank("zzzz") == rank() == []
    query = build_query(INDEX, ["zzzz"])
    assert (query.stem_weights, query.bigram_weights, select_candidates(INDEX, query)) == ({}, {}, [])
    assert score(build_index(ENGLISH, [], [], 0), build_query(build_index(ENGLISH, [], [], 0), ["bread"])) == []


def test_the_numbers_of_candidates_and_scored_items_are_bounded() -> None:
    texts = [["zorb", f"x{number}"] for number in range(MAX_CANDIDATES + 5)]
    index = build_index(ENGLISH, texts, list(range(len(texts))), len(texts))
    assert len(select_candidates(index, build_query(index, ["zorb"]))) == MAX_CANDIDATES
    assert len(rank("zorb", index=index)) == MAX_SCORED_ITEMS
    # The phrasing that shares the most is among them, at any position.
    assert rank("zorb", f"x{MAX_CANDIDATES + 4}", index=index)[0].item == MAX_CANDIDATES + 4


def test_phrasings_with_related_words_are_candidates_up_to_the_limit() -> None:
    few, many = (
        [["doctor"], *[["physician", f"x{number}"] for number in range(count)]] for count in (3, MAX_CANDIDATES)
    )
    for texts, found in ((few, True), (many, False)):
        index = build_index(ENGLISH, texts, list(range(len(texts))), len(texts))
        assert (0 in select_candidates(index, build_query(index, ["physician"]))) == found


def test_an_equal_phrasing_is_a_candidate_among_many_with_the_same_words() -> None:
    longer = [
        ["how", "can", "i", "reset", "my", "bank", "password", f"x{number}"] for number in range(2 * MAX_CANDIDATES)
    ]
    permuted = [list(words) for words in islice(permutations(longer[0][:-1]), 2 * MAX_CANDIDATES)]
    for at in (0, len(longer)):
        texts = [*longer[:at], *permuted[::-1], *longer[at:]]
        index = build_index(ENGLISH, texts, list(range(len(texts))), len(texts))
        query = build_query(index, longer[0][:-1])
        assert query.equal == (texts.index(permuted[0]),)
        assert query.equal[0] in select_candidates(index, query)
        assert rank(*longer[0][:-1], index=index)[0].phrasings[0] == query.equal[0]


def test_phrasings_with_a_rare_word_come_before_those_with_a_common_one() -> None:
    texts = [["zorb", f"x{number}"] for number in range(2 * MAX_CANDIDATES)] + [["quux", "zib", "zab", "zub"]]
    index = build_index(ENGLISH, texts, list(range(len(texts))), len(texts))
    assert len(texts) - 1 in select_candidates(index, build_query(index, ["zorb", "quux"]))


def test_phrasings_with_a_word_related_to_an_unknown_one_come_before_common_words() -> None:
    texts = [["zorb", f"x{number}"] for number in range(2 * MAX_CANDIDATES)] + [["bread", "zib", "zab", "zub"]]
    index = build_index(ENGLISH, texts, list(range(len(texts))), len(texts))
    assert len(texts) - 1 in select_candidates(index, build_query(index, ["zorb", "loaf"]))


def test_phrasings_with_the_word_itself_come_before_those_with_a_related_word() -> None:
    own = [["doctor", f"x{number}"] for number in range(MAX_CANDIDATES - 5)]
    texts = [["physician", f"y{number}"] for number in range(MAX_CANDIDATES)] + own
    index = build_index(ENGLISH, texts, list(range(len(texts))), len(texts))
    found = select_candidates(index, build_query(index, ["doctor"]))
    assert {number for number in found if number >= MAX_CANDIDATES} == set(range(MAX_CANDIDATES, len(texts)))
    assert len(found) == MAX_CANDIDATES


def test_bigrams_without_weight_cause_no_division_by_zero() -> None:
    index = build_index(ENGLISH, [["zorb", f"x{number}", "zorb"] for number in range(3)], [0, 1, 2], 3)
    index.bigram_idfs = memoryview(array("f", [0.0] * len(index.bigram_idfs)))
    assert build_query(index, ["zorb"]).bigram_weights == dict.fromkeys(
        build_query(index, ["zorb"]).bigram_weights, 0.0
    )


def test_a_question_has_the_bigrams_of_an_equal_phrasing_with_a_repeated_word() -> None:
    index = build_index(ENGLISH, [["zorb", "rye", "zorb", "bun"], ["quux"]], [0, 1], 2)
    assert build_query(index, ["zorb", "rye", "zorb", "bun"]).bigram_weights.keys() == set(
        index.get_phrasing(0).bigrams
    )
    assert similarity(0, "zorb", "rye", "zorb", "bun", index=index) > 0.95


def test_of_phrasings_that_share_as_much_the_shorter_are_candidates() -> None:
    texts = [["zorb", "zib", "zab", f"x{number}"] for number in range(MAX_CANDIDATES)] + [["zorb"]]
    index = build_index(ENGLISH, texts, list(range(len(texts))), len(texts))
    assert MAX_CANDIDATES in select_candidates(index, build_query(index, ["zorb"]))


def test_a_score_is_the_sum_of_its_three_parts() -> None:
    for found in (rank("keep", "bread"), rank("freeze"), rank("loaf")):
        assert found
        for scored in found:
            assert scored.score == pytest.approx(
                scored.learned + TOP_K_SHARE * scored.top_k_score + scored.string_penalty
            )


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


def test_string_similarity_decides_between_items_with_almost_the_same_score() -> None:
    texts = [["zorb", "gloves"], ["zorb", "boots"], ["zorb", "facemasks"], ["zorb", "aprons"]]
    found = rank("zorb", "mask", index=build_index(ENGLISH, texts, [0, 1, 2, 3], 4))
    assert (found[0].item, found[0].string_penalty) == (2, 0)
    similarities = {item: string_similarity("zorb mask", f"zorb {word}") for item, word in ((0, "glov"), (1, "boot"))}
    best = string_similarity("zorb mask", "zorb facemask")
    assert {scored.item: scored.string_penalty for scored in found if scored.string_penalty} == pytest.approx(
        {item: STRING_SHARE * (own - best) for item, own in similarities.items()}
    )
    # The fourth item is not compared.
    assert MAX_STRING_COMPARED == 3


def test_strings_are_not_compared_if_an_item_is_clearly_ahead() -> None:
    index = build_index(ENGLISH, [["zorb", "facemasks"], ["quux", "zorb"]], [0, 1], 2)
    assert [scored.string_penalty for scored in rank("zorb", "facemasks", index=index)] == [0, 0]


def test_the_second_and_third_phrasings_count_one_half_and_one_quarter() -> None:
    for question in (["keep", "bread"], ["bread", "freeze", "does"], ["why"]):
        for scored in rank(*question):
            nearest = scored.similarities[:3]
            assert nearest == sorted(nearest, reverse=True)
            shares = {1: (1.0,), 2: (2 / 3, 1 / 3), 3: (4 / 7, 2 / 7, 1 / 7)}[len(nearest)]
            assert scored.top_k_score == pytest.approx(sum(map(float.__mul__, nearest, shares)))
    assert tuple(sum(TOP_K_WEIGHTS[: max(1, count)]) for count in range(4)) == TOP_K_TOTALS


def test_the_fourth_phrasing_does_not_count() -> None:
    texts = [["zorb", f"x{number}"] for number in range(4)]
    three, four = (build_index(ENGLISH, [*texts[:count], ["quux"]], [*[0] * count, 1], 2) for count in (3, 4))
    for index, count in ((three, 3), (four, 4)):
        best = rank("zorb", index=index)[0]
        assert len(best.phrasings) == count
        assert best.top_k_score == pytest.approx(best.similarities[0])


def test_items_with_equal_scores_keep_their_order() -> None:
    index = build_index(ENGLISH, [["zorb", "rye"], ["zorb", "bun"], ["zorb", "bap"]], [0, 1, 2], 3)
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
        weights = [large.dual_weights[number] for number in scored.phrasings]
        weighted = sum(map(float.__mul__, scored.similarities, weights))
        assert scored.learned == pytest.approx(large.offsets[scored.item] + weighted)
        assert scored.score == pytest.approx(scored.learned + TOP_K_SHARE * scored.top_k_score + scored.string_penalty)


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
        assert 0 <= scored.top_k_score <= scored.similarities[0] <= 1.3


@given(words)
@settings(derandomize=True, deadline=None, max_examples=100)
def test_the_order_of_items_does_not_change_the_scores(question: list[str]) -> None:
    reordered = {(scored.item + 1) % 3: scored for scored in rank(*question, index=REORDERED)}
    found = rank(*question)
    assert {scored.item for scored in found} == reordered.keys()
    for scored in found:
        assert reordered[scored.item].top_k_score == pytest.approx(scored.top_k_score, rel=1e-5)
        # The order of phrasings in training changes the weights a little.
        assert reordered[scored.item].score == pytest.approx(scored.score, abs=0.05)


OTHER = build_index(ENGLISH, TEXTS, OWNERS, 3)
REORDERED = build_index(ENGLISH, [*TEXTS[2:], *TEXTS[:2]], [0, 0, 1, 2, 2], 3)
