"""What stands beside the words of headings: numbers, labels, and signs; and raised letters."""

import pytest
from imported_files import import_files

from faqbot.curation.formats.page import strip_number


@pytest.mark.parametrize(
    "heading",
    [
        "1.2 How do I pay?",
        "1.2.3. How do I pay?",
        "2) How do I pay?",
        "(3) How do I pay?",
        "b) How do I pay?",
        "IV. How do I pay?",
        "Q1.4: How do I pay?",
        "Question 7 - How do I pay?",
        "Pregunta: How do I pay?",
        "Вопрос 3. How do I pay?",
        "質問：How do I pay?",
        "P: How do I pay?",
        "# 1.2 How do I pay? ¶",
        "💬 How do I pay? 🔗",
        "How do I pay? #",
    ],
)
def test_a_number_a_label_and_a_sign_are_no_part_of_a_question(heading: str) -> None:
    assert strip_number(heading) == "How do I pay?"


@pytest.mark.parametrize(
    "heading",
    ["1.5 mm or 2?", "3 for 2: how?", "D: drive is full?", "Is it C#?", "I. am lost", "Mix. it how?", "24/7?"],
)
def test_numbers_and_signs_that_are_part_of_a_question_stay(heading: str) -> None:
    assert strip_number(heading) == heading.removeprefix("I. ")


def test_numbers_and_links_of_headings_are_left_out() -> None:
    pytest.importorskip("selectolax")
    found = import_files(
        faq__html='<h1>FAQ</h1><h2 id="a"><span>1.2</span> How do I pay?<a href="#a">¶</a></h2><p>By card.'
        '</p><h2><a href="#b">#</a> 1.3. When do I pay?</h2><p>Now.</p><h2>1.4 More<a href="#c">§</a></h2>'
        "<h3>1.4.1 Who pays?</h3><p>You.</p>"
    )
    assert found.pairs == [("How do I pay?", "By card."), ("When do I pay?", "Now."), ("Who pays?", "You.")]
    assert found.entries[-1].topic == "More"


@pytest.mark.parametrize("suffix", ["html", "md"])
def test_raised_and_lowered_letters_stay_what_they_are(suffix: str) -> None:
    pytest.importorskip("selectolax")
    text = "2 m<sup>2</sup>, CO<sub>2</sub>, 10<sup>-3</sup>, the 3<sup>rd</sup>, done.<sup><a href='#n1'>[1]</a></sup>"
    heading = "What is CO<sub>2</sub>?"
    page = f"<h2>{heading}</h2><p>{text}</p>" if suffix == "html" else f"## {heading}\n\n{text}\n"
    found = import_files(**{f"faq__{suffix}": page})
    assert found.pairs == [("What is CO₂?", "2 m², CO₂, 10⁻³, the 3rd, done.")]
