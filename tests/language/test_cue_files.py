"""Every language with cue words can choose, refuse, refer back and ask for more."""

from pathlib import Path

import pytest

from faqbot.conversation.cues import read_cues
from faqbot.conversation.selection import parse_choices, parse_yes_or_no
from faqbot.data import data_path
from faqbot.language.cue_files import CLASSES, REFUSAL_CLASSES
from faqbot.language.named_texts import read_named_texts
from faqbot.language.packs import pack_for

LANGUAGES = sorted(path.stem for path in Path(data_path("cues")).glob("*.txt"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_has_every_class_and_five_places(language: str) -> None:
    texts = read_named_texts("cues", language)
    assert tuple(texts) in {CLASSES, CLASSES + REFUSAL_CLASSES}
    assert all(text.strip() for text in texts.values())
    assert len(texts["ordinals"].split()) == 5


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_of_a_place_chooses_it(language: str) -> None:
    for number, forms in enumerate(read_named_texts("cues", language)["ordinals"].split()):
        for form in forms.split("/"):
            assert parse_choices(form, 5, pack_for(language)) == (number,)


@pytest.mark.parametrize("language", LANGUAGES)
def test_yes_is_yes_and_no_is_no(language: str) -> None:
    pack, texts = pack_for(language), read_named_texts("cues", language)
    assert {parse_yes_or_no(word, pack) for word in texts["yes"].split()} == {"yes"}
    assert {parse_yes_or_no(word, pack) for word in texts["no"].split()} == {"no"}


@pytest.mark.parametrize(
    ("language", "typed", "index"),
    [("de", "die zweite", 1), ("fr", "le premier", 0), ("es", "la última", 2), ("de", "Zweitwagen", None)],
)
def test_a_place_may_have_a_short_word_beside_it(language: str, typed: str, index: int | None) -> None:
    assert parse_choices(typed, 3, pack_for(language)) == (None if index is None else (index,))


@pytest.mark.parametrize(
    ("language", "question"),
    [("de", "warum?"), ("fr", "et pourquoi ?"), ("es", "¿y cómo?"), ("ru", "а почему?"), ("tr", "neden?")],
)
def test_a_question_of_function_words_refers_back(language: str, question: str) -> None:
    assert read_cues(question, pack_for(language)).refers_back


@pytest.mark.parametrize(
    ("language", "question"), [("de", "mehr davon"), ("fr", "plus de détails"), ("es", "más detalles"), ("nl", "meer")]
)
def test_a_word_for_more_asks_for_more(language: str, question: str) -> None:
    assert read_cues(question, pack_for(language)).asks_for_more


@pytest.mark.parametrize(
    ("language", "question"),
    [("de", "Was kostet der Ausweis?"), ("ja", "営業時間は何時ですか"), ("ar", "كم سعر التذكرة؟")],
)
def test_a_question_with_a_topic_stands_alone(language: str, question: str) -> None:
    cues = read_cues(question, pack_for(language))
    assert not cues.has_no_topic
    assert not cues.asks_for_more
