import pytest
from english import ENGLISH

from faqbot.matching.lexical import index as index_module
from faqbot.matching.lexical.index import Phrasing
from faqbot.matching.lexical.index_builder import build_index
from faqbot.matching.lexical.term_weights import count_terms

TEXTS = [["zorb", "rye", "zorb"], ["rye"], ["zorb", "bun"]]
OWNERS = [0, 0, 1]
INDEX = build_index(ENGLISH, TEXTS, OWNERS, 2)


def test_an_index_says_how_many_items_and_phrasings_it_has() -> None:
    assert (INDEX.items, INDEX.phrasings, INDEX.firsts.tolist()) == (2, 3, [0, 2, 3])
    empty = build_index(ENGLISH, [], [], 0)
    assert (empty.items, empty.phrasings, empty.firsts.tolist()) == (0, 0, [0])


def test_a_phrasing_is_its_stems_in_order_each_once_and_its_pairs() -> None:
    zorb, rye = INDEX.stems["zorb"], INDEX.stems["rye"]
    found = INDEX.phrasing(0)
    assert found == Phrasing((0, zorb, rye, zorb, 1), (0, zorb, rye, 1), found.pairs)
    assert set(found.pairs) == {INDEX.pair_place(*pair) for pair in ((0, zorb), (zorb, rye), (rye, zorb), (zorb, 1))}
    assert INDEX.owners.tolist() == OWNERS


def test_the_text_of_a_phrasing_is_its_stems() -> None:
    assert [INDEX.text(number) for number in range(3)] == ["zorb rye zorb", "rye", "zorb bun"]


def test_a_phrasing_is_put_together_once_while_there_is_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_module, "MAX_PHRASINGS", 1)
    index = build_index(ENGLISH, TEXTS, OWNERS, 2)
    assert index.phrasing(1) is index.phrasing(1)
    assert index.phrasing(2) == index.phrasing(2) == INDEX.phrasing(2)
    assert index.phrasing(2) is not index.phrasing(2)


def test_a_pair_has_a_place_by_which_its_rarity_and_its_row_are_found() -> None:
    counted = count_terms(TEXTS, OWNERS, 2, ENGLISH)
    for key, rarity in counted.pairs.items():
        place = INDEX.pair_place((key >> 32) - 1, key & 0xFFFFFFFF)
        assert place is not None
        assert INDEX.pair_rarities[place] == pytest.approx(rarity)
    place = INDEX.pair_place(INDEX.stems["zorb"], INDEX.stems["bun"])
    assert place is not None
    assert INDEX.pair_rows.get(place)[1] > 0


def test_a_pair_that_no_phrasing_has_has_no_place() -> None:
    assert INDEX.pair_place(INDEX.stems["bun"], INDEX.stems["rye"]) is None
    assert INDEX.pair_place(0, 0) is INDEX.pair_place(2**31 - 1, 2**32 - 1) is None


def test_words_stand_together_where_a_phrasing_has_them_side_by_side_in_whatever_form() -> None:
    assert INDEX.together("zorbs", "bun")
    assert not INDEX.together("bun", "zorb")
    assert not INDEX.together("zorb", "quux")


def test_relatives_beyond_those_that_are_kept_are_looked_up_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_module, "MAX_NEAR", 0)
    index = build_index(ENGLISH, [["bread"], ["dough"]], [0, 1], 2)
    assert [near.number for near in index.near("loaf")] == [index.stems["bread"]]
    assert index.near("loaf") == index.near("loaf")
    assert index.near("loaf") is not index.near("loaf")
    monkeypatch.undo()
    assert index.near("loaf") is index.near("loaf")
