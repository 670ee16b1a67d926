from array import array

import pytest
from english import ENGLISH, UNKNOWN
from loaves import OWNERS, TEXTS

from faqbot.language.english.thesaurus import related_stems
from faqbot.language.pack import LanguagePack
from faqbot.matching.index_builder import build_index
from faqbot.matching.item_facts import ItemFacts
from faqbot.matching.lexical.term_weights import content, topical_content
from faqbot.matching.query import (
    BIGRAM_SHARE,
    MAX_EQUAL_CHECKS,
    RELATED_TO_KNOWN_SHARE,
    RELATED_TO_UNKNOWN_SHARE,
    STEM_SHARE,
    build_query,
    weigh_related,
)
from faqbot.matching.query_stem import QueryStem
from faqbot.matching.semantic.sign_codes import encode_signs

FACTS = [ItemFacts(["wrap", "bread"]), ItemFacts(), ItemFacts(["yeast"])]
INDEX = build_index(ENGLISH, TEXTS, OWNERS, 3, facts=FACTS)


def relatedness(word: str, other: str) -> float:
    return {related.stem: related.similarity for related in related_stems(word)}[other]


def test_a_question_has_the_sequence_of_a_phrasing_with_the_same_stems() -> None:
    for words in (TEXTS[0], ["can", "i", "freezing", "breads"]):
        assert build_query(INDEX, words).sequence == INDEX.get_phrasing(0).sequence
    bread = INDEX.stems["bread"]
    assert build_query(INDEX, ["bread", "zorb", "bread"]).sequence == (0, bread, None, bread, 1)
    assert build_query(INDEX, []).sequence == (0, 1)


def test_a_word_of_an_answer_is_known_to_the_documents_only() -> None:
    query = build_query(INDEX, ["yeast", "zorb", "freezing", "yeast"])
    yeast, freeze = INDEX.document_stems["yeast"], INDEX.stems["freez"]
    assert query.sequence == (0, None, None, freeze, None, 1)
    assert query.document_sequence == (yeast, None, freeze, yeast)
    assert query.document_stems == [yeast, freeze]
    assert [(stem.number, stem.document_number) for stem in query.stems] == [
        (None, yeast),
        (None, None),
        (freeze, freeze),
    ]


def test_a_stem_is_represented_by_its_first_word() -> None:
    query = build_query(INDEX, ["freezing", "zorb", "freeze"])
    assert query.words == ["freezing", "zorb", "freeze"]
    assert query.text == "freez zorb freez"
    freeze = INDEX.stems["freez"]
    weight = topical_content("freezing", ENGLISH) * INDEX.documents.rarity(freeze)
    assert query.stems == (
        QueryStem("freez", "freezing", freeze, freeze, (), content("freezing", ENGLISH), weight),
        QueryStem("zorb", "zorb", None, None, (), 1.0, 0.0),
    )


def test_a_repeated_stem_counts_once_in_any_inflection() -> None:
    repeated = build_query(INDEX, ["freeze", "freezing", "freezes"])
    assert repeated.stem_weights == build_query(INDEX, ["freeze"]).stem_weights


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


def test_a_word_that_the_base_does_not_have_counts_by_its_related_words() -> None:
    index = build_index(ENGLISH, [["bread"], ["dough"]], [0, 1], 2)
    query = build_query(index, ["loaf"])
    own, bread = index.max_idf * content("loaf", ENGLISH), index.stems["bread"]
    share = RELATED_TO_UNKNOWN_SHARE * relatedness("loaf", "bread")
    assert query.stem_weights == pytest.approx({bread: share * index.idfs[bread] / own**0.5})
    assert dict(weigh_related(query.stems[0])) == pytest.approx({bread: share})


def test_a_word_that_the_base_has_counts_more_than_related_words() -> None:
    index = build_index(ENGLISH, [["bread"], ["loaf"]], [0, 1], 2)
    query = build_query(index, ["loaf"])
    loaf, bread = index.stems["loaf"], index.stems["bread"]
    share = RELATED_TO_KNOWN_SHARE * relatedness("loaf", "bread")
    assert query.stem_weights[bread] / query.stem_weights[loaf] == pytest.approx(share / STEM_SHARE)
    assert dict(weigh_related(query.stems[0])) == pytest.approx({bread: share})
    # If the question contains both, each counts for itself.
    both = build_query(index, ["loaf", "bread"]).stem_weights
    assert both[loaf] == pytest.approx(both[bread])


def test_a_protected_word_is_related_to_no_other() -> None:
    index = build_index(ENGLISH, [["bread"], ["dough"]], [0, 1], 2, protected=["loaf"])
    query = build_query(index, ["loaf"])
    assert (query.stem_weights, query.stems[0].related) == ({}, ())


def test_bigrams_without_weight_cause_no_division_by_zero() -> None:
    index = build_index(ENGLISH, [["zorb", f"x{number}", "zorb"] for number in range(3)], [0, 1, 2], 3)
    index.bigram_idfs = memoryview(array("f", [0.0] * len(index.bigram_idfs)))
    weights = build_query(index, ["zorb"]).bigram_weights
    assert len(weights) == 2
    assert set(weights.values()) == {0.0}


def test_a_question_has_the_bigrams_of_an_equal_phrasing_with_a_repeated_word() -> None:
    index = build_index(ENGLISH, [["zorb", "rye", "zorb", "bun"], ["quux"]], [0, 1], 2)
    query = build_query(index, ["zorb", "rye", "zorb", "bun"])
    assert query.bigram_weights.keys() == set(index.get_phrasing(0).bigrams)


def test_phrasings_with_the_same_stems_in_the_same_order_are_equal_to_the_question() -> None:
    texts = [["zorb", "rye"], ["rye", "zorb"], ["zorbs", "rye"], ["zorb", "rye", "rye"], ["zorb", "rye", "bun"]]
    index = build_index(ENGLISH, texts, list(range(5)), 5)
    assert build_query(index, ["zorb", "rye"]).equal == (0, 2)
    assert build_query(index, ["zorb", "rye", "rye"]).equal == (3,)
    for words in (["zorb"], ["zorb", "rye", "quux"], ["quux"], []):
        assert build_query(index, words).equal == ()


def test_only_some_phrasings_with_the_stems_of_the_question_are_checked_for_the_same_order() -> None:
    reversed_order = [["rye", "zorb"]] * MAX_EQUAL_CHECKS
    for count, equal in ((MAX_EQUAL_CHECKS - 1, (MAX_EQUAL_CHECKS - 1,)), (MAX_EQUAL_CHECKS, ())):
        texts = [*reversed_order[:count], ["zorb", "rye"]]
        index = build_index(ENGLISH, texts, [0] * count + [1], 2)
        assert build_query(index, ["zorb", "rye"]).equal == equal


def test_the_vector_of_a_question_is_that_of_its_words_in_any_order() -> None:
    one, other = build_query(INDEX, ["train", "bread"]).vector, build_query(INDEX, ["bread", "train"]).vector
    assert ENGLISH.word_vectors
    assert one
    assert other
    assert one.signs == other.signs == encode_signs(ENGLISH.word_vectors.sum(["bread", "train"]))


@pytest.mark.parametrize(("pack", "words"), [(ENGLISH, []), (ENGLISH, ["жжжж"]), (UNKNOWN, ["bread"])])
def test_without_word_vectors_a_question_has_no_vector(pack: LanguagePack, words: list[str]) -> None:
    assert build_query(build_index(pack, TEXTS, OWNERS, 3), words).vector is None


def test_a_question_has_its_question_types_and_its_slips() -> None:
    query = build_query(INDEX, ["how", "long", "does", "it", "keep"], 2)
    assert query.asked_types == ENGLISH.question_types.find_asked(["how", "long"]) != 0
    assert query.slips == 2
    plain = build_query(INDEX, ["does", "it", "keep", "long"])
    assert (plain.asked_types, plain.slips) == (0, 0)
