from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faqbot.matching.index import Term, build_index
from faqbot.matching.scoring import CANDIDATES, VOTE_SHARE, Query, Scored, query, score

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
INDEX = build_index(TEXTS, [0, 0, 1, 1, 2], 3)


def ranked(*words: str) -> list[Scored]:
    return score(INDEX, query(INDEX, words))


@pytest.mark.parametrize(("number", "item"), list(enumerate([0, 0, 1, 1, 2])))
def test_the_words_of_a_phrasing_are_as_like_it_as_can_be(number: int, item: int) -> None:
    best = ranked(*TEXTS[number])[0]
    # N-grams that several words have make it a little more than 1.
    assert (best.item, best.phrasing) == (item, number)
    assert best.likeness == pytest.approx(1, abs=0.02)
    assert best.score > 1.5


def test_every_item_that_shares_a_term_is_scored_the_best_first() -> None:
    found = ranked("bread")
    assert {scored.item for scored in found} == {0, 1, 2}
    assert [scored.score for scored in found] == sorted((scored.score for scored in found), reverse=True)


def test_a_question_that_shares_nothing_scores_no_item() -> None:
    assert ranked("zzzz") == []
    assert query(INDEX, ["zzzz"]) == Query({}, {}, {}, [])
    assert ranked() == []


def test_a_score_is_what_was_learned_and_the_vote() -> None:
    for found in (ranked("keep", "bread"), ranked("freeze")):
        for scored in found:
            assert scored.score == pytest.approx(scored.learned + VOTE_SHARE * scored.vote)


def test_what_was_learned_is_the_offset_and_the_weights_of_the_terms() -> None:
    asked = query(INDEX, ["keep", "bread"])
    best = ranked("keep", "bread")[0]
    learned = INDEX.offsets[best.item] + sum(weight * term.row.get(best.item, 0.0) for weight, term in asked.terms)
    assert best.learned == pytest.approx(learned, abs=2e-3)


def test_an_items_second_and_third_phrasing_vote_with_half_and_a_quarter() -> None:
    # Nothing but the first phrasing has a character in common with the question.
    texts = [["zorb"], ["vim"], ["myk"], ["alp"], ["quux"]]
    votes = []
    for size in (1, 2, 3, 4):
        index = build_index([*texts[:size], texts[-1]], [*[0] * size, 1], 2)
        best = score(index, query(index, ["zorb"]))[0]
        assert (best.item, best.phrasing) == (0, 0)
        assert best.likeness == pytest.approx(1, abs=1e-5)
        votes.append(best.vote)
    assert votes == [pytest.approx(share, abs=1e-5) for share in (1, 1 / 1.5, 1 / 1.75, 1 / 1.75)]


def test_likeness_weighs_stems_pairs_and_grams() -> None:
    index = build_index([["zorb"], ["quux", "vim"]], [0, 1], 2)
    asked = query(index, ["zorb"])
    assert sum(asked.stems.values()) * index.phrasing(0).by_stems == pytest.approx(0.45, abs=1e-5)
    assert sum(asked.pairs.values()) * index.phrasing(0).by_pairs == pytest.approx(0.2, abs=1e-5)
    assert sum(asked.grams.values()) * index.phrasing(0).by_grams == pytest.approx(0.35, abs=1e-5)


def test_a_foreign_word_takes_weight_from_the_others() -> None:
    assert ranked("freeze", "rolls", "zzzz")[0].likeness < ranked("freeze", "rolls")[0].likeness - 0.1


def test_the_order_of_words_matters_a_little() -> None:
    turned, straight = ranked("bread", "freeze", "i", "can")[0], ranked("can", "i", "freeze", "bread")[0]
    assert turned.item == straight.item == 0
    assert 0.7 < turned.likeness < straight.likeness


def test_a_slip_still_shares_most_of_its_characters() -> None:
    best = ranked("freez", "rols")[0]
    assert (best.item, best.phrasing) == (0, 1)
    assert best.likeness > 0.4


def test_only_the_best_by_what_was_learned_vote() -> None:
    names = "aa bb cc dd ee ff gg hh".split()
    index = build_index([["zorb", name] for name in names], list(range(8)), 8)
    found = score(index, query(index, ["zorb", "cc"]))
    assert found[0].item == 2
    assert len(found) == 8
    voted = [scored for scored in found if scored.vote]
    assert len(voted) == CANDIDATES == 5
    rest = [scored for scored in found if not scored.vote]
    assert rest == [Scored(scored.item, scored.learned, scored.learned) for scored in rest]
    assert min(scored.learned for scored in voted) >= max(scored.learned for scored in rest)


def test_items_that_score_alike_stand_in_their_order() -> None:
    index = build_index([["zorb"], ["quux"], ["vim"]], [0, 1, 2], 3)
    alike = Query({}, {}, {}, [(1.0, Term(1.0, {2: 0.5, 0: 0.5, 1: 0.5}))])
    assert [scored.item for scored in score(index, alike)] == [0, 1, 2]


def test_of_items_that_learned_alike_the_first_vote() -> None:
    index = build_index([[name * 3] for name in "abcdefgh"], list(range(8)), 8)
    alike = Query({}, {}, {}, [(1.0, Term(1.0, dict.fromkeys(range(7, -1, -1), 0.5)))])
    # An item that voted names its nearest phrasing, one that did not the first of all.
    assert [(scored.item, scored.phrasing) for scored in score(index, alike)] == [
        *((0, 0), (1, 1), (2, 2), (3, 3), (4, 4), (5, 0), (6, 0), (7, 0)),
    ]


@given(st.lists(st.sampled_from("freeze freezing bread keep long dough rise fresh zorb can i 2".split()), max_size=12))
@settings(derandomize=True, deadline=None, max_examples=200)
def test_votes_and_likeness_are_shares_and_scores_fall(words: list[str]) -> None:
    found = ranked(*words)
    assert found == ranked(*words)
    for one, other in pairwise(found):
        assert one.score >= other.score
    for scored in found:
        assert 0 <= scored.vote <= scored.likeness <= 1.02
        first, end = INDEX.members[scored.item]
        assert first <= scored.phrasing < end or not scored.vote
