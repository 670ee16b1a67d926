"""The texts of the page are complete in every language."""

from pathlib import Path

import pytest

from faqbot.channels.http.page.page_texts import FOLDER, choose_language, list_languages, read_page_texts
from faqbot.data import data_path


def test_the_page_speaks_every_language_that_the_messages_speak() -> None:
    messages = {file.stem for file in Path(data_path("messages")).iterdir()}
    assert set(list_languages()) == {"en", *messages}


@pytest.mark.parametrize("language", list_languages())
def test_every_language_has_every_text(language: str) -> None:
    lines = Path(data_path(FOLDER, f"{language}.txt")).read_text(encoding="utf-8").splitlines()
    assert [line.partition(": ")[0] for line in lines] == list(read_page_texts("en"))
    assert all(read_page_texts(language).values())


def test_a_language_without_texts_is_shown_in_english() -> None:
    assert [choose_language(tag) for tag in ("pt-BR", "zh-Hant", "xx", "")] == ["pt", "zh", "en", "en"]
