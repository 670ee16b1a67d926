import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faqbot import FaqBot
from faqbot.evidence import Feature
from faqbot.matching.confidence import COEFFICIENTS, INTERCEPT, Features, probability
from faqbot.matching.evidence import feature_parts, telling_words, voters, word_weights
from faqbot.matching.index import build_index
from faqbot.matching.scoring import VOTERS, query, score

PHRASINGS = [
    "can i freeze bread",
    "freeze rolls",
    "how long does bread keep",
    "keep bread fresh",
    "why does dough rise",
]
INDEX = build_index([text.split() for text in PHRASINGS], [0, 0, 1, 1, 2], 3)
words = st.lists(st.sampled_from("freeze freezing bread keep long dough rise fresh zorb can i 2".split()), max_size=12)


@given(words)
@settings(derandomize=True, deadline=None, max_examples=200)
def test_the_weights_of_the_words_and_the_offset_are_what_was_learned(asked: list[str]) -> None:
    for scored in score(INDEX, query(INDEX, asked)):
        found = word_weights(INDEX, asked, scored.item)
        assert {word.word for word in found} == set(asked)
        total = INDEX.offsets[scored.item] + sum(word.weight for word in found)
        assert total == pytest.approx(scored.learned, abs=0.01)
        sizes = [abs(word.weight) for word in found]
        assert sizes == sorted(sizes, reverse=True)


@given(words)
@settings(derandomize=True, deadline=None, max_examples=200)
def test_the_voters_are_those_of_the_score(asked: list[str]) -> None:
    for scored in score(INDEX, query(INDEX, asked)):
        start, end = INDEX.members[scored.item]
        found = voters(INDEX, asked, scored.item, PHRASINGS[start:end])
        if scored.vote:
            assert sum(voter.share * voter.likeness for voter in found) == pytest.approx(scored.vote)
            assert sum(voter.share for voter in found) == pytest.approx(1)
            assert found[0].phrasing == PHRASINGS[scored.phrasing]
            assert found[0].likeness == pytest.approx(scored.likeness)


def test_of_many_phrasings_those_vote_that_share_the_most_words() -> None:
    many = [f"bread {'x' * number}y" for number in range(1, VOTERS + 5)]
    index = build_index([text.split() for text in [*many, "dough"]], [0] * len(many) + [1], 2)
    asked = ["bread", "xxxy"]
    scored = score(index, query(index, asked))[0]
    found = voters(index, asked, scored.item, many)
    assert found[0].phrasing == "bread xxxy"
    assert sum(voter.share * voter.likeness for voter in found) == pytest.approx(scored.vote)


def test_a_word_is_known_in_any_form_and_shown_as_typed() -> None:
    found = {word.word: word for word in word_weights(INDEX, ["freeze", "zorb"], 0, ["freezing", "zorb"])}
    assert (found["freeze"].known, found["freeze"].typed) == (True, "freezing")
    assert (found["zorb"].known, found["zorb"].typed) == (False, "zorb")
    (both,) = word_weights(INDEX, ["freeze"], 0, ["freezing", "freeze"])
    assert both.typed == "freeze"


def test_a_word_may_speak_against_an_item() -> None:
    found = {word.word: word.weight for word in word_weights(INDEX, ["keep", "bread", "rise"], 1)}
    assert found["keep"] > 0.1
    assert found["rise"] < found["bread"] < found["keep"]


def test_the_features_and_the_intercept_are_the_logit() -> None:
    described = Features(*[0.5] * len(Features._fields))
    found = feature_parts(described)
    assert found[0] == Feature("score", 0.5, 0.5 * COEFFICIENTS.score)
    logit = INTERCEPT + sum(feature.part for feature in found)
    assert probability(described) == pytest.approx(1 / (1 + 2.718281828459045**-logit))


def test_words_that_tell_an_item_from_others_come_first() -> None:
    assert telling_words(INDEX, 0, [], 2)[0] == "freeze"
    assert "freeze" not in telling_words(INDEX, 0, ["freezing"], 9)
    assert telling_words(INDEX, 0, [], 0) == ()


def test_the_evidence_of_the_shipped_base_adds_up() -> None:
    bot = FaqBot.load()
    for question in ("any rare side effects", "cost of a monthly infusion", "can children have it", "hello", "zzz"):
        found = bot.why(bot.ask(question)).evidence
        assert found is not None
        assert found.offset + sum(word.weight for word in found.words) == pytest.approx(found.learned, abs=0.01)
        assert sum(voter.share * voter.likeness for voter in found.voters) == pytest.approx(found.vote)
        assert found.features[0] == Feature("score", found.score, found.score * COEFFICIENTS.score)
