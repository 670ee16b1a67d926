"""A log is asked again: what is answered by now is no longer in vain."""

from dataclasses import replace

from asked_in_vain import SHOP, row

from faqbot.bot import FaqBot
from faqbot.curation.learning.asked import (
    AskedQuestion,
    Unanswered,
    collect_questions,
    count_helpful,
    find_unanswered,
    make_subject,
)
from faqbot.language.packs import pack_for

BOT = FaqBot(SHOP)
ENGLISH = pack_for("en")


def test_rows_with_the_same_words_are_one_question_in_its_first_spelling() -> None:
    spellings = [row("Where can I park?"), row("where can i  PARK"), row("Where can I park", chosen="hours")]
    rows = [*spellings, row("who bakes")]
    assert collect_questions(rows, ENGLISH) == [
        AskedQuestion(question="Where can I park?", times=3, chosen=(("hours", 1),)),
        AskedQuestion(question="who bakes", times=1),
    ]


def test_what_means_nothing_without_the_turn_before_is_left_out() -> None:
    rows = [row("and frozen?", resolution="context"), row("the second", resolution="chosen"), row("<email> <phone>")]
    assert collect_questions(rows, ENGLISH) == []


def test_a_question_that_names_its_topic_is_kept_though_the_turn_before_was_matched_with_it() -> None:
    texts = [
        "what time do you shut",
        "shipping price",
        "price",
        "is that the shipping price",
        "what about late shipping",
    ]
    found = collect_questions([row(text, resolution="context") for text in texts], ENGLISH)
    assert [asked.question for asked in found] == ["shipping price", "what time do you shut"]


def test_what_was_redacted_is_no_part_of_the_question() -> None:
    (asked,) = collect_questions([row("deliver to <email>, please")], ENGLISH)
    assert (asked.text, asked.is_whole) == ("deliver to , please", False)
    assert asked.subject == make_subject("Deliver to please")


def test_questions_that_are_answered_by_now_are_counted_and_left_out() -> None:
    rows = [row("Do you deliver?"), row("do you deliver"), row("who won the match"), row("hello sir")]
    found = find_unanswered(rows, BOT)
    assert [again.asked.question for again in found.questions] == ["hello sir", "who won the match"]
    assert (found.answered, found.unsuitable, found.ignored, found.rare) == (2, 0, 0, 0)


def test_an_answer_that_failed_twice_is_still_in_vain_and_one_that_failed_once_is_not() -> None:
    disliked = row("Do you deliver?", outcome="unhelpful", entry="delivery")
    assert find_unanswered([disliked], BOT) == Unanswered(questions=(), answered=1)
    (again,) = find_unanswered([disliked, disliked], BOT).questions
    assert again.asked.disliked == (("delivery", 2),)


def test_ignored_questions_are_counted_and_left_out() -> None:
    rows = [row("who won the match"), row("Who won the match?"), row("where can I park")]
    found = find_unanswered(rows, BOT, frozenset([make_subject("who won the match")]))
    assert [again.asked.question for again in found.questions] == ["where can I park"]
    assert found.ignored == 2


def test_helpful_answers_are_summed_over_the_days() -> None:
    counts = [("2026-01-01", "a", "helpful", 2), ("2026-01-02", "a", "helpful", 1), ("2026-01-02", "b", "answered", 4)]
    assert count_helpful(counts, SHOP) == {"a": 3}


def test_rows_of_a_renamed_entry_count_for_it() -> None:
    base = replace(SHOP, former_ids={"post": "delivery"})
    disliked = row("Do you deliver?", outcome="unhelpful", entry="post", chosen="post")
    (again,) = find_unanswered([disliked, disliked], FaqBot(base)).questions
    assert (again.asked.disliked, again.asked.chosen) == ((("delivery", 2),), (("delivery", 2),))
    assert count_helpful([("2026-01-01", "post", "helpful", 2)], base) == {"delivery": 2}
