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
from english import ENGLISH

from faqbot.conversation.combiner import Combiner
from faqbot.knowledge.model import Entry, Gap
from faqbot.matching.ranking import Ranking
from faqbot.replies.reply import Answer, Clarification, NoAnswer, Reply

combine = Combiner(ENGLISH).combine
combine_list = Combiner(ENGLISH).combine_list


def test_of_several_questions_the_first_is_answered_and_the_others_are_offered() -> None:
    whole = answer(KEEPS, "keep and freeze and rise", 0.8)
    parts: list[Reply] = [
        answer(FREEZES, "does it freeze", 0.7),
        answer(KEEPS, "does it keep", 0.99),
        answer(RISES, "does it rise", 0.9),
    ]
    ranking = parts[0].ranking.for_question("keep and freeze and rise")
    assert combine(whole, parts) == Answer(knowledge=BREAD, ranking=ranking, entry=FREEZES, also=(KEEPS, RISES))


def test_an_answer_to_the_whole_message_that_answers_no_part_stays() -> None:
    whole = answer(BAG, "keep and freeze", 0.8)
    parts: list[Reply] = [answer(FREEZES, "does it freeze", 0.7), answer(KEEPS, "does it keep", 0.9)]
    assert combine(whole, parts) == Answer(knowledge=BREAD, ranking=whole.ranking, entry=BAG, also=(FREEZES, KEEPS))


def test_two_questions_with_answers_are_not_asked_back_about() -> None:
    whole = clarification(BAG, RISES, question="keep and freeze")
    parts: list[Reply] = [answer(FREEZES, "does it freeze", 0.7), answer(KEEPS, "does it keep", 0.9)]
    reply = combine(whole, parts)
    assert isinstance(reply, Answer)
    assert (reply.entry, reply.also) == (FREEZES, (KEEPS,))


def test_the_entry_of_several_parts_is_offered_once() -> None:
    whole = answer(KEEPS, "keep and freeze", 0.8)
    reply = combine(
        whole, [answer(FREEZES, "does it freeze", 0.7), answer(FREEZES, "is it frozen", 0.9), no_answer("zorb")]
    )
    assert reply == Answer(knowledge=BREAD, ranking=whole.ranking, entry=KEEPS, also=(FREEZES,))


def test_a_message_without_a_match_gets_the_answer_to_its_first_question() -> None:
    first = answer(FREEZES, "does it freeze", 0.6)
    reply = combine(no_answer("zorb quux, freeze, and which bag"), [first, answer(BAG, "which bag then", 0.9)])
    ranking = first.ranking.for_question("zorb quux, freeze, and which bag")
    assert reply == Answer(knowledge=BREAD, ranking=ranking, entry=FREEZES, also=(BAG,))
    assert reply.question == "zorb quux, freeze, and which bag"


def test_of_equally_confident_parts_the_first_is_answered() -> None:
    reply = combine(no_answer("both"), [answer(FREEZES, "does it freeze", 0.6), answer(BAG, "is there a bag", 0.6)])
    assert isinstance(reply, Answer)
    assert (reply.entry, reply.also) == (FREEZES, (BAG,))


def test_a_question_is_answered_before_a_more_confident_statement() -> None:
    statement, question = answer(RISES, "my dough rises well", 0.99), answer(BAG, "which bag is best", 0.7)
    reply = combine(no_answer("both"), [statement, question])
    assert isinstance(reply, Answer)
    assert (reply.entry, reply.also, reply.told_of) == (BAG, (), (RISES,))


def test_another_answer_to_the_only_question_was_not_asked_for_too() -> None:
    reply = combine(answer(RISES, "hi, which bag"), [greeting(), answer(BAG, "which bag is best")])
    assert isinstance(reply, Answer)
    assert (reply.entry, reply.also, reply.told_of) == (RISES, (), (BAG,))


def test_two_words_are_a_question_only_beside_small_talk() -> None:
    short = answer(KEEPS, "keeping time", 0.9)
    assert isinstance(combine(no_answer("both"), [greeting(), short]), Answer)
    assert isinstance(combine(no_answer("both"), [no_answer("a story"), short]), NoAnswer)


@pytest.mark.parametrize("whole", [gap_answer(), no_answer("freeze", "guard"), no_answer("freeze", "stale")])
def test_a_definite_reply_to_the_whole_message_is_kept(whole: Reply) -> None:
    assert combine(whole, [answer(FREEZES, "does it freeze", 0.99), no_answer("I have a loaf")]) == whole


def test_a_message_without_its_courtesies_counts_if_it_is_likelier() -> None:
    part = answer(FREEZES, "does it freeze", 0.99)
    assert isinstance(combine(gap_answer(), [part]), Answer)


def test_a_question_that_asks_for_the_first_choice_comes_before_the_choices() -> None:
    whole = clarification(FREEZES, BAG)
    reply = combine(whole, [answer(FREEZES, "does it freeze", 0.9)])
    assert isinstance(reply, Answer)
    assert (reply.entry, reply.question, reply.ranking.resolution) == (FREEZES, "bread", "part")
    assert combine(whole, [answer(BAG, "is there a bag", 0.9)]) == whole
    assert combine(whole, [answer(FREEZES, "I freeze it", 0.9)]) == whole


def test_a_question_comes_before_small_talk() -> None:
    whole = greeting("hello does it keep")
    reply = combine(whole, [answer(KEEPS, "does it keep", 0.9)])
    assert isinstance(reply, Answer)
    assert reply.entry == KEEPS
    assert combine(whole, [answer(KEEPS, "it keeps well", 0.9)]) == whole


@pytest.mark.parametrize(("confidence", "is_answered"), [(0.7, False), (0.9, True)])
def test_a_more_confident_question_comes_before_a_gap_without_nearest_entries(
    confidence: float, is_answered: bool
) -> None:
    weather = Gap(id="weather", question="Is it raining?", answer="I cannot see the sky.")
    ranking = Ranking(question="it rains, does it keep", gap=match(weather, 0.8))
    whole = NoAnswer(knowledge=BREAD, ranking=ranking, reason="gap", gap=weather)
    reply = combine(whole, [no_answer("it rains"), answer(KEEPS, "does it keep", confidence)])
    assert isinstance(reply, Answer) == is_answered


def test_the_reply_to_the_only_serious_part_is_the_reply_to_the_message() -> None:
    reply = combine(greeting("hi, gluten free?"), [greeting("hi"), gap_answer("gluten free?")])
    assert isinstance(reply, NoAnswer)
    assert (reply.question, reply.ranking.matched, reply.gap) == ("hi, gluten free?", "gluten free?", GLUTEN)
    short: list[Reply] = [greeting("nice"), answer(KEEPS, "ha", 0.9)]
    assert combine(greeting("ha, nice"), short) == greeting("ha, nice")


def test_a_message_of_small_talk_alone_is_small_talk() -> None:
    reply = combine(no_answer("hi and hello"), [greeting("hi"), greeting("hello")])
    assert reply == replace(greeting("hi"), ranking=greeting("hi").ranking.for_question("hi and hello"))
    assert combine(no_answer("hi, loaf"), [greeting("hi"), no_answer("loaf")]) == no_answer("hi, loaf")


@pytest.mark.parametrize("whole", [answer(KEEPS), no_answer("freeze")], ids=["answered", "not found"])
def test_parts_that_are_not_answered_change_nothing(whole: Reply) -> None:
    assert combine(whole, [gap_answer(), greeting(), clarification(KEEPS, BAG), no_answer("zorb")]) == whole
    assert combine(whole, []) == whole


@pytest.mark.parametrize("part", [gap_answer("is it good for coeliacs?"), no_answer("is it good for carburettors?")])
def test_a_question_of_the_message_that_has_no_answer_is_left_out_and_named(part: NoAnswer) -> None:
    parts: list[Reply] = [answer(KEEPS, "does it keep?", 0.9), part]
    for whole in (answer(KEEPS, "does it keep, and is it good?", 0.9), no_answer("does it keep, and is it good?")):
        reply = combine(whole, parts)
        assert isinstance(reply, Answer)
        assert reply.left_out == (part.question,)


def test_what_is_no_question_is_not_left_out() -> None:
    reply = combine(no_answer("does it keep?"), [no_answer("i bake it every day"), answer(KEEPS, "does it keep?", 0.9)])
    assert isinstance(reply, Answer)
    assert reply.left_out == ()


def test_a_question_that_may_mean_several_entries_is_offered_as_the_likeliest() -> None:
    known, unsure = answer(KEEPS, "how long does it keep"), clarification(BAG, RISES, question="what does it cost")
    reply = combine(answer(KEEPS, "both"), [known, unsure])
    assert isinstance(reply, Answer)
    assert (reply.entry, reply.also, reply.left_out) == (KEEPS, (BAG,), ())


def test_a_question_is_answered_beside_one_with_a_gap_which_is_left_out() -> None:
    reply = combine(gap_answer("both"), [answer(KEEPS, "how long does it keep"), gap_answer("is it gluten free")])
    assert isinstance(reply, Answer)
    assert (reply.entry, reply.left_out) == (KEEPS, ("is it gluten free",))


@pytest.mark.parametrize(
    "whole", [clarification(KEEPS, RISES), answer(KEEPS, confidence=0.6), no_answer("keeping and rising")]
)
def test_each_topic_of_a_list_is_answered_or_offered(whole: Reply) -> None:
    reply = combine_list(whole, [answer(KEEPS, "keeping"), answer(RISES, "rising")])
    assert isinstance(reply, Answer)
    assert (reply.entry, reply.also, reply.question) == (KEEPS, (RISES,), whole.question)


def test_two_questions_that_are_surer_than_the_whole_message_are_both_told() -> None:
    reply = combine_list(answer(RISES, confidence=0.66), [answer(KEEPS, "keeping", 0.7), answer(RISES, "rising", 0.72)])
    assert isinstance(reply, Answer)
    assert (reply.entry, reply.also) == (KEEPS, (RISES,))


@pytest.mark.parametrize(
    ("item", "confidence", "is_listed"),
    [(KEEPS, 0.9, True), (RISES, 0.9, True), (BAG, 0.9, False), (KEEPS, 0.96, False)],
)
def test_two_whole_questions_are_both_told_unless_the_message_surely_asks_one(
    item: Entry, confidence: float, *, is_listed: bool
) -> None:
    whole = answer(item, confidence=confidence)
    topics: list[Reply] = [answer(KEEPS, "how long does bread keep"), answer(RISES, "when does dough rise")]
    reply = combine_list(whole, topics)
    assert isinstance(reply, Answer)
    assert (reply.entry, reply.also) == ((KEEPS, (RISES,)) if is_listed else (item, ()))


def test_a_topic_that_may_mean_several_entries_is_offered_as_the_likeliest() -> None:
    reply = combine_list(clarification(KEEPS, RISES), [clarification(BAG, FREEZES), answer(RISES, "rising")])
    assert isinstance(reply, Answer)
    assert (reply.entry, reply.also) == (RISES, (BAG,))


@pytest.mark.parametrize(
    ("whole", "topics"),
    [
        (answer(KEEPS, confidence=0.8), [answer(KEEPS, "terms"), answer(RISES, "conditions")]),
        (answer(KEEPS, confidence=0.75), [answer(KEEPS, "terms", 0.7), answer(RISES, "conditions")]),
        (clarification(KEEPS, RISES), [answer(KEEPS, "terms", 0.7), answer(RISES, "conditions")]),
        (answer(KEEPS, confidence=0.6), [answer(RISES, "terms"), answer(RISES, "conditions")]),
        (clarification(KEEPS, RISES), [answer(KEEPS, "terms"), no_answer("conditions")]),
        (clarification(KEEPS, RISES), [clarification(BAG, FREEZES), clarification(KEEPS, RISES)]),
        (greeting(), [answer(KEEPS, "terms"), answer(RISES, "conditions")]),
    ],
)
def test_a_message_that_may_be_one_topic_is_no_list(whole: Reply, topics: list[Reply]) -> None:
    assert combine_list(whole, topics) is whole


def test_one_word_with_a_question_mark_is_a_question_beside_small_talk() -> None:
    reply = combine(greeting("thanks. freezing?"), [greeting("thanks."), answer(FREEZES, "freezing?")])
    assert isinstance(reply, Answer)
    assert (reply.entry, reply.question) == (FREEZES, "thanks. freezing?")
    assert combine(greeting("thanks. frozen"), [greeting("thanks."), answer(FREEZES, "frozen")]).kind == "small_talk"


@pytest.mark.parametrize(("confidence", "kind"), [(0.95, "answer"), (0.85, "small_talk")])
def test_a_statement_beside_small_talk_counts_if_it_is_likelier(confidence: float, kind: str) -> None:
    told = answer(RISES, "my dough is flat too", confidence)
    assert combine(greeting("ok good. my dough is flat too"), [greeting("ok good."), told]).kind == kind


def test_the_gap_of_a_question_that_is_left_out_is_told_with_it() -> None:
    parts: list[Reply] = [gap_answer("is it gluten free"), answer(FREEZES, "can I freeze it")]
    reply = combine(gap_answer("is it gluten free and can I freeze it"), parts)
    assert isinstance(reply, Answer)
    assert (reply.entry, reply.left_out, reply.gaps) == (FREEZES, ("is it gluten free",), (GLUTEN,))
    assert reply.follow_ups == (KEEPS,)


def test_a_gap_that_two_questions_fall_into_is_told_once() -> None:
    parts: list[Reply] = [
        gap_answer("is it gluten free"),
        gap_answer("does it contain gluten"),
        answer(FREEZES, "can I freeze it"),
    ]
    reply = combine(gap_answer("is it gluten free, does it contain gluten and can I freeze it"), parts)
    assert isinstance(reply, Answer)
    assert (reply.left_out, reply.gaps) == (("is it gluten free", "does it contain gluten"), (GLUTEN,))


def test_one_word_with_a_question_mark_is_a_question_if_its_answer_is_sure() -> None:
    parts: list[Reply] = [answer(KEEPS, "storage?", 0.85), gap_answer("is it gluten free?")]
    whole = gap_answer("storage? is it gluten free?")
    reply = combine(whole, parts)
    assert isinstance(reply, Answer)
    assert (reply.entry, reply.gaps) == (KEEPS, (GLUTEN,))
    assert combine(whole, [answer(KEEPS, "storage?", 0.75), parts[1]]) == whole


@pytest.mark.parametrize(("confidence", "offered"), [(0.5, (FREEZES, KEEPS)), (0.3, (KEEPS, RISES))])
def test_of_two_clarifications_the_likelier_one_is_given(confidence: float, offered: tuple[Entry, ...]) -> None:
    whole = clarification(KEEPS, RISES, question="i am fine, i wanted to ask if it freezes")
    ranking = Ranking(question="it freezes", matches=(match(FREEZES, confidence),))
    part = replace(clarification(FREEZES, KEEPS), ranking=ranking)
    reply = combine(whole, [greeting("i am fine"), part])
    assert isinstance(reply, Clarification)
    assert (reply.question, reply.offered) == ("i am fine, i wanted to ask if it freezes", offered)


def test_a_short_part_after_a_question_is_asked_too_if_its_answer_is_sure() -> None:
    price, effects = answer(BAG, "price?", 0.9), answer(FREEZES, "side effects", 0.9)
    reply = combine(price, [price, effects])
    assert isinstance(reply, Answer)
    assert (reply.entry, reply.also) == (BAG, (FREEZES,))
    reply = combine(price, [price, answer(FREEZES, "side effects", 0.7)])
    assert isinstance(reply, Answer)
    assert (reply.entry, reply.also) == (BAG, ())


def test_a_sure_question_beside_a_statement_is_answered() -> None:
    whole = clarification(KEEPS, RISES, question="my loaf is stale. does the price matter?")
    told = no_answer("my loaf is stale.")
    reply = combine(whole, [told, answer(BAG, "does the price matter?", 0.96)])
    assert isinstance(reply, Answer)
    assert reply.entry == BAG
    assert combine(whole, [told, answer(BAG, "does the price matter?", 0.9)]) == whole
    assert combine(whole, [told, answer(BAG, "does it matter?", 0.96)]) == whole


def test_of_several_questions_without_an_answer_all_gaps_are_told() -> None:
    salt = Gap(id="salt", question="Is there salt?", answer="Salt is not named.", nearest=("yeast-rising",))
    parts: list[Reply] = [
        replace(gap_answer(), ranking=Ranking(question="is there gluten in it?")),
        replace(gap_answer(), ranking=Ranking(question="is there salt in bread?"), gap=salt),
        clarification(FREEZES, BAG, question="what about a frozen bag?"),
    ]
    reply = combine(no_answer("all of it"), parts)
    assert isinstance(reply, NoAnswer)
    assert (reply.question, reply.gap, reply.others, reply.near) == (
        "all of it", GLUTEN, (salt,), (FREEZES, KEEPS, RISES),
    )  # fmt: skip
    assert reply.text.startswith("The handbook says nothing about gluten.\nSalt is not named.\n")
    assert combine(no_answer("all of it"), parts[:1]) != reply
