"""What the writer of a message does not have is not answered as if they had it."""

import pytest
from english import ENGLISH

from faqbot.bot import FaqBot
from faqbot.conversation.denials import Denial, find_denial
from faqbot.knowledge.model import Entry, KnowledgeBase
from faqbot.language.packs import pack_for

NUTS = Entry(
    id="nuts",
    question="I have a nut allergy. Can I eat the cake?",
    paraphrases=("I am allergic to nuts", "nut allergy"),
    answer="No, it has almonds in it.",
    follow_ups=("vegan", "eat"),
)
VEGAN = Entry(id="vegan", question="Is the cake vegan?", answer="No, it has eggs in it.")
EAT = Entry(id="eat", question="Can I eat the cake?", paraphrases=("can I eat it",), answer="Yes, if you pay for it.")
RECEIPT = Entry(
    id="receipt",
    question="I lost my receipt. Can I get my money back?",
    paraphrases=("money back without the receipt", "no receipt"),
    answer="Yes, with the card that you paid with.",
)
BOT = FaqBot(KnowledgeBase(id="cakes", title="Cakes", language="en", entries=(NUTS, VEGAN, EAT, RECEIPT)))


@pytest.mark.parametrize(
    ("message", "denied", "rest"),
    [
        ("i dont have kidney problems can i have it", "kidney problems", "can i have it"),
        ("I don’t have a nut allergy. Is it safe?", "nut allergy", "Is it safe?"),
        ("can I eat it? I haven't got an allergy", "allergy", "can I eat it?"),
        ("my son does not have asthma so can he come", "asthma", "so can he come"),
        ("we have never had any mice", "mice", ""),
        ("I'm not diabetic", "diabetic", ""),
        ("she is not pregnant, is it safe", "pregnant", "is it safe"),
        ("no history of stroke, ok to give?", "stroke", "ok to give?"),
        ("I have none of those", "those", ""),
        ("i have no allergies", "allergies", ""),
    ],
)
def test_what_a_message_denies_is_told_from_what_it_asks(message: str, denied: str, rest: str) -> None:
    assert find_denial(message, ENGLISH) == Denial(denied, rest)


@pytest.mark.parametrize(
    "message",
    ["I have a nut allergy", "i do not have to pay, do i", "no, i have an allergy", "why not", "is it not safe"],
)
def test_other_messages_deny_nothing(message: str) -> None:
    assert find_denial(message, ENGLISH) is None


def test_nothing_is_denied_in_a_language_without_such_words() -> None:
    assert find_denial("ich habe keine Allergie", pack_for("de")) is None


def test_the_rest_of_a_message_is_answered_without_what_it_denies() -> None:
    reply = BOT.ask("i dont have a nut allergy, can i eat it")
    assert reply.item == EAT
    assert reply.question == "i dont have a nut allergy, can i eat it"
    assert BOT.ask("i have a nut allergy, can i eat it").item == NUTS


def test_an_entry_about_what_is_denied_is_only_offered() -> None:
    reply = BOT.ask("I do not have a nut allergy")
    assert reply.kind == "clarification"
    assert reply.choices == (NUTS, VEGAN, EAT)
    assert [match.item for match in BOT.rank("I do not have a nut allergy")] == [NUTS, VEGAN, EAT]


def test_who_lacks_what_nobody_asks_with_i_have_is_answered() -> None:
    assert BOT.ask("I don't have my receipt, can I get my money back?").item == RECEIPT


def test_a_question_that_alone_leads_to_the_entry_is_answered() -> None:
    assert BOT.ask("I don't have a nut allergy, but is a nut allergy a problem?").item == NUTS
