"""A base in several languages: English, German and Russian."""

import pickle
from pathlib import Path

import pytest
from command_line import faqbot

from faqbot import Answer, FaqBot, KnowledgeInvalid, NoAnswer, load_knowledge, to_record, to_text
from faqbot.curation.checking.check import build_report, inspect
from faqbot.knowledge.editions import make_edition
from faqbot.knowledge.messages import Messages
from faqbot.language.named_texts import read_named_texts
from faqbot.storage.compiled import compile_base, read_compiled

BASE = """\
format: 1
id: gym
title: The gym
languages: [en, de, ru]
contact: Call us.
translations:
  - {language: de, title: Das Studio, contact: Rufen Sie uns an., messages: {unknown: Keine Ahnung.}}
entries:
  - {id: hours, question: When are you open?, paraphrases: [opening hours], answer: From 6 to 22., reviewed: 2026-01-31}
  - {id: price, question: What does the membership cost?, paraphrases: [fee], answer: 30 euros.}
  - {id: sauna, question: Where is the sauna?, answer: Downstairs.}
"""
GERMAN = """\
language: de
entries:
  - {id: hours-de, translates: hours, question: Wann haben Sie geöffnet?, answer: Von 6 bis 22., reviewed: 2025-01-31}
  - {id: price-de, translates: price, question: Was kostet die Mitgliedschaft?, paraphrases: [Preis], answer: 30 Euro.}
"""
RUSSIAN = """\
language: ru
entries:
  - {id: hours-ru, translates: hours, question: Когда вы открыты?, answer: С 6 до 22.}
  - {id: price-ru, question: Сколько стоит абонемент?, answer: 30 евро.}
"""


@pytest.fixture
def gym(tmp_path: Path) -> Path:
    folder = tmp_path / "gym"
    folder.mkdir()
    for name, text in (("base", BASE), ("german", GERMAN), ("russian", RUSSIAN)):
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("question", "entry"),
    [
        ("when are you open", "hours"),
        ("wann haben Sie geöffnet", "hours-de"),
        ("когда вы открыты?", "hours-ru"),
        ("сколько стоит абонемент", "price-ru"),
        ("was kostet eine Mitgliedschaft?", "price-de"),
        ("Preis", "price-de"),
        ("fee", "price"),
    ],
)
def test_a_question_is_answered_in_its_own_language(gym: Path, question: str, entry: str) -> None:
    reply = FaqBot.load(gym).ask(question)
    assert isinstance(reply, Answer)
    assert (reply.entry.id, reply.ranking.language) == (entry, "")


def test_the_language_can_be_told(gym: Path) -> None:
    bot = FaqBot.load(gym)
    assert [bot.ask("gym?", language=tag).knowledge.language for tag in ("en", "de-AT", "ru_RU", "DE")] == [
        "en",
        "de",
        "ru",
        "de",
    ]
    assert bot.rank("opening hours", language="en")[0].item.id == "hours"
    assert {match.item.language for match in bot.rank("Mitgliedschaft", language="de")} == {"de"}
    assert bot.ask("when are you open", language="fr") == bot.ask("when are you open")


def test_the_sentences_of_the_bot_are_in_the_language_of_the_question(gym: Path) -> None:
    bot = FaqBot.load(gym)
    assert bot.ask("wie wird morgen das Wetter bei euch?").text == (
        "Keine Ahnung.\nSie können mich dazu fragen: Das Studio.\nRufen Sie uns an."
    )
    assert bot.ask("what will the weather be?").text == (
        "I don't know. None of the answers that I was given fits your question.\n"
        "You can ask me about: The gym.\nCall us."
    )
    assert bot.ask("какая завтра погода?").text.endswith("The gym.\nCall us.")


def test_what_only_another_language_has_is_answered_from_it(gym: Path) -> None:
    reply = FaqBot.load(gym).ask("sauna", language="de")
    assert to_text(reply) == "The answer is in English, the language of its source.\n\nDownstairs."
    assert to_record(reply)["question_language"] == "de"


def test_a_question_in_no_language_of_the_base_is_told_all_of_them(gym: Path) -> None:
    reply = FaqBot.load(gym).ask("¿cuándo está abierto el gimnasio?")
    assert isinstance(reply, NoAnswer)
    assert reply.reason == "language"
    assert reply.text.split("\n")[0] == "Solo entiendo inglés, alemán y ruso."


def test_a_conversation_stays_in_its_language_until_another_one_is_told(gym: Path) -> None:
    session = FaqBot.load(gym).session()
    questions = ["wann haben Sie geöffnet?", "Mitgliedschaft", "and what does the membership cost?", "сколько стоит?"]
    assert [reply.entry.id for question in questions if isinstance(reply := session.ask(question), Answer)] == [
        "hours-de",
        "price-de",
        "price",
        "price-ru",
    ]


def test_a_saved_conversation_goes_on_in_its_language(gym: Path) -> None:
    bot = FaqBot.load(gym)
    session = bot.session()
    session.ask("wann haben Sie geöffnet?")
    for again in (bot.session(session.to_json()), pickle.loads(pickle.dumps(session))):  # noqa: S301 - our own
        assert again.ask("xyzzy").knowledge.language == "de"
    assert bot.session(language="ru").ask("xyzzy").knowledge.language == "ru"


def test_a_chosen_entry_sets_the_language(gym: Path) -> None:
    session = FaqBot.load(gym).session()
    assert session.choose("price-de").text == "30 Euro."
    assert session.ask("xyzzy").knowledge.language == "de"


def test_a_bot_for_several_languages_can_be_compiled_and_pickled(gym: Path) -> None:
    questions = ["when are you open", "wann haben Sie geöffnet", "когда вы открыты?", "fee"]
    bot = FaqBot.load(gym)
    compile_base(gym)
    compiled = FaqBot.load(gym)
    assert read_compiled(gym)
    for other in (compiled, pickle.loads(pickle.dumps(bot)), pickle.loads(pickle.dumps(compiled))):  # noqa: S301
        assert [to_record(other.ask(question)) for question in questions] == [
            to_record(bot.ask(question)) for question in questions
        ]
        assert other.ranker.rank("когда вы открыты?") == bot.ranker.rank("когда вы открыты?")


def test_a_reply_in_another_language_is_explained(gym: Path) -> None:
    bot = FaqBot.load(gym)
    why = bot.why(bot.ask("was kostet eine Mitgliedschaft?"))
    assert why.evidence
    assert {"mitgliedschaft", "kostet"} <= {word.typed for word in why.evidence.words}


def test_the_check_names_translations_that_are_missing_or_old(gym: Path) -> None:
    report = build_report(inspect(gym))
    found = [(finding.code, finding.fault) for finding in report.findings if finding.code in ("FB606", "FB607")]
    assert sorted(found) == [
        ("FB606", 'entry "price" has no translation into ru'),
        ("FB606", 'entry "price-ru" has no translation into de'),
        ("FB606", 'entry "sauna" has no translation into de, ru'),
        ("FB607", 'entry "hours-de" was last reviewed on 2025-01-31, and what it translates on 2026-01-31'),
        ("FB607", 'entry "hours-ru" was never reviewed, and what it translates on 2026-01-31'),
    ]


def test_the_check_asks_each_language_by_itself(gym: Path) -> None:
    done = faqbot("check", str(gym))
    assert done.returncode == 0
    assert b"6 of 10 phrasings held out and asked" in done.stderr


def test_the_language_is_told_on_the_command_line(gym: Path) -> None:
    done = faqbot("--knowledge", str(gym), "ask", "sauna", "--language", "de")
    assert done.stdout.decode().splitlines()[0] == "The answer is in English, the language of its source."
    said = faqbot("--knowledge", str(gym), "chat", "--language", "ru", typed=b"xyzzy\n")
    assert said.stdout.decode().splitlines()[0] == Messages(**read_named_texts("messages", "ru")).unknown


def test_faults_of_languages_and_translations_are_reported(tmp_path: Path) -> None:
    file = tmp_path / "base.yaml"
    file.write_text(
        "format: 1\nid: gym\nlanguages: [en, de, de, x!]\n"
        "translations:\n  - {language: en, title: The gym}\n  - {language: fr, title: La salle}\n"
        "entries:\n"
        "  - {id: a, question: When?, answer: Now.}\n"
        "  - {id: b, question: Wann?, answer: Jetzt., language: de, translates: c}\n"
        "  - {id: d, question: Where?, answer: Here., translates: a}\n"
        "  - {id: e, question: Wo?, answer: Hier., language: de, translates: d}\n"
        "  - {id: f, question: Hva?, answer: Ja., language: nb}\n",
        encoding="utf-8",
    )
    with pytest.raises(KnowledgeInvalid) as caught:
        load_knowledge(file)
    assert [
        f"{problem.fault}; {problem.remedy}" for problem in caught.value.problems if problem.severity == "error"
    ] == [
        '"de" stands twice in "languages"; keep one of them',
        'an item of "languages" is "x!"; write a tag such as en, de or pt-BR',
        'the texts of the base in its own language "en" are no translation; write them as keys of the base',
        'a translation is in the language "fr", which is not one of en, de, de, x!; add it to "languages"',
        'entry "b" translates "c", which is not an entry; name the entry that it translates',
        'entry "d" translates "a", and both are in "en"; give the translation its own "language"',
        'entry "e" translates "d", itself a translation; name "a"',
        'entry "f" is in the language "nb", which is not one of en, de, de, x!; add it to "languages"',
    ]


def test_the_languages_of_a_base_that_lists_none_are_those_of_its_items(tmp_path: Path) -> None:
    file = tmp_path / "base.yaml"
    same = "  - {id: a, question: Taxi?, answer: Yes.}\n  - {id: b, question: Taxi?, answer: Ja., language: de}\n"
    file.write_text(f"format: 1\nid: gym\nentries:\n{same}", encoding="utf-8")
    knowledge = load_knowledge(file)
    assert (knowledge.language, knowledge.languages) == ("en", ("en", "de"))
    assert [entry.id for entry in make_edition(knowledge, "de").entries] == ["b"]
    assert FaqBot(knowledge).ask("taxi", language="de").text == "Ja."


ALERTS = """
emergency_number: "112"
alerts:
  - {id: collapse, text: 'Call {number} now.', signs: [collapsed, zusammengebrochen]}
deferrals:
  - {id: training, text: Ask your doctor., signs: [should i stop, soll ich aufhören]}
"""
GERMAN_TEXTS = "messages: {unknown: Keine Ahnung.}, alert_texts: {collapse: 'Rufen Sie jetzt {number} an.'"


def test_an_alert_has_its_text_in_the_language_of_the_reply(gym: Path) -> None:
    written = BASE.replace("messages: {unknown: Keine Ahnung.}", GERMAN_TEXTS + ", training: Fragen Sie Ihren Arzt.}")
    (gym / "base.yaml").write_text(written + ALERTS, encoding="utf-8")
    bot = FaqBot.load(gym)
    assert [
        (reply.alert.text if reply.alert else None, reply.caution.text if reply.caution else None)
        for reply in map(
            bot.ask,
            (
                "my friend collapsed in the sauna",
                "mein Freund ist in der Sauna zusammengebrochen",
                "soll ich aufhören mit dem Training?",
                "should I stop training?",
            ),
        )
    ] == [
        ("Call 112 now.", None),
        ("Rufen Sie jetzt 112 an.", None),
        (None, "Fragen Sie Ihren Arzt."),
        (None, "Ask your doctor."),
    ]


def test_a_text_of_an_alert_that_the_base_lacks_is_a_mistake(gym: Path) -> None:
    written = BASE.replace("messages: {unknown: Keine Ahnung.}", GERMAN_TEXTS.replace("collapse", "collaps") + "}")
    (gym / "base.yaml").write_text(written + ALERTS, encoding="utf-8")
    with pytest.raises(KnowledgeInvalid) as error:
        load_knowledge(gym)
    assert [f"{problem.fault}; {problem.remedy}" for problem in error.value.problems] == [
        '"alert_texts" has a text for "collaps", which is no alert or deferral; did you mean "collapse"?'
    ]
