from dataclasses import replace

import pytest
from bread import (
    BAG,
    BREAD,
    FREEZES,
    HELLO,
    KEEPS,
    RISES,
    StubBot,
    answer,
    answer_known,
    clarification,
    gap_answer,
    greeting,
    match,
    no_answer,
    open_session,
)

from faqbot.bot import FaqBot
from faqbot.conversation.context import REFERENCE_CONFIDENCE
from faqbot.conversation.session import Session
from faqbot.conversation.turns import MAX_TURNS, Turn
from faqbot.knowledge.model import Entry
from faqbot.knowledge.notices import AlertRule, Notices
from faqbot.matching.ranking import Match, Ranking, Resolution
from faqbot.replies.policy import Policy
from faqbot.replies.reply import Answer, Clarification, NoAnswer, Reply, SmallTalk


def choice(entry_id: str, question: str, confidence: float = 1.0) -> Answer:
    """Build the reply to a choice, or with less than full confidence to a question that repeats the previous answer."""
    resolution: Resolution = "chosen" if confidence == 1 else "pointed"
    entry = BREAD.entry(entry_id)
    assert entry is not None
    only = Match(item=entry, phrasing=entry.question, confidence=confidence)
    return Answer(
        knowledge=BREAD,
        ranking=Ranking(question=question, matches=(only,), resolution=resolution),
        entry=entry,
        repeated=confidence < 1,
    )


def after_unhelpful(reply: NoAnswer) -> NoAnswer:
    """Return the reply as it is after one other unhelpful one."""
    return replace(reply, lost=1)


def no_such_choice(typed: str) -> NoAnswer:
    """Build the reply to a choice that is on no list."""
    statement = "There is no such number to choose. Please ask your question in words."
    ranking = Ranking(question=typed, resolution="chosen")
    return NoAnswer(knowledge=BREAD, ranking=ranking, reason="low", statement=statement)


def joined_reply(joined: Answer, question: str) -> Answer:
    """Return the reply to a question that was matched together with the one before it."""
    ranking = replace(joined.ranking, question=question, resolution="context", matched=joined.question)
    return replace(joined, ranking=ranking)


def test_a_self_contained_question_is_answered_on_its_own() -> None:
    reply = answer(KEEPS)
    session = open_session(BREAD, answer_known({"how long": reply}))
    assert session.ask("how long") is reply
    assert session.turns == (Turn("how long", "storage-time", ("storage-freezing", "storage-bag")),)


@pytest.mark.parametrize(
    ("typed", "entry"),
    [
        ("1", "storage-freezing"),
        (" 2 ", "yeast-rising"),
        ("#3", "storage-bag"),
        ("1.", "storage-freezing"),
        ("2)", "yeast-rising"),
        ("first", "storage-freezing"),
        ("The second one, please", "yeast-rising"),
        ("ok the second", "yeast-rising"),
        ("number 3", "storage-bag"),
        ("the second one please", "yeast-rising"),
        ("3rd choice", "storage-bag"),
        ("third", "storage-bag"),
        ("the 2nd option", "yeast-rising"),
        ("1st", "storage-freezing"),
        ("the last one!", "storage-bag"),
        ("-1", None),
        ("yes but gluten", None),
        ("the first loaf", None),
    ],
)
def test_a_choice_is_made_by_number_or_by_place(typed: str, entry: str | None) -> None:
    session = open_session(
        BREAD, answer_known({"bread": clarification(FREEZES, RISES, BAG), typed: no_answer("as asked")})
    )
    session.ask("bread")
    assert session.ask(typed) == (choice(entry, typed.strip()) if entry else after_unhelpful(no_answer("as asked")))


@pytest.mark.parametrize(
    ("typed", "first", "others"),
    [
        ("1 and 3", FREEZES, (BAG,)),
        ("3, 1", BAG, (FREEZES,)),
        ("1 2", FREEZES, (RISES,)),
        ("the first and the last one", FREEZES, (BAG,)),
        ("all of them please", FREEZES, (RISES, BAG)),
        ("both", FREEZES, (RISES, BAG)),
        ("ok, everything", FREEZES, (RISES, BAG)),
    ],
)
def test_of_several_choices_the_first_is_answered_and_the_others_are_next(
    typed: str, first: Entry, others: tuple[Entry, ...]
) -> None:
    session = open_session(BREAD, answer_known({"bread": clarification(FREEZES, RISES, BAG)}))
    session.ask("bread")
    reply = session.ask(typed)
    assert isinstance(reply, Answer)
    assert (reply.entry, reply.also) == (first, others)
    assert session.ask("1") == choice(others[0].id, "1")


@pytest.mark.parametrize("typed", ["0", "4", "12", "1 and 4", "all"])
def test_a_number_that_is_on_no_list_is_no_question(typed: str) -> None:
    session = open_session(BREAD, answer_known({"bread": clarification(FREEZES, RISES, BAG), "hi": no_answer("hi")}))
    session.ask("hi" if typed == "all" else "bread")
    assert session.ask(typed) == no_such_choice(typed)


def test_a_number_that_the_base_answers_is_a_question() -> None:
    session = open_session(BREAD, answer_known({"404": answer(KEEPS, "404"), "12": answer(RISES, "12")}))
    assert session.ask("12") == answer(RISES, "12")


@pytest.mark.parametrize("typed", ["yes", "Yes please", "sure.", "yep!", "1", "last"])
def test_yes_chooses_the_only_choice(typed: str) -> None:
    session = open_session(BREAD, answer_known({"gluten free?": gap_answer()}))
    session.ask("gluten free?")
    assert session.ask(typed) == choice("storage-time", typed)


@pytest.mark.parametrize("typed", ["yes but gluten", "2"])
def test_any_other_text_does_not_choose_the_only_choice(typed: str) -> None:
    session = open_session(BREAD, answer_known({"gluten free?": gap_answer()}))
    session.ask("gluten free?")
    assert session.ask(typed) == (no_such_choice(typed) if typed == "2" else after_unhelpful(no_answer(typed)))


@pytest.mark.parametrize("typed", ["no", "Nope.", "none of these", "neither"])
def test_no_to_all_choices_shows_the_topics(typed: str) -> None:
    session = open_session(BREAD, answer_known({"bread": clarification(FREEZES, BAG)}))
    session.ask("bread")
    refused = NoAnswer(knowledge=BREAD, ranking=Ranking(question=typed, resolution="chosen"), reason="low", lost=1)
    assert session.ask(typed) == refused
    assert "You can ask me about: Storage, Yeast.\nAsk your baker." in refused.text


def test_no_after_an_answer_is_a_question_like_any_other() -> None:
    session = open_session(BREAD, answer_known({"how long": answer(KEEPS), "no": greeting("no")}))
    session.ask("how long")
    assert session.ask("no") == greeting("no")


@pytest.mark.parametrize("typed", ["yes", "no"])
def test_yes_and_no_mean_nothing_if_nothing_was_offered(typed: str) -> None:
    session = open_session(BREAD, answer_known({typed: clarification(FREEZES, BAG, question=typed)}))
    reply = session.ask(typed)
    assert isinstance(reply, NoAnswer)
    assert (reply.reason, reply.question) == ("low", typed)


def test_yes_to_several_choices_asks_which() -> None:
    session = open_session(BREAD, answer_known({"how long": answer(KEEPS)}))
    session.ask("how long")
    reply = session.ask("yes please")
    assert isinstance(reply, Clarification)
    assert reply.offered == (FREEZES, BAG)
    assert session.ask("2") == choice("storage-bag", "2")


def test_a_conversation_may_begin_with_small_talk() -> None:
    session = open_session(BREAD, answer_known({"hi": greeting()}))
    assert session.ask("hi") == greeting()
    assert session.turns == (Turn("hi"),)


def test_a_follow_up_of_an_answer_is_chosen_by_number() -> None:
    session = open_session(BREAD, answer_known({"how long": answer(KEEPS)}))
    session.ask("how long")
    assert session.ask("2") == choice("storage-bag", "2")


def test_a_number_means_nothing_at_the_start() -> None:
    assert open_session(BREAD, answer_known({"1": no_answer("1")})).ask("1") == no_such_choice("1")


def test_a_choice_can_be_made_only_in_the_next_turn() -> None:
    session = open_session(BREAD, answer_known({"bread": clarification(FREEZES, BAG), "2": no_answer("2")}))
    assert session.ask("bread") == clarification(FREEZES, BAG)
    assert session.ask("rye") == after_unhelpful(no_answer("rye"))
    assert session.ask("2") == no_such_choice("2")


def test_choices_remain_after_small_talk() -> None:
    session = open_session(BREAD, answer_known({"bread": clarification(FREEZES, BAG), "thanks": greeting("thanks")}))
    session.ask("bread")
    session.ask("thanks")
    assert session.ask("2") == choice("storage-bag", "2")


@pytest.mark.parametrize("typed", ["is that sure?", "what is the source", "Explain that please", "what does this mean"])
def test_a_question_without_a_topic_is_about_the_previous_answer(typed: str) -> None:
    session = open_session(BREAD, answer_known({"how long": answer(KEEPS)}))
    session.ask("how long")
    assert session.ask(typed) == choice("storage-time", typed, REFERENCE_CONFIDENCE)


def test_a_question_without_a_topic_is_about_the_answer_before_small_talk() -> None:
    session = open_session(BREAD, answer_known({"how long": answer(KEEPS), "hi": greeting()}))
    session.ask("how long")
    session.ask("hi")
    assert session.ask("is that sure?") == choice("storage-time", "is that sure?", REFERENCE_CONFIDENCE)


def test_a_question_without_a_topic_has_no_answer_after_no_answer() -> None:
    session = open_session(BREAD, answer_known({"how long": answer(KEEPS)}))
    session.ask("how long")
    assert session.ask("carburettor") == no_answer("carburettor")
    assert session.ask("why?") == after_unhelpful(no_answer("why?"))


def test_a_follow_up_is_matched_together_with_the_previous_entry() -> None:
    joined = answer(FREEZES, "How long does a loaf keep? and frozen?", confidence=0.7)
    session = open_session(
        BREAD, answer_known({"how long": answer(KEEPS), "How long does a loaf keep? and frozen?": joined})
    )
    session.ask("how long")
    assert session.ask("and frozen?") == joined_reply(joined, "and frozen?")
    assert session.turns[-1] == Turn("and frozen?", "storage-freezing")


def test_a_follow_up_does_not_lead_to_another_topic() -> None:
    joined = answer(RISES, "and rising? How long does a loaf keep?")
    session = open_session(
        BREAD, answer_known({"how long": answer(KEEPS), "and rising? How long does a loaf keep?": joined})
    )
    session.ask("how long")
    assert session.ask("and rising?") == no_answer("and rising?")


def test_a_follow_up_about_something_else_does_not_lead_to_the_same_answer() -> None:
    joined = answer(KEEPS, "and rye? How long does a loaf keep?")
    session = open_session(
        BREAD, answer_known({"how long": answer(KEEPS), "and rye? How long does a loaf keep?": joined})
    )
    session.ask("how long")
    assert session.ask("and rye?") == no_answer("and rye?")


@pytest.mark.parametrize(
    "standalone",
    [
        answer(RISES, "and frozen?"),
        greeting("and frozen?", 0.95),
        no_answer("and frozen?", "guard"),
        no_answer("and frozen?", "too_long"),
        no_answer("and frozen?", "low", unknown=("frozen",)),
        gap_answer("and frozen?"),
    ],
)
def test_a_self_contained_question_is_not_matched_together_with_the_previous_entry(standalone: Reply) -> None:
    joined = answer(FREEZES, "How long does a loaf keep? and frozen?")
    known = {"how long": answer(KEEPS), "and frozen?": standalone, "How long does a loaf keep? and frozen?": joined}
    session = open_session(BREAD, answer_known(known))
    session.ask("how long")
    assert session.ask("and frozen?") is standalone


def test_of_two_choices_the_one_related_to_the_previous_entry_is_the_answer() -> None:
    standalone = clarification(RISES, FREEZES, question="and frozen?")
    session = open_session(BREAD, answer_known({"how long": answer(KEEPS), "and frozen?": standalone}))
    session.ask("how long")
    reply = session.ask("and frozen?")
    assert isinstance(reply, Answer)
    assert reply.entry is FREEZES
    assert reply.ranking.matches[0].item is FREEZES
    confidences = [match.confidence for match in reply.ranking.matches]
    assert confidences == sorted(confidences, reverse=True)


def test_a_stale_entry_is_not_the_answer_to_a_choice_or_a_follow_up() -> None:
    base = replace(BREAD, lock={"storage-freezing": {"storage/1": "a" * 64}})
    offered = replace(clarification(RISES, FREEZES, question="and frozen?"), knowledge=base)
    session = open_session(
        base, answer_known({"loaf": answer(KEEPS, "loaf"), "and frozen?": offered, "bread": offered})
    )
    session.ask("bread")
    stale = session.ask("2")
    assert isinstance(stale, NoAnswer)
    assert (stale.reason, stale.ranking.matches[0].item) == ("stale", FREEZES)
    session.ask("loaf")
    meant = session.ask("and frozen?")
    assert isinstance(meant, NoAnswer)
    assert (meant.reason, meant.ranking.matches[0].item) == ("stale", FREEZES)


def test_a_remark_does_not_repeat_the_previous_answer() -> None:
    whole = "How long does a loaf keep? dear me"
    session = open_session(BREAD, answer_known({"how long": answer(KEEPS), whole: answer(KEEPS, whole)}))
    session.ask("how long")
    assert session.ask("dear me") == no_answer("dear me")


def test_punctuation_alone_is_not_about_the_previous_answer() -> None:
    session = open_session(BREAD, answer_known({"how long": answer(KEEPS)}))
    session.ask("how long")
    assert session.ask("?!") == no_answer("?!")


def test_a_question_of_eight_words_may_be_a_follow_up() -> None:
    typed = "and when I put it out of doors"
    joined = answer(FREEZES, f"How long does a loaf keep? {typed}")
    session = open_session(
        BREAD, answer_known({"how long": answer(KEEPS), f"How long does a loaf keep? {typed}": joined})
    )
    session.ask("how long")
    assert session.ask(typed) == joined_reply(joined, typed)


def test_only_the_last_twenty_turns_are_kept() -> None:
    session = open_session(BREAD, no_answer)
    for number in range(MAX_TURNS + 5):
        session.ask(f"question {number}")
    assert session.turns == tuple(Turn(f"question {number}", helped=False) for number in range(5, 25))


def test_a_value_that_is_no_text_is_refused_and_adds_no_turn() -> None:
    def ask(question: str) -> Reply:
        raise TypeError(f"not {question}")

    session = open_session(BREAD, answer_known({"how long": answer(KEEPS)}))
    session.ask("how long")
    refusing = open_session(BREAD, ask, session.to_json())
    with pytest.raises(TypeError, match=r"^not 5$"):
        refusing.ask(5)  # type: ignore[arg-type]
    assert refusing.turns == session.turns


def test_two_conversations_are_independent() -> None:
    ask = answer_known({"how long": answer(KEEPS)})
    mine, yours = open_session(BREAD, ask), open_session(BREAD, ask)
    mine.ask("how long")
    assert yours.ask("why?") == no_answer("why?")


def test_a_follow_up_keeps_the_text_that_was_matched() -> None:
    matches = (match(FREEZES, 0.8), match(BAG, 0.3))
    whole = "How long does a loaf keep? and frozen?"
    joined = Answer(knowledge=BREAD, ranking=Ranking(question=whole, matches=matches), entry=FREEZES)
    session = open_session(BREAD, answer_known({"how long": answer(KEEPS), whole: joined}))
    session.ask("how long")
    assert session.ask("and frozen?").ranking == Ranking(
        question="and frozen?", matches=matches, resolution="context", matched=whole
    )


def test_a_gap_offers_its_nearest_entries() -> None:
    session = open_session(BREAD, answer_known({"gluten free?": gap_answer()}))
    reply = session.ask("gluten free?")
    assert isinstance(reply, NoAnswer)
    assert session.turns == (Turn("gluten free?", None, ("storage-time",), "gluten", helped=False),)


def test_with_one_choice_there_is_no_third_one() -> None:
    session = open_session(BREAD, answer_known({"gluten free?": gap_answer()}))
    session.ask("gluten free?")
    assert session.ask("the third one") == no_such_choice("the third one")


@pytest.mark.parametrize("typed", ["Storage", "storage?", "tell me about storage"])
def test_the_name_of_a_topic_lists_its_questions(typed: str) -> None:
    session = open_session(BREAD, answer_known({}))
    reply = session.ask(typed)
    assert isinstance(reply, Clarification)
    assert (reply.text, reply.offered) == ("What I can tell you about:", (KEEPS, FREEZES, BAG))
    assert session.ask("3") == choice("storage-bag", "3")


def test_the_name_of_a_topic_that_is_a_question_of_an_entry_is_answered() -> None:
    session = open_session(BREAD, answer_known({"Storage": answer(KEEPS, "Storage")}))
    assert session.ask("Storage") == answer(KEEPS, "Storage")


@pytest.mark.parametrize(
    "typed", ["say it simpler", "Shorter please", "I don’t understand", "can you explain it in plain words?"]
)
def test_a_wish_for_other_words_is_refused_and_what_is_next_is_offered(typed: str) -> None:
    session = open_session(BREAD, answer_known({"how long": answer(KEEPS)}))
    session.ask("how long")
    reply = session.ask(typed)
    assert reply.text == "I can only give answers as they were written, not in other words.\nAsk your baker."
    assert (reply.kind, reply.choices) == ("no_answer", (FREEZES, BAG))
    assert session.ask("2") == choice("storage-bag", "2")


def test_after_a_wish_that_is_refused_the_subject_is_the_same() -> None:
    session = open_session(BREAD, answer_known({"how long": answer(KEEPS)}))
    session.ask("how long")
    assert session.ask("in Spanish").text == "I understand English only. Please ask me in English."
    assert session.ask("is that sure?") == choice("storage-time", "is that sure?", REFERENCE_CONFIDENCE)


def test_an_answer_that_was_given_within_three_turns_is_said_to_be_the_same() -> None:
    session = open_session(BREAD, answer_known({"how long": answer(KEEPS), "hi": greeting()}))
    first = session.ask("how long")
    session.ask("hi")
    again = session.ask("how long")
    assert isinstance(first, Answer)
    assert isinstance(again, Answer)
    assert (first.repeated, again.repeated) == (False, True)


def test_unanswered_questions_in_a_row_get_different_sentences() -> None:
    session = open_session(BREAD, answer_known({}))
    assert [session.ask(question).text.split("\n")[0] for question in ("rye", "oats", "spelt", "maize")] == [
        "I don't know. None of the answers that I was given fits your question.",
        "I have no answer to that either.",
        "That is not among my answers. Other words may help.",
        "I have no answer to that either.",
    ]


def test_a_list_can_be_offered_from_outside_and_chosen_from() -> None:
    session = open_session(BREAD, answer_known({}))
    assert session.offer("Yeast", (RISES, BAG)).text == "Yeast"
    assert session.ask("both") == replace(choice("yeast-rising", "both"), also=(BAG,))


def test_a_word_without_a_question_does_not_repeat_the_previous_answer() -> None:
    session = open_session(BREAD, answer_known({"how long": answer(KEEPS)}))
    session.ask("how long")
    assert session.ask("not") == no_answer("not")


def test_a_wish_to_hear_more_is_offered_unseen_follow_ups() -> None:
    session = open_session(BREAD, answer_known({"how long": answer(KEEPS)}))
    session.ask("how long")
    reply = session.ask("tell me more")
    assert isinstance(reply, Clarification)
    assert (reply.offered, reply.more, reply.lost, reply.ranking.resolution) == ((FREEZES, BAG), True, False, "pointed")
    assert session.ask("2") == choice("storage-bag", "2")
    again = session.ask("anything else?")
    assert isinstance(again, Clarification)
    assert again.offered == (FREEZES,)
    assert session.ask("yes") == choice("storage-freezing", "yes")


def test_without_unseen_follow_ups_a_wish_to_hear_more_repeats_the_answer() -> None:
    session = open_session(BREAD, answer_known({"dough?": answer(RISES)}))
    session.ask("dough?")
    assert session.more() is None
    assert session.ask("tell me more") == choice("yeast-rising", "tell me more", REFERENCE_CONFIDENCE)


def test_more_is_a_turn_that_keeps_the_previous_item() -> None:
    session = open_session(BREAD, answer_known({"how long": answer(KEEPS)}))
    session.ask("how long")
    reply = session.more()
    assert reply is not None
    assert reply.offered == (FREEZES, BAG)
    assert session.turns[-1] == Turn("how long", "storage-time", ("storage-freezing", "storage-bag"))
    assert session.ask("is that sure?") == choice("storage-time", "is that sure?", REFERENCE_CONFIDENCE)


def test_a_correction_is_not_answered_with_the_previous_item() -> None:
    frozen = clarification(KEEPS, FREEZES, question="frozen")
    session = open_session(BREAD, answer_known({"how long": answer(KEEPS), "frozen": frozen}))
    session.ask("how long")
    reply = session.ask("no, I meant frozen")
    assert isinstance(reply, Answer)
    assert (reply.entry, reply.question, reply.ranking.matched) == (FREEZES, "no, I meant frozen", "frozen")


def test_the_second_unhelpful_reply_in_a_row_shows_the_topics_and_the_contact() -> None:
    session = open_session(
        BREAD, answer_known({"bread": clarification(FREEZES, BAG), "gluten free?": gap_answer(), "hi": greeting()})
    )
    scope = "You can ask me about: Storage, Yeast.\nAsk your baker."
    assert scope not in session.ask("bread").text
    assert scope in session.ask("gluten free?").text
    session.ask("hi")
    assert scope in session.ask("bread").text
    session.ask("1")
    assert scope not in session.ask("bread").text


def test_a_blank_line_changes_nothing() -> None:
    session = open_session(BREAD, answer_known({"how long": answer(KEEPS), "": no_answer("", "empty")}))
    session.ask("how long")
    assert session.ask("") == no_answer("", "empty")
    assert session.ask("2") == choice("storage-bag", "2")


def test_a_remark_is_more_likely_small_talk_than_a_question() -> None:
    def reply_to(question: str) -> Reply:
        ranking = Ranking(question=question, matches=(match(KEEPS, 0.3),), small_talk=match(HELLO, 0.4))
        return Policy().decide(BREAD, ranking)

    session = open_session(BREAD, reply_to)
    assert isinstance(session.ask("that is nice of you"), SmallTalk)
    assert isinstance(session.ask("is that nice"), NoAnswer)


def test_small_talk_in_a_question_may_be_about_the_previous_answer() -> None:
    def reply_to(question: str) -> Reply:
        if question == "how long":
            return answer(KEEPS)
        return Policy().decide(BREAD, Ranking(question=question, small_talk=match(HELLO, 0.8)))

    session = open_session(BREAD, reply_to)
    session.ask("how long")
    assert session.ask("what does that mean").ranking.resolution == "pointed"
    session.ask("how long")
    assert isinstance(session.ask("what do you mean"), SmallTalk)


def test_after_a_question_back_the_previous_item_stays_the_topic_if_it_is_among_the_choices() -> None:
    session = open_session(
        BREAD, answer_known({"how long": answer(KEEPS), "so": clarification(KEEPS, BAG, question="so")})
    )
    session.ask("how long")
    session.ask("so")
    assert session.ask("why is that?") == choice("storage-time", "why is that?", REFERENCE_CONFIDENCE)


def test_a_base_in_an_unknown_language_has_conversations_too() -> None:
    german = replace(BREAD, language="de")
    session = open_session(german, answer_known({"wie lange": answer(KEEPS)}))
    session.ask("wie lange")
    assert isinstance(session.ask("was is so in an all"), NoAnswer)
    session.ask("wie lange")
    assert isinstance(session.ask("yes"), NoAnswer)
    session.ask("wie lange")
    assert session.ask("2") == replace(choice("storage-bag", "2"), knowledge=german)


def test_notices_belong_to_one_turn_only() -> None:
    fire, diet = AlertRule(id="fire", text="Get out!"), AlertRule(id="diet", text="Ask a doctor.")

    def notices_for(message: str) -> Notices:
        return Notices(fire if "fire" in message else None, diet if "diet" in message else None)

    reply_to = answer_known(
        {"how long, and is that fire?": answer(KEEPS), "how long, and is that fire? frozen": answer(FREEZES)}
    )
    session = Session(StubBot(BREAD, reply_to, notices_for=notices_for))
    assert session.ask("how long, and is that fire?").alert == fire
    assert session.ask("frozen").alert is None
    assert session.ask("1").alert is None
    assert session.ask("fire").alert == fire
    assert session.ask("what diet").caution == diet


def test_an_entry_is_chosen_by_its_id_past_its_guard_as_a_turn() -> None:
    session = open_session(BREAD, answer_known({}))
    assert session.choose("storage-time") == choice("storage-time", KEEPS.question)
    assert session.turns == (Turn(KEEPS.question, "storage-time", ("storage-freezing", "storage-bag")),)


def test_an_id_that_the_base_does_not_have_is_no_answer() -> None:
    session = open_session(BREAD, answer_known({}))
    reply = session.choose("gone")
    assert reply == NoAnswer(knowledge=BREAD, ranking=Ranking(question="", resolution="chosen"), reason="low")
    assert session.turns == ()


def test_nothing_can_be_chosen_that_an_alert_stood_in_place_of() -> None:
    fire = AlertRule(id="fire", text="Get out!", patterns=("fire",))
    bot = StubBot(BREAD, answer_known({"how long": answer(KEEPS)}), notices_for=lambda _: Notices(fire))
    session = Session(bot)
    session.ask("how long")
    assert session.turns == (Turn("how long", alert="fire"),)
    assert session.ask("1") == no_such_choice("1")


def test_a_question_about_something_else_is_not_called_a_repetition() -> None:
    known = {"how long": answer(KEEPS), "does a loaf keep": answer(KEEPS, "does a loaf keep")}
    known["does cheese keep"] = answer(KEEPS, "does cheese keep")
    session = open_session(BREAD, answer_known(known))
    session.ask("how long")
    again, other = session.ask("does a loaf keep"), session.ask("does cheese keep")
    assert isinstance(again, Answer)
    assert isinstance(other, Answer)
    assert (again.repeated, other.repeated) == (True, False)


@pytest.mark.parametrize("text", ["ok cheers, last thing, can i breastfeed", "ok thanks. one more, can i breastfeed"])
def test_small_talk_at_the_beginning_hides_no_question_at_the_end(text: str) -> None:
    bot = FaqBot.load()
    session = bot.session()
    session.ask("does it help after birth")
    replies = (bot.ask(text), session.ask(text))
    assert [reply.item.id if reply.item else reply.kind for reply in replies] == ["breastfeeding", "breastfeeding"]


@pytest.mark.parametrize("told", ["I'm writing an essay", "im doing my maths homework", "I live in Leeds"])
def test_what_somebody_says_they_do_is_not_refused(told: str) -> None:
    reply = FaqBot.load().session().ask(told)
    assert isinstance(reply, NoAnswer)
    assert reply.text.startswith("You can ask me about: About IVIG, Cost")


def test_a_request_for_something_else_is_refused() -> None:
    assert FaqBot.load().session().ask("write an essay for me").text.startswith("I cannot write")
