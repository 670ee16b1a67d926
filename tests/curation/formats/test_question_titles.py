import pytest
from imported_files import import_files

from faqbot.curation.formats.question_titles import list_titles

pytest.importorskip("selectolax")
pytest.importorskip("markdown_it")


def test_a_title_is_a_question_over_a_text() -> None:
    lines = ["## Where is it?", "Here.", "", "You ask: why is", "it there?", "", "- Who is it?", "- What is it?"]
    assert list_titles(lines) == ["Where is it?"]


def test_a_page_with_many_more_titles_than_entries_is_reported() -> None:
    texts = "".join(f"<div><p>What is part {number}?</p><p>It is a part of the page.</p></div>" for number in "abcd")
    found = import_files(faq__html=f"{texts}<h2>New here?</h2><p>Write to us.</p>", way="headings")
    assert found.pairs == [("New here?", "Write to us.")]
    assert [str(problem) for problem in found.result.problems] == [
        (
            'faq.html: 4 lines look like questions and gave no entry, such as "What is part a?", "What is part b?", '
            '"What is part c?"; choose another way of reading with --format, or make each question a heading'
        )
    ]


def test_questions_inside_answers_are_not_reported_if_they_are_few() -> None:
    found = import_files(faq__md="## Where is it?\n\nHere.\n\nNot found?\n\nAsk us.\n\n## When is it?\n\nNow.\n")
    assert len(found.entries) == 2
    assert found.problems == []


def test_a_section_whose_text_has_questions_of_its_own_is_no_entry() -> None:
    found = import_files(
        faq__html="<h2>General</h2><p>Where is it?</p><p>Here.</p><p>When is it?</p><p>Now.</p>", way="headings"
    )
    assert found.entries == ()
    assert found.problems == [
        (
            "section",
            '"General" is no entry, as its text has 2 questions of its own, such as "Where is it?", "When is it?"',
        )
    ]


def test_a_page_without_entries_says_why() -> None:
    for name, text in (("faq__md", "Just a text.\n"), ("faq__html", "<p>Just a text.</p>")):
        found = import_files(**{name: text})
        assert found.result.files == []
        assert [str(problem) for problem in found.result.problems] == [
            (
                f"{name.replace('__', '.')}: no question with an answer was found; make each question a heading over "
                "its answer, or name the way of reading with --format"
            )
        ]


@pytest.mark.parametrize(
    "body",
    [
        (
            "<div class=item><div>Q :</div><div>Where is it?</div><div>A :</div><div>Here.</div></div>"
            "<div class=item><div>Q :</div><div>When is it?</div><div>A :</div><div>Now.</div></div>"
        ),
        "<p>Q:</p><p>Where is it?</p><p>A:</p><p>Here.</p><p>Q:</p><p>When is it?</p><p>A:</p><p>Now.</p>",
        "<p><b>Q: Where is it?</b></p><p>A: Here.</p><p><b>Q: When is it?</b></p><p>A: Now.</p>",
        "<p><strong>Where is it?</strong><br>Here.</p><p><strong>When is it?</strong><br>Now.</p>",
        "<ol><li><b>Where is it?</b><p>Here.</p></li><li><b>When is it?</b><p>Now.</p></li></ol>",
        "<ol><li>Where is it?<br>Here.</li><li>When is it?<br>Now.</li></ol>",
        "<p>Where is it?</p><p>Here.</p><p>When is it?</p><p>Now.</p>",
    ],
    ids=["labels in boxes", "labels alone", "labels", "bold", "bold in a list", "numbered", "lines"],
)
def test_questions_of_a_web_page_that_nothing_marks_up(body: str) -> None:
    assert import_files(faq__html=body).pairs == [("Where is it?", "Here."), ("When is it?", "Now.")]


def test_the_title_of_the_next_part_is_no_part_of_an_answer() -> None:
    found = import_files(
        faq__html="<h5>Parcels</h5><h2 id=match-heading-one>Where is it?</h2><p>Here.</p><h5>Money</h5>"
        "<h2 id=who-pays>Who pays for it?</h2><p>You.</p>"
    )
    assert [(entry.id, entry.answer, entry.topic) for entry in found.entries] == [
        ("where-is-it", "Here.", "Parcels"),
        ("who-pays", "You.", "Money"),
    ]


def test_a_line_in_bold_that_asks_nothing_is_no_part_of_the_answer_above_it() -> None:
    found = import_files(
        faq__md="**Where is it?**\n\nHere.\n\n**Please note**\n\nUpstairs.\n\n"
        "**The video does not work**\n\nTurn it on.\n\n"
        "**When is it?**\n\nNow.\n"
    )
    assert found.pairs == [("Where is it?", "Here.\n\n**Please note**\n\nUpstairs."), ("When is it?", "Now.")]
    assert found.problems == [("not-a-question", 'the title "The video does not work" is no question')]
