import subprocess
import sys
from dataclasses import replace

import pytest
from bread import KEEPS, answer, no_answer

from faqbot.rendering import markup
from faqbot.rendering.accessible import build_accessible_blocks
from faqbot.rendering.ansi import render_blocks
from faqbot.rendering.blocks import Block, build_blocks
from faqbot.rendering.plain import to_text
from faqbot.replies.reply import Reply


def reply_with(text: str) -> Reply:
    """Return an answer with this text, and nothing below it."""
    return answer(replace(KEEPS, answer=text, citations=(), follow_ups=(), evidence=None))


def shown(text: str, width: int = 80, *, is_coloured: bool = False) -> str:
    """Return an answer with this text as a terminal shows it."""
    return render_blocks(build_blocks(reply_with(text)), width=width, is_coloured=is_coloured)


@pytest.mark.parametrize(
    ("text", "terminal"),
    [
        ("It keeps **three** days.", "It keeps three days."),
        ("It keeps *about* __three__ days.", "It keeps about three days."),
        ("Run `faqbot check` first.", "Run faqbot check first."),
        ("See [the page](https://bread.example/a_b_).", "See the page (https://bread.example/a_b_)."),
        ("See [**the** page](https://bread.example).", "See the page (https://bread.example)."),
        ("See <https://bread.example/>.", "See https://bread.example/."),
        ("Write to <us@bread.example>.", "Write to us@bread.example."),
        ("![A loaf](loaf.png)", "A loaf (loaf.png)"),
        (r"\*Not\* marked &amp; so on", "*Not* marked & so on"),
        ("## Storage\n\nIn a bag.", "Storage\n\nIn a bag."),
        ("> Bread is life.", "  > Bread is life."),
        ("```\nfaqbot   check\n```", "    faqbot   check"),
    ],
)
def test_markup_is_rendered(text: str, terminal: str) -> None:
    assert shown(text) == terminal


def test_styles_are_shown_in_colour_and_carried_over_a_line_break() -> None:
    assert shown("Keep it **in a dry place**, `cold`, *always*.", 18, is_coloured=True) == (
        "Keep it \x1b[1min a dry\x1b[0m\n\x1b[1mplace\x1b[22m, \x1b[36mcold\x1b[39m,\n\x1b[3malways\x1b[23m."
    )


def test_lists_are_indented_and_keep_their_numbers() -> None:
    text = "First:\n\n1. Cut the loaf with a **long** knife.\n2. Wrap it:\n   - in foil\n   - in a bag\n5) Freeze it."
    assert shown(text, 30) == (
        "First:\n\n"
        "  1. Cut the loaf with a long\n"
        "     knife.\n"
        "  2. Wrap it:\n"
        "     - in foil\n"
        "     - in a bag\n"
        "  5) Freeze it."
    )


TABLE = "| Loaf | **Days** |\n|---|--:|\n| Rye | 5 |\n| 白面包 | 2 |"


def test_a_table_stands_in_columns_as_wide_as_their_cells() -> None:
    assert shown(TABLE) == "Loaf    Days\n------  ----\nRye     5\n白面包  2"


def test_a_table_that_is_too_wide_becomes_a_list() -> None:
    text = TABLE.replace("Loaf", "Kind of loaf").replace("Days", "Number of days")
    assert shown(text, 20) == ("Kind of loaf: Rye\nNumber of days: 5\n\nKind of loaf: 白面包\nNumber of days: 2")


@pytest.mark.parametrize(
    "text",
    [
        "2*3*4 is 24, and 5 * 3 is 15.",
        "a**2**b, snake_case_name, __init__s",
        "A [1] marker, [2], <b>not bold</b>, x < y > z",
        "One line\nand the next\n---\n===",
        "[1]: the first source",
        "**never closed",
        "In\n1986. It was so.",
        "C:\\bread\\loaf",
    ],
)
def test_signs_that_are_no_markup_are_kept(text: str) -> None:
    assert shown(text) == text


def test_markup_cannot_send_control_characters_to_the_terminal() -> None:
    assert shown("**a**\x1b[2J &#x202e;b &#27; [c](https://bread.example/\x1b)") == (
        "a\\u{1b}[2J \\u{202e}b � c (https://bread.example/\\u{1b})"
    )


def test_a_question_that_is_quoted_is_no_markup() -> None:
    reply = no_answer("**bread**")
    blocks = [Block("note", "You asked “**bread**”."), *build_blocks(reply)]
    assert render_blocks(blocks, width=80).startswith("You asked “**bread**”.\n")


def test_in_a_pipe_an_answer_is_shown_as_it_was_written() -> None:
    text = "Keep it **dry**:\n- in a bag\n- in a [box](https://bread.example)"
    assert render_blocks(build_blocks(reply_with(text)), width=None) == text
    assert to_text(reply_with(text)) == text


def test_a_screen_reader_is_told_the_answer_without_markup() -> None:
    def read_out(text: str) -> str:
        return render_blocks(build_accessible_blocks(reply_with(text)), width=80)

    assert read_out("It keeps **three** days.") == "Answer: It keeps three days."
    assert read_out("- in a **bag**\n- in a box") == "Answer:\n  - in a bag\n  - in a box"


def test_without_the_parser_an_answer_is_shown_as_it_was_written(monkeypatch: pytest.MonkeyPatch) -> None:
    markup._build_parser.cache_clear()  # noqa: SLF001
    monkeypatch.setitem(sys.modules, "markdown_it", None)
    assert shown("It keeps **three** days.") == "It keeps **three** days."


def test_the_parser_is_imported_with_the_first_answer_that_has_markup() -> None:
    code = (
        "import sys\n"
        "from faqbot.rendering.ansi import render_blocks\n"
        "from faqbot.rendering.blocks import Block\n"
        "for text in ('2*3*4 is 24 [1].', '**bold**'):\n"
        "    render_blocks([Block('answer', text, is_written=True)], width=80)\n"
        "    print('markdown_it' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\nTrue\n"
