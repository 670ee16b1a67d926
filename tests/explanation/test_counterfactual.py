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
from faqbot.explanation.counterfactual import MAX_ADDED, MAX_LEFT_OUT, decision, find_smallest_change
from faqbot.explanation.why import Change
from faqbot.matching.ranking import Ranking
from faqbot.replies.reply import NoAnswer, Reply

BOT = FaqBot(BREAD)


def evenly(_: str) -> float:
    """Every word says the same."""
    return 1.0


def test_a_decision_is_the_kind_and_the_item() -> None:
    gap = gap_answer()
    assert [
        decision(reply) for reply in (answer(KEEPS), greeting(), no_answer("?"), gap, clarification(BAG, KEEPS))
    ] == [
        ("answer", KEEPS.id),
        ("small_talk", HELLO.id),
        ("no_answer", ""),
        ("no_answer", "gluten"),
        ("clarification", ""),
    ]


def test_a_word_is_left_out_and_what_ends_the_sentence_stays() -> None:
    known: dict[str, Reply] = {"how long, please?": answer(KEEPS), "how, please?": answer(BAG)}
    known["long, please?"] = answer(KEEPS)
    known["how long,?"] = answer(KEEPS)
    assert (
        find_smallest_change(answer_known(known), known["how long, please?"], evenly, []) is None
    )  # It was asked in other words.
    reply = answer(KEEPS, "how long, please?")
    change = find_smallest_change(answer_known(known), reply, evenly, ["never"])
    assert change == Change(left_out=("long",), question="how, please?", reply=known["how, please?"])


def test_another_answer_is_more_telling_than_none_and_the_first_word_than_a_later_one() -> None:
    reply = answer(KEEPS, "a b c d")
    known: dict[str, Reply] = {"a b c d": reply, "a b d": answer(BAG), "a b c": answer(RISES)}
    change = find_smallest_change(answer_known(known), reply, evenly, [])
    assert change is not None
    assert (change.left_out, change.reply) == (("c",), answer(BAG))


def test_two_words_are_left_out_where_one_changes_nothing() -> None:
    reply = answer(KEEPS, "a b c")
    known: dict[str, Reply] = {question: answer(KEEPS) for question in ("a b c", "a b", "a c", "b c")}
    known["b"] = answer(FREEZES)
    change = find_smallest_change(answer_known(known), reply, evenly, ["d"])
    assert change == Change(left_out=("a", "c"), question="b", reply=answer(FREEZES))


def test_a_word_is_added_where_leaving_out_changes_nothing() -> None:
    known: dict[str, Reply] = {"bread freeze?": answer(FREEZES)}
    change = find_smallest_change(answer_known(known), no_answer("bread?"), evenly, ["rise", "freeze"])
    assert change == Change(added="freeze", question="bread freeze?", reply=answer(FREEZES))


def test_no_more_words_are_tried_than_a_person_waits_for() -> None:
    asked: list[str] = []

    def ask(question: str) -> Reply:
        asked.append(question)
        return no_answer(question)

    many = " ".join(f"w{number}" for number in range(40))
    weights = count()
    words = [f"a{number}" for number in range(50)]
    assert find_smallest_change(ask, no_answer(many), lambda _: next(weights), words) is None
    pairs = MAX_LEFT_OUT * (MAX_LEFT_OUT - 1) // 2
    assert len(asked) == 1 + MAX_LEFT_OUT + pairs + MAX_ADDED == 99
    # The last words say most here.
    assert asked[1] == " ".join(f"w{number}" for number in range(40) if number != 28)


def test_nothing_is_left_of_one_word() -> None:
    asked: list[str] = []

    def ask(question: str) -> Reply:
        asked.append(question)
        return no_answer(question)

    for question in ("one", "?!", ""):
        assert find_smallest_change(ask, no_answer(question), evenly, []) is None
    assert asked == ["one", "?!", ""]


def test_what_the_turn_before_decided_is_not_changed() -> None:
    assert find_smallest_change(no_answer, answer(KEEPS, "and it"), evenly, ["bread"]) is None


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
        assert decision(BOT.ask(why.change.question)) == decision(why.change.reply) != decision(reply)
        assert bool(why.change.left_out) != bool(why.change.added)


@pytest.mark.parametrize("question", ["", "\0", "zorb " * 1000])
def test_what_is_not_matched_has_no_change(question: str) -> None:
    reply = BOT.ask(question)
    assert isinstance(reply, NoAnswer)
    assert reply.ranking == Ranking(question=reply.question)
    assert BOT.why(reply).change is None
