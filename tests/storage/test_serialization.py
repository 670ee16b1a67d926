import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from bread import BREAD, CALIBRATED, FREEZES, KEEPS

from faqbot.errors import Location, Problem
from faqbot.knowledge.loading import load_knowledge
from faqbot.knowledge.model import KnowledgeBase, Messages
from faqbot.knowledge.shipped import shipped_base
from faqbot.storage.serialization import packed, packed_items, unpacked


def there_and_back(knowledge: KnowledgeBase) -> KnowledgeBase:
    items = json.loads(json.dumps(packed_items(knowledge)))
    return unpacked(json.loads(json.dumps(packed(knowledge))), items.__getitem__)


FULL = replace(
    BREAD,
    language="en-GB",
    drafts=(replace(FREEZES, id="draft", draft=True, location=Location("bread.yaml", 7, 3)),),
    entries=(
        replace(
            KEEPS,
            requires=("keep", "stale"),
            excludes=("cake",),
            allow={"close": "meant"},
            reviewed="2026-01-31",
            location=Location("bread.yaml", 5, 5),
        ),
        FREEZES,
    ),
    synonyms=(("loaf", "bread"), ("starter", "levain", "leaven")),
    protected=("Zobalo", "Brød"),
    messages=replace(Messages(), unknown="No idea.", choose="Say a number."),
    policy={"answer_at": 0.6, "margin": 0.01},
    calibration=CALIBRATED,
    lock={"storage-time": {"storage/1": "b" * 64}},
    warnings=(
        Problem(location=Location("bread.yaml", 9, 1), fault="is odd", remedy="even it", severity="warning"),
        Problem(location=Location("bread.yaml"), fault="is empty", remedy="fill it"),
    ),
)


@pytest.mark.parametrize(
    "knowledge", [BREAD, FULL, KnowledgeBase(id="empty", title="Empty")], ids=lambda base: base.title
)
def test_a_base_comes_back_as_it_was(knowledge: KnowledgeBase) -> None:
    assert there_and_back(knowledge) == knowledge
    assert repr(there_and_back(knowledge)) == repr(knowledge)


def test_the_shipped_base_comes_back_as_it_was() -> None:
    knowledge = load_knowledge(shipped_base())
    assert there_and_back(knowledge) == knowledge
    assert repr(there_and_back(knowledge)) == repr(knowledge)


def test_a_base_with_a_warning_comes_back_as_it_was(load: Callable[[str | bytes], KnowledgeBase]) -> None:
    knowledge = load("format: 1\nid: bread\nentries: [{id: a, question: How long?, answer: Three days.}]\n")
    (warning,) = there_and_back(knowledge).warnings
    assert str(warning) == 'bread.yaml:3:11: entry "a" cites no passage; add "citations: [passage id]"'
    assert there_and_back(knowledge) == knowledge


def test_what_comes_back_finds_its_entries_and_cannot_be_told_apart_by_hash() -> None:
    back = there_and_back(FULL)
    assert back.entry("storage-time") == FULL.entries[0]
    assert back.entry("draft") is None
    assert hash(back) == hash(FULL)


def test_a_citation_is_packed_as_the_id_of_its_passage() -> None:
    rows = packed_items(BREAD)[: len(BREAD.entries)]
    assert [row["citations"] for row in rows] == [["storage/1", "references/1"], ["storage/1"], [], []]
    back = there_and_back(BREAD)
    assert back.entries[0].citations[0].passage is back.sources[0].passages[0]


def test_every_field_of_a_base_is_packed() -> None:
    names = {name for name, field in KnowledgeBase.__dataclass_fields__.items() if field.init}
    assert {*packed(FULL), *packed(FULL)["ids"]} == {*names, "ids"}


def test_a_base_that_was_never_calibrated_says_nothing_of_it() -> None:
    assert "calibration" not in packed(BREAD)
