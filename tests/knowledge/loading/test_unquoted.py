"""Texts that need quotes round them."""

from collections.abc import Callable

import pytest

from faqbot.knowledge.loading.unquoted import explain_unquoted
from faqbot.knowledge.model import KnowledgeBase

HEAD = "format: 1\nid: desk\nentries:\n  - id: ticket\n"


@pytest.mark.parametrize("mark", list("@`%*&!"))
def test_a_mark_at_the_beginning_of_a_text_is_named(mark: str) -> None:
    for line in (f"    question: {mark}home or not?", f"      - {mark}home", f"  - question: {mark}home"):
        assert explain_unquoted(line) == (f'the text begins with "{mark}"', "put quotes round the text")


@pytest.mark.parametrize(
    "line", ["", "entries:", "%YAML 9.9", "How long?", '    question: "a: b', "    - [a: b", "x: y"]
)
def test_a_line_that_needs_no_quotes_gets_no_such_advice(line: str) -> None:
    assert explain_unquoted(line) is None


@pytest.mark.parametrize(
    ("answer", "comment"),
    [("Ask for ticket #42 at the desk.", "#42 at the desk."), ("About 5 # or 6", "# or 6")],
)
def test_a_comment_behind_an_answer_is_a_warning(
    load: Callable[[str], KnowledgeBase], answer: str, comment: str
) -> None:
    (warning,) = load(f"{HEAD}    answer: {answer}\n    question: Where?\n").warnings
    assert warning.code == "FB112"
    assert str(warning) == (
        f'bread.yaml:5:13: "answer" ends before "{comment}", which YAML reads as a comment; '
        "put quotes round the text, or move the comment to a line of its own"
    )


@pytest.mark.parametrize(
    "text",
    [
        '    answer: "Ask for ticket #42."  # checked',
        "    answer: Ask for ticket#42.",
        "    topic: Desk  # where it is\n    answer: Ask.",
        "    answer: |\n      Ask for ticket #42.",
        "    # a comment\n    answer: Ask.",
    ],
)
def test_other_comments_and_marks_are_no_warning(load: Callable[[str], KnowledgeBase], text: str) -> None:
    assert load(f"{HEAD}{text}\n    question: Where?\n").warnings == ()
