"""Without a log, the base itself tells which entries need phrasings."""

from dataclasses import replace

from asked_in_vain import SHOP

from faqbot.curation.checking.probing import plan_phrasings, run_probes
from faqbot.curation.learning.thin_entries import ThinEntry, find_thin_entries
from faqbot.knowledge.model import KnowledgeBase
from faqbot.matching.matcher import Matcher


def thin(knowledge: KnowledgeBase) -> list[ThinEntry]:
    plan = plan_phrasings(knowledge)
    return find_thin_entries(knowledge, run_probes(knowledge, Matcher.train(knowledge), plan=plan))


def test_entries_with_one_phrasing_gain_most_from_another() -> None:
    found = thin(SHOP)
    assert [(each.entry.id, each.phrasings) for each in found[:2]] == [("opening-hours", 1), ("delivery", 1)]
    assert all(each.gain == each.need == 0.5 for each in found[:2])


def test_an_entry_that_recognises_its_phrasings_needs_none() -> None:
    ways = ("how long does bread keep", "how long will a loaf keep", "how long to keep a loaf")
    rich = replace(SHOP.entries[0], paraphrases=ways)
    found = thin(replace(SHOP, entries=(rich, *SHOP.entries[2:])))
    assert rich.id not in {each.entry.id for each in found}


def test_what_an_entry_is_mixed_up_with_is_named() -> None:
    (first, *_) = (each for each in thin(SHOP) if each.tried)
    assert (first.entry.id, first.answered, first.tried, first.mixed_up_with) == (
        "storage-time",
        0,
        4,
        "storage-freezing",
    )
