from dataclasses import replace

import pytest
from bread import BREAD, FREEZES, KEEPS, RISES, answer, clarification

from faqbot.matching.ranking import Correction, Ranking
from faqbot.rendering.markdown import to_markdown
from faqbot.replies.reply import Answer


def test_the_question_is_a_heading_above_its_reply() -> None:
    assert to_markdown(answer(KEEPS, corrections=(Correction("kep", "keep"),))) == (
        "## how long\n"
        "\n"
        "*I read kep as keep.*\n"
        "\n"
        "About three days at room temperature.\n"
        "\n"
        "*How sure is this? the handbook reports this*\n"
        "\n"
        "**Sources**\n"
        "\n"
        "“The handbook”, 2010, https://bread.example/handbook\n"
        "1. Storage (storage/1)\n"
        "2. References (references/1), Miller on stale bread\n"
        "\n"
        "**You may also want to know:**\n"
        "\n"
        "1. Can I freeze bread?\n"
        "2. Which bag is best?\n"
    )


def test_lines_of_an_answer_are_paragraphs() -> None:
    assert to_markdown(answer(RISES, "why")) == "## why\n\nYeast breathes out gas.\n\nWarmth speeds it up.\n"


def test_a_clarification_is_a_list_to_choose_from() -> None:
    shown = to_markdown(clarification(FREEZES, KEEPS))
    assert "\n\n1. Can I freeze bread?\n2. How long does a loaf keep?\n\n*Type" in shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("*3* `loaves` [here](x) <b> &amp; #1", "\\*3\\* \\`loaves\\` \\[here\\](x) \\<b\\> \\&amp; \\#1"),
        ("- 3 - 4", "\\- 3 - 4"),
        ("1. Knead. 2. Bake.", "1\\. Knead. 2. Bake."),
        ("see https://bread.example/a_loaf_#1", "see https://bread.example/a_loaf_#1"),
        ("[win](javascript://x) [b](https://a.b)", "\\[win\\](javascript://x) \\[b\\](https://a.b)"),
        ("red \x1b[31m", "red \\\\u{1b}\\[31m"),
    ],
)
def test_markup_in_questions_and_answers_is_escaped(text: str, shown: str) -> None:
    reply = Answer(knowledge=BREAD, ranking=Ranking(question=text), entry=replace(RISES, answer=text))
    assert to_markdown(reply) == f"## {shown}\n\n{shown}\n"
