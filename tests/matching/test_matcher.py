from dataclasses import replace
from itertools import permutations

import pytest
from bread import BAG, BREAD, FREEZES, GLUTEN, HELLO, KEEPS, RISES
from effort import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from faqbot import FaqBot
from faqbot.knowledge.model import Entry, Item, KnowledgeBase
from faqbot.matching.candidates import MAX_CANDIDATES
from faqbot.matching.matcher import VERBATIM, Matcher
from faqbot.matching.ranking import Correction, Match, Ranking
from faqbot.matching.scoring import MAX_SCORED_ITEMS

MATCHER = Matcher.train(BREAD)
ITEMS = [KEEPS, FREEZES, BAG, RISES, GLUTEN, HELLO]

WORDS = (
    "how long does a loaf keep when bread go stale can i freeze which bag is best why dough rise it safe for hello zorb"
)


def find_winner(ranking: Ranking) -> Match[Item]:
    """Return the most confident match that passes the guards."""
    found: list[Match[Item]] = [*ranking.matches[:1]]
    found.extend(match for match in (ranking.gap, ranking.small_talk) if match)
    return max(found, key=lambda match: match.confidence)


def entry(name: str, *phrasings: str, requires: tuple[str, ...] = (), excludes: tuple[str, ...] = ()) -> Entry:
    question, *paraphrases = phrasings
    return Entry(
        id=name, question=question, paraphrases=tuple(paraphrases), answer=name, requires=requires, excludes=excludes
    )


def train_on(*entries: Entry) -> Matcher:
    return Matcher.train(KnowledgeBase(id="bread", title="Bread", entries=entries))


@pytest.mark.parametrize(
    ("item", "phrasing"),
    [(item, phrasing) for item in ITEMS for phrasing in item.phrasings],
    ids=lambda value: str(value)[:20],
)
def test_a_verbatim_phrasing_wins_with_the_highest_confidence(item: Item, phrasing: str) -> None:
    for question in (phrasing, phrasing.upper(), phrasing.lower(), f"  {phrasing.replace(' ', '-')} ?!"):
        best = find_winner(MATCHER.rank(question))
        assert (best.item, best.phrasing) == (item, phrasing)
        assert best.confidence >= VERBATIM


def test_of_two_phrasings_with_the_same_stems_the_verbatim_one_is_named() -> None:
    for phrasings in (("freeze bread", "freezing breads"), ("freezing breads", "freeze bread")):
        first = train_on(entry("one", *phrasings), entry("other", "keep rolls")).rank("Freeze bread?").matches[0]
        assert (first.item.id, first.phrasing, first.confidence) == ("one", "freeze bread", VERBATIM)


def test_a_verbatim_phrasing_wins_over_inflections_of_it() -> None:
    matcher = train_on(entry("one", "freeze bread"), entry("many", "freeze breads"), entry("now", "freezing bread"))
    for question, name in (("freeze bread", "one"), ("Freeze breads?", "many"), ("FREEZING BREAD", "now")):
        first, *others = matcher.rank(question).matches
        assert (first.item.id, first.phrasing.casefold()) == (name, question.casefold().strip("?"))
        assert first.confidence >= VERBATIM
        assert all(other.confidence < 0.5 for other in others)


def test_of_phrasings_with_the_same_analysis_the_verbatim_one_wins() -> None:
    matcher = train_on(entry("long", "why not", "I can not knead"), entry("short", "how so", "I can't knead"))
    for question, name in (("I can not knead", "long"), ("I can't knead?", "short")):
        first = matcher.rank(question).matches[0]
        assert (first.item.id, first.confidence >= VERBATIM) == (name, True)


def test_a_negation_makes_a_different_phrasing() -> None:
    matcher = train_on(entry("do", "do I knead dough"), entry("not", "do I not knead dough"))
    assert [matcher.rank(question).matches[0].item.id for question in ("do I knead dough", "do I not knead dough")] == [
        *("do", "not"),
    ]


def test_a_verbatim_phrasing_is_found_among_many_longer_ones() -> None:
    longer = (entry(f"e{number}", f"zorb zib zab x{number}") for number in range(2 * MAX_CANDIDATES))
    first = train_on(*longer, entry("short", "zorb")).rank("Zorb?").matches[0]
    assert (first.item.id, first.confidence) == ("short", VERBATIM)


def test_a_verbatim_phrasing_with_a_repeated_word_is_found() -> None:
    matcher = train_on(entry("twice", "how long is too long"), entry("once", "how long is too"))
    first = matcher.rank("How long is too long?").matches[0]
    assert (first.item.id, first.confidence) == ("twice", VERBATIM)


def test_a_number_is_never_corrected_to_another() -> None:
    ranking = train_on(entry("three", "keep bread 3 days"), entry("other", "bake rolls")).rank("keep bread 4 days")
    assert (ranking.corrections, ranking.unknown) == ((), ("4",))
    assert ranking.matches[0].confidence < VERBATIM


@pytest.mark.parametrize("question", ["do not freeze bread", "don't freeze bread", "never freeze bread"])
def test_a_negation_is_never_corrected(question: str) -> None:
    ranking = train_on(entry("freeze", "do nor freezing knot bread now"), entry("other", "bake")).rank(question)
    assert ranking.corrections == ()
    assert set(ranking.unknown) & {"not", "never"}


def test_a_negation_is_unknown_even_if_a_similar_word_is_known() -> None:
    assert train_on(entry("note", "do you note bread")).rank("do you not bread").unknown == ("not",)


def test_a_protected_name_is_neither_corrected_nor_related_to_another_word() -> None:
    def ranked(*protected: str) -> Ranking:
        entries = (entry("one", "is zobala good"), entry("two", "see a doctor"))
        return Matcher.train(KnowledgeBase(id="b", title="B", entries=entries, protected=protected)).rank(
            "zobalo physician"
        )

    free, guarded = ranked(), ranked("Zobalo", "Physician")
    assert free.corrections == (Correction("zobalo", "zobala"),)
    assert {match.item.id for match in free.matches} == {"one", "two"}
    assert (guarded.corrections, guarded.unknown, guarded.matches) == ((), ("zobalo", "physician"), ())


def test_related_words_find_an_entry_with_less_confidence_than_its_own_words() -> None:
    matcher = train_on(entry("doctor", "when to see a doctor"), entry("bake", "how to bake rolls"))
    related, own = (matcher.rank(question).matches[0] for question in ("physician", "doctor"))
    assert related.item.id == own.item.id == "doctor"
    assert related.confidence < own.confidence


def test_the_phrasing_of_a_match_is_the_nearest_of_its_item() -> None:
    assert MATCHER.rank("stale bread").matches[0].phrasing == "when does bread go stale"
    assert MATCHER.rank("long keep").matches[0].phrasing == "How long does a loaf keep?"


def test_a_reworded_question_finds_its_entry_and_reports_corrections() -> None:
    ranking = MATCHER.rank("Freezee my brread, zorb?")
    assert (ranking.question, ranking.matches[0].item) == ("Freezee my brread, zorb?", FREEZES)
    assert ranking.corrections == (Correction("freezee", "freeze"), Correction("brread", "bread"))
    assert ranking.unknown == ("my", "zorb")


def test_gaps_and_small_talk_compete_with_entries() -> None:
    gap = MATCHER.rank("safe for coeliacs")
    assert gap.gap
    assert gap.gap.item == GLUTEN
    assert gap.gap.confidence > 0.5 > gap.matches[0].confidence
    talk = MATCHER.rank("hello hello")
    assert talk.small_talk
    assert talk.small_talk.item == HELLO
    assert talk.small_talk.confidence > 0.5 > talk.matches[0].confidence
    entry = MATCHER.rank("how long does it keep")
    assert entry.gap
    assert entry.matches[0].confidence > 0.5 > entry.gap.confidence
    # Items that share nothing with a question hardly compete.
    greeting = MATCHER.rank("Hello")
    assert max([match.confidence for match in greeting.matches], default=0.0) <= 1 - VERBATIM


def test_a_gap_takes_confidence_from_similar_entries() -> None:
    without_gap = Matcher.train(replace(BREAD, gaps=()))
    similar = replace(GLUTEN, question="Can I freeze rolls?")
    with_gap = Matcher.train(replace(BREAD, gaps=(similar,)))
    confidences = [matcher.rank("can i freeze").matches[0].confidence for matcher in (without_gap, with_gap)]
    assert confidences[0] > 0.8
    assert confidences[1] < 0.5


def test_the_best_of_several_gaps_is_reported() -> None:
    cake = replace(GLUTEN, id="cake", question="How is cake made?")
    ranking = Matcher.train(replace(BREAD, gaps=(GLUTEN, cake))).rank("cake made how")
    assert ranking.gap
    assert ranking.gap.item == cake


def test_guards_remove_entries_and_the_best_of_them_is_reported() -> None:
    guarded = replace(FREEZES, excludes=("dough",))
    less = replace(KEEPS, excludes=("dough",))
    matcher = Matcher.train(replace(BREAD, entries=(less, guarded, BAG, RISES)))
    ranking = matcher.rank("Can I freeze bread dough?")
    assert [match.item for match in ranking.matches if match.item in (guarded, less)] == []
    assert ranking.guarded
    assert ranking.guarded.item == guarded
    assert ranking.guarded.confidence == max(
        match.confidence for match in MATCHER.rank("Can I freeze bread dough?").matches
    )
    unguarded = matcher.rank("Can I freeze bread?")
    assert unguarded.matches[0].item == guarded
    assert unguarded.guarded is None


def test_a_guard_applies_even_to_a_verbatim_phrasing() -> None:
    matcher = train_on(entry("cold", "freeze bread", requires=("rolls",)), entry("hot", "bake bread"))
    ranking = matcher.rank("freeze bread")
    assert [match.item.id for match in ranking.matches] == ["hot"]
    assert ranking.guarded
    assert (ranking.guarded.item.id, ranking.guarded.confidence >= VERBATIM) == ("cold", True)


@pytest.mark.parametrize("question", ["zorb", "quux vymfk", "qqqq", "жжжж", "1234567"])
def test_a_question_of_no_known_word_gives_no_confident_match(question: str) -> None:
    ranking = MATCHER.rank(question)
    assert ranking.unknown == tuple(question.split())
    found = [*ranking.matches, ranking.gap, ranking.small_talk]
    assert max((match.confidence for match in found if match), default=0.0) < 0.1


@pytest.mark.parametrize("question", ["", "?!", "🍞"])
def test_a_question_without_words_finds_nothing(question: str) -> None:
    assert MATCHER.rank(question) == Ranking(question=question)


def test_the_number_of_listed_entries_is_bounded() -> None:
    matcher = train_on(*(entry(f"e{number}", f"bread zorb{number}") for number in range(15)))
    ranking = matcher.rank("bread")
    assert len(ranking.matches) == MAX_SCORED_ITEMS == 8


def test_a_base_without_entries_finds_nothing() -> None:
    assert train_on().rank("bread") == Ranking(question="bread", unknown=("bread",))


def test_synonyms_of_the_base_make_questions_equal() -> None:
    matcher = Matcher.train(replace(BREAD, synonyms=(("bag", "pouch"),)))
    assert matcher.rank("Which pouch is best?").matches[0].item == BAG
    assert matcher.rank("pouch") == replace(matcher.rank("bag"), question="pouch")


def test_the_order_of_entries_does_not_change_which_one_wins() -> None:
    questions = [
        "how long keep",
        "bread stale",
        "freeze",
        "freezing my bread",
        "best bag",
        "dough rises",
        "loaf",
        "bread",
    ]
    winners = {question: MATCHER.rank(question).matches[0].item for question in questions}
    assert set(winners.values()) == {KEEPS, FREEZES, BAG, RISES}
    for order in permutations((KEEPS, FREEZES, BAG, RISES)):
        matcher = Matcher.train(replace(BREAD, entries=order))
        assert {question: matcher.rank(question).matches[0].item for question in questions} == winners


questions = st.lists(st.sampled_from(WORDS.split()), max_size=8).map(" ".join) | st.text(max_size=30)


@given(questions)
@settings(derandomize=True, deadline=None, max_examples=examples(100))
def test_confidence_is_between_0_and_1_and_never_rises(question: str) -> None:
    ranking = MATCHER.rank(question)
    confidences = [1.0, *(match.confidence for match in ranking.matches), 0.0]
    assert confidences == sorted(confidences, reverse=True)
    for match in (ranking.gap, ranking.small_talk):
        assert match is None or 0 <= match.confidence <= 1
    for found in ranking.matches:
        assert found.phrasing in found.item.phrasings
    assert len({found.item.id for found in ranking.matches}) == len(ranking.matches)


@given(questions)
@settings(derandomize=True, deadline=None, max_examples=examples(100))
def test_ranking_is_reproducible(question: str) -> None:
    assert MATCHER.rank(question) == MATCHER.rank(question) == OTHER.rank(question)


@given(st.lists(st.sampled_from(WORDS.split()), max_size=8).map(" ".join))
@settings(derandomize=True, deadline=None, max_examples=examples(100))
def test_case_does_not_matter(question: str) -> None:
    for other in (question.upper(), question.title()):
        assert replace(MATCHER.rank(other), question=question) == MATCHER.rank(question)


OTHER = Matcher.train(BREAD)


def test_the_evidence_of_an_item_includes_its_string_similarity() -> None:
    gloves = entry("gloves", "zorb gloves")
    entries = (gloves, entry("boots", "zorb boots"), entry("third", "zorb musk"))
    # In a language without word vectors, the string decides between items with the same words.
    matcher = Matcher.train(KnowledgeBase(id="bread", title="Bread", language="fr", entries=entries))
    assert matcher.rank("zorb mask").matches[0].item.id == "third"
    found = matcher.explain("zorb mask", gloves)
    assert found is not None
    assert found.string_penalty < 0
    parts = found.learned, found.top_k_score, found.semantic_score, found.document_score, found.size_bonus
    assert found.score == pytest.approx(sum(parts) + found.string_penalty + found.subject_penalty)


CANCEL = train_on(
    entry("order", "How do I cancel my order?"),
    entry("subscription", "How do I cancel my subscription?"),
    entry("open", "When do you open?"),
)


def test_a_question_that_leaves_out_what_tells_two_entries_apart_is_a_tie() -> None:
    ranking = CANCEL.rank("How do I cancel?")
    assert ranking.is_tied
    assert {match.item.id for match in ranking.matches[:2]} == {"order", "subscription"}
    for question in ("How do I cancel the order?", "When do you open?", "How do I cancel my subscription?", ""):
        assert not CANCEL.rank(question).is_tied, question


def test_a_tie_is_none_if_a_guard_rules_out_one_of_its_entries() -> None:
    matcher = train_on(
        entry("order", "How do I cancel my order?"),
        entry("subscription", "How do I cancel my subscription?", requires=("subscription",)),
        entry("open", "When do you open?"),
    )
    ranking = matcher.rank("How do I cancel?")
    assert ranking.guarded
    assert (ranking.guarded.item.id, ranking.is_tied) == ("subscription", False)


@pytest.mark.parametrize(
    ("question", "foreign"),
    [
        ("How long does a train take?", "train"),
        ("How long does a TRAIN keep?", "train"),
        ("Can I freeze rice?", "rice"),
        ("Can I freeze cars?", "cars"),
        ("Can I freeze bread?", ""),
        ("Can I freeze breads?", ""),
        ("can i freeze it", ""),
        ("when is bread stale", ""),
        ("", ""),
    ],
)
def test_the_word_that_makes_a_question_one_about_another_subject_is_named_as_typed(
    question: str, foreign: str
) -> None:
    ranking = MATCHER.rank(question)
    assert ranking.foreign == foreign
    assert not foreign or ranking.matches[0].confidence < 0.5


def test_a_verbatim_phrasing_is_about_no_other_subject_and_no_tie() -> None:
    matcher = train_on(entry("one", "freeze bread"), entry("many", "freeze breads"))
    ranking = matcher.rank("freeze bread")
    assert (ranking.foreign, ranking.is_tied, ranking.matches[0].confidence) == ("", False, VERBATIM)


def test_the_evidence_names_the_foreign_word_and_the_nearest_words() -> None:
    found = MATCHER.explain("Can I freeze rice today", FREEZES)
    assert found is not None
    assert found.foreign == "rice"
    assert {near.word for near in found.near_words} == {"rice", "today"}
    rice = next(near for near in found.near_words if near.word == "rice")
    assert not rice.in_answer
    assert 0 < rice.similarity < 0.7
    own = MATCHER.explain("Can I freeze bread?", FREEZES)
    assert own is not None
    assert (own.foreign, own.near_words) == ("", ())


def test_a_loaded_matcher_ranks_and_explains_as_the_trained_one() -> None:
    loaded = Matcher.load(BREAD, MATCHER.dump())
    for question in ("room temperature", "freezing my bread", "can i freeze rice", "yeast", "acount for bread"):
        assert loaded.rank(question) == MATCHER.rank(question)
        assert loaded.explain(question, FREEZES) == MATCHER.explain(question, FREEZES)


def test_a_word_of_an_answer_is_neither_unknown_nor_corrected() -> None:
    ranking = MATCHER.rank("does bread at room temperature breathe")
    assert (ranking.unknown, ranking.corrections) == ((), ())
    assert MATCHER.rank("does bread in room temperature breathe").unknown == ("in",)


def test_a_slip_of_a_common_word_that_the_base_does_not_have_finds_what_is_near_in_meaning() -> None:
    matcher = train_on(entry("doctor", "when to see a doctor"), entry("bake", "how to bake rolls"))
    typed, meant = matcher.rank("docotr's hosptial"), matcher.rank("doctor hospital")
    assert typed.unknown[-1:] == ("hosptial",)
    assert typed.matches[0].item.id == meant.matches[0].item.id == "doctor"


def test_a_name_similar_to_a_known_one_gets_no_answer_about_it() -> None:
    leaflet = entry("leaflet", "do you have a leaflet on hydroxyzine")
    knowledge = KnowledgeBase(id="x", title="X", entries=(leaflet,), protected=("hydroxyzine", "hydralazine"))
    matcher = Matcher.train(knowledge)
    assert matcher.rank("do you have a leaflet on hydroxyzine?").matches[0].confidence >= VERBATIM
    ranking = matcher.rank("do you have a leaflet on hydralazine?")
    assert ranking.matches == ()
    assert ranking.guarded is not None
    assert (ranking.guarded.item, ranking.unknown) == (leaflet, ("hydralazine",))
    (rejection,) = matcher.explain_rejections("do you have a leaflet on hydralazine?", 3)
    assert (rejection.entry, rejection.held) == (leaflet, "hydralazine")


def test_a_gap_of_a_base_with_sources_is_not_told_for_something_else() -> None:
    bot = FaqBot.load()
    stopping = bot.knowledge.gap("stopping")
    assert bot.ask("what happens when I stop it").item == stopping
    assert bot.ask("what happens if I sneeze after it").item is None
