import pytest

from faqbot.knowledge.loading import load_knowledge
from faqbot.knowledge.model import KnowledgeBase
from faqbot.knowledge.other_doses import drop_other_doses
from faqbot.knowledge.shipped import shipped_base


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    """Return the shipped base."""
    return load_knowledge(shipped_base())


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("40mg Copaxone", "Copaxone"),
        ("I inject 44 mcg of rebif, what would 20 g cost?", "I inject rebif, what would 20 g cost?"),
        ("0.25 mg betaseron and 30 µg avonex", "betaseron and avonex"),
    ],
)
def test_the_dose_of_another_drug_is_left_out(base: KnowledgeBase, text: str, rest: str) -> None:
    assert drop_other_doses(text, base) == rest


@pytest.mark.parametrize(
    "text",
    ["20 g IVIG", "price of 20 g", "80 kg PPMS patient", "2 Copaxone", "Copaxone 40 mg", "20 g for Copaxoneless"],
)
def test_an_amount_of_its_own_subject_a_weight_and_a_count_stay(base: KnowledgeBase, text: str) -> None:
    assert drop_other_doses(text, base) == text


def test_a_base_without_names_of_others_keeps_every_amount(base: KnowledgeBase) -> None:
    text = "20 mg Copaxone"
    assert drop_other_doses(text, KnowledgeBase(id="a", title="A", computations=base.computations)) == text
    assert drop_other_doses(text, KnowledgeBase(id="a", title="A", protected=("Copaxone",))) == text
