from collections.abc import Sequence

import pytest
from effort import examples
from english import ENGLISH, UNKNOWN
from hypothesis import given, settings
from hypothesis import strategies as st
from loaves import OWNERS, TEXTS

from faqbot.language.pack import LanguagePack
from faqbot.matching.index import Index
from faqbot.matching.index_builder import build_index
from faqbot.matching.item_facts import ItemFacts
from faqbot.matching.lexical.term_weights import topical_content
from faqbot.matching.query import build_query
from faqbot.matching.semantic.sign_codes import QueryVector, encode_signs
from faqbot.matching.subject import (
    MAX_COMPARED_PHRASINGS,
    Subject,
    SubjectComparer,
)
from faqbot.matching.subject_weights import FRAME_WEIGHT, MIN_NUMBER_WEIGHT
from faqbot.matching.word_similarity import NOTHING_NEAR, Near

FACTS = [ItemFacts(["three", "months", "physician"]), ItemFacts(), ItemFacts(["yeast"])]


def build(pack: LanguagePack = ENGLISH) -> Index:
    return build_index(pack, TEXTS, OWNERS, 3, facts=FACTS)


INDEX, UNKNOWN_INDEX = build(), build(UNKNOWN)
COMPARER, WITHOUT_VECTORS = SubjectComparer(INDEX), SubjectComparer(UNKNOWN_INDEX)


def compare(question: str, item: int, phrasings: Sequence[int], slips: int = 0) -> Subject:
    return COMPARER.compare(build_query(INDEX, question.split(), slips), item, phrasings)


def compare_unknown(question: str, item: int, phrasings: Sequence[int]) -> Subject:
    return WITHOUT_VECTORS.compare(build_query(UNKNOWN_INDEX, question.split()), item, phrasings)


def weight(word: str, index: Index = INDEX) -> float:
    """Return topical content x rarity of a word that a document has."""
    return topical_content(word, index.pack) * index.documents.rarity(index.document_stems[index.pack.stem(word)])


@pytest.mark.parametrize("question", ["can i freeze bread", "can i freezing breads"])
def test_a_question_that_is_a_phrasing_is_about_its_subject(question: str) -> None:
    accounted = sum(topical_content(word, ENGLISH) for word in question.split())
    assert compare(question, 0, [0, 1]) == Subject(
        lacking=0,
        left=0,
        unlisted=0,
        frame=1,
        foreign=0,
        replaced=0,
        contrast=0,
        accounted=accounted,
        unaccounted=0,
        word="",
    )


def test_a_question_that_shares_the_frame_and_names_something_else_lacks_it() -> None:
    subject = compare_unknown("can i freeze rice", 0, [0, 1])
    can, i, freeze, bread = (weight(word, UNKNOWN_INDEX) for word in "can i freeze bread".split())
    total = can + i + freeze + 1
    # No document has "rice", so that its weight is 1.
    assert subject.lacking == pytest.approx(1 / total)
    assert subject.foreign == pytest.approx(1 / total)
    assert subject.word == "rice"
    assert subject.frame == pytest.approx(3 / 4)
    assert subject.replaced == pytest.approx(bread)
    assert subject.left == pytest.approx(bread / (can + i + freeze + bread))
    assert subject.unlisted == 1
    assert subject.accounted == 3

    # Without vectors, nothing is compared by meaning.
    assert subject.contrast == 0


@pytest.mark.parametrize("question", ["can i freeze rice", "can i freeze bread", "is zorb 3 made of flour", "the"])
def test_what_a_question_lacks_can_be_measured_alone(question: str) -> None:
    assert COMPARER.measure_lacking(build_query(INDEX, question.split()), 0) == compare(question, 0, [0, 1]).lacking


def test_a_word_of_the_answer_is_accounted_for() -> None:
    subject = compare_unknown("can i freeze bread three months", 0, [0])
    assert (subject.lacking, subject.word, subject.accounted) == (0, "", 6)
    other = compare_unknown("keep bread three months", 1, [3])
    assert other.lacking > 0
    assert other.word in {"three", "months"}


def test_a_word_without_a_topic_lacks_less_and_is_never_named() -> None:
    plain, more, other = (
        compare(f"{words}freeze bread", 0, [0]) for words in ("", "would you please ", "truck horse ")
    )
    assert (plain.lacking, plain.word) == (0, "")
    assert 0 < more.lacking < other.lacking
    assert (more.word, other.word in {"truck", "horse"}) == ("", True)
    assert more.left == plain.left
    only = compare("so would you please", 0, [0])
    assert (only.lacking > 0.5, only.left, only.word) == (True, 1, "")


def test_a_word_near_in_meaning_lacks_less_than_another() -> None:
    near, far = (compare(f"keep {word} fresh", 1, [3]) for word in ("dough", "trains"))
    assert compare("see a doctor", 0, [0]).lacking < compare("see a train", 0, [0]).lacking
    assert near.lacking < far.lacking


def test_the_contrast_is_1_minus_the_cosine_of_the_words_that_only_one_side_has() -> None:
    index = build_index(ENGLISH, [["buy", "a", "car"], ["rye"]], [0, 1], 2)
    comparer, vectors = SubjectComparer(index), ENGLISH.word_vectors
    assert vectors
    found = []
    for question in ("purchase a car", "wash a car"):
        lanes = vectors.sum([question.split()[0]])
        assert lanes
        cosine = QueryVector(lanes).cosines([encode_signs(vectors.sum(["buy"]))])[0]
        subject = comparer.compare(build_query(index, question.split()), 0, [0])
        assert subject.contrast == pytest.approx(1 - max(0.0, cosine))
        found.append(subject.contrast)
    assert found[0] < 0.3
    assert found[1] > 0.6
    # One side has no word of its own.
    for question in ("buy a car", "buy a red car", "buy car"):
        assert comparer.compare(build_query(index, question.split()), 0, [0]).contrast == 0


def test_the_nearest_word_is_found_by_its_vector_or_the_thesaurus() -> None:
    doctor, loaf = build_query(INDEX, ["doctor", "loaf"]).stems
    assert ENGLISH.word_vectors
    lanes = ENGLISH.word_vectors.sum(["doctor"])
    assert lanes
    cosine = QueryVector(lanes).cosines([encode_signs(ENGLISH.word_vectors.sum(["physician"]))])[0]
    assert COMPARER.find_near(doctor, 0) == Near("physician", cosine)
    similarity = {found.stem: found.similarity for found in ENGLISH.related_stems("loaf")}["bread"]
    assert COMPARER.find_near(loaf, 1) == Near("bread", similarity)
    assert COMPARER.find_near(loaf, 2).similarity < similarity


def test_nothing_is_near_to_a_number_and_without_vectors_to_any_unrelated_word() -> None:
    number, zorb = build_query(INDEX, ["b12", "жжжж"]).stems
    assert COMPARER.find_near(number, 0) == COMPARER.find_near(zorb, 0) == NOTHING_NEAR == Near("", 0.0)
    (bread,) = build_query(UNKNOWN_INDEX, ["breads"]).stems
    assert WITHOUT_VECTORS.find_near(bread, 0) == NOTHING_NEAR


def test_a_number_is_never_a_matter_of_style() -> None:
    texts = [["type", "2", "loaf"], ["type", "2", "rolls"], ["type", "2", "cake"]]
    index = build_index(UNKNOWN, texts, [0, 1, 2], 3)
    comparer = SubjectComparer(index)
    subject = comparer.compare(build_query(index, ["type", "3", "loaf"]), 0, [0])
    assert subject.word == "3"
    # All documents have "2", and its own weight would be small.
    common = comparer.compare(build_query(index, ["2"]), 0, [0])
    assert index.documents.rarity(index.document_stems["2"]) < MIN_NUMBER_WEIGHT
    assert (common.lacking, common.accounted) == (0, 1)
    without = build_index(UNKNOWN, [*texts, ["bun"]], [0, 1, 2, 3], 4)
    lacking = SubjectComparer(without).compare(build_query(without, ["2", "bun"]), 3, [3])
    rarity = without.documents.rarity(without.document_stems["bun"])
    assert lacking.lacking == pytest.approx(MIN_NUMBER_WEIGHT / (MIN_NUMBER_WEIGHT + rarity))


def test_a_word_that_lacks_most_among_several_is_named() -> None:
    subject = compare_unknown("keep rolls quux fresh", 1, [3])
    assert subject.word == "quux"
    assert subject.unlisted == 1
    assert subject.lacking > subject.foreign > 0


def test_in_a_short_question_a_word_lacks_no_more_than_its_weight() -> None:
    subject = compare_unknown("bread", 2, [4])
    rarity = UNKNOWN_INDEX.documents.rarity(UNKNOWN_INDEX.document_stems["bread"])
    assert subject.lacking == 1
    assert subject.foreign == pytest.approx(rarity)
    assert rarity < 1


def test_an_unlisted_word_weighs_less_beside_other_slips() -> None:
    found = [compare("freeze zorbling", 0, [1, 0], slips).unlisted for slips in (0, 1, 3)]
    assert found == pytest.approx([found[0], found[0] / 2, found[0] / 4])
    assert found[0] > 0.5
    # A listed word does not.
    assert compare("freeze train", 0, [1, 0], 3).unlisted == 0
    assert compare("freeze train", 0, [1, 0], 3) == compare("freeze train", 0, [1, 0])


def test_the_frame_is_what_is_common_in_the_same_order() -> None:
    parts = {word: FRAME_WEIGHT + topical_content(word, ENGLISH) for word in TEXTS[2]}
    total = sum(parts.values())
    subject = compare("how long does dough keep", 1, [2])
    assert subject.frame == pytest.approx(1 - parts["bread"] / total)
    assert compare("keep how long does bread", 1, [2]).frame == pytest.approx(1 - parts["keep"] / total)
    assert compare("zorb", 1, [2]).frame == compare("", 1, [2]).frame == 0


def test_the_phrasing_with_the_best_frame_counts() -> None:
    one, other = compare("keep bread warm", 1, [2]), compare("keep bread warm", 1, [3])
    assert other.frame > one.frame > 0
    for phrasings in ([2, 3], [3, 2]):
        both = compare("keep bread warm", 1, phrasings)
        assert (both.frame, both.replaced, both.contrast) == (other.frame, other.replaced, other.contrast)
        assert both.left == min(one.left, other.left)


def test_only_the_nearest_phrasings_are_compared() -> None:
    texts = [["zorb", f"x{number}"] for number in range(MAX_COMPARED_PHRASINGS)] + [["quux", "flarn"], ["rye"]]
    index = build_index(UNKNOWN, texts, [*[0] * (MAX_COMPARED_PHRASINGS + 1), 1], 2)
    query, numbers = build_query(index, ["quux", "flarn"]), list(range(MAX_COMPARED_PHRASINGS + 1))
    comparer = SubjectComparer(index)
    assert comparer.compare(query, 0, numbers).frame == 0
    assert comparer.compare(query, 0, numbers[::-1]).frame == 1
    # All phrasings of an item account for the words of the question.
    assert comparer.compare(query, 0, numbers).lacking == 0


def test_a_word_in_the_place_of_one_that_the_question_has_elsewhere_replaces_nothing() -> None:
    assert compare_unknown("can i quux bread freeze", 0, [0]).replaced == 0
    assert compare_unknown("can i quux bread", 0, [0]).replaced > 0
    # An added word is in no other word's place.
    assert compare_unknown("can i freeze bread quux", 0, [0]).replaced == 0


def test_a_question_without_words_has_no_subject() -> None:
    assert compare("", 0, [0]) == Subject(
        lacking=0, left=1, unlisted=0, frame=0, foreign=0, replaced=0, contrast=0, accounted=0, unaccounted=0, word=""
    )


@given(
    st.lists(st.sampled_from("freeze bread loaf keep dough rise doctor zorb can i how long 2 b12 train".split())),
    st.sampled_from([(0, [0, 1]), (0, [1]), (1, [3, 2]), (2, [4])]),
    st.integers(0, 3),
)
@settings(derandomize=True, deadline=None, max_examples=examples(150))
def test_all_parts_of_a_subject_are_shares(words: list[str], item: tuple[int, list[int]], slips: int) -> None:
    subject = compare(" ".join(words), *item, slips)
    for part in (subject.lacking, subject.left, subject.unlisted, subject.frame, subject.foreign, subject.replaced):
        assert -1e-9 <= part <= 1 + 1e-9
    assert -0.1 <= subject.contrast <= 1
    assert 0 <= subject.accounted <= len(set(words))
    assert subject.foreign <= subject.lacking + 1e-9
    assert subject.lacking > 0 or subject.word == ""
    assert subject.word in {"", *words} - ENGLISH.cue_words.without_topic
