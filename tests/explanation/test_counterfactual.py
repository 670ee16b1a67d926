from itertools import count

import pytest
from bread import (
    BAG,
    BREAD,
    FREEZES,
    HELLO,
    KEEPS,
    RISES,
    answer,
    answer_known,
    clarification,
    gap_answer,
    greeting,
    no_answer,
)
from effort import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from faqbot import FaqBot
from faqbot.explanation.counterfactual import MAX_ADDED, MAX_LEFT_OUT, find_smallest_change, summarize_decision
from faqbot.explanation.why import Change
from faqbot.matching.ranking import Ranking
from faqbot.replies.reply import NoAnswer, Reply

BOT = FaqBot(BREAD)


def weigh_evenly(_: str) -> float:
    """Return the same weight for every word."""
    return 1.0


def test_a_decision_is_the_kind_and_the_item() -> None:
    replies: list[Reply] = [answer(KEEPS), greeting(), no_answer("?"), gap_answer(), clarification(BAG, KEEPS)]
    assert [summarize_decision(reply) for reply in replies] == [
        ("answer", KEEPS.id),
        ("small_talk", HELLO.id),
        ("no_answer", ""),
        ("no_answer", "gluten"),
        ("clarification", ""),
    ]


def test_a_word_is_left_out_and_the_final_punctuation_stays() -> None:
    known: dict[str, Reply] = {"how long, please?": answer(KEEPS), "how, please?": answer(BAG)}
    known["long, please?"] = answer(KEEPS)
    known["how long,?"] = answer(KEEPS)
    assert find_smallest_change(answer_known(known), answer(KEEPS), weigh_evenly, []) is None
    reply = answer(KEEPS, "how long, please?")
    change = find_smallest_change(answer_known(known), reply, weigh_evenly, ["never"])
    assert change == Change(left_out=("long",), question="how, please?", reply=known["how, please?"])


def test_a_change_to_another_answer_comes_first_and_then_the_first_word() -> None:
    reply = answer(KEEPS, "a b c d")
    known: dict[str, Reply] = {"a b c d": reply, "a b d": answer(BAG), "a b c": answer(RISES)}
    change = find_smallest_change(answer_known(known), reply, weigh_evenly, [])
    assert change is not None
    assert (change.left_out, change.reply) == (("c",), answer(BAG))


def test_two_words_are_left_out_if_leaving_out_one_changes_nothing() -> None:
    reply = answer(KEEPS, "a b c")
    known: dict[str, Reply] = {question: answer(KEEPS) for question in ("a b c", "a b", "a c", "b c")}
    known["b"] = answer(FREEZES)
    change = find_smallest_change(answer_known(known), reply, weigh_evenly, ["d"])
    assert change == Change(left_out=("a", "c"), question="b", reply=answer(FREEZES))


def test_a_word_is_added_if_leaving_out_words_changes_nothing() -> None:
    known: dict[str, Reply] = {"bread freeze?": answer(FREEZES)}
    change = find_smallest_change(answer_known(known), no_answer("bread?"), weigh_evenly, ["rise", "freeze"])
    assert change == Change(added="freeze", question="bread freeze?", reply=answer(FREEZES))


def test_the_number_of_questions_that_are_tried_is_bounded() -> None:
    questions: list[str] = []

    def ask(question: str) -> Reply:
        questions.append(question)
        return no_answer(question)

    many = " ".join(f"w{number}" for number in range(40))
    weights = count()
    words = [f"a{number}" for number in range(50)]
    assert find_smallest_change(ask, no_answer(many), lambda _: next(weights), words) is None
    pairs = MAX_LEFT_OUT * (MAX_LEFT_OUT - 1) // 2
    assert len(questions) == 1 + MAX_LEFT_OUT + pairs + MAX_ADDED == 99
    # The later words weigh more here.
    assert questions[1] == " ".join(f"w{number}" for number in range(40) if number != 28)


def test_the_only_word_of_a_question_is_not_left_out() -> None:
    questions: list[str] = []

    def ask(question: str) -> Reply:
        questions.append(question)
        return no_answer(question)

    for question in ("one", "?!", ""):
        assert find_smallest_change(ask, no_answer(question), weigh_evenly, []) is None
    assert questions == ["one", "?!", ""]


def test_a_decision_that_rests_on_the_previous_turn_has_no_change() -> None:
    assert find_smallest_change(no_answer, answer(KEEPS, "and it"), weigh_evenly, ["bread"]) is None


@given(
    st.lists(
        st.sampled_from("how long does a loaf keep can I freeze bread? why rise. gluten hello zorb".split()),
        min_size=1,
        max_size=8,
    ).map(" ".join)
)
@settings(derandomize=True, deadline=None, max_examples=examples(40))
def test_a_change_changes_the_decision_and_is_the_same_every_time(question: str) -> None:
    reply = BOT.ask(question)
    why = BOT.why(reply)
    assert why == BOT.why(reply)
    if why.change:
        changed = summarize_decision(why.change.reply)
        assert summarize_decision(BOT.ask(why.change.question)) == changed != summarize_decision(reply)
        assert bool(why.change.left_out) != bool(why.change.added)


@pytest.mark.parametrize("question", ["", "\0", "zorb " * 1000])
def test_a_question_without_matches_has_no_change(question: str) -> None:
    reply = BOT.ask(question)
    assert isinstance(reply, NoAnswer)
    assert reply.ranking == Ranking(question=reply.question)
    assert BOT.why(reply).change is None
