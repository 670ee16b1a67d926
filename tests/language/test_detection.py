import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from bread import BREAD
from yaml_files import read_yaml

from faqbot import FaqBot, to_record
from faqbot.language.detection import LANGUAGES, is_foreign, language_name
from faqbot.language.text import clean
from faqbot.replies.reply import Answer, NoAnswer, SmallTalk

HERE = Path(__file__).parent.parent
SHARED = HERE.parent.parent / "shared"
FOREIGN: dict[str, list[str]] = read_yaml(HERE / "data" / "other_languages.yaml")
BOT = FaqBot(BREAD)


@pytest.mark.hazard(id="foreign-language")
def test_most_questions_in_other_languages_are_recognised() -> None:
    all_questions = [clean(question) for questions in FOREIGN.values() for question in questions]
    found = sum(is_foreign(question, "en") for question in all_questions)
    assert (len(FOREIGN), len(all_questions)) == (31, 308)
    assert found / len(all_questions) > 0.85


@pytest.mark.parametrize("language", ["ru", "uk", "el", "ar", "he", "fa", "hi", "bn", "ta", "th", "zh", "ja", "ko"])
def test_another_script_is_another_language(language: str) -> None:
    assert all(is_foreign(clean(question), "en") for question in FOREIGN[language])


@pytest.mark.hazard(id="foreign-language")
@pytest.mark.parametrize(
    "question",
    [
        "side efects?",
        "waht are teh sid efects fo ivig",
        "hw mch is it pr mnth",
        "ivig costo",
        "IVIG Copaxone Avonex",
        "Guillain-Barré, Ménière, Sjögren",
        "is Guillain-Barré like Sjögren’s?",
        "my doctor, Dr. de la Cruz, said to ask here",
        "que es ivig what is it",
        "what does “je ne sais quoi” mean",
        "is the α of interferon-β over 5 µg/ml",
        "men in an uber to El Paso",
        "Los Angeles, La Paz, Den Haag, São Paulo",
        "was man in die hat",
        "ｗｈａｔ　ｉｓ　ｉｔ",
        "𝐰𝐡𝐚𝐭 𝐝𝐨𝐞𝐬 𝐢𝐭 𝐜𝐨𝐬𝐭",
        "is it 副作用 or not",
        "🙂🙂🙂",
        "12 + 7 = ?",
        "hola",
        "",
    ],
)
def test_english_with_odd_words_is_english(question: str) -> None:
    assert not is_foreign(clean(question), "en")


def read_english_questions() -> Iterator[str]:
    """Yield the questions of the public sets in English, without those in Hindi among them."""
    sets = [file for file in sorted((SHARED / "data").glob("*/queries.jsonl")) if not file.parent.name.endswith("-de")]
    for file in [*sets, SHARED / "questions" / "questions.jsonl"]:
        for line in file.read_text(encoding="utf-8").splitlines():
            question = clean(json.loads(line)["q"])
            if not re.search(r"[\u0900-\u097f]|\b(?:hai|karna|dawa)\b", question, re.IGNORECASE):
                yield question


@pytest.mark.skipif(not SHARED.is_dir(), reason="the public question sets are not here")
def test_no_question_that_people_asked_in_english_is_foreign() -> None:
    questions = list(read_english_questions())
    assert len(questions) > 12_000
    assert [question for question in questions if is_foreign(question, "en")] == []
    ends = [" ".join(question.split()[-2:]) for question in questions[::3]]
    assert [question for question in ends if is_foreign(question, "en")] == []


def test_a_base_in_another_language_accepts_questions_in_it() -> None:
    for language in LANGUAGES.keys() & FOREIGN.keys():
        rejected = sum(is_foreign(clean(question), language) for question in FOREIGN[language])
        assert rejected <= 1, language
    assert is_foreign("what are the side effects of this", "de-AT")
    assert is_foreign("was sind die Nebenwirkungen", "ES")


@pytest.mark.parametrize("language", ["tlh", "", "english", "\ud800"])
def test_to_a_base_in_an_unknown_language_no_question_is_foreign(language: str) -> None:
    assert not any(is_foreign(clean(question), language) for questions in FOREIGN.values() for question in questions)
    assert language_name(language) == language


@pytest.mark.hazard(id="foreign-language")
def test_the_reply_to_a_foreign_question_names_the_language_of_the_base() -> None:
    reply = BOT.ask("¿Cuáles son los efectos secundarios de este medicamento?")
    assert isinstance(reply, NoAnswer)
    assert reply.text == ("Solo entiendo inglés.\nYou can ask me about: Storage, Yeast.\nAsk your baker.")
    record = to_record(reply)
    assert (record["kind"], record["reason"], record["gap"]) == ("no_answer", "language", None)


@pytest.mark.parametrize(
    ("language", "question", "sentence"),
    [
        ("en", "Öffnungszeiten?", "Ich verstehe nur Englisch."),
        ("en", "horaires", "Je ne comprends que l’anglais."),
        ("en", "godziny otwarcia", "Rozumiem tylko po angielsku."),
        ("ru", "what are the opening hours and what does it cost?", "I understand only Russian."),
        ("ja", "wie lange hält sich ein Brot?", "Ich verstehe nur Japanisch."),
        ("ar", "когда вы работаете?", "Я понимаю только по-арабски."),
        ("de", "営業時間は何時からですか", "ドイツ語しかわかりません。"),
    ],
)
def test_a_foreign_question_is_told_in_its_own_language_what_is_understood(
    language: str, question: str, sentence: str
) -> None:
    reply = FaqBot(replace(BREAD, language=language)).ask(question)
    assert isinstance(reply, NoAnswer)
    assert (reply.reason, reply.text.split("\n")[0]) == ("language", sentence)


@pytest.mark.parametrize("question", ["VPN", "hotel", "iPhone 12", "pizza preis-leistung", "menu", "xyzzy"])
def test_a_short_question_with_names_and_borrowed_words_is_not_foreign(question: str) -> None:
    assert FaqBot(BREAD).ask(question).text.split(".")[0] == "I don't know"


def test_the_reply_to_a_foreign_question_is_in_the_words_of_the_base() -> None:
    messages = BREAD.messages._replace(language="Nur {language}, bitte.")
    german = FaqBot(replace(BREAD, language="de", messages=messages))
    assert german.ask("where can we get this, and what does it cost?").text.split("\n")[0] == "Nur German, bitte."
    assert FaqBot(replace(BREAD, language="tlh")).ask("¿cuáles son los efectos?").text.startswith("I don't know.")


def test_a_question_that_matches_is_answered_in_any_language() -> None:
    entries = (replace(BREAD.entries[0], paraphrases=("wie lange hält sich ein Brot und warum",)),)
    small_talk = (replace(BREAD.small_talk[0], paraphrases=("ich bin es, und wie geht es dir",)),)
    bot = FaqBot(replace(BREAD, entries=entries, small_talk=small_talk))
    assert isinstance(bot.ask("wie lange hält sich ein Brot und warum"), Answer)
    assert isinstance(bot.ask("ich bin es, und wie geht es dir"), SmallTalk)


def test_a_foreign_question_meets_no_gap_and_gets_no_choices() -> None:
    gap = replace(BREAD.gaps[0], paraphrases=("is it gluten free",))
    bot = FaqBot(replace(BREAD, gaps=(gap,)))
    reply = bot.ask("gluten free por favor, que no puedo comer el pan")
    assert isinstance(reply, NoAnswer)
    assert (reply.reason, reply.gap) == ("language", None)
    assert reply.ranking.matches == bot.ask("gluten free por favor, que no puedo comer el pan").ranking.matches
