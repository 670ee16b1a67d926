from dataclasses import replace

import pytest
from bread import (
    BAG,
    BREAD,
    FREEZES,
    GLUTEN,
    KEEPS,
    RISES,
    StubBot,
    answer,
    answer_known,
    clarification,
    gap_answer,
    match,
    no_answer,
)
from english import ENGLISH

from faqbot.bot import FaqBot
from faqbot.conversation.bare_questions import OWN_AT, find_bare_end, is_bare, read_bare_cues, resolve
from faqbot.conversation.context import SELF_CONTAINED, Context
from faqbot.conversation.cues import read_cues
from faqbot.replies.reply import Answer, Clarification, NoAnswer, Reply, SmallTalk

KEEPING = Context(KEEPS.question, KEEPS, (FREEZES.id,))
RISING = Context(RISES.question, RISES, ())


@pytest.fixture(scope="module")
def bot() -> FaqBot:
    """Return the bot of the shipped base."""
    return FaqBot.load()


def ask_after(bot: FaqBot, first: str, text: str) -> Reply:
    """Return the reply to a text right after another one."""
    session = bot.session()
    session.ask(first)
    return session.ask(text)


@pytest.mark.parametrize(
    ("text", "is_framed"),
    [
        ("how many months?", True),
        ("and the first one", True),
        ("a third of what", True),
        ("and for ten years", True),
        ("how many loaves?", False),
        ("that was years ago", False),
        ("it is that?", False),
        ("5 years ago", False),
    ],
)
def test_a_bare_question_has_frame_words_and_no_others(text: str, is_framed: bool) -> None:
    reply = no_answer(question=text)
    assert is_bare(read_cues(text, ENGLISH), reply, ENGLISH) is is_framed
    assert read_bare_cues(reply, ENGLISH).is_remark is (
        not is_framed and "?" not in text and not text.startswith("how")
    )


def settle(standalone: Reply, context: Context = KEEPING) -> Reply:
    """Return the reply in context to a question, of which nothing is known when it is joined with the one before."""
    cues = read_bare_cues(standalone, ENGLISH)
    return resolve(context, standalone, cues, StubBot(BREAD, answer_known({})), ENGLISH)


def ask_gap(question: str, confidence: float) -> NoAnswer:
    """Return the reply to a question that a gap is found for, with a confidence."""
    reply = gap_answer(question)
    return replace(reply, ranking=replace(reply.ranking, gap=match(GLUTEN, confidence)))


def test_what_is_far_from_the_turn_before_is_no_reply_to_a_bare_question_unless_it_is_sure() -> None:
    repeated = settle(ask_gap("how many weeks?", 0.6), RISING)
    assert isinstance(repeated, Answer)
    assert (repeated.entry, repeated.repeated, repeated.ranking.resolution) == (RISES, True, "pointed")
    sure = ask_gap("how many weeks?", SELF_CONTAINED)
    assert settle(sure, RISING) == sure
    named = ask_gap("how many coeliacs?", 0.6)
    assert settle(named, RISING) == named


def test_what_is_near_the_turn_before_stays() -> None:
    near = ask_gap("how many weeks?", 0.6)
    assert settle(near).item == GLUTEN


def test_a_turn_that_only_offered_offers_again() -> None:
    reply = settle(no_answer(question="which is better?"), Context("bread", None, (KEEPS.id, FREEZES.id)))
    assert isinstance(reply, Clarification)
    assert (reply.offered, reply.statement) == ((KEEPS, FREEZES), BREAD.messages.near)


def test_what_offers_an_entry_of_the_turn_before_stays_and_so_does_a_sure_answer() -> None:
    offered = settle(clarification(FREEZES, BAG, question="how many days?"))
    assert offered.ranking.matches[0].item == FREEZES
    own = answer(BAG, "how many weeks?", SELF_CONTAINED)
    assert settle(own, RISING) == own
    unsure = settle(answer(BAG, "how many weeks?", SELF_CONTAINED - 0.01), RISING)
    assert unsure.item == RISES
    named = answer(BAG, "how many days?", OWN_AT)
    assert settle(named, RISING) == named


@pytest.mark.parametrize(
    ("first", "text", "entry"),
    [
        ("what is the risk of infection", "how many have had that?", "infection-risk"),
        ("would the author take it", "and why not sooner", "author-would-take"),
        ("does it help in clinically isolated syndrome", "a half of which?", "cis"),
        ("does it help after childbirth", "and with IVIG?", "postpartum"),
        ("what are the side effects", "how manny peple have that", "side-effects-common"),
    ],
)
def test_the_answer_before_tells_what_is_known(bot: FaqBot, first: str, text: str, entry: str) -> None:
    reply = ask_after(bot, first, text)
    assert isinstance(reply, Answer)
    assert (reply.entry.id, reply.question) == (entry, text)


@pytest.mark.parametrize(
    ("first", "text", "gap"),
    [
        ("what are the side effects", "and for how long", "side-effect-timing"),
        ("what does it cost", "how many hours is one infusion", "infusion-duration"),
    ],
)
def test_a_gap_near_the_turn_before_is_told(bot: FaqBot, first: str, text: str, gap: str) -> None:
    reply = ask_after(bot, first, text)
    assert isinstance(reply, NoAnswer)
    assert reply.gap
    assert reply.gap.id == gap


@pytest.mark.parametrize("text", ["what is a relapse", "and the weather?", "thanks", "how long does an infusion take"])
def test_a_question_of_its_own_stays(bot: FaqBot, text: str) -> None:
    assert ask_after(bot, "who should not have it", text).item == bot.ask(text).item


@pytest.mark.parametrize(
    ("first", "text", "item"),
    [
        ("is it approved", "when may i stop", "stopping"),
        ("what does a month cost", "should i wait?", "choose-treatment"),
        ("does it cause headaches", "and in men?", "sex-race"),
        ("does it work", "how many months", "treatment-length"),
        ("does it help in clinically isolated syndrome", "hm ok. And in the second year?", "cis-later-years"),
        ("what is immunoglobulin", "how often", "dose-established"),
    ],
)
def test_what_names_a_decision_or_fits_by_itself_is_no_bare_question(
    bot: FaqBot, first: str, text: str, item: str
) -> None:
    reply = ask_after(bot, first, text)
    assert reply.item
    assert reply.item.id == item


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ("my patient has kidney failure", "can i give it"),
        ("we treat a patient with iga deficiency", "can i use it"),
    ],
)
def test_a_warning_holds_for_the_doctor_of_the_same_person(bot: FaqBot, told: str, text: str) -> None:
    reply = ask_after(bot, told, text)
    assert isinstance(reply, Answer)
    assert reply.entry == bot.ask(told).item


@pytest.mark.parametrize("text", ["and for my brother?", "and my sister?"])
def test_another_person_meets_no_stray_gap(bot: FaqBot, text: str) -> None:
    assert isinstance(ask_after(bot, "i have diabetes", text), Clarification)


def test_how_long_is_no_goodbye(bot: FaqBot) -> None:
    assert not isinstance(ask_after(bot, "does it help after childbirth", "for how long"), SmallTalk)


@pytest.mark.parametrize(
    ("message", "end"),
    [
        ("Took two of them, feels better. What else may happen?", "What else may happen?"),
        ("I see. And after that?", "after that?"),
        ("What does it cost? And for how long?", ""),
        ("I am 45. Is it safe for my heart?", ""),
        ("how long?", ""),
    ],
)
def test_a_bare_question_may_end_a_message(message: str, end: str) -> None:
    assert find_bare_end(message, ENGLISH, "en") == end


@pytest.mark.parametrize(
    ("told", "text", "is_same"),
    [
        ("my sister has diabetes", "can my uncle have it", False),
        ("my sister has diabetes", "can i have it?", False),
        ("my sister has diabetes", "and can she take it?", True),
        ("i have diabetes", "is that a problem", True),
        ("i have diabetes", "and for my sister?", False),
        ("my sister has bad kidneys", "can my uncle have it", False),
    ],
)
def test_what_one_person_has_is_no_answer_about_another(bot: FaqBot, told: str, text: str, is_same: bool) -> None:
    reply = ask_after(bot, told, text)
    entry = bot.knowledge.entry("kidney-disease" if "kidneys" in told else "diabetes")
    assert (isinstance(reply, Answer) and reply.entry == entry) is is_same


@pytest.mark.parametrize("told", ["our daughter was born on Friday, i am a bit scared", "had a baby last week"])
def test_the_subject_alone_meets_no_gap_by_chance(bot: FaqBot, told: str) -> None:
    reply = ask_after(bot, told, "and with IVIG?")
    found = reply.offered if isinstance(reply, Clarification) else (reply.item,)
    assert "postpartum" in {item.id for item in found if item}
