"""Texts and values are added to lists in place; comments, layout and line ends stay."""

import pytest

from faqbot.curation.editing.lists import add_rows, add_texts, add_to_group, set_text

NEW = ("is it #1?", "does it rise")


def add(before: str) -> str | None:
    found = add_texts(before.encode(), "entries", "a", "paraphrases", NEW)
    return found.decode() if found else None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "entries:\n  - id: a\n    question: How?  # so\n    answer: So.\n",
            (
                "entries:\n  - id: a\n    question: How?  # so\n    paraphrases:\n"
                '      - "is it #1?"\n      - does it rise\n    answer: So.\n'
            ),
        ),
        (
            "entries:\n  - id: a\n    question: How?\n    paraphrases: [one, two] # both\n    answer: So.\n",
            (
                "entries:\n  - id: a\n    question: How?\n"
                '    paraphrases: [one, two, "is it #1?", does it rise] # both\n    answer: So.\n'
            ),
        ),
        (
            "entries:\n- id: a\n  paraphrases:\n  - one\n  # the last\n  - two\n\n  # the answer\n  answer: So.\n",
            (
                "entries:\n- id: a\n  paraphrases:\n  - one\n  # the last\n  - two\n"
                '  - "is it #1?"\n  - does it rise\n\n  # the answer\n  answer: So.\n'
            ),
        ),
        (
            "entries:\n  - answer: So.\n    id: a\n    question: >-\n      How\n      so?\n\n# the end\n",
            (
                "entries:\n  - answer: So.\n    id: a\n    question: >-\n      How\n      so?\n    paraphrases:\n"
                '      - "is it #1?"\n      - does it rise\n\n# the end\n'
            ),
        ),
        (
            "entries: [{id: a, question: How, answer: So}]",
            'entries: [{id: a, question: How, paraphrases: ["is it #1?", does it rise], answer: So}]',
        ),
        (
            "entries:\r\n  - id: a\r\n    question: How?\r\n    paraphrases: [one]\r\n",
            'entries:\r\n  - id: a\r\n    question: How?\r\n    paraphrases: [one, "is it #1?", does it rise]\r\n',
        ),
        (
            "entries:\n  - id: a\n    question: How?",
            'entries:\n  - id: a\n    question: How?\n    paraphrases:\n      - "is it #1?"\n      - does it rise\n',
        ),
    ],
)
def test_texts_are_added_in_the_style_of_the_list(before: str, after: str) -> None:
    assert add(before) == after


@pytest.mark.parametrize(
    "before",
    [
        "entries:\n  - id: b\n    question: How?\n",
        'entries:\n  - id: a\n    paraphrases: ["of an escape the end\\tis not known"]\n',
        "entries: 5\n",
        "entries:\n  - id: a\n    paraphrases: one\n",
        "entries: [\n",
        "",
    ],
)
def test_a_file_that_cannot_be_edited_in_place_is_refused(before: str) -> None:
    assert add(before) is None


def test_a_word_is_set_or_added() -> None:
    before = b"entries:\n  - id: a\n    question: How?\n    answer_at: 0.4 # low\n"
    assert set_text(before, "entries", "a", "answer_at", "0.6") == before.replace(b"0.4", b"0.6")
    assert set_text(b"entries:\n  - id: a\n    question: How?\n", "entries", "a", "answer_at", "0.6") == (
        b"entries:\n  - id: a\n    question: How?\n    answer_at: 0.6\n"
    )
    assert (
        set_text(b"entries: [{id: a}]\n", "entries", "a", "answer_at", "0.6") == b"entries: [{id: a, answer_at: 0.6}]\n"
    )
    assert set_text(b"entries:\n  - id: a\n    answer_at: [1]\n", "entries", "a", "answer_at", "0.6") is None


def test_a_value_is_added_behind_the_last_one_or_at_the_end_of_the_file() -> None:
    rows, content = ["- id: b", "  question: Who?"], {"id": "b", "question": "Who?"}
    before = b"gaps:\n  - id: a\n    answer: |-\n      One.\n      # no comment\n\n# entries\nentries: []\n"
    assert add_rows(before, "gaps", rows, content) == (
        b"gaps:\n  - id: a\n    answer: |-\n      One.\n      # no comment\n\n"
        b"  - id: b\n    question: Who?\n# entries\nentries: []\n"
    )
    assert add_rows(b"id: x", "gaps", rows, content) == b"id: x\ngaps:\n  - id: b\n    question: Who?\n"
    assert add_rows(b"", "gaps", rows, content) == b"gaps:\n  - id: b\n    question: Who?\n"
    assert add_rows(b"gaps: [{id: a}]\n", "gaps", rows, content) is None
    assert add_rows(b"- a\n", "gaps", rows, content) is None


def test_words_join_a_group_of_synonyms() -> None:
    before = b"synonyms:\n  - [loaf, bread]  # the same\n  - - car\n    - auto\n"
    assert add_to_group(before, "synonyms", 0, ["batard"]) == before.replace(b"bread]", b"bread, batard]")
    assert add_to_group(before, "synonyms", 1, ["van"]) == before + b"    - van\n"
    assert add_to_group(before, "synonyms", 2, ["van"]) is None
    assert add_rows(before, "synonyms", ["- [a, b]"], ["a", "b"], "[a, b]") == before + b"  - [a, b]\n"
    assert add_rows(b"synonyms: [[c, d]]\n", "synonyms", [], ["a", "b"], "[a, b]") is None
