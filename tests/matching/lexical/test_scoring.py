from array import array
from itertools import islice, pairwise, permutations

import pytest
from effort import examples
from english import ENGLISH
from hypothesis import given, settings
from hypothesis import strategies as st

from faqbot.language.english.thesaurus import related_stems
from faqbot.matching.lexical import index_builder as building
from faqbot.matching.lexical import training
from faqbot.matching.lexical.index import Index
from faqbot.matching.lexical.index_builder import build_index
from faqbot.matching.lexical.scoring import (
    CANDIDATES,
    CLOSEST,
    LETTERS_SHARE,
    LOOKED_AT,
    NEAR_KNOWN,
    NEAR_UNKNOWN,
    PAIR_SHARE,
    STEM_SHARE,
    TOTALS,
    VOTE_SHARE,
    VOTES,
    Scored,
    build_query,
    candidates,
    likenesses,
    score,
)
from faqbot.matching.lexical.string_similarity import alike_by_letters
from faqbot.matching.lexical.term_weights import content

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


def large_index(monkeypatch: pytest.MonkeyPatch) -> Index:
    """The same base, had it too many phrasings to be learned from."""
    for module in (building, training):
        monkeypatch.setattr(module, "LEARNED", len(TEXTS) - 1)
    return build_index(ENGLISH, TEXTS, OWNERS, 3)


def ranked(*question: str, index: Index = INDEX) -> list[Scored]:
    return score(index, build_query(index, question))


def likeness(number: int, *question: str, index: Index = INDEX) -> float:
    return likenesses(index, build_query(index, question), [number])[0]


@pytest.mark.parametrize(("number", "item"), list(enumerate(OWNERS)))
def test_the_own_words_of_a_phrasing_win_and_are_as_like_it_as_can_be(number: int, item: int) -> None:
    best = ranked(*TEXTS[number])[0]
    assert (best.item, best.phrasings[0]) == (item, number)
    assert best.likenesses[0] == pytest.approx(1, abs=0.05)
    assert best.score > 1.5


def test_likeness_weighs_stems_and_pairs() -> None:
    index = build_index(ENGLISH, [["zorb"], ["quux"]], [0, 1], 2)
    question = build_query(index, ["zorb"])
    assert sum(question.weights.values()) * index.by_stems[0] == pytest.approx(STEM_SHARE)
    assert sum(question.pairs.values()) * index.by_pairs[0] == pytest.approx(PAIR_SHARE)
    assert likeness(0, "zorb", index=index) == pytest.approx(1)
    assert likeness(1, "zorb", index=index) == 0


def test_the_numbers_of_a_question_are_those_of_a_phrasing_with_the_same_stems_in_whatever_form() -> None:
    for words in (TEXTS[0], ["can", "i", "freezing", "breads"]):
        assert build_query(INDEX, words).in_order == INDEX.phrasing(0).in_order
    assert build_query(INDEX, ["bread", "zorb", "bread"]).in_order == (
        0,
        INDEX.stems["bread"],
        None,
        INDEX.stems["bread"],
        1,
    )
    assert build_query(INDEX, []).in_order == (0, 1)


def test_a_stem_that_is_said_twice_counts_once_in_any_form() -> None:
    assert build_query(INDEX, ["freeze", "freezing", "freezes"]).weights == build_query(INDEX, ["freeze"]).weights


def test_the_weights_are_share_times_rarity_over_the_length_of_the_question() -> None:
    freeze, bread = INDEX.stems["freez"], INDEX.stems["bread"]
    question = build_query(INDEX, ["freeze", "bread", "zorb", "house"])
    unknown = INDEX.unseen * (content("zorb", ENGLISH) + content("house", ENGLISH))
    length = (INDEX.rarities[freeze] + INDEX.rarities[bread] + unknown) ** 0.5
    assert question.weights[freeze] == pytest.approx(STEM_SHARE * INDEX.rarities[freeze] / length)
    places = [INDEX.pair_place(0, freeze), INDEX.pair_place(freeze, bread)]
    pairs = {place: INDEX.pair_rarities[place] for place in places if place is not None}
    # No phrasing has the other of its five pairs.
    scale = PAIR_SHARE / (sum(pairs.values()) + (5 - len(pairs)) * INDEX.unseen) ** 0.5
    assert question.pairs == pytest.approx({place: rarity * scale for place, rarity in pairs.items()})


def test_a_foreign_word_takes_weight_from_the_others_and_a_common_one_less() -> None:
    plain, common, foreign = (likeness(1, "freeze", "rolls", *more) for more in ((), ("house",), ("zzzz",)))
    assert plain - 0.1 > common > foreign


def test_the_order_of_words_matters_a_little() -> None:
    turned, straight = likeness(0, "bread", "freeze", "i", "can"), likeness(0, "can", "i", "freeze", "bread")
    assert 0.6 < turned < straight - 0.1


def test_a_word_that_means_nearly_the_same_counts_in_part() -> None:
    index = build_index(ENGLISH, [["bread"], ["dough"]], [0, 1], 2)
    nearness = {relative.stem: relative.similarity for relative in related_stems("loaf")}["bread"]
    question = build_query(index, ["loaf"])
    own, bread = index.unseen * content("loaf", ENGLISH), index.stems["bread"]
    assert question.weights == pytest.approx({bread: NEAR_UNKNOWN * nearness * index.rarities[bread] / own**0.5})
    assert [found.item for found in ranked("loaf", index=index)] == [0]
    assert ranked("loaf", index=index)[0].score < ranked("bread", index=index)[0].score


def test_a_word_that_the_base_has_counts_more_than_those_near_to_it() -> None:
    index = build_index(ENGLISH, [["bread"], ["loaf"]], [0, 1], 2)
    nearness = {relative.stem: relative.similarity for relative in related_stems("loaf")}["bread"]
    weights = build_query(index, ["loaf"]).weights
    loaf, bread = index.stems["loaf"], index.stems["bread"]
    assert weights[bread] / weights[loaf] == pytest.approx(NEAR_KNOWN * nearness / STEM_SHARE)
    assert [found.item for found in ranked("loaf", index=index)] == [1, 0]
    # Said both, each counts as itself.
    both = build_query(index, ["loaf", "bread"]).weights
    assert both[loaf] == pytest.approx(both[bread])


def test_a_protected_word_finds_no_other() -> None:
    index = build_index(ENGLISH, [["bread"], ["dough"]], [0, 1], 2, ["loaf"])
    assert ranked("loaf", index=index) == []


def test_every_item_that_shares_a_stem_is_scored_the_best_first() -> None:
    found = ranked("bread")
    assert {scored.item for scored in found} == {0, 1}
    assert {number for scored in found for number in scored.phrasings} == {0, 2, 3}
    assert [scored.score for scored in found] == sorted((scored.score for scored in found), reverse=True)


def test_a_question_that_shares_nothing_scores_no_item() -> None:
    assert ranked("zzzz") == ranked() == []
    question = build_query(INDEX, ["zzzz"])
    assert (question.weights, question.pairs, candidates(INDEX, question)) == ({}, {}, [])
    assert score(build_index(ENGLISH, [], [], 0), build_query(build_index(ENGLISH, [], [], 0), ["bread"])) == []


def test_no_more_phrasings_are_compared_than_there_are_candidates() -> None:
    texts = [["zorb", f"x{number}"] for number in range(CANDIDATES + 5)]
    index = build_index(ENGLISH, texts, list(range(len(texts))), len(texts))
    assert len(candidates(index, build_query(index, ["zorb"]))) == CANDIDATES
    assert len(ranked("zorb", index=index)) == LOOKED_AT
    # The one that shares most is among them, wherever it stands.
    assert ranked("zorb", f"x{CANDIDATES + 4}", index=index)[0].item == CANDIDATES + 4


def test_what_is_near_to_a_word_that_the_base_has_is_compared_while_there_is_room() -> None:
    few, many = ([["doctor"], *[["physician", f"x{number}"] for number in range(count)]] for count in (3, CANDIDATES))
    for texts, found in ((few, True), (many, False)):
        index = build_index(ENGLISH, texts, list(range(len(texts))), len(texts))
        assert (0 in candidates(index, build_query(index, ["physician"]))) == found


def test_the_question_itself_is_a_candidate_whatever_has_as_many_of_its_words() -> None:
    longer = [["how", "can", "i", "reset", "my", "bank", "password", f"x{number}"] for number in range(2 * CANDIDATES)]
    turned = [list(words) for words in islice(permutations(longer[0][:-1]), 2 * CANDIDATES)]
    for at in (0, len(longer)):
        texts = [*longer[:at], *turned[::-1], *longer[at:]]
        index = build_index(ENGLISH, texts, list(range(len(texts))), len(texts))
        question = build_query(index, longer[0][:-1])
        assert question.same == (texts.index(turned[0]),)
        assert question.same[0] in candidates(index, question)
        assert ranked(*longer[0][:-1], index=index)[0].phrasings[0] == question.same[0]


def test_a_rare_word_brings_its_phrasings_before_many_with_a_common_one() -> None:
    texts = [["zorb", f"x{number}"] for number in range(2 * CANDIDATES)] + [["quux", "zib", "zab", "zub"]]
    index = build_index(ENGLISH, texts, list(range(len(texts))), len(texts))
    assert len(texts) - 1 in candidates(index, build_query(index, ["zorb", "quux"]))


def test_a_word_that_the_base_does_not_have_brings_what_has_one_near_to_it_before_common_words() -> None:
    texts = [["zorb", f"x{number}"] for number in range(2 * CANDIDATES)] + [["bread", "zib", "zab", "zub"]]
    index = build_index(ENGLISH, texts, list(range(len(texts))), len(texts))
    assert len(texts) - 1 in candidates(index, build_query(index, ["zorb", "loaf"]))


def test_what_is_only_near_to_a_word_takes_no_room_from_what_has_it() -> None:
    own = [["doctor", f"x{number}"] for number in range(CANDIDATES - 5)]
    texts = [["physician", f"y{number}"] for number in range(CANDIDATES)] + own
    index = build_index(ENGLISH, texts, list(range(len(texts))), len(texts))
    found = candidates(index, build_query(index, ["doctor"]))
    assert {number for number in found if number >= CANDIDATES} == set(range(CANDIDATES, len(texts)))
    assert len(found) == CANDIDATES


def test_a_pair_that_all_items_have_divides_by_nothing() -> None:
    index = build_index(ENGLISH, [["zorb", f"x{number}", "zorb"] for number in range(3)], [0, 1, 2], 3)
    index.pair_rarities = memoryview(array("f", [0.0] * len(index.pair_rarities)))
    assert build_query(index, ["zorb"]).pairs == dict.fromkeys(build_query(index, ["zorb"]).pairs, 0.0)


def test_a_question_has_the_pairs_of_a_phrasing_with_the_same_words_also_where_one_is_said_twice() -> None:
    index = build_index(ENGLISH, [["zorb", "rye", "zorb", "bun"], ["quux"]], [0, 1], 2)
    assert build_query(index, ["zorb", "rye", "zorb", "bun"]).pairs.keys() == set(index.phrasing(0).pairs)
    assert likeness(0, "zorb", "rye", "zorb", "bun", index=index) > 0.95


def test_of_phrasings_that_share_as_much_the_short_are_candidates() -> None:
    texts = [["zorb", "zib", "zab", f"x{number}"] for number in range(CANDIDATES)] + [["zorb"]]
    index = build_index(ENGLISH, texts, list(range(len(texts))), len(texts))
    assert CANDIDATES in candidates(index, build_query(index, ["zorb"]))


def test_a_score_is_what_was_learned_the_vote_and_the_letters() -> None:
    for found in (ranked("keep", "bread"), ranked("freeze"), ranked("loaf")):
        assert found
        for scored in found:
            assert scored.score == pytest.approx(scored.learned + VOTE_SHARE * scored.top_k_score + scored.string_similarity)


def test_what_was_learned_is_the_offset_and_the_weights_of_the_terms() -> None:
    question = build_query(INDEX, ["keep", "bread"])
    for scored in score(INDEX, question):
        stems = sum(weight * INDEX.rows.get(stem).get(scored.item, 0.0) for stem, weight in question.weights.items())
        pairs = sum(
            weight * INDEX.pair_rows.get(place).get(scored.item, 0.0) for place, weight in question.pairs.items()
        )
        assert scored.learned == pytest.approx(INDEX.offsets[scored.item] + stems + pairs)


def test_of_items_with_about_the_same_score_the_one_that_is_most_alike_by_letters_comes_first() -> None:
    texts = [["zorb", "gloves"], ["zorb", "boots"], ["zorb", "facemasks"], ["zorb", "aprons"]]
    found = ranked("zorb", "mask", index=build_index(ENGLISH, texts, [0, 1, 2, 3], 4))
    assert (found[0].item, found[0].string_similarity) == (2, 0)
    likeness = {item: alike_by_letters("zorb mask", f"zorb {word}") for item, word in ((0, "glov"), (1, "boot"))}
    best = alike_by_letters("zorb mask", "zorb facemask")
    assert {scored.item: scored.string_similarity for scored in found if scored.string_similarity} == pytest.approx(
        {item: LETTERS_SHARE * (own - best) for item, own in likeness.items()}
    )
    # The fourth of them is not looked at.
    assert CLOSEST == 3


def test_an_item_that_is_clearly_ahead_is_not_compared_by_letters() -> None:
    index = build_index(ENGLISH, [["zorb", "facemasks"], ["quux", "zorb"]], [0, 1], 2)
    assert [scored.string_similarity for scored in ranked("zorb", "facemasks", index=index)] == [0, 0]


def test_an_items_second_and_third_phrasing_vote_with_half_and_a_quarter() -> None:
    for question in (["keep", "bread"], ["bread", "freeze", "does"], ["why"]):
        for scored in ranked(*question):
            voting = scored.likenesses[:3]
            assert voting == sorted(voting, reverse=True)
            shares = {1: (1.0,), 2: (2 / 3, 1 / 3), 3: (4 / 7, 2 / 7, 1 / 7)}[len(voting)]
            assert scored.top_k_score == pytest.approx(sum(map(float.__mul__, voting, shares)))
    assert tuple(sum(VOTES[: max(1, count)]) for count in range(4)) == TOTALS


def test_a_fourth_phrasing_has_no_vote() -> None:
    texts = [["zorb", f"x{number}"] for number in range(4)]
    three, four = (build_index(ENGLISH, [*texts[:count], ["quux"]], [*[0] * count, 1], 2) for count in (3, 4))
    for index, count in ((three, 3), (four, 4)):
        best = ranked("zorb", index=index)[0]
        assert len(best.phrasings) == count
        assert best.top_k_score == pytest.approx(best.likenesses[0])


def test_items_that_score_alike_stand_in_their_order() -> None:
    index = build_index(ENGLISH, [["zorb", "rye"], ["zorb", "bun"], ["zorb", "bap"]], [0, 1, 2], 3)
    found = ranked("zorb", index=index)
    assert [scored.item for scored in found] == [0, 1, 2]
    assert len({round(scored.top_k_score, 6) for scored in found}) == 1


def test_a_base_that_is_too_large_to_be_learned_from_scores_by_the_pulls_of_what_was_compared(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    large = large_index(monkeypatch)
    for number, text in enumerate(TEXTS):
        best = ranked(*text, index=large)[0]
        assert (best.item, best.phrasings[0]) == (OWNERS[number], number)
    for scored in ranked("keep", "bread", index=large):
        pulls = [large.pulls[number] for number in scored.phrasings]
        pulled = sum(map(float.__mul__, scored.likenesses, pulls))
        assert scored.learned == pytest.approx(large.offsets[scored.item] + pulled)
        assert scored.score == pytest.approx(scored.learned + VOTE_SHARE * scored.top_k_score + scored.string_similarity)


@given(words)
@settings(derandomize=True, deadline=None, max_examples=examples(100))
def test_votes_are_shares_scores_fall_and_the_same_is_scored_the_same(question: list[str]) -> None:
    found = ranked(*question)
    assert found == ranked(*question) == ranked(*question, index=OTHER)
    assert len({scored.item for scored in found}) == len(found)
    for one, other in pairwise(found):
        assert one.score >= other.score
    for scored in found:
        assert scored.phrasings
        assert {OWNERS[number] for number in scored.phrasings} == {scored.item}
        assert 0 <= scored.top_k_score <= scored.likenesses[0] <= 1.3


@given(words)
@settings(derandomize=True, deadline=None, max_examples=100)
def test_the_order_of_items_changes_no_score(question: list[str]) -> None:
    turned = {(scored.item + 1) % 3: scored for scored in ranked(*question, index=TURNED)}
    found = ranked(*question)
    assert {scored.item for scored in found} == turned.keys()
    for scored in found:
        assert turned[scored.item].top_k_score == pytest.approx(scored.top_k_score, rel=1e-5)
        # The order in which phrasings are learned from moves the weights a little.
        assert turned[scored.item].score == pytest.approx(scored.score, abs=0.05)


OTHER = build_index(ENGLISH, TEXTS, OWNERS, 3)
TURNED = build_index(ENGLISH, [*TEXTS[2:], *TEXTS[:2]], [0, 0, 1, 2, 2], 3)
