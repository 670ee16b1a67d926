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
    reply = BOT.ask("I do not want loud music")
    assert reply.kind == "answer"
    assert reply.entry == NOISE


REFUSALS = {
    "ar": ("كيف أحجز طاولة", "أريد حجز طاولة", "لا أريد حجز طاولة"),
    "cs": ("Jak si rezervuji stůl?", "chci rezervovat stůl", "nechci rezervovat stůl"),
    "da": ("Hvordan bestiller jeg et bord?", "jeg vil bestille et bord", "jeg vil ikke bestille et bord"),
    "de": (
        "Wie reserviere ich einen Tisch?",
        "ich möchte einen Tisch reservieren",
        "ich möchte keinen Tisch reservieren",
    ),
    "el": ("Πώς κλείνω τραπέζι;", "θέλω να κλείσω τραπέζι", "δεν θέλω να κλείσω τραπέζι"),
    "es": ("¿Cómo reservo una mesa?", "quiero reservar una mesa", "no quiero reservar una mesa"),
    "fa": ("چطور میز رزرو کنم؟", "می‌خواهم میز رزرو کنم", "نمی‌خواهم میز رزرو کنم"),
    "fi": ("Miten varaan pöydän?", "haluan varata pöydän", "en halua varata pöytää"),
    "fr": ("Comment réserver une table ?", "je veux réserver une table", "je ne veux pas réserver de table"),
    "he": ("איך מזמינים שולחן?", "אני רוצה להזמין שולחן", "אני לא רוצה להזמין שולחן"),
    "hi": ("टेबल कैसे बुक करें?", "मुझे टेबल बुक करनी चाहिए", "मुझे टेबल बुक नहीं करनी चाहिए"),
    "hu": ("Hogyan foglalok asztalt?", "asztalt szeretnék foglalni", "nem szeretnék asztalt foglalni"),
    "id": ("Bagaimana cara memesan meja?", "saya mau memesan meja", "saya tidak mau memesan meja"),
    "it": ("Come prenoto un tavolo?", "voglio prenotare un tavolo", "non voglio prenotare un tavolo"),
    "nb": ("Hvordan bestiller jeg et bord?", "jeg vil bestille et bord", "jeg vil ikke bestille et bord"),
    "nl": ("Hoe reserveer ik een tafel?", "ik wil een tafel reserveren", "ik wil geen tafel reserveren"),
    "pl": ("Jak zarezerwować stolik?", "chcę zarezerwować stolik", "nie chcę rezerwować stolika"),
    "pt": ("Como reservo uma mesa?", "quero reservar uma mesa", "não quero reservar uma mesa"),
    "ro": ("Cum rezerv o masă?", "vreau să rezerv o masă", "nu vreau să rezerv o masă"),
    "ru": ("Как забронировать столик?", "хочу забронировать столик", "не хочу бронировать столик"),
    "sv": ("Hur bokar jag ett bord?", "jag vill boka ett bord", "jag vill inte boka ett bord"),
    "tr": ("Masa nasıl ayırtılır?", "masa ayırtmak istiyorum", "masa ayırtmak istemiyorum"),
    "uk": ("Як забронювати столик?", "хочу забронювати столик", "не хочу бронювати столик"),
    "vi": ("Làm sao để đặt bàn?", "tôi muốn đặt bàn", "tôi không muốn đặt bàn"),
}


@pytest.mark.parametrize("language", REFUSALS)
def test_refusals_are_known_in_other_languages(language: str) -> None:
    question, wish, refusal = REFUSALS[language]
    analyzer = Analyzer.build(pack_for(language), [question])
    for text, refused in ((question, False), (wish, False), (refusal, True)):
        assert is_refused(analyzer, analyzer.normalize(text), [question]) == refused, text
    assert not is_refused(analyzer, analyzer.normalize(refusal), [question, refusal])


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("de", "Ich möchte nicht warten, wie reserviere ich einen Tisch?"),
        ("de", "Ich möchte nicht mehr Mitglied sein"),
        ("fr", "Je ne veux plus être membre"),
        ("es", "ya no quiero ser socio"),
        ("ru", "Почему я не хочу ждать?"),
        ("th", "ไม่ต้องการจองโต๊ะ"),
    ],
)
def test_a_message_that_asks_or_ends_something_is_no_refusal(language: str, message: str) -> None:
    analyzer = Analyzer.build(pack_for(language), ["zorb"])
    assert not is_refused(analyzer, analyzer.normalize(message), ["zorb"])
