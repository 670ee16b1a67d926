from dataclasses import replace

import pytest
from bread import (
    BAG,
    BREAD,
    FREEZES,
    GLUTEN,
    KEEPS,
    RISES,
    answer,
    clarification,
    gap_answer,
    greeting,
    match,
    no_answer,
)
from english import ENGLISH, UNKNOWN

from faqbot.conversation.splitting import MAX_PARTS, Combiner, split_message
from faqbot.knowledge.model import Gap
from faqbot.matching.ranking import Ranking
from faqbot.replies.reply import Answer, NoAnswer, Reply

combine = Combiner(ENGLISH).combine


@pytest.mark.parametrize(
    ("message", "parts"),
    [
        ("Does it keep? Can I freeze it?", ("Does it keep?", "Can I freeze it?")),
        ("I baked a loaf. Does it keep", ("I baked a loaf.", "Does it keep")),
        ("I baked a loaf!!! Does it keep?!", ("I baked a loaf!!!", "Does it keep?!")),
        ("does it keep; can I freeze it", ("does it keep;", "can I freeze it")),
        ("how does it keep and can I freeze it", ("how does it keep", "can I freeze it")),
        ("how does it keep also is it safe", ("how does it keep", "is it safe")),
        ("how does it keep plus what does it cost", ("how does it keep", "what does it cost")),
        ("HOW DOES IT KEEP AND CAN I FREEZE IT", ("HOW DOES IT KEEP", "CAN I FREEZE IT")),
        ("I baked a loaf, and now, does it keep", ("I baked a loaf, and now", "does it keep")),
        ("I baked a loaf - how long does it keep", ("I baked a loaf", "how long does it keep")),
        ("my sister bakes and I was wondering if it keeps", ("my sister bakes and I was", "it keeps")),
        ("my question is: does it keep", ("my question is", "does it keep")),
        ("Hi there! Does it keep?", ("Hi there!", "Does it keep?")),
        ("Does it keep? Thank you!", ("Does it keep?", "Thank you!")),
        ("hello ok does it keep", ("does it keep",)),
        ("brilliant, thank you!", ("brilliant", "thank you!")),
        ("one, two, three, four, five, six, does it", ("one, two, three, four, five, six", "does it")),
    ],
)
def test_a_message_falls_apart_between_its_questions(message: str, parts: tuple[str, ...]) -> None:
    assert split_message(message, ENGLISH) == parts


@pytest.mark.parametrize(
    "message",
    [
        "",
        "How long does a loaf keep?",
        "how long do bread and rolls keep",
        "does bread keep and island rye stale",
        "bake at 3.5 hours or version 2.0 of it",
        "in what bag do bread, rolls and buns keep",
        "no salt?",
        "thanks",
        "?!?! ... ;;;",
    ],
)
def test_one_question_stays_whole(message: str) -> None:
    assert split_message(message, ENGLISH) == ()


def test_in_another_language_only_sentences_are_told_apart() -> None:
    assert split_message("So? Hält sich das or is it", UNKNOWN) == ("So?", "Hält sich das or is it")


def test_of_many_parts_the_last_are_looked_at() -> None:
    message = " ".join(f"this is sentence {number}." for number in range(20))
    assert split_message(message, ENGLISH) == tuple(
        f"this is sentence {number}." for number in range(20 - MAX_PARTS, 20)
    )


def test_a_run_of_stops_that_ends_nothing_is_no_border() -> None:
    assert split_message("does it keep" + "!" * 3000 + "can I freeze it", ENGLISH) == ()


def test_what_is_answered_as_a_whole_offers_what_its_parts_ask_for() -> None:
    whole = answer(KEEPS, "keep and freeze and rise", 0.8)
    parts: list[Reply] = [
        answer(FREEZES, "does it freeze", 0.7),
        answer(KEEPS, "does it keep", 0.99),
        answer(RISES, "does it rise", 0.9),
    ]
    assert combine(whole, parts) == Answer(knowledge=BREAD, ranking=whole.ranking, entry=KEEPS, also=(RISES, FREEZES))


def test_an_entry_that_several_parts_ask_for_is_offered_once() -> None:
    whole = answer(KEEPS, "keep and freeze", 0.8)
    put = combine(
        whole, [answer(FREEZES, "does it freeze", 0.7), answer(FREEZES, "is it frozen", 0.9), no_answer("zorb")]
    )
    assert put == Answer(knowledge=BREAD, ranking=whole.ranking, entry=KEEPS, also=(FREEZES,))


def test_where_the_whole_is_not_found_the_surest_part_is_answered_under_the_whole_question() -> None:
    sure = answer(BAG, "which bag then", 0.9)
    put = combine(no_answer("zorb quux, which bag, and freeze"), [answer(FREEZES, "does it freeze", 0.6), sure])
    ranking = sure.ranking.for_question("zorb quux, which bag, and freeze")
    assert put == Answer(knowledge=BREAD, ranking=ranking, entry=BAG, also=(FREEZES,))
    assert put.question == "zorb quux, which bag, and freeze"


def test_of_equally_sure_parts_the_first_is_answered() -> None:
    put = combine(no_answer("both"), [answer(FREEZES, "does it freeze", 0.6), answer(BAG, "is there a bag", 0.6)])
    assert isinstance(put, Answer)
    assert (put.entry, put.also) == (FREEZES, (BAG,))


def test_a_part_that_asks_is_answered_before_a_surer_one_that_tells() -> None:
    told, asked = answer(RISES, "my dough rises well", 0.99), answer(BAG, "which bag is best", 0.7)
    put = combine(no_answer("both"), [told, asked])
    assert isinstance(put, Answer)
    assert (put.entry, put.also) == (BAG, (RISES,))


def test_two_words_are_a_question_only_beside_small_talk() -> None:
    short = answer(KEEPS, "keeping time", 0.9)
    assert isinstance(combine(no_answer("both"), [greeting(), short]), Answer)
    assert isinstance(combine(no_answer("both"), [no_answer("a story"), short]), NoAnswer)


@pytest.mark.parametrize("whole", [gap_answer(), no_answer("freeze", "guard"), no_answer("freeze", "stale")])
def test_a_whole_that_has_a_reply_of_its_own_keeps_it(whole: Reply) -> None:
    assert combine(whole, [answer(FREEZES, "does it freeze", 0.99), no_answer("I have a loaf")]) == whole


def test_a_message_without_what_opens_and_closes_it_counts_where_it_is_the_likelier() -> None:
    part = answer(FREEZES, "does it freeze", 0.99)
    assert isinstance(combine(gap_answer(), [part]), Answer)


def test_choices_give_way_to_a_part_that_asks_for_the_first_of_them() -> None:
    whole = clarification(FREEZES, BAG)
    put = combine(whole, [answer(FREEZES, "does it freeze", 0.9)])
    assert isinstance(put, Answer)
    assert (put.entry, put.question, put.ranking.resolution) == (FREEZES, "bread", "part")
    assert combine(whole, [answer(BAG, "is there a bag", 0.9)]) == whole
    assert combine(whole, [answer(FREEZES, "I freeze it", 0.9)]) == whole


def test_small_talk_gives_way_to_a_part_that_asks() -> None:
    whole = greeting("hello does it keep")
    put = combine(whole, [answer(KEEPS, "does it keep", 0.9)])
    assert isinstance(put, Answer)
    assert put.entry == KEEPS
    assert combine(whole, [answer(KEEPS, "it keeps well", 0.9)]) == whole


@pytest.mark.parametrize(("confidence", "gives_way"), [(0.7, False), (0.9, True)])
def test_a_gap_that_nothing_is_near_gives_way_to_a_surer_part_that_asks(confidence: float, gives_way: bool) -> None:
    weather = Gap(id="weather", question="Is it raining?", answer="I cannot see the sky.")
    ranking = Ranking(question="it rains, does it keep", gap=match(weather, 0.8))
    whole = NoAnswer(knowledge=BREAD, ranking=ranking, reason="gap", gap=weather)
    put = combine(whole, [no_answer("it rains"), answer(KEEPS, "does it keep", confidence)])
    assert isinstance(put, Answer) == gives_way


def test_what_the_only_part_gets_that_is_no_small_talk_counts_for_the_whole() -> None:
    put = combine(greeting("hi, gluten free?"), [greeting("hi"), gap_answer("gluten free?")])
    assert isinstance(put, NoAnswer)
    assert (put.question, put.ranking.matched, put.gap) == ("hi, gluten free?", "gluten free?", GLUTEN)
    short: list[Reply] = [greeting("nice"), answer(KEEPS, "ha", 0.9)]
    assert combine(greeting("ha, nice"), short) == greeting("ha, nice")


def test_where_every_part_is_small_talk_so_is_the_whole() -> None:
    put = combine(no_answer("hi and hello"), [greeting("hi"), greeting("hello")])
    assert put == replace(greeting("hi"), ranking=greeting("hi").ranking.for_question("hi and hello"))
    assert combine(no_answer("hi, loaf"), [greeting("hi"), no_answer("loaf")]) == no_answer("hi, loaf")


@pytest.mark.parametrize("whole", [answer(KEEPS), no_answer("freeze")], ids=["answered", "not found"])
def test_parts_that_are_not_answered_change_nothing(whole: Reply) -> None:
    assert combine(whole, [gap_answer(), greeting(), clarification(KEEPS, BAG), no_answer("zorb")]) == whole
    assert combine(whole, []) == whole
