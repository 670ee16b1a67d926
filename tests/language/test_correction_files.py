"""In every language with a file, people can say that they meant something else."""

from pathlib import Path

import pytest

from faqbot.conversation.cues import extract_correction
from faqbot.conversation.rejections import Rejection, find_rejection
from faqbot.data import data_path
from faqbot.language.correction_files import CLASSES
from faqbot.language.named_texts import read_named_texts
from faqbot.language.packs import pack_for

LANGUAGES = sorted(path.stem for path in Path(data_path("corrections")).glob("*.txt"))


def test_every_language_with_cue_words_has_corrections() -> None:
    assert sorted(path.stem for path in Path(data_path("cues")).glob("*.txt")) == LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_has_what_a_correction_needs(language: str) -> None:
    texts = read_named_texts("corrections", language)
    assert set(texts) <= set(CLASSES)
    assert {"meant", "dismissals"} <= set(texts)
    assert len({"before", "alone", "behind"} & set(texts)) <= 1
    assert all(phrase.strip() for text in texts.values() for phrase in text.split("/"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_behind_every_phrase_is_meant(language: str) -> None:
    texts, pack = read_named_texts("corrections", language), pack_for(language)
    for phrase in texts["meant"].split("/"):
        assert extract_correction(f"{phrase.capitalize()}: 42", pack) == "42"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_dismissal_turns_away_from_the_last_answer(language: str) -> None:
    texts, pack = read_named_texts("corrections", language), pack_for(language)
    for phrase in texts["dismissals"].split("/"):
        assert find_rejection(f"{phrase.capitalize()}!", pack) == Rejection()


@pytest.mark.parametrize(
    ("language", "text", "rejected", "wanted"),
    [
        ("de", "Nein, nicht die Dauer, der Preis", "die Dauer", "der Preis"),
        ("es", "no el precio, sino el horario", "el precio", "el horario"),
        ("fr", "pas le prix, les horaires", "le prix", "les horaires"),
        ("nl", "niet de prijs maar de tijd", "de prijs", "de tijd"),
        ("ru", "не доставка, а самовывоз", "доставка", "самовывоз"),
        ("tr", "fiyat değil, saat", "fiyat", "saat"),
        ("ja", "現金ではなくカードで払えますか", "現金", "カードで払えますか"),
        ("ko", "현금 말고 카드로 되나요", "현금", "카드로 되나요"),
        ("zh", "不是价格，而是时间", "价格", "时间"),
    ],
)
def test_a_contrast_names_what_is_wanted_instead(language: str, text: str, rejected: str, wanted: str) -> None:
    assert find_rejection(text, pack_for(language)) == Rejection(rejected, wanted)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Warum ist das nicht offen?"),
        ("es", "no puedo entrar en mi cuenta, ¿qué hago?"),
        ("pl", "nie mogę się zalogować"),
        ("it", "non riesco ad accedere ma ho la password"),
        ("ru", "не могу войти"),
        ("hi", "पानी नहीं आ रहा"),
        ("tr", "kartım geçerli değil ne yapmalıyım"),
    ],
)
def test_a_question_with_a_negation_is_no_contrast(language: str, text: str) -> None:
    assert find_rejection(text, pack_for(language)) is None


def test_a_phrase_may_be_typed_without_its_accents() -> None:
    assert extract_correction("no, me referia a los horarios", pack_for("es")) == "los horarios"
