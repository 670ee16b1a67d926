from dataclasses import replace

import pytest
from bread import BREAD, FREEZES, KEEPS, RISES, StubBot, answer, answer_known, gap_answer, greeting
from english import ENGLISH

from faqbot.bot import FaqBot
from faqbot.conversation.aftermath import follow_alert
from faqbot.conversation.session import Session
from faqbot.conversation.turns import Turn
from faqbot.knowledge.notices import AlertRule, Notices
from faqbot.replies.reply import Answer, Reply

FIRE = AlertRule("fire", "Get out!", related=(KEEPS.id,))
OVEN = replace(BREAD, alerts=(FIRE,))


DESPAIR = (
    "If you have done something, or might, call your local emergency number (999, 112, 911 …) now, and do not stay"
    " alone. If not, it is good that you wrote it, and nothing to be sorry for. Being very tired or low is reason"
    " enough to talk to a crisis line or to somebody you trust, at any hour."
)
OVER = "All right. Should it happen, please do what I wrote above. What would you like to know?"


@pytest.fixture(scope="module")
def bot() -> FaqBot:
    """Return the bot of the shipped base."""
    return FaqBot.load()


def kept_up(bot: FaqBot, *questions: str) -> list[bool]:
    """Return after which questions of a conversation an alert was shown."""
    session = bot.session()
    return [session.ask(question).alert is not None for question in questions]


def ask_after(bot: FaqBot, emergency: str, text: str) -> tuple[Reply, Turn]:
    """Return the reply to a message after an emergency, and the turn that is remembered of it."""
    session = bot.session()
    session.ask(emergency)
    return session.ask(text), session.turns[-1]


@pytest.mark.parametrize(
    "text",
    [
        "can't i just take a tylenol",
        "should i wait until monday",
        "it's probably nothing",
        "is it dangerous?",
        "ok",
        "thanks, bye",
        "just a headache i think",
        "1",
    ],
)
def test_what_does_not_plainly_ask_something_else_stays_with_the_alert(bot: FaqBot, text: str) -> None:
    session = bot.session()
    first = session.ask("my chest hurts and i cant breathe").alert
    second = session.ask(text)
    assert first
    assert second.alert == first._replace(text=bot.knowledge.messages.after_alert)
    assert second.kind == "no_answer"


@pytest.mark.parametrize(
    "text",
    [
        "how much does ivig cost per month",
        "what are the side effects",
        "can people with diabetes have it",
        "what i meant was the price",
    ],
)
def test_another_question_is_answered(bot: FaqBot, text: str) -> None:
    reply, _ = ask_after(bot, "my chest hurts and i cant breathe", text)
    assert isinstance(reply, Answer)
    assert reply.alert is None


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("dose for 70 kg over 5 days", "dose-five-day"),
        ("lesions on mri", "mri-lesions"),
        ("ok but cost per month", "cost-per-month"),
        ("antibodies", "what-are-immunoglobulins"),
    ],
)
def test_what_is_no_question_but_names_another_topic_is_answered_after_one_line(
    bot: FaqBot, text: str, entry: str
) -> None:
    reply, turn = ask_after(bot, "my chest hurts and i cant breathe", text)
    assert isinstance(reply, Answer)
    assert reply.entry.id == entry
    assert reply.alert
    assert (reply.alert.text, reply.alert.is_gentle) == ("Should it happen, please do what I wrote above.", True)
    assert turn.alert == "breathing"


@pytest.mark.parametrize(
    "text",
    [
        "it comes and goes",
        "two clots last year",
        "had a baby last week",
        "type 2 diabetic",
        "on dialysis",
        "heart problems",
        "just a headache",
        "i meant my left arm",
        "smoker",
    ],
)
@pytest.mark.parametrize("emergency", ["my chest hurts and i cant breathe", "blood is pouring out of my nose"])
def test_what_may_well_belong_to_the_emergency_stays_with_it(bot: FaqBot, emergency: str, text: str) -> None:
    assert kept_up(bot, emergency, text) == [True, True]
    assert ask_after(bot, emergency, text)[0].kind == "no_answer"


@pytest.mark.parametrize(
    ("emergency", "text"),
    [
        ("my chest hurts and i cant breathe", "dose"),
        ("my chest hurts and i cant breathe", "and the price"),
        ("i cant breathe", "pregnant"),
        ("i want to kill myself", "maximum dose"),
    ],
)
def test_what_is_no_question_in_form_never_leaves_an_alert_without_a_line(
    bot: FaqBot, emergency: str, text: str
) -> None:
    assert ask_after(bot, emergency, text)[0].alert is not None


def test_after_despair_its_own_words_stand_before_another_topic(bot: FaqBot) -> None:
    reply, _ = ask_after(bot, "i want to die", "ok but cost per month")
    assert isinstance(reply, Answer)
    assert reply.alert
    assert (reply.alert.text, reply.alert.is_gentle) == (DESPAIR, True)


@pytest.mark.hazard(id="emergency-unnoticed")
@pytest.mark.parametrize("emergency", ["i want to die", "i feel suicidal", "i swallowed all my pills"])
@pytest.mark.parametrize("text", ["what dose is usual", "monthly dose for 80 kg?", "how long is the five-day course"])
def test_a_plain_question_about_the_dose_does_not_leave_despair(bot: FaqBot, emergency: str, text: str) -> None:
    reply, turn = ask_after(bot, emergency, text)
    assert isinstance(reply, Answer)
    assert reply.entry.topic == "Dose"
    assert reply.alert
    assert reply.alert.is_gentle
    assert turn.alert is not None


def test_a_plain_question_about_the_dose_leaves_another_alert(bot: FaqBot) -> None:
    reply, _ = ask_after(bot, "my throat is closing", "what dose is usual")
    assert (reply.kind, reply.alert) == ("answer", None)


def test_a_message_of_despair_is_no_fact_for_a_later_question(bot: FaqBot) -> None:
    session = bot.session()
    for text in ("i want to die", "ok", "what does it cost"):
        session.ask(text)
    assert session.ask("what are the side effects").item == bot.ask("what are the side effects").item


def test_whoever_takes_back_despair_is_not_turned_away(bot: FaqBot) -> None:
    reply, _ = ask_after(bot, "i don't want to be here any more", "i didn't mean i'd do anything, just tired. sorry")
    assert reply.alert
    assert reply.alert.text == DESPAIR


def test_an_alert_holds_for_two_turns_and_anew_if_it_is_raised_anew(bot: FaqBot) -> None:
    assert kept_up(bot, "she can't breathe", "ok", "ok", "ok") == [True, True, True, False]
    assert kept_up(bot, "she can't breathe", "ok", "she can't breathe", "ok", "ok", "ok") == [True] * 5 + [False]


def test_an_alert_still_holds_after_a_question_about_something_else(bot: FaqBot) -> None:
    questions = ("she can't breathe", "what does ivig cost per month", "should we wait until monday")
    assert kept_up(bot, *questions) == [True, False, True]


@pytest.mark.parametrize(
    "text",
    [
        "i already swallowed them",
        "i have the rope here",
        "i'm not joking",
        "no i am not just testing you",
        "no i mean it",
        "goodbye",
    ],
)
def test_whoever_has_acted_or_means_it_is_told_to_call_first(bot: FaqBot, text: str) -> None:
    reply, turn = ask_after(bot, "i want to die", text)
    assert reply.alert
    assert reply.alert.text == DESPAIR
    assert turn.alert == "suicide"


def test_despair_that_was_a_slip_gets_no_comfort(bot: FaqBot) -> None:
    reply, _ = ask_after(bot, "i want to die", "sorry typo")
    assert reply.alert
    assert reply.alert.text == OVER


@pytest.mark.parametrize(
    "text",
    [
        "its been like this since last week",
        "i had my first infusion two weeks ago",
        "it started two weeks ago",
        "my doctor is away until last week of june",
        "this is not a typo",
        "it isn’t a false alarm",
        "this is not hypothetical",
        "could it be a false alarm?",
        "just asking, should i wait until monday",
        "it's not me but my husband",
        "i am fine now but she isn't",
        "not now",
    ],
)
def test_words_for_something_else_call_nothing_off(bot: FaqBot, text: str) -> None:
    reply, turn = ask_after(bot, "my chest hurts and i cant breathe", text)
    assert reply.alert
    assert reply.alert.text == bot.knowledge.messages.after_alert
    assert turn.alert == "breathing"


@pytest.mark.parametrize("text", ["can it kill me?", "could i die from it", "i'm fine, can it kill me?"])
def test_a_question_about_oneself_that_refers_back_is_about_the_alert(bot: FaqBot, text: str) -> None:
    assert kept_up(bot, "i took 20 of my pills at once", text) == [True, True]


def test_likely_entries_are_offered_and_doubtful_ones_are_not(bot: FaqBot) -> None:
    assert kept_up(bot, "my chest hurts and i cant breathe", "do blood clots go away") == [True, True]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("no no im fine, just unfit. wanted to ask if it works for secondary progressive", "clarification"),
        ("no no im fine, wanted to ask if it works for relapses", "clarification"),
        ("i'm ok. what is ivig?", "answer"),
    ],
)
def test_whoever_says_that_they_are_fine_gets_the_answer_after_one_line(bot: FaqBot, text: str, kind: str) -> None:
    reply, turn = ask_after(bot, "my chest hurts and i cant breathe", text)
    assert reply.kind == kind
    assert reply.alert
    assert (reply.alert.text, reply.alert.is_gentle) == ("Should it happen, please do what I wrote above.", True)
    assert turn.alert == "breathing"


@pytest.mark.parametrize("text", ["i'm fine", "im fine, should i wait until monday?", "i'm not fine, how much is ivig"])
def test_without_another_question_being_fine_ends_no_alert(bot: FaqBot, text: str) -> None:
    reply, _ = ask_after(bot, "my chest hurts and i cant breathe", text)
    assert reply.alert
    assert reply.alert.text == bot.knowledge.messages.after_alert


@pytest.mark.parametrize(
    "text",
    [
        "sorry typo",
        "that was two years ago",
        "oh, that happened about three months ago",
        "hypothetically",
        "it was a false alarm",
        "it’s for a novel",
        "no, just testing",
    ],
)
def test_an_alert_that_is_called_off_ends(bot: FaqBot, text: str) -> None:
    session = bot.session()
    session.ask("she can't breathe")
    reply = session.ask(text)
    assert reply.alert
    assert reply.alert.text == OVER
    assert session.ask("ok").alert is None


def test_hours_ago_is_not_over(bot: FaqBot) -> None:
    reply, _ = ask_after(bot, "my chest hurts and i cant breathe", "it began two hours ago")
    assert reply.alert
    assert "What I wrote above still holds" in reply.alert.text


def test_a_question_after_calling_it_off_is_answered(bot: FaqBot) -> None:
    assert kept_up(bot, "she can't breathe", "just kidding. what does it cost?", "ok") == [True, False, False]


def test_a_gentle_alert_does_not_hold() -> None:
    gentle = AlertRule("smell", "If it burns, get out.", urgency="possible")
    knowledge = replace(BREAD, alerts=(gentle,))
    bot = StubBot(knowledge, answer_known({}), notices_for=lambda text: Notices(gentle if "smell" in text else None))
    session = Session(bot)
    assert session.ask("it smells").alert == gentle
    assert session.ask("should i wait").alert is None
    assert session.turns[-1].alert is None


def test_a_gentle_line_in_place_of_small_talk_is_said_once() -> None:
    gentle = AlertRule("smell", "If it burns, get out.", urgency="possible")
    known: dict[str, Reply] = {text: greeting(text) for text in ("hello smell", "ok thx")}
    session = Session(
        StubBot(BREAD, answer_known(known), notices_for=lambda text: Notices(gentle if "smell" in text else None))
    )
    assert session.ask("hello smell").alert == gentle
    assert session.ask("ok thx") == greeting("ok thx")


@pytest.mark.parametrize(
    ("reply", "elsewhere"),
    [
        (answer(RISES, "why does dough rise?", 0.9), True),
        (answer(RISES, "why does dough rise?", 0.7), False),
        (answer(RISES, "why does my dough rise?", 0.9), False),
        (answer(RISES, "why does my dough rise?", 0.96), True),
        (answer(KEEPS, "how long does a loaf keep?", 0.5), True),
        (answer(FREEZES, "can i freeze my loaf?", 0.99), False),
        (greeting("hello?"), False),
    ],
)
def test_what_speaks_of_the_person_has_to_be_surer_and_of_another_topic(reply: Reply, *, elsewhere: bool) -> None:
    aftermath = follow_alert(FIRE, replace(reply, knowledge=OVEN), ENGLISH)
    assert (aftermath.reply.alert is None) == elsewhere
    assert not aftermath.ends_alert


def test_what_an_alert_hides_is_not_said_and_not_unhelpful() -> None:
    bot = StubBot(OVEN, answer_known({"gluten free?": gap_answer()}), notices_for=lambda _: Notices(FIRE))
    session = Session(bot)
    session.ask("gluten free?")
    assert session.turns == (Turn("gluten free?", alert="fire"),)


def test_an_alert_still_holds_in_a_conversation_that_is_taken_up_again() -> None:
    bot = StubBot(OVEN, answer_known({}), notices_for=lambda text: Notices(FIRE if "fire" in text else None))
    session = Session(bot)
    session.ask("fire")
    session.ask("ok")
    again = Session(bot, session.to_json())
    assert again.turns == session.turns
    assert again.ask("ok").alert == FIRE._replace(text=BREAD.messages.after_alert)
    assert again.ask("ok").alert is None
