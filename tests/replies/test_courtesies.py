"""Greetings and the like get a reply also from a base that has no small talk."""

from dataclasses import replace
from pathlib import Path

import pytest
from bread import BREAD

from faqbot import FaqBot, to_record
from faqbot.data import data_path
from faqbot.knowledge.model import Entry
from faqbot.language.named_texts import read_named_texts
from faqbot.replies.courtesies import FOLDER, NAMES, PREFIX
from faqbot.replies.reply import Answer, NoAnswer, SmallTalk

PLAIN = FaqBot(replace(BREAD, small_talk=()))
LANGUAGES = sorted(file.stem for file in Path(data_path(FOLDER)).iterdir())


@pytest.mark.parametrize(
    ("message", "name", "text"),
    [
        ("Hello!", "greeting", "Hello. What would you like to know?"),
        ("good MORNING", "greeting", "Hello. What would you like to know?"),
        ("how's it going?", "greeting", "Hello. What would you like to know?"),
        ("Thanks a lot :)", "thanks", "You are welcome."),
        ("that's all, thanks", "farewell", "Goodbye."),
        (
            "Are you a robot?",
            "robot",
            "I am a program. I find answers that people have written, and write none of my own.",
        ),
    ],
)
def test_a_courtesy_gets_a_sentence_of_the_program(message: str, name: str, text: str) -> None:
    reply = PLAIN.ask(message)
    assert isinstance(reply, SmallTalk)
    record = to_record(reply)
    assert (record["kind"], record["entry"], record["text"]) == ("small_talk", f"{PREFIX}{name}", text)


def test_small_talk_of_the_base_comes_first() -> None:
    assert FaqBot(BREAD).ask("hello").text == BREAD.small_talk[0].answer


@pytest.mark.parametrize("message", ["hello world program", "thanks for nothing", "are you a robot vacuum", "ok"])
def test_a_message_that_says_more_is_no_courtesy(message: str) -> None:
    assert isinstance(PLAIN.ask(message), NoAnswer)


def test_a_phrasing_of_the_base_comes_first_only_word_for_word() -> None:
    who = Entry(id="who", question="Who are you?", answer="A small bakery.")
    bot = FaqBot(replace(BREAD, small_talk=(), entries=(*BREAD.entries, who)))
    assert bot.ask("who are you").text == "A small bakery."
    assert bot.ask("how are you").text == "Hello. What would you like to know?"


def test_an_answer_to_a_word_of_the_courtesy_comes_first() -> None:
    mower = Entry(id="mower", question="Is this a robot mower or a push mower?", answer="A push mower.")
    bot = FaqBot(replace(BREAD, small_talk=(), entries=(*BREAD.entries, mower)))
    assert bot.ask("is this a robot?").text == "A push mower."


def test_a_time_of_the_day_alone_is_no_greeting() -> None:
    assert PLAIN.ask("morning?").kind != "small_talk"


def test_a_question_after_a_greeting_is_answered() -> None:
    reply = PLAIN.ask("Hello, how long does a loaf keep?")
    assert isinstance(reply, Answer)


def test_why_says_that_the_base_had_no_part_in_it() -> None:
    why = PLAIN.why(PLAIN.ask("thank you"))
    assert (why.evidence, why.change, why.rejections) == (None, None, ())


def test_the_courtesies_exist_in_every_language_of_the_messages() -> None:
    assert sorted({"en", *(file.stem for file in Path(data_path("messages")).iterdir())}) == LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_courtesy_of_a_language_gets_its_own_reply(language: str) -> None:
    texts = read_named_texts(FOLDER, language)
    assert list(texts) == [key for name in NAMES for key in (name, f"{name}_reply")]
    bot = FaqBot(replace(BREAD, small_talk=(), language=language))
    for name in NAMES:
        for message in texts[name].split(" | "):
            reply = bot.ask(message)
            assert (message, reply.kind, reply.text) == (message, "small_talk", texts[f"{name}_reply"])
