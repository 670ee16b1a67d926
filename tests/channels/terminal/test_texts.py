"""The sentences of the terminal are complete in every language."""

import re
from pathlib import Path

import pytest

from faqbot.channels.terminal.slash_commands import SLASH_COMMANDS
from faqbot.channels.terminal.texts import FOLDER, TerminalTexts
from faqbot.data import data_path
from faqbot.language.direction import END_OF_ISOLATE, ISOLATE
from faqbot.language.named_texts import read_named_texts
from faqbot.language.text import safe_text

LANGUAGES = sorted(file.stem for file in Path(data_path(FOLDER)).iterdir())
ENGLISH = read_named_texts(FOLDER, "en")


def find_fixed_parts(text: str) -> list[str]:
    """Return what must stand in every language as it is: placeholders, commands, options and endings of files."""
    return sorted(re.findall(r"\{\w+\}|/[a-z]+|--log FILE|(?<![a-z])-v(?![a-z])|\.jsonl|\.md", text))


def test_the_terminal_speaks_every_language_that_the_messages_speak() -> None:
    assert set(LANGUAGES) == {"en", *(file.stem for file in Path(data_path("messages")).iterdir())}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_every_sentence_with_its_fixed_parts(language: str) -> None:
    texts = read_named_texts(FOLDER, language)
    assert list(texts) == list(ENGLISH)
    for name, text in texts.items():
        assert find_fixed_parts(text) == find_fixed_parts(ENGLISH[name]), name
        assert text == safe_text(text.strip()), name


def test_every_command_has_a_summary() -> None:
    assert [name for name in ENGLISH if name.startswith("help_")] == [f"help_{name[1:]}" for name in SLASH_COMMANDS]


def test_a_language_without_a_file_is_spoken_to_in_english() -> None:
    assert TerminalTexts("tlh").get("leave") == TerminalTexts("en").get("leave")
    assert TerminalTexts("de-AT").get("did_you_mean", name="/help") == "Meinten Sie /help?"


def test_what_is_embedded_in_a_language_from_right_to_left_is_isolated() -> None:
    texts = TerminalTexts("ar")
    assert texts.get("why_chosen", question="IVIG?") == f"اخترت السؤال «{ISOLATE}IVIG?{END_OF_ISOLATE}»."
    assert texts.get("see_help") == f"{ISOLATE}/help{END_OF_ISOLATE} يعرض الأوامر."
    assert f"{ISOLATE}/why -v{END_OF_ISOLATE}" in texts.get("why_in_detail")


def test_a_text_from_right_to_left_is_isolated_in_any_language() -> None:
    shown = TerminalTexts("en").get("no_topic", name="שלום")
    assert shown == f"There is no topic “{ISOLATE}שלום{END_OF_ISOLATE}”. /topics lists all topics."


def test_what_is_embedded_cannot_control_the_terminal_or_leave_its_isolate() -> None:
    shown = TerminalTexts("he").get("did_you_mean", name="a\x1b\u2069\u202eb {name}")
    assert shown == f"האם התכוונתם ל־{ISOLATE}a\\u{{1b}}\\u{{2069}}\\u{{202e}}b {{name}}{END_OF_ISOLATE}?"
