"""What is accepted is checked before it is written."""

from pathlib import Path

import pytest
from asked_in_vain import SHOP_YAML

from faqbot.curation.learning.acceptance import Step, prepare_step
from faqbot.curation.learning.proposal import Proposal
from faqbot.knowledge.loading import load_knowledge


@pytest.fixture
def shop(folder: Path) -> Path:
    """Return a base in one file, in the current folder."""
    path = Path("shop.yaml")
    (folder / path).write_text(SHOP_YAML, encoding="utf-8")
    return path


def prepare(shop: Path, proposal: Proposal) -> Step | str:
    return prepare_step(shop, proposal, load_knowledge(shop))


def test_a_step_says_what_is_written_and_what_check_finds_new(shop: Path) -> None:
    entry = Proposal(action="entry", item="cakes", phrasings=("do you have cakes",), answer="Yes, on Saturdays.")
    step = prepare(shop, entry)
    assert isinstance(step, Step)
    assert step.is_usable
    assert step.list_lines() == [
        "+  - id: cakes",
        "+    question: do you have cakes",
        "+    answer: Yes, on Saturdays.",
    ]
    assert step.findings == ()
    assert shop.read_text(encoding="utf-8") == SHOP_YAML


def test_a_change_that_breaks_the_base_is_known_before_it_is_written(shop: Path) -> None:
    gap = Proposal(action="gap", item="parking", phrasings=("parking",), answer="No idea.", nearest=("gone",))
    step = prepare(shop, gap)
    assert isinstance(step, Step)
    assert not step.is_usable
    assert step.findings == (
        (
            'shop.yaml:32:9: error: gap "parking" names nearest "gone", which is not an entry; name an existing one,'
            " or add it [FB103]"
        ),
    )


@pytest.mark.parametrize(
    ("proposal", "fault"),
    [
        (
            Proposal(action="phrasing", item="gone", phrasings=("a",)),
            'no entry or gap has the id "gone"; name another one',
        ),
        (
            Proposal(action="threshold", item="gluten", answer_at=0.4),
            'no entry has the id "gluten"; name another one, with a threshold',
        ),
        (Proposal(action="phrasing", item="delivery"), "there is no phrasing; write one or more"),
        (Proposal(action="entry", item="cakes", phrasings=("cakes",)), "there is no answer; write it"),
        (Proposal(action="synonym", words=("loaf",)), "a synonym needs two words or more"),
        (
            Proposal(action="phrasing", item="delivery", phrasings=("Gluten free?",)),
            '"gluten free" is a phrasing of "gluten" already; leave it out, or remove it there',
        ),
    ],
)
def test_what_lacks_something_is_refused_with_what_would_be_right(shop: Path, proposal: Proposal, fault: str) -> None:
    assert prepare(shop, proposal) == fault


def test_a_base_that_cannot_be_edited_in_place_is_left_alone(shop: Path) -> None:
    shop.write_text(SHOP_YAML.replace("paraphrases: [gluten free]", r'paraphrases: ["gluten\tfree"]'), encoding="utf-8")
    wheat = Proposal(action="phrasing", item="gluten", phrasings=("wheat",))
    assert prepare(shop, wheat) == "no file of the base can be edited in place because of its layout; add it by hand"
