import pytest
from bread import BAG, FREEZES, KEEPS, RISES, answer, asked_back, gap_answer, greeting, no_answer

from faqbot.rendering.blocks import Block, blocks
from faqbot.rendering.plain import to_text
from faqbot.rendering.styled import to_formatted
from faqbot.reply import Correction, Reply


@pytest.mark.parametrize("width", [20, 80, 200])
@pytest.mark.parametrize(
    "reply",
    [
        answer(KEEPS, corrections=(Correction("kep", "keep"),)),
        answer(RISES),
        asked_back(FREEZES, BAG),
        gap_answer(),
        no_answer("carburettor"),
        greeting(),
    ],
    ids=lambda reply: type(reply).__name__,
)
def test_the_styled_text_is_the_plain_layout_and_a_last_line_feed(reply: Reply, width: int) -> None:
    fragments = to_formatted(blocks(reply), width=width)
    assert "".join(fragment[1] for fragment in fragments) == to_text(reply, width=width) + "\n"


def test_every_kind_of_block_has_its_style() -> None:
    parts = [
        Block("note", "I read kep as keep."),
        Block("answer", "Three days."),
        Block("heading", "Sources"),
        Block("source", "“The handbook”", "[1]"),
        Block("choice", "Can I freeze bread?", "1."),
    ]
    assert to_formatted(parts, width=80) == [
        ("ansiyellow", "I read kep as keep.\n"),
        ("", "\n"),
        ("", "Three days.\n"),
        ("bold", "\n"),
        ("bold", "Sources\n"),
        ("ansicyan", "  [1] “The handbook”\n"),
        ("", "\n"),
        ("", "  1. Can I freeze bread?\n"),
    ]


def test_nothing_to_show_is_no_fragment() -> None:
    assert to_formatted([], width=80) == []
