import pytest
from effort import examples
from english import ENGLISH
from hypothesis import given, settings
from hypothesis import strategies as st
from loaves import PHRASINGS

from faqbot import FaqBot
from faqbot.matching import index_builder
from faqbot.matching.attribution import (
    distinctive_words,
    feature_contributions,
    near_words,
    nearest_phrasings,
    word_weights,
)
from faqbot.matching.confidence import MIN_ACCOUNTED, choice, fit, mix_constants, probability, scope
from faqbot.matching.contributions import Feature, NearWord
from faqbot.matching.features import Features
from faqbot.matching.index import Index
from faqbot.matching.index_builder import build_index
from faqbot.matching.item_facts import ItemFacts
from faqbot.matching.lexical import training
from faqbot.matching.query import build_query
from faqbot.matching.scoring import COSINE_SHARE, score
from faqbot.matching.subject import SubjectComparer

OWNERS = [0, 0, 1, 1, 2]


def build(limit: int = training.MAX_TRAINED_PHRASINGS) -> Index:
    """Build the index of the phrasings, with a limit for training rounds."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (index_builder, training):
            patch.setattr(module, "MAX_TRAINED_PHRASINGS", limit)
        return build_index(ENGLISH, [text.split() for text in PHRASINGS], OWNERS, 3)


INDEX, LARGE = build(), build(limit=len(PHRASINGS) - 1)
indices = pytest.mark.parametrize("index", [INDEX, LARGE], ids=["small", "large"])
WORDS = "freeze freezing bread loaf loaves keep stay long dough rise fresh zorb can i 2".split()
words = st.lists(st.sampled_from(WORDS), max_size=12)


@indices
@given(words)
@settings(derandomize=True, deadline=None, max_examples=examples(100))
def test_the_weights_of_the_words_and_the_offset_add_up_to_the_learned_score(index: Index, question: list[str]) -> None:
    query = build_query(index, question)
    for scored in score(index, query):
        found = word_weights(index, question, query, scored)
        assert {word.word for word in found} == set(question)
        total = index.offsets[scored.item] + sum(word.weight for word in found)
        assert total == pytest.approx(scored.learned, abs=0.01)
        sizes = [abs(word.weight) for word in found]
        assert sizes == sorted(sizes, reverse=True)


@given(words)
@settings(derandomize=True, deadline=None, max_examples=examples(100))
def test_the_nearest_phrasings_make_up_the_top_k_and_the_semantic_score(question: list[str]) -> None:
    for scored in score(INDEX, build_query(INDEX, question)):
        start, end = INDEX.first_phrasings[scored.item : scored.item + 2]
        found = nearest_phrasings(scored, start, PHRASINGS[start:end])
        shares = [near.share for near in found]
        assert sum(shares) == pytest.approx(1)
        assert [near.phrasing for near in found] == [PHRASINGS[number] for number in scored.phrasings[: len(found)]]
        for values, total in (
            ([near.similarity for near in found], scored.top_k_score),
            ([near.cosine for near in found], scored.semantic_score),
        ):
            assert sum(map(float.__mul__, values, shares)) == pytest.approx(total)
        nearness = [candidate.nearness for candidate in scored.candidates]
        assert nearness == sorted(nearness, reverse=True)


def test_the_three_nearest_of_many_phrasings_count() -> None:
    many = [f"bread {'x' * number}y" for number in range(1, 9)]
    index = build_index(ENGLISH, [text.split() for text in [*many, "dough"]], [0] * len(many) + [1], 2)
    scored = score(index, build_query(index, ["bread", "xxxy"]))[0]
    found = nearest_phrasings(scored, 0, many)
    assert [near.share for near in found] == pytest.approx([4 / 7, 2 / 7, 1 / 7])
    assert found[0].phrasing == "bread xxxy"
    assert found[0].similarity == pytest.approx(1, abs=0.05)
    assert found[0].similarity > found[1].similarity == found[2].similarity > 0


def weights(*question: str, item: int = 0, typed: tuple[str, ...] = ()) -> dict[str, tuple[float, float, float]]:
    """Return the weights of the stem, the bigrams and the related stems of each word."""
    query = build_query(INDEX, question)
    scored = next(found for found in score(INDEX, query) if found.item == item)
    found = word_weights(INDEX, question, query, scored, typed)
    return {word.word: (word.stem, word.bigrams, word.related) for word in found}


def test_a_word_is_known_in_any_inflection_and_shown_as_typed() -> None:
    query = build_query(INDEX, ["freeze", "zorb"])
    best = score(INDEX, query)[0]
    found = {word.word: word for word in word_weights(INDEX, ["freeze", "zorb"], query, best, ["freezing", "zorb"])}
    assert (found["freeze"].known, found["freeze"].typed) == (True, "freezing")
    assert (found["zorb"].known, found["zorb"].typed) == (False, "zorb")
    assert (found["zorb"].weight, found["zorb"].related) == (0, 0)
    both = word_weights(INDEX, ["freeze", "zorb"], query, best, ["freezing", "freeze"])
    assert both[0].typed == "freeze"


def test_an_unknown_word_has_the_weight_of_its_related_stems() -> None:
    stem, bigrams, related = weights("loaf", item=1)["loaf"]
    assert (stem, bigrams) == (0, 0)
    assert related > 0.05


def test_a_related_stem_that_the_question_contains_counts_for_itself() -> None:
    found = weights("loaf", "bread", item=1)
    assert found["loaf"][2] == 0
    assert found["bread"][0] > 0


def test_words_that_are_related_to_one_stem_share_its_weight() -> None:
    alone = weights("loaf", item=1)["loaf"][2]
    shared = weights("loaf", "sandwich", item=1)
    assert shared["loaf"][2] > shared["sandwich"][2] > 0
    assert shared["loaf"][2] < alone


def test_two_words_share_their_bigram_and_a_boundary_gets_nothing() -> None:
    found = weights("freeze", "rolls")
    query = build_query(INDEX, ["freeze", "rolls"])
    freeze, rolls = INDEX.stems["freez"], INDEX.stems["roll"]
    start, middle, end = (
        weight * INDEX.bigram_rows.get(place).get(0, 0.0) for place, weight in query.bigram_weights.items()
    )
    assert found["freeze"][1] == pytest.approx(start + middle / 2)
    assert found["rolls"][1] == pytest.approx(middle / 2 + end)
    assert [found[word][0] for word in ("freeze", "rolls")] == pytest.approx(
        [query.stem_weights[number] * INDEX.stem_rows.get(number)[0] for number in (freeze, rolls)]
    )


def test_a_word_may_count_against_an_item() -> None:
    found = {word: sum(parts) for word, parts in weights("keep", "bread", "freeze", item=1).items()}
    assert found["keep"] > 0.1
    assert found["freeze"] < 0 < found["keep"]


def test_the_features_and_the_intercepts_add_up_to_the_logits() -> None:
    features = Features(*[0.5] * len(Features._fields))._replace(accounted=MIN_ACCOUNTED, cited=0.0, other_code=0.0)
    found, constants = feature_contributions(features), mix_constants(0.5)
    assert [feature.name for feature in found] == list(Features._fields)
    assert found[0] == Feature("learned", 0.5, 0.5 * constants.scope.learned, 0.0, 0.0)
    logits = (
        constants.scope.constant + sum(feature.scope for feature in found),
        constants.choice.constant + sum(feature.choice for feature in found),
        constants.fit.constant + sum(feature.fit for feature in found),
    )
    parts = [1 / (1 + 2.718281828459045**-logit) for logit in logits]
    # Without the feature "cited", the fit has a factor of about 1.
    assert [scope(features), choice(features), fit(features)] == pytest.approx(parts, rel=2e-3)
    assert probability(features) == pytest.approx(parts[0] * parts[1] * parts[2], rel=2e-3)


def test_the_words_that_no_phrasing_has_are_explained_by_the_answer_or_by_the_nearest_word() -> None:
    facts = [ItemFacts(["months", "physician"]), ItemFacts(), ItemFacts()]
    index = build_index(ENGLISH, [text.split() for text in PHRASINGS], OWNERS, 3, facts=facts)
    subjects = SubjectComparer(index)
    query = build_query(index, ["freeze", "doctor", "month", "please", "2", "bread"])
    scored = next(found for found in score(index, query) if found.item == 0)
    found = near_words(index, subjects, query, scored, ["freezing", "doctors", "month", "please", "2", "bread"])
    doctor = next(stem for stem in query.stems if stem.word == "doctor")
    assert found == (
        NearWord("month", "month", 1.0, in_answer=True),
        NearWord("doctors", "physician", subjects.find_near(doctor, 0).similarity, in_answer=False),
        NearWord("2", "", 0.0, in_answer=False),
    )
    own = build_query(index, ["freeze", "rolls"])
    assert near_words(index, subjects, own, score(index, own)[0], ["freeze", "rolls"]) == ()


@indices
def test_the_most_distinctive_words_of_an_item_come_first(index: Index) -> None:
    own = "can i freeze bread freeze rolls".split()
    assert distinctive_words(index, 0, own, [], 2)[0] == "freeze"
    assert "freeze" not in distinctive_words(index, 0, own, ["freezing"], 9)
    assert set(distinctive_words(index, 0, own, [], 99)) <= set(own)
    assert distinctive_words(index, 0, own, [], 0) == distinctive_words(index, 0, [], [], 9) == ()


def test_the_most_common_word_represents_its_stem() -> None:
    found = distinctive_words(INDEX, 0, ["freezing", "freezes", "freezes"], [], 9)
    assert found == ("freezes",)


def test_the_evidence_of_the_shipped_base_adds_up() -> None:
    bot = FaqBot.load()
    for question in (
        "any rare side effects",
        "cost of a monthly infusion",
        "can children have it",
        "hello",
        "physicians",
    ):
        found = bot.why(bot.ask(question)).evidence
        assert found is not None, question
        assert found.offset + sum(word.weight for word in found.words) == pytest.approx(found.learned, abs=0.01)
        assert sum(near.share * near.similarity for near in found.nearest) == pytest.approx(found.top_k_score)
        meaning = COSINE_SHARE * sum(near.share * near.cosine for near in found.nearest)
        assert meaning == pytest.approx(found.semantic_score)
        parts = found.learned, found.top_k_score, found.semantic_score, found.document_score, found.size_bonus
        assert found.score == pytest.approx(sum(parts) + found.string_penalty)
        few = next(feature.value for feature in found.features if feature.name == "few")
        share = found.learned * mix_constants(few).scope.learned
        assert found.features[0] == Feature("learned", found.learned, share, 0.0, 0.0)
