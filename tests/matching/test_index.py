import pytest
from english import ENGLISH

from faqbot.matching import index as index_module
from faqbot.matching.index import Phrasing
from faqbot.matching.index_builder import build_index
from faqbot.matching.lexical.term_weights import count_terms

TEXTS = [["zorb", "rye", "zorb"], ["rye"], ["zorb", "bun"]]
OWNERS = [0, 0, 1]
INDEX = build_index(ENGLISH, TEXTS, OWNERS, 2)


def test_an_index_counts_its_items_and_phrasings() -> None:
    assert (INDEX.item_count, INDEX.phrasing_count, INDEX.first_phrasings.tolist()) == (2, 3, [0, 2, 3])
    empty = build_index(ENGLISH, [], [], 0)
    assert (empty.item_count, empty.phrasing_count, empty.first_phrasings.tolist()) == (0, 0, [0])


def test_a_phrasing_has_a_sequence_bigrams_and_a_code() -> None:
    zorb, rye = INDEX.stems["zorb"], INDEX.stems["rye"]
    found = INDEX.get_phrasing(0)
    assert found == Phrasing((0, zorb, rye, zorb, 1), found.bigrams, INDEX.codes.code_of_phrasing(0))
    assert set(found.bigrams) == {
        INDEX.find_bigram(*bigram) for bigram in ((0, zorb), (zorb, rye), (rye, zorb), (zorb, 1))
    }
    assert INDEX.owners.tolist() == OWNERS


def test_the_stems_of_a_phrasing_are_joined() -> None:
    assert [INDEX.join_stems(number) for number in range(3)] == ["zorb rye zorb", "rye", "zorb bun"]


def test_phrasings_are_cached_up_to_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_module, "MAX_CACHED_PHRASINGS", 1)
    index = build_index(ENGLISH, TEXTS, OWNERS, 2)
    assert index.get_phrasing(1) is index.get_phrasing(1)
    first = index.get_phrasing(1)
    assert index.get_phrasing(2) == INDEX.get_phrasing(2)
    assert index.get_phrasing(1) == first is not index.get_phrasing(1)


def test_the_position_of_a_bigram_finds_its_idf_and_its_row() -> None:
    counts = count_terms(TEXTS, OWNERS, 2, ENGLISH)
    for key, idf in counts.bigram_idfs.items():
        place = INDEX.find_bigram((key >> 32) - 1, key & 0xFFFFFFFF)
        assert place is not None
        assert INDEX.bigram_idfs[place] == pytest.approx(idf)
    place = INDEX.find_bigram(INDEX.stems["zorb"], INDEX.stems["bun"])
    assert place is not None
    assert INDEX.bigram_rows.get(place)[1] > 0


def test_a_bigram_that_no_phrasing_has_is_not_found() -> None:
    assert INDEX.find_bigram(INDEX.stems["bun"], INDEX.stems["rye"]) is None
    assert INDEX.find_bigram(0, 0) is INDEX.find_bigram(2**31 - 1, 2**32 - 1) is None


def test_neighbouring_words_of_a_phrasing_are_a_bigram_in_any_inflection() -> None:
    assert INDEX.has_bigram("zorbs", "bun")
    assert not INDEX.has_bigram("bun", "zorb")
    assert not INDEX.has_bigram("zorb", "quux")


def test_the_stems_of_words_are_cached_up_to_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    cached = build_index(ENGLISH, [["bread"], ["dough"]], [0, 1], 2)
    monkeypatch.setattr(index_module, "MAX_CACHED_WORDS", 0)
    fresh = build_index(ENGLISH, [["bread"], ["dough"]], [0, 1], 2)
    loaf = fresh.find_stem("loaves")
    assert (loaf.name, loaf.word, loaf.number, loaf.document_number) == ("loav", "loaves", None, None)
    assert [related.number for related in fresh.find_stem("loaf").related] == [fresh.stems["bread"]]
    assert cached.find_stem("loaf") == fresh.find_stem("loaf") is not fresh.find_stem("loaf")
    assert cached.find_stem("loaf") is cached.find_stem("loaf")
