from pathlib import Path

import pytest
from tiny_encoder import write_bilingual_encoder, write_encoder

from faqbot.language.detection import LANGUAGES
from faqbot.matching.semantic.encoder.encoder import load_encoder
from faqbot.matching.semantic.encoder.languages import SENTENCES, find_languages

pytest.importorskip("onnxruntime")
pytest.importorskip("tokenizers")


def test_every_language_that_is_told_apart_has_the_same_number_of_sentences() -> None:
    assert SENTENCES.keys() == LANGUAGES.keys()
    assert {len(set(sentences)) for sentences in SENTENCES.values()} == {8}


def test_an_encoder_understands_the_languages_whose_sentences_are_near(tmp_path: Path) -> None:
    encoder = load_encoder(write_bilingual_encoder(tmp_path, "de"))
    assert find_languages(encoder, "en-GB") == ("de",)
    assert find_languages(encoder, "de") == ("en",)


def test_an_encoder_of_one_language_understands_no_other(tmp_path: Path) -> None:
    assert find_languages(load_encoder(write_encoder(tmp_path)), "en") == ()


def test_of_a_base_in_an_unknown_language_nothing_is_known(tmp_path: Path) -> None:
    assert find_languages(load_encoder(write_bilingual_encoder(tmp_path, "de")), "tlh") == ()
