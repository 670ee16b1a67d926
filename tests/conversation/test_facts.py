from dataclasses import replace

import pytest
from bread import BREAD, FREEZES, KEEPS, RISES, answer, answer_known, clarification, no_answer, open_session
from english import ENGLISH

from faqbot.bot import FaqBot
from faqbot.conversation.facts import find_facts
from faqbot.replies.reply import Answer, Clarification, Reply


@pytest.fixture(scope="module")
def bot() -> FaqBot:
    return FaqBot.load()


@pytest.mark.parametrize(
    "fact",
    [
        "i have ppms",
        "my wife gave birth yesterday",
        "I'm on dialysis",
        "our son has asthma",
        "she is anaemic",
        "hubby has gout",
        "the wife is due in may",
        "im diabetic",
        "I'm diabetic",
    ],
)
def test_what_a_person_says_of_themself_or_of_somebody_is_a_fact(fact: str) -> None:
    assert find_facts(fact, ENGLISH) == (fact,)


@pytest.mark.parametrize(
    "message",
    [
        "is it safe",
        "what about my wife",
        "it works",
        "i see",
        "im sure",
        "the price is high",
        "i am asking you about rye",
        "fine " * 20,
        "i don't have asthma",
        "my aunt bakes how many loaves does she need",
    ],
)
def test_a_question_a_remark_and_a_story_are_no_facts(message: str) -> None:
    assert find_facts(message, ENGLISH) == ()


WHITE = replace(FREEZES, question="Can I freeze rye bread, does it work?")


@pytest.mark.parametrize("alone", [clarification(KEEPS, RISES, question="does it work"), no_answer("does it work")])
def test_a_fact_counts_for_a_short_question_about_what_it_leads_to(alone: Reply) -> None:
    joined = answer(WHITE, "i have rye does it work")
    known: dict[str, Reply] = {
        "i have rye": answer(WHITE, "i have rye"),
        "does it work": alone,
        "i have rye does it work": joined,
    }
    session = open_session(BREAD, answer_known(known))
    session.ask("i have rye")
    reply = session.ask("does it work")
    assert isinstance(reply, Answer)
    assert (reply.entry, reply.question, reply.ranking.matched) == (WHITE, "does it work", "i have rye does it work")


def test_a_fact_does_not_count_for_a_question_about_something_else() -> None:
    joined = answer(WHITE, "i have rye is it dear")
    known: dict[str, Reply] = {
        "i have rye": no_answer("i have rye"),
        "is it dear": answer(RISES, "is it dear"),
        joined.question: joined,
    }
    session = open_session(BREAD, answer_known(known))
    session.ask("i have rye")
    assert session.ask("is it dear") == answer(RISES, "is it dear")


def test_each_sentence_of_a_message_may_be_a_fact() -> None:
    message = "Our girl has come home on Monday! Is it warm? I have eaten no rye since."
    assert find_facts(message, ENGLISH) == ("Our girl has come home on Monday!", "I have eaten no rye since.")


def ask_in_turn(bot: FaqBot, *messages: str) -> list[str | None]:
    session = bot.session()
    return [item.id if (item := session.ask(message).item) else None for message in messages]


@pytest.mark.parametrize(
    "birth",
    [
        "I had my baby two weeks ago. I am scared.",
        "I had a baby last week. My MS is quiet so far.",
        "My daughter was born on Sunday.",
        "our twins were born last night",
    ],
)
def test_a_question_after_a_birth_is_not_answered_with_pregnancy(bot: FaqBot, birth: str) -> None:
    assert ask_in_turn(bot, birth, "how likely is it that a flare hits me?")[1] == "postpartum"


def test_a_bare_question_about_the_subject_stays_with_what_was_told(bot: FaqBot) -> None:
    asked = ask_in_turn(bot, "I had my baby a week ago. I am scared.", "how likely is a flare?", "and with ivig?")
    assert asked[1:] == ["postpartum", "postpartum"]


def test_a_long_question_with_an_answer_of_its_own_needs_no_fact() -> None:
    joined = answer(WHITE, "i have rye does it work well enough for a big oven")
    alone = answer(RISES, "does it work well enough for a big oven")
    known: dict[str, Reply] = {"i have rye": answer(WHITE, "i have rye"), alone.question: alone}
    session = open_session(BREAD, answer_known(known | {joined.question: joined}))
    session.ask("i have rye")
    assert session.ask(alone.question) == alone


@pytest.mark.parametrize(
    ("told", "asked", "item"),
    [
        ("she is expecting", "is a flare likely", "pregnancy"),
        ("he has secondary progressive", "does it do him any good", "secondary-progressive"),
        ("I had a kidney out", "could i take that anyway", "kidney-disease"),
        ("My daughter has asthma.", "is it safe for her?", "asthma-allergies"),
        ("I am nursing a baby", "is it okay for me", "breastfeeding"),
        ("im expecting", "what about flare ups", "pregnancy"),
        ("mum had a clot in her leg once", "can she get it", "past-clot"),
    ],
)
def test_a_question_that_names_no_topic_of_its_own_is_about_what_was_told(
    bot: FaqBot, told: str, asked: str, item: str
) -> None:
    assert ask_in_turn(bot, told, asked)[1] == item


@pytest.mark.parametrize(
    ("told", "asked", "item"),
    [
        ("my brother has diabetes", "what is it made of", "where-ivig-comes-from"),
        ("I weigh 82 kg", "what is it made of", "where-ivig-comes-from"),
        ("I have diabetes", "what is ivig", "what-is-ivig"),
        ("I live in Leeds", "can I have it", "who-can"),
    ],
)
def test_a_question_with_a_topic_of_its_own_is_not_about_what_was_told(
    bot: FaqBot, told: str, asked: str, item: str
) -> None:
    assert ask_in_turn(bot, told, asked)[1] == item


BETWEEN = ("what does it cost", "is it approved", "what is it made of", "how does it work")


@pytest.mark.parametrize(
    ("told", "asked", "item"),
    [
        ("My kidneys are bad", "so can i have it", "kidney-disease"),
        ("my brother has diabetes", "so can he have it", "diabetes"),
        ("my brother has diabetes", "so can i have it", "who-can"),
        ("My kidneys are bad", "what are the side effects", "side-effects-common"),
    ],
)
def test_what_was_told_long_ago_counts_for_a_question_about_the_same_person(
    bot: FaqBot, told: str, asked: str, item: str
) -> None:
    assert ask_in_turn(bot, told, *BETWEEN, asked)[-1] == item


def test_a_later_fact_that_leads_nowhere_does_not_hide_an_earlier_one(bot: FaqBot) -> None:
    assert ask_in_turn(bot, "I have diabetes", "I live in Leeds", "can I have it")[2] == "diabetes"


def test_a_choice_of_entries_leans_to_what_was_told(bot: FaqBot) -> None:
    session = bot.session()
    session.ask("our baby girl was born on Tuesday. I have RRMS and I am anxious.")
    reply = session.ask("how likely is it that I have a flare now?")
    assert (reply.item or reply.choices[0]).id == "postpartum"


def test_a_question_that_may_depend_on_a_fact_is_no_question_about_its_neighbour(bot: FaqBot) -> None:
    session = bot.session()
    session.ask("we had a baby in may")
    reply = session.ask("is an attack likely?")
    shown = reply.offered if isinstance(reply, Clarification) else (reply.item,)
    assert shown[0] == bot.knowledge.entry("postpartum")


@pytest.mark.parametrize(
    ("told", "asked", "wrong"),
    [
        ("she is pregnant", "can my uncle take it", "pregnancy"),
    ],
)
def test_what_was_told_of_somebody_does_not_count_for_another_person(
    bot: FaqBot, told: str, asked: str, wrong: str
) -> None:
    assert ask_in_turn(bot, told, asked)[1] != wrong


@pytest.mark.parametrize(
    ("told", "asked", "item"),
    [
        ("I have asthma", "how does it work", "how-ivig-works"),
        ("my kidneys are bad", "where do I get it", "getting-it"),
        ("my mum had a stroke", "does it help", "does-it-work"),
        ("she has PPMS", "is it safe", "is-it-safe"),
        ("I have diabetes", "is it safe", "diabetes"),
    ],
)
def test_a_question_for_something_else_is_not_swallowed_by_what_was_told(
    bot: FaqBot, told: str, asked: str, item: str
) -> None:
    assert ask_in_turn(bot, told, asked)[1] == item
