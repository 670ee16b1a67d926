import pytest
from english import ENGLISH, UNKNOWN

from faqbot.conversation.cues import (
    MAX_DEPENDENT_WORDS,
    MAX_FOLLOW_UP_WORDS,
    extract_correction,
    read_cues,
    strip_courtesies,
)


@pytest.mark.parametrize(
    "question",
    [
        "why?",
        "why not",
        "by how much?",
        "is that proven?",
        "what does that mean exactly",
        "source?",
        "explain",
        "who says so",
        "Really?",
        "ok but why is that",
        "how likely is it?",
    ],
)
def test_a_question_without_a_topic_is_a_follow_up_question(question: str) -> None:
    cues = read_cues(question, ENGLISH)
    assert (cues.has_no_topic, cues.is_question, cues.refers_back, cues.is_followup) == (True, True, True, True)


@pytest.mark.parametrize("question", ["how long does it keep", "is it frozen", "rye?", "who bakes that"])
def test_a_question_with_a_topic_word_has_a_topic(question: str) -> None:
    assert not read_cues(question, ENGLISH).has_no_topic


@pytest.mark.parametrize("question", ["", "?!", "ok", "ok thanks", "oh right, cool", "great, thanks"])
def test_openers_alone_ask_for_nothing(question: str) -> None:
    cues = read_cues(question, ENGLISH)
    assert (cues.has_no_topic, cues.asks_for_more, cues.is_followup) == (False, False, False)


@pytest.mark.parametrize("question", ["more", "tell me more", "anything else?", "any others?", "ok go on, more please"])
def test_a_wish_to_hear_more_asks_for_more(question: str) -> None:
    assert read_cues(question, ENGLISH).asks_for_more


@pytest.mark.parametrize("question", ["tell me more about rye", "more flour?", "why", "what does that mean"])
def test_a_question_with_a_topic_or_another_wish_does_not_ask_for_more(question: str) -> None:
    assert not read_cues(question, ENGLISH).asks_for_more


@pytest.mark.parametrize(
    "question", ["what about rye", "and how about rye", "and rye?", "or rye", "any other flour", "ok and rye"]
)
def test_what_about_asks_for_something_else(question: str) -> None:
    cues = read_cues(question, ENGLISH)
    assert (cues.asks_for_other, cues.refers_back) == (True, True)


@pytest.mark.parametrize("question", ["and is it clean", "and how long does it keep", "rye", "but why", "android rye"])
def test_a_whole_question_after_and_does_not_ask_for_something_else(question: str) -> None:
    assert not read_cues(question, ENGLISH).asks_for_other


@pytest.mark.parametrize("question", ["that's scary", "I have a mill", "it is mouldy", "you joke", "so its off"])
def test_a_remark_is_a_statement_and_no_question(question: str) -> None:
    cues = read_cues(question, ENGLISH)
    assert (cues.opens_as_statement, cues.is_question) == (True, False)


def test_a_remark_with_a_question_mark_is_a_question() -> None:
    assert read_cues("that's every day?", ENGLISH).is_question


def test_a_question_is_a_follow_up_if_it_is_short_or_has_a_pronoun() -> None:
    followups = {
        "how big is the risk?": True,
        "does dough rise better in summer or in winter": False,
        "does it rise better in summer than in": True,
        "does it rise better in summer than in winter weather": False,
    }
    assert {question: read_cues(question, ENGLISH).is_followup for question in followups} == followups
    assert read_cues("rye " * MAX_FOLLOW_UP_WORDS, ENGLISH).is_followup
    assert not read_cues("rye " * (MAX_FOLLOW_UP_WORDS + 1), ENGLISH).is_followup
    assert read_cues("it" + " rye" * (MAX_DEPENDENT_WORDS - 1), ENGLISH).is_followup
    assert not read_cues("it" + " rye" * MAX_DEPENDENT_WORDS, ENGLISH).is_followup


def test_topic_words_are_the_words_that_can_name_a_topic() -> None:
    assert read_cues("ok, and is it safe to eat mould?", ENGLISH).topic_words == {"safe", "eat", "mould"}


def test_in_an_unknown_language_only_the_length_counts() -> None:
    cues = read_cues("was also so", UNKNOWN)
    assert cues.is_followup
    assert not any((cues.has_no_topic, cues.asks_for_other, cues.asks_for_more, cues.opens_as_statement))
    assert not read_cues("wie lange hält sich ein Brot denn", UNKNOWN).is_followup


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("no, I meant how long", "how long"),
        ("No I mean rye", "rye"),
        ("sorry, I meant: rye?", "rye?"),
        ("oh no. what I meant was rye", "rye"),
        ("no wait, 80 kg", "80 kg"),
        ("sorry, hang on: rye", "rye"),
        ("wait for the oven", ""),
        ("not that, i was asking about rye", "rye"),
        ("i only asked about rye", "rye"),
        ("I meant", ""),
        ("no", ""),
        ("no rye in it?", ""),
        ("i meander", ""),
        ("what does it mean", ""),
    ],
)
def test_a_correction_is_the_text_after_its_introduction(question: str, meant: str) -> None:
    assert extract_correction(question, ENGLISH) == meant


@pytest.mark.parametrize(
    ("message", "question"),
    [
        ("can you tell me about rye", "rye"),
        ("Hi, could you please explain to me how dough rises?", "how dough rises?"),
        ("I'd like to know more about rye", "rye"),
        ("another question: does it keep", "does it keep"),
        ("so I wanted to ask about freezing", "freezing"),
        ("my question is does it keep", "does it keep"),
        ("tell me", "tell me"),
        ("I want to know", "I want to know"),
    ],
)
def test_words_that_lead_up_to_a_question_are_removed(message: str, question: str) -> None:
    assert strip_courtesies(message, ENGLISH) == question


def test_it_is_a_weak_pronoun_and_others_are_not() -> None:
    weak = {"what does it do": True, "what is it then": True, "why is that": False, "what do they do with it": False}
    assert {question: read_cues(question, ENGLISH).has_weak_pronoun for question in weak} == weak


def test_shorthand_means_the_words_that_it_stands_for() -> None:
    assert read_cues("wy not", ENGLISH) == read_cues("why not", ENGLISH)


def test_you_addresses_the_bot() -> None:
    assert read_cues("are you a baker", ENGLISH).addresses_bot
    assert not read_cues("is it a baker", ENGLISH).addresses_bot


@pytest.mark.parametrize("question", ["tell me about rye", "explain rising", "show the bags"])
def test_a_request_is_a_question(question: str) -> None:
    assert read_cues(question, ENGLISH).is_question
