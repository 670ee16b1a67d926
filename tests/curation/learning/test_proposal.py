"""A proposal changes one thing of a base."""

from asked_in_vain import DELIVERY, GLUTEN, SHOP

from faqbot.curation.learning.proposal import Proposal, apply_proposal
from faqbot.knowledge.model import Entry, Gap


def test_phrasings_are_added_to_an_entry_or_to_a_gap() -> None:
    changed = apply_proposal(SHOP, Proposal(action="phrasing", item="delivery", phrasings=("bring it",)))
    assert [entry.paraphrases for entry in changed.entries if entry.id == "delivery"] == [("bring it",)]
    changed = apply_proposal(SHOP, Proposal(action="phrasing", item="gluten", phrasings=("wheat",)))
    assert changed.gaps[0].paraphrases == (*GLUTEN.paraphrases, "wheat")


def test_new_items_are_added_at_the_end() -> None:
    texts = ("who won", "match")
    gap = Proposal(action="gap", item="match", phrasings=texts, answer="No idea.", nearest=("delivery",))
    assert apply_proposal(SHOP, gap).gaps[-1] == Gap(
        id="match", question="who won", paraphrases=("match",), answer="No idea.", nearest=("delivery",)
    )
    entry = Proposal(action="entry", item="match", phrasings=texts)
    assert apply_proposal(SHOP, entry).entries[-1] == Entry(
        id="match", question="who won", paraphrases=("match",), answer="…"
    )


def test_a_synonym_joins_the_group_of_its_word() -> None:
    first = apply_proposal(SHOP, Proposal(action="synonym", words=("loaf", "batard")))
    assert first.synonyms == (("loaf", "batard"),)
    assert apply_proposal(first, Proposal(action="synonym", words=("batard", "boule"))).synonyms == (
        ("loaf", "batard", "boule"),
    )


def test_a_threshold_is_that_of_its_entry_alone() -> None:
    changed = apply_proposal(SHOP, Proposal(action="threshold", item="delivery", answer_at=0.4))
    assert {entry.id: entry.answer_at for entry in changed.entries if entry.answer_at} == {DELIVERY.id: 0.4}
