import pytest
from bread import BAG, BREAD, FREEZES, KEEPS, RISES, answer, asked_back, gap_answer, greeting, no_answer

from faqbot.parts import MAX_PARTS, parts_of, put_together
from faqbot.reply import Answer, Reply


@pytest.mark.parametrize(
    ("message", "parts"),
    [
        ("Does it keep? Can I freeze it?", ("Does it keep", "Can I freeze it")),
        ("I baked a loaf. Does it keep", ("I baked a loaf", "Does it keep")),
        ("I baked a loaf!!! Does it keep?!", ("I baked a loaf", "Does it keep")),
        ("does it keep; can I freeze it", ("does it keep", "can I freeze it")),
        ("how does it keep and can I freeze it", ("how does it keep", "can I freeze it")),
        ("how does it keep also is it safe", ("how does it keep", "is it safe")),
        ("how does it keep plus what does it cost", ("how does it keep", "what does it cost")),
        ("HOW DOES IT KEEP AND CAN I FREEZE IT", ("HOW DOES IT KEEP", "CAN I FREEZE IT")),
    ],
)
def test_a_message_falls_apart_between_its_questions(message: str, parts: tuple[str, ...]) -> None:
    assert parts_of(message) == parts


@pytest.mark.parametrize(
    "message",
    [
        "",
        "How long does a loaf keep?",
        "how long do bread and rolls keep",
        "does bread keep and island rye stale",
        "bake at 3.5 hours or version 2.0 of it",
        "Hello! Does it keep?",
        "Does it keep? Thank you!",
        "what about e.g. rye bread",
        "?!?! ... ;;;",
    ],
)
def test_one_question_stays_whole(message: str) -> None:
    assert parts_of(message) == ()


def test_parts_of_less_than_three_words_are_left_out() -> None:
    assert parts_of("Hi there. Does it keep? Thanks. Can I freeze it?") == ("Does it keep", "Can I freeze it")


def test_of_many_parts_the_last_are_looked_at() -> None:
    message = " ".join(f"this is sentence {number}." for number in range(20))
    assert parts_of(message) == tuple(f"this is sentence {number}" for number in range(20 - MAX_PARTS, 20))


def test_a_run_of_stops_that_ends_nothing_is_no_border() -> None:
    assert parts_of("does it keep" + "!" * 3000 + "can I freeze it") == ()


def test_what_is_answered_as_a_whole_offers_what_its_parts_ask_for() -> None:
    whole = answer(KEEPS, "keep and freeze and rise", 0.8)
    parts: list[Reply] = [answer(FREEZES, "freeze", 0.7), answer(KEEPS, "keep", 0.99), answer(RISES, "rise", 0.9)]
    assert put_together(whole, parts) == Answer(
        knowledge=BREAD, ranking=whole.ranking, entry=KEEPS, also=(RISES, FREEZES)
    )


def test_an_entry_that_several_parts_ask_for_is_offered_once() -> None:
    whole = answer(KEEPS, "keep and freeze", 0.8)
    put = put_together(whole, [answer(FREEZES, "freeze", 0.7), answer(FREEZES, "freezer", 0.9), no_answer("zorb")])
    assert put == Answer(knowledge=BREAD, ranking=whole.ranking, entry=KEEPS, also=(FREEZES,))


def test_where_the_whole_is_not_found_the_surest_part_is_answered_under_the_whole_question() -> None:
    sure = answer(BAG, "which bag", 0.9)
    put = put_together(no_answer("zorb quux, which bag, and freeze"), [answer(FREEZES, "freeze", 0.6), sure])
    ranking = sure.ranking.asked_as("zorb quux, which bag, and freeze")
    assert put == Answer(knowledge=BREAD, ranking=ranking, entry=BAG, also=(FREEZES,))
    assert put.question == "zorb quux, which bag, and freeze"


def test_of_equally_sure_parts_the_first_is_answered() -> None:
    put = put_together(no_answer("both"), [answer(FREEZES, "freeze", 0.6), answer(BAG, "bag", 0.6)])
    assert isinstance(put, Answer)
    assert (put.entry, put.also) == (FREEZES, (BAG,))


@pytest.mark.parametrize(
    "whole",
    [gap_answer(), greeting(), asked_back(KEEPS, BAG), no_answer("freeze", "guard"), no_answer("freeze", "stale")],
    ids=lambda reply: type(reply).__name__,
)
def test_a_whole_that_has_a_reply_of_its_own_keeps_it(whole: Reply) -> None:
    assert put_together(whole, [answer(FREEZES, "freeze", 0.99)]) == whole


@pytest.mark.parametrize("whole", [answer(KEEPS), no_answer("freeze")], ids=["answered", "not found"])
def test_parts_that_are_not_answered_change_nothing(whole: Reply) -> None:
    assert put_together(whole, [gap_answer(), greeting(), asked_back(KEEPS, BAG), no_answer("zorb")]) == whole
    assert put_together(whole, []) == whole
