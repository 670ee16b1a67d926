"""The words of citations are complete in every language."""

from dataclasses import replace
from pathlib import Path

import pytest
from bread import HANDBOOK, MILLER, STORAGE

from faqbot.data import data_path
from faqbot.knowledge.sources import Citation
from faqbot.language.direction import END_OF_ISOLATE, ISOLATE
from faqbot.language.named_texts import read_named_texts
from faqbot.rendering.blocks import CITATION_WORDS, describe_citation, list_sources
from faqbot.rendering.citation_words import FOLDER

LANGUAGES = sorted(file.stem for file in Path(data_path(FOLDER)).iterdir())
PASSAGE = replace(STORAGE, begins="A loaf keeps", ends="three days.", line=12)
OTHER = replace(STORAGE, id="storage/2")
CITATION = Citation(source=replace(HANDBOOK, url=None, passages=(PASSAGE, OTHER, MILLER)), passage=PASSAGE)


def test_citations_have_words_in_every_language_that_the_messages_speak() -> None:
    assert sorted(file.stem for file in Path(data_path("messages")).iterdir()) == LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_all_words_with_their_placeholders(language: str) -> None:
    texts = read_named_texts(FOLDER, language)
    assert list(texts) == list(CITATION_WORDS)
    for name, text in texts.items():
        assert sorted(text.split("{")[1:]) != [] or name == "dated"
        assert {part.split("}")[0] for part in text.split("{")[1:]} == {
            part.split("}")[0] for part in CITATION_WORDS[name].split("{")[1:]
        }


def test_a_citation_is_described_in_the_language_of_the_base() -> None:
    assert describe_citation(CITATION, "de") == (
        f"{PASSAGE.section}, Textstelle 1 von 2 ({PASSAGE.id}), “A loaf keeps …” bis “… three days.”, Zeile 12"
    )
    assert list_sources((CITATION,), "Quellen", (PASSAGE.id,), "de")[-1].text.endswith(", Zeile 12, nur zur Datierung")


def test_quoted_words_are_isolated_in_a_language_from_right_to_left() -> None:
    assert f"{ISOLATE}“A loaf keeps …”{END_OF_ISOLATE}" in describe_citation(CITATION, "ar")
