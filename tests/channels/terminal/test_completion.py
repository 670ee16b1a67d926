from dataclasses import replace

import pytest
from bread import BREAD, KEEPS, RISES
from hypothesis import given, settings
from hypothesis import strategies as st

from faqbot.channels.terminal.completion import Suggestion, suggest
from faqbot.channels.terminal.slash_commands import SLASH_COMMANDS
from faqbot.channels.terminal.texts import TerminalTexts
from faqbot.knowledge.model import Entry

ENGLISH = TerminalTexts("en")


def test_a_slash_suggests_the_commands_with_that_beginning() -> None:
    assert suggest(BREAD, "/T", ENGLISH) == [Suggestion("/topics", "list the topics, or the questions of one topic")]
    assert [suggestion.text for suggestion in suggest(BREAD, "/", ENGLISH)] == list(SLASH_COMMANDS)
    assert suggest(BREAD, "/loaf", ENGLISH) == []


def test_topics_are_suggested_after_the_command_topics() -> None:
    assert suggest(BREAD, "/topics ", ENGLISH) == [
        Suggestion("/topics Storage", "topic"),
        Suggestion("/topics Yeast", "topic"),
    ]
    assert suggest(BREAD, "/TOPICS y", ENGLISH) == [Suggestion("/topics Yeast", "topic")]
    assert suggest(BREAD, "/topics y", ENGLISH) == [Suggestion("/topics Yeast", "topic")]


def test_questions_with_every_typed_word_are_suggested_with_their_topic() -> None:
    assert suggest(BREAD, "loaf lon", ENGLISH) == [Suggestion("How long does a loaf keep?", "Storage")]
    assert suggest(BREAD, "loaf dough", ENGLISH) == []


@pytest.mark.parametrize("typed", ["FREEZE", "fréeze", " freeze "])
def test_case_accents_and_surrounding_spaces_do_not_matter(typed: str) -> None:
    assert suggest(BREAD, typed, ENGLISH) == [Suggestion("Can I freeze bread?", "Storage")]


def test_questions_that_begin_with_the_typed_text_come_first() -> None:
    brown = replace(RISES, id="brown", question="Bread: why brown?")
    knowledge = replace(BREAD, entries=(*BREAD.entries, brown))
    assert [suggestion.text for suggestion in suggest(knowledge, "bread", ENGLISH)] == [
        "Bread: why brown?",
        "Can I freeze bread?",
    ]


@pytest.mark.parametrize("typed", ["", "a", " a ", "   "])
def test_fewer_than_two_characters_suggest_nothing(typed: str) -> None:
    assert suggest(BREAD, typed, ENGLISH) == []


def test_no_more_suggestions_than_the_limit_are_made() -> None:
    many = tuple(replace(KEEPS, id=f"loaf-{number}", question=f"Loaf {number}?") for number in range(20))
    knowledge = replace(BREAD, entries=many)
    assert [suggestion.text for suggestion in suggest(knowledge, "loaf", ENGLISH)] == [f"Loaf {n}?" for n in range(8)]
    assert [suggestion.text for suggestion in suggest(knowledge, "loaf", ENGLISH, limit=2)] == ["Loaf 0?", "Loaf 1?"]
    assert [suggestion.text for suggestion in suggest(knowledge, "/", ENGLISH, limit=2)] == ["/help", "/topics"]


def test_a_draft_is_not_suggested() -> None:
    draft = replace(RISES, id="rye", question="Is rye sour?", draft=True)
    assert suggest(replace(BREAD, drafts=(draft,)), "rye", ENGLISH) == []


@given(st.sampled_from(BREAD.entries), st.integers(2, 30))
@settings(derandomize=True, deadline=None, max_examples=50)
def test_questions_with_the_typed_beginning_come_before_all_others(entry: Entry, length: int) -> None:
    typed = entry.question[:length]
    found = suggest(BREAD, typed, ENGLISH)
    has_beginning = [suggestion.text.startswith(typed.strip()) for suggestion in found]
    assert Suggestion(entry.question, entry.topic) in found
    assert has_beginning == sorted(has_beginning, reverse=True)
