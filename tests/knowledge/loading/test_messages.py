"""The bot speaks the language of the base, unless the base says it in its own words."""

from pathlib import Path

import pytest

from faqbot import load_knowledge
from faqbot.data import data_path
from faqbot.knowledge.loading.fields import find_placeholders
from faqbot.knowledge.messages import Messages
from faqbot.language.named_texts import read_named_texts

ENGLISH = Messages()._asdict()
LANGUAGES = sorted(path.stem for path in Path(data_path("messages")).glob("*.txt"))

BASE = """
format: 1
id: brot
language: {language}
entries: [{{id: preis, question: Was kostet das Brot?, answer: Zwei Euro.}}]
{messages}
"""


def load_messages(tmp_path: Path, language: str, messages: str = "") -> Messages:
    path = tmp_path / "base.yaml"
    path.write_text(BASE.format(language=language, messages=messages), encoding="utf-8")
    return load_knowledge(path).messages


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_every_sentence_with_its_placeholders(language: str) -> None:
    texts = read_named_texts("messages", language)
    assert list(texts) == list(ENGLISH)
    for name, text in texts.items():
        expected = [] if name in {"language", "source_language"} else find_placeholders(ENGLISH[name])
        assert sorted(find_placeholders(text)) == sorted(expected), name
        assert text.strip() == text


def test_the_sentences_are_those_of_the_language_of_the_base(tmp_path: Path) -> None:
    assert load_messages(tmp_path, "de-AT").sources == "Quellen"
    assert load_messages(tmp_path, "en") == load_messages(tmp_path, "tlh") == Messages()


def test_a_sentence_of_the_base_replaces_that_of_its_language(tmp_path: Path) -> None:
    messages = load_messages(tmp_path, "de", "messages: {sources: Woher wir das wissen}")
    assert messages.sources == "Woher wir das wissen"
    assert messages.answer == "Antwort"
