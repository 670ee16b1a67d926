import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from bread import BREAD, CALIBRATED, FREEZES, GLUTEN, KEEPS

from faqbot.errors import Location, Problem
from faqbot.knowledge.loading import load_knowledge
from faqbot.knowledge.messages import Messages
from faqbot.knowledge.model import KnowledgeBase
from faqbot.knowledge.shipped import shipped_base
from faqbot.storage.serialization import pack, pack_items, unpack


def pack_and_unpack(knowledge: KnowledgeBase) -> KnowledgeBase:
    items = json.loads(json.dumps(pack_items(knowledge)))
    return unpack(json.loads(json.dumps(pack(knowledge))), items.__getitem__)


FULL = replace(
    BREAD,
    language="en-GB",
    encoder="encoder",
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
    near_misses=(replace(GLUTEN, id="rye", instead_of=("storage-time",), words=("rye",), unless=("wheat",)),),
    synonyms=(("loaf", "bread"), ("starter", "levain", "leaven")),
    protected=("Zobalo", "Brød"),
    messages=Messages()._replace(unknown="No idea.", choose="Say a number."),
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
def test_a_base_survives_packing(knowledge: KnowledgeBase) -> None:
    assert pack_and_unpack(knowledge) == knowledge
    assert repr(pack_and_unpack(knowledge)) == repr(knowledge)


def test_the_shipped_base_survives_packing() -> None:
    knowledge = load_knowledge(shipped_base())
    assert pack_and_unpack(knowledge) == knowledge
    assert repr(pack_and_unpack(knowledge)) == repr(knowledge)


def test_a_base_with_a_warning_survives_packing(load: Callable[[str | bytes], KnowledgeBase]) -> None:
    knowledge = load("format: 1\nid: bread\nentries: [{id: a, question: How?, paraphrases: [how], answer: So.}]\n")
    (warning,) = pack_and_unpack(knowledge).warnings
    assert str(warning) == 'bread.yaml:3:49: phrasing "how" is already used at bread.yaml:3:29; leave one of them out'
    assert pack_and_unpack(knowledge) == knowledge


def test_an_unpacked_base_finds_its_entries_and_has_the_same_hash() -> None:
    back = pack_and_unpack(FULL)
    assert back.entry("storage-time") == FULL.entries[0]
    assert back.entry("draft") is None
    assert hash(back) == hash(FULL)


def test_a_citation_is_packed_as_the_id_of_its_passage() -> None:
    rows = pack_items(BREAD)[: len(BREAD.entries)]
    assert [row["citations"] for row in rows] == [["storage/1", "references/1"], ["storage/1"], [], []]
    back = pack_and_unpack(BREAD)
    assert back.entries[0].citations[0].passage is back.sources[0].passages[0]


def test_every_field_of_a_base_is_packed() -> None:
    names = {name for name, field in KnowledgeBase.__dataclass_fields__.items() if field.init}
    assert {*pack(FULL), *pack(FULL)["ids"]} == {*names, "ids"}


def test_a_base_without_a_calibration_packs_none() -> None:
    assert "calibration" not in pack(BREAD)
