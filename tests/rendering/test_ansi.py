import re

import pytest
from bread import BAG, FREEZES, KEEPS, RISES, answer, clarification, gap_answer, greeting, no_answer

from faqbot.knowledge.notices import AlertRule
from faqbot.matching.ranking import Correction
from faqbot.rendering.ansi import render_blocks
from faqbot.rendering.blocks import Block, build_blocks
from faqbot.rendering.plain import to_text
from faqbot.replies.reply import Reply


@pytest.mark.parametrize("width", [20, 80, None])
@pytest.mark.parametrize(
    "reply",
    [
        answer(KEEPS, corrections=(Correction("kep", "keep"),)),
        answer(RISES),
        clarification(FREEZES, BAG),
        gap_answer(),
        no_answer("carburettor"),
        greeting(),
    ],
    ids=lambda reply: type(reply).__name__,
)
def test_styled_text_without_its_styles_is_the_plain_layout(reply: Reply, width: int | None) -> None:
    styled = render_blocks(build_blocks(reply), width=width, is_coloured=True)
    assert re.sub(r"\x1b\[\d*m", "", styled) == to_text(reply, width=width)


def test_every_kind_of_block_has_its_style() -> None:
    parts = [
        Block("note", "I read kep as keep."),
        Block("answer", "Three days."),
        Block("evidence", "How sure is this? the handbook reports this"),
        Block("heading", "Sources"),
        Block("source", "“The handbook”", "[1]"),
        Block("choice", "Can I freeze bread?", "1."),
    ]
    assert render_blocks(parts, width=80, is_coloured=True).split("\n") == [
        "\x1b[33mI read kep as keep.\x1b[0m",
        "",
        "Three days.",
        "",
        "How sure is this? the handbook reports this",
        "",
        "\x1b[1mSources\x1b[0m",
        "\x1b[36m  [1] “The handbook”\x1b[0m",
        "",
        "  1. Can I freeze bread?",
    ]


def test_no_blocks_make_an_empty_text() -> None:
    assert render_blocks([], width=80, is_coloured=True) == ""


def test_alert_and_caution_are_styled() -> None:
    reply = answer(FREEZES).with_notices(
        AlertRule(id="fire", text="Get out!", urgency="possible"), AlertRule(id="diet", text="Ask a doctor.")
    )
    assert render_blocks(build_blocks(reply), is_coloured=True).split("\n")[:3] == [
        "\x1b[1;31mGet out!\x1b[0m",
        "",
        "\x1b[1mAsk a doctor.\x1b[0m",
    ]
