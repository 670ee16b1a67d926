"""Parts that unfold inside other ones, of web pages and of Markdown."""

import pytest
from imported_files import import_files

NESTED = """# Help

<details><summary>Is it <b>safe</b>?</summary>

Yes.

<details><summary>Even at night?</summary>

Yes, lit.

</details>

And by day.

</details>
<details><summary>Is there more?</summary>

Sure.

<details><summary>Fine print</summary>

Nothing.

</details></details>
"""


def to_html(markdown: str) -> str:
    """The same page in HTML: its paragraphs are elements."""
    lines = [line if not line or line.startswith("<") else f"<p>{line}</p>" for line in markdown.split("\n")[1:]]
    return "<h1>Help</h1>" + "\n".join(lines)


@pytest.mark.parametrize("suffix", ["html", "md"])
def test_a_question_inside_a_question_is_an_entry_that_the_outer_one_leads_to(suffix: str) -> None:
    pytest.importorskip("selectolax")
    found = import_files(**{f"faq__{suffix}": to_html(NESTED) if suffix == "html" else NESTED})
    assert found.pairs == [
        ("Is it safe?", "Yes.\n\nAnd by day."),
        ("Even at night?", "Yes, lit."),
        ("Is there more?", "Sure.\n\n**Fine print**\n\nNothing."),
    ]
    assert [entry.follow_ups for entry in found.entries] == [("even-at-night",), (), ()]
    assert found.problems == []


@pytest.mark.parametrize("suffix", ["html", "md"])
def test_a_part_with_nothing_but_questions_inside_is_their_topic(suffix: str) -> None:
    pytest.importorskip("selectolax")
    page = "".join(
        f"<details><summary>{topic}</summary>\n"
        + "".join(f"<details><summary>{question}</summary>\n\nYes.\n\n</details>" for question in questions)
        + "</details>\n"
        for topic, questions in (("Payments", ["Can I pay now?", "Can I pay later?"]), ("Post", ["Can I send it?"]))
    )
    found = import_files(**{f"faq__{suffix}": page})
    assert [(entry.topic, entry.question) for entry in found.entries] == [
        ("Payments", "Can I pay now?"),
        ("Payments", "Can I pay later?"),
        ("Post", "Can I send it?"),
    ]


def test_a_part_that_is_never_closed_ends_with_the_page() -> None:
    found = import_files(
        faq__md="<details><summary>Is it safe?</summary>\n\nYes.\n\n<details><summary>Why?</summary>\nSo."
    )
    assert found.pairs == [("Is it safe?", "Yes."), ("Why?", "So.")]


def test_of_several_terms_over_a_definition_the_others_are_phrasings() -> None:
    pytest.importorskip("selectolax")
    terms = "<dt>Who pays?</dt><dt>Who is charged?</dt><dd>Nobody.</dd>"
    plain = import_files(faq__html=f"<dl><dt>Is it free?</dt><dd>Yes.</dd><dd>For now.</dd>{terms}</dl>")
    assert [(entry.phrasings, entry.answer) for entry in plain.entries] == [
        (("Is it free?",), "Yes.\n\nFor now."),
        (("Who pays?", "Who is charged?"), "Nobody."),
    ]
    boxed = import_files(faq__html=f"<dl><div><dt>Is it free?</dt><dd>Yes.</dd></div><div>{terms}</div></dl>", out="b")
    assert [entry.phrasings for entry in boxed.entries] == [("Is it free?",), ("Who pays?", "Who is charged?")]
    assert plain.problems == boxed.problems == []


def test_what_is_nested_too_deep_is_text_of_what_is_around_it() -> None:
    found = import_files(faq__md="<details><summary>Is it safe?</summary>\n\nYes.\n" * 1200)
    assert [entry.question for entry in found.entries] == ["Is it safe?"]
