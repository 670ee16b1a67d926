"""Messages that say what their writer does not want."""

import pytest

from faqbot.bot import FaqBot
from faqbot.knowledge.model import Entry, KnowledgeBase
from faqbot.language.packs import pack_for
from faqbot.matching.lexical.analyzer import Analyzer
from faqbot.matching.refusal import is_refused

TABLE = Entry(id="book", question="I want to book a table", paraphrases=("table reservation",), answer="Call us.")
NOISE = Entry(id="noise", question="Is there a room where I do not hear the music?", answer="The one at the back.")
BOT = FaqBot(KnowledgeBase(id="inn", title="The inn", language="en", entries=(TABLE, NOISE)))


@pytest.mark.parametrize(
    "message",
    [
        "I don't want to book a table",
        "no, i really dont want to book a table",
        "Please don't book a table.",
        "Sorry, we are not looking to book a table",
        "there is no need to book a table",
    ],
)
def test_what_a_message_refuses_is_no_answer_to_it(message: str) -> None:
    assert BOT.ask(message).kind != "answer"


def test_what_a_message_refuses_is_offered() -> None:
    reply = BOT.ask("I don't want to book a table")
    assert reply.kind == "clarification"
    assert reply.choices[0] == TABLE


@pytest.mark.parametrize(
    "message",
    [
        "I want to book a table",
        "I don't want to wait, how do I book a table?",
        "don't you let me reserve a table?",
    ],
)
def test_a_message_that_says_what_is_wanted_is_answered(message: str) -> None:
    reply = BOT.ask(message)
    assert reply.kind == "answer"
    assert reply.entry == TABLE


def test_who_no_longer_wants_something_asks_how_to_be_rid_of_it() -> None:
    analyzer = Analyzer.build(pack_for("en"), TABLE.phrasings, (), ())
    for message, refused in (("i no longer want a table", False), ("i do not want a table", True)):
        assert is_refused(analyzer, message.split(), TABLE.phrasings) == refused


def test_an_entry_that_denies_something_may_be_what_a_refusal_means() -> None:
    reply = BOT.ask("I don't want to hear the music")
    assert reply.kind == "answer"
    assert reply.entry == NOISE
