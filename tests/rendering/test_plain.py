from dataclasses import replace

import pytest
from bread import BAG, BREAD, FREEZES, KEEPS, RISES, answer, clarification, gap_answer, greeting, no_answer
from hypothesis import given, settings
from hypothesis import strategies as st
from wcwidth import wcswidth

from faqbot.matching.ranking import Correction, Ranking
from faqbot.rendering.blocks import Block
from faqbot.rendering.plain import MAX_WIDTH, lay_out, to_text
from faqbot.replies.reply import Answer


def test_an_answer_runs_from_corrections_to_next_questions() -> None:
    reply = answer(KEEPS, corrections=(Correction("kep", "keep"),))
    assert to_text(reply) == (
        "I read kep as keep.\n"
        "\n"
        "About three days at room temperature.\n"
        "\n"
        "How sure is this? the handbook reports this\n"
        "\n"
        "Sources\n"
        "“The handbook”, 2010, https://bread.example/handbook\n"
        "  [1] Storage (storage/1)\n"
        "  [2] References (references/1), Miller on stale bread\n"
        "\n"
        "You may also want to know:\n"
        "  1. Can I freeze bread?\n"
        "  2. Which bag is best?"
    )


def test_a_clarification_reads_as_a_numbered_list() -> None:
    assert to_text(clarification(FREEZES, BAG)) == (
        "I am not sure what you mean. Did you mean one of these?\n"
        "\n"
        "  1. Can I freeze bread?\n"
        "  2. Which bag is best?\n"
        "\n"
        "Type the number of your choice, or ask in other words."
    )


def test_no_answer_shows_the_topics_and_the_contact() -> None:
    assert to_text(no_answer("carburettor")) == (
        "I don't know. None of the answers that I was given fits your question.\n"
        "You can ask me about: Storage, Yeast.\n"
        "Ask your baker."
    )


def test_a_gap_shows_the_nearest_questions() -> None:
    assert to_text(gap_answer()) == (
        "The handbook says nothing about gluten.\n"
        "\n"
        "What I can tell you about:\n"
        "  1. How long does a loaf keep?\n"
        "\n"
        "Ask your baker."
    )


def test_whom_to_ask_comes_last() -> None:
    reply = replace(clarification(FREEZES, BAG), lost=1)
    assert to_text(reply) == (
        "I am not sure what you mean. Did you mean one of these?\n"
        "\n"
        "  1. Can I freeze bread?\n"
        "  2. Which bag is best?\n"
        "\n"
        "Type the number of your choice, or ask in other words.\n"
        "\n"
        "You can ask me about: Storage, Yeast.\n"
        "Ask your baker."
    )
    assert to_text(reply, can_choose=False) == (
        "I am not sure what you mean. Did you mean one of these?\n"
        "\n"
        "  - Can I freeze bread?\n"
        "  - Which bag is best?\n"
        "\n"
        "You can ask me about: Storage, Yeast.\n"
        "Ask your baker."
    )


def test_blank_lines_of_an_answer_are_kept() -> None:
    entry = replace(KEEPS, answer="\nPlans:\n\n\n| a | b |\n| 1 | 2 |\n\nAsk us.\n")
    assert to_text(answer(entry)).startswith("Plans:\n\n| a | b |\n| 1 | 2 |\n\nAsk us.\n")


def test_small_talk_is_only_its_text() -> None:
    assert to_text(greeting()) == "Hello! Ask me about bread."


def test_lines_are_wrapped_behind_their_marks() -> None:
    assert to_text(answer(FREEZES), width=30) == (
        "Yes, for up to three months.\n"
        "\n"
        "Sources\n"
        "“The handbook”, 2010,\n"
        "https://bread.example/handbook\n"
        "  [1] Storage (storage/1)"
    )


def test_a_line_is_never_wider_than_the_maximum() -> None:
    reply = Answer(knowledge=BREAD, ranking=Ranking(question="?"), entry=replace(RISES, answer="dough " * 40))
    shown = to_text(reply, width=500).split("\n")
    assert shown == ["dough " * 13 + "dough"] * 2 + ["dough " * 11 + "dough"]
    assert MAX_WIDTH == 88


def test_line_feeds_are_kept_and_indented_behind_the_mark() -> None:
    block = Block("choice", "Which bag?\nPaper or plastic?", "1.")
    assert list(lay_out([block])) == [("choice", "  1. Which bag?"), ("choice", "     Paper or plastic?")]
    assert list(lay_out([block], width=20)) == [
        ("choice", "  1. Which bag?"),
        ("choice", "     Paper or"),
        ("choice", "     plastic?"),
    ]


def test_a_line_is_not_broken_at_a_hyphen() -> None:
    shown = list(lay_out([Block("answer", "a whole-grain loaf")], width=12))
    assert shown == [("answer", "a"), ("answer", "whole-grain"), ("answer", "loaf")]


def test_an_empty_line_separates_kinds_of_blocks_except_below_a_heading() -> None:
    parts = [Block("note", "a"), Block("note", "b"), Block("heading", "c"), Block("source", "d"), Block("heading", "e")]
    assert [line for _, line in lay_out(parts)] == ["a", "b", "", "c", "d", "", "e"]


def test_no_blocks_make_no_lines() -> None:
    assert list(lay_out([])) == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("面包放三天 最好 不要冷藏", ["- 面包放三", "  天 最好", "  不要冷藏"]),
        ("Brot 🍞🍞🍞🍞🍞 Brot", ["- Brot 🍞", "  🍞🍞🍞🍞", "  Brot"]),
        ("Cafe\u0301 cre\u0300me brûlée", ["- Cafe\u0301", "  cre\u0300me", "  brûlée"]),
        ("见 https://bread.example/ 面包放三天", ["- 见", "  https://bread.example/", "  面包放三天"]),
    ],
    ids=["wide", "emoji", "combining", "an address is not broken"],
)
def test_text_is_wrapped_by_the_columns_it_takes(text: str, shown: list[str]) -> None:
    mark = [("choice", f"  {line}") for line in shown]
    assert list(lay_out([Block("choice", text, "-")], width=12)) == mark


words = st.text(st.sampled_from("ab-é🍞/ \n"), max_size=80)


def is_single_word(line: str, mark: str) -> bool:
    """Return whether a line holds a single word, which is never broken even if it is longer than the line."""
    return len(line.strip().removeprefix(mark).split()) == 1


@pytest.mark.parametrize("mark", ["", "[1]", "1."])
@given(text=words, width=st.integers(1, 120))
@settings(derandomize=True, deadline=None, max_examples=100)
def test_wrapping_keeps_every_letter_and_the_width(mark: str, text: str, width: int) -> None:
    shown = [line for _, line in lay_out([Block("source", text, mark)], width=width)]
    assert all(wcswidth(line) <= max(12, min(width, MAX_WIDTH)) or is_single_word(line, mark) for line in shown)
    assert "".join("".join(shown).split()).replace(mark, "", 1) == "".join(text.split())
