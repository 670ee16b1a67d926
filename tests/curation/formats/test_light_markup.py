import pytest
from imported_files import import_files

pytest.importorskip("markdown_it")


def test_a_page_in_restructured_text() -> None:
    found = import_files(
        faq__rst="===\nFAQ\n===\n\n.. _faq:\n.. contents::\n   :depth: 2\n\nOrders\n------\n\n"
        "Q: Where is it?\n~~~~~~~~~~~~~~~\n"
        "At `the mill <https://example.org>`_, see :ref:`the map <map>`::\n\n    code\n\n #. one ``two``\n\n"
        "Money\n-----\n\nQ: But the price...\n~~~~~~~~~~~~~~~~~~~~\nYou pay.\n"
    )
    assert [(entry.question, entry.answer, entry.topic) for entry in found.entries] == [
        (
            "Where is it?",
            "At [the mill](https://example.org), see the map:\n\n    code\n\n 1. one `two`",
            "Orders",
        ),
        ("But the price...", "You pay.", "Money"),
    ]
    assert found.result.problems == []
    assert found.title == "FAQ"


def test_a_page_in_asciidoc() -> None:
    found = import_files(
        faq__adoc="= FAQ\n:toc:\n\n== Orders\n\n[[place]]\n=== Where is it?\n\n"
        "At https://example.org[the mill], see <<map,the map>>.\n"
        "\n. one\n\n----\n== code\n----\n\n=== When is it?\n\nNow.\n"
    )
    assert found.pairs == [
        ("Where is it?", "At [the mill](https://example.org), see the map.\n\n1. one\n\n```\n== code\n```"),
        ("When is it?", "Now."),
    ]
    assert found.result.problems == []


def test_places_in_a_converted_page_are_those_of_the_file() -> None:
    found = import_files(faq__rst="Where is it?\n------------\n\nHere.\n\nWhen is it?\n-----------\n")
    assert [str(problem) for problem in found.result.problems] == [
        'faq.rst, line 6: "When is it?" has no answer; write an answer'
    ]


def test_a_line_that_begins_with_a_role_is_kept() -> None:
    found = import_files(faq__rst="Where is it?\n============\n\n* See the page\n  :ref:`the map` for the way.\n")
    assert [entry.answer for entry in found.entries] == ["* See the page\n  the map for the way."]


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    found = import_files(faq__md="---\n\n## Where is it?\n\nHere.\n\n---\n\n## When is it open?\n\nAt nine.\n")
    assert [entry.question for entry in found.entries] == ["Where is it?", "When is it open?"]


def test_dates_in_other_values_do_no_harm() -> None:
    found = import_files(
        faq__toml='[[faq]]\nquestion = "Where is it?"\nanswer = "Here."\nmeta = {updated = 2024-01-01}\n'
    )
    assert [(entry.question, entry.answer) for entry in found.entries] == [("Where is it?", "Here.")]
