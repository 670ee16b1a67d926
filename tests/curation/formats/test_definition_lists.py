import pytest
from imported_files import import_files

from faqbot.curation.formats.definition_lists import read_definitions

pytest.importorskip("markdown_it")


def test_a_definition_list_of_markdown_has_its_questions_as_terms() -> None:
    found = import_files(
        faq__md="# Orders\n\nWhere is the mill?\n\n:   At the river.\n\n    Take the bus:\n\n    ```\n    : 4\n"
        "    ```\n\nWhen do you grind?\n: On Fridays,\n  and on request.\n"
    )
    assert [(entry.question, entry.answer, entry.topic) for entry in found.entries] == [
        ("Where is the mill?", "At the river.\n\nTake the bus:\n\n```\n: 4\n```", "Orders"),
        ("When do you grind?", "On Fridays,\nand on request.", "Orders"),
    ]
    assert found.result.problems == []
    assert found.result.notes == ["faq.md: 2 by definitions, 2 by lines: took definitions; --format to choose"]


def test_a_question_of_several_sentences_and_one_without_a_question_mark_are_terms_too() -> None:
    found = import_files(
        faq__md="Is it safe?\n\n:   Yes.\n\nBut what about mice! They come in winter.\n\n:   We have cats.\n\n"
        "A bag tore. It was wet. Who pays?\n\n:   We do.\n"
    )
    assert found.pairs == [
        ("Is it safe?", "Yes."),
        ("But what about mice! They come in winter.", "We have cats."),
        ("A bag tore. It was wet. Who pays?", "We do."),
    ]
    assert found.result.problems == []


def test_a_further_definition_and_what_is_not_indented_belong_to_the_answer() -> None:
    found = import_files(
        faq__md="Can I visit?\n\n: Yes.\n\n: Ring first.\n\n- or write\n- or call\n\nWho grinds?\n\n: Ada.\n"
    )
    assert found.pairs == [("Can I visit?", "Yes.\n\nRing first.\n\n- or write\n- or call"), ("Who grinds?", "Ada.")]


def test_of_several_questions_over_a_definition_the_others_are_paraphrases() -> None:
    found = import_files(
        faq__md="Where is it?\nHow do I get there?\n: By bus.\n\nWhich bus goes to\nthe mill?\n: The 4.\n"
    )
    assert [(entry.question, entry.paraphrases) for entry in found.entries] == [
        ("Where is it?", ("How do I get there?",)),
        ("Which bus goes to the mill?", ()),
    ]


def test_a_glossary_is_no_list_of_questions() -> None:
    page = "## What is bran?\n\nThe skin.\n\n## Words\n\nBran\n: The skin of a grain.\n\nGerm\n: Its core.\n"
    found = import_files(faq__md=page)
    assert [entry.question for entry in found.entries] == ["What is bran?"]


def test_questions_of_a_definition_list_beside_headings_are_reported() -> None:
    found = import_files(
        faq__md="## Where is it?\n\nHere.\n\n## When is it?\n\nNow.\n\n## Who is it?\n\nMe.\n\nIs it dear?\n\n: No.\n"
    )
    assert [entry.question for entry in found.entries] == ["Where is it?", "When is it?", "Who is it?"]
    assert ("lost-questions", '1 question is found by definitions only, "Is it dear?"') in found.problems


def test_a_heading_is_the_topic_of_all_terms_below_it_without_its_closing_marks() -> None:
    page = [
        "Free?",
        ": Yes.",
        "## Visits ## ",
        "",
        "Who?",
        ": Ada.",
        "",
        "Why?",
        ": Bread.",
        "# Shop#",
        "When?",
        ": 9.",
    ]
    found = [(entry.question, entry.answer, entry.topic) for entry in read_definitions(page, "faq.md").entries]
    assert found == [
        ("Free?", "Yes.", ""),
        ("Who?", "Ada.", "Visits"),
        ("Why?", "Bread.", "Visits"),
        ("When?", "9.", "Shop"),
    ]


@pytest.mark.parametrize("heading", [f"# a{' ' * 1_000_000}b", f"# {'#' * 1_000_000}x", f"# a{' #' * 500_000}x"])
def test_a_heading_of_a_million_characters_is_read_as_soon_as_others(heading: str) -> None:
    (entry,) = read_definitions([heading, "", "Where is it?", ": Here."], "faq.md").entries
    assert (entry.question, entry.answer) == ("Where is it?", "Here.")


def test_a_page_of_very_many_headings_terms_and_lines_of_a_term_is_read() -> None:
    page = [line for number in range(10_000) for line in (f"# h{number}", f"a{number}?", ": x")]
    page += ["", *["and"] * 100_000, "why?", ": x"]
    *short, long = read_definitions(page, "faq.md").entries
    assert [(entry.question, entry.topic) for entry in short] == [
        (f"a{number}?", f"h{number}") for number in range(10_000)
    ]
    assert (long.question[:7], long.question[-8:], long.topic) == ("and and", "and why?", "h9999")
