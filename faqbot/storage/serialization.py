"""Conversion of a loaded base to plain values and back."""

from collections.abc import Callable
from itertools import accumulate
from typing import Any, TypeVar

from faqbot.errors import Location, Problem
from faqbot.knowledge.amounts import Unit
from faqbot.knowledge.calibration import Calibration
from faqbot.knowledge.computation import Computation, Input, Sum
from faqbot.knowledge.inner_paths import join_inner, split_inner
from faqbot.knowledge.lazy import LazySequence
from faqbot.knowledge.messages import Messages
from faqbot.knowledge.model import Entry, Gap, Item, KnowledgeBase, SmallTalkItem
from faqbot.knowledge.notices import AlertRule
from faqbot.knowledge.plain_values import plain_values
from faqbot.knowledge.sources import Citation, Passage, Source
from faqbot.knowledge.translation import Translation

JsonObject = dict[str, Any]
"""Plain values by name, as in JSON."""

ItemT = TypeVar("ItemT", bound=Item)

_PLAIN_FIELDS = (
    "id", "title", "language", "notice", "contact", "former_ids", "digest", "deciding_digest", "policy", "lock",
    "evidence_levels",
)  # fmt: skip
_ITEM_FIELDS = ("entries", "drafts", "gaps", "small_talk")
"""The fields of a base that are stored as they are, and those that hold items."""


def pack(knowledge: KnowledgeBase, root: str = "") -> JsonObject:
    """Convert a base without its items to plain values.

    Args:
        knowledge: The base.
        root: Path of its files, which is removed from every location, because a compiled base may be moved.
    """
    near_misses = knowledge.near_misses
    return {
        **{name: getattr(knowledge, name) for name in _PLAIN_FIELDS},
        "computations": [computation.to_json() for computation in knowledge.computations],
        "synonyms": knowledge.synonyms,
        "protected": knowledge.protected,
        "alerts": [_store_rule(alert) for alert in knowledge.alerts],
        "deferrals": [_store_rule(deferral) for deferral in knowledge.deferrals],
        "sign_words": knowledge.sign_words,
        "languages": knowledge.languages,
        "messages": knowledge.messages._asdict(),
        "translations": {
            tag: {**texts._asdict(), "messages": texts.messages._asdict()}
            for tag, texts in knowledge.translations.items()
        },
        "warnings": [
            {**plain_values(warning), "location": _make_relative(root, warning.location)}
            for warning in knowledge.warnings
        ],
        "sources": [
            {**plain_values(source), "passages": [plain_values(passage) for passage in source.passages]}
            for source in knowledge.sources
        ],
        "ids": {name: [item.id for item in getattr(knowledge, name)] for name in _ITEM_FIELDS},
        # What few bases have is left out of the others, whose stored form stays as it was.
        **({"near_misses": [_pack_item(gap, root) for gap in near_misses]} if near_misses else {}),
        **({"calibration": knowledge.calibration._asdict()} if knowledge.calibration else {}),
        **({"encoder": split_inner(root, knowledge.encoder)} if knowledge.encoder else {}),
    }


def pack_items(knowledge: KnowledgeBase, root: str = "") -> list[JsonObject]:
    """Convert the items of a base to plain values, in order."""
    return [_pack_item(item, root) for name in _ITEM_FIELDS for item in getattr(knowledge, name)]


def unpack(values: JsonObject, read_item: Callable[[int], JsonObject], root: str = "") -> KnowledgeBase:
    """Restore a packed base.

    Args:
        values: The result of ``pack``.
        read_item: Returns the element of ``pack_items`` at an index; called when the item is first needed.
        root: Path of the base's files.
    """
    sources = tuple(
        Source(**{**source, "passages": tuple(Passage(**passage) for passage in source["passages"])})
        for source in values["sources"]
    )
    citations = {
        passage.id: Citation(source=source, passage=passage) for source in sources for passage in source.passages
    }
    firsts = dict(
        zip(_ITEM_FIELDS, accumulate((len(values["ids"][name]) for name in _ITEM_FIELDS), initial=0), strict=False)
    )

    def restore_lazily(kind: type[ItemT], name: str) -> LazySequence[ItemT]:
        return LazySequence(
            values["ids"][name], lambda index: _restore_item(kind, read_item(firsts[name] + index), citations, root)
        )

    return KnowledgeBase(
        **{name: values[name] for name in _PLAIN_FIELDS},
        computations=tuple(map(_restore_computation, values["computations"])),
        synonyms=tuple(map(tuple, values["synonyms"])),
        protected=tuple(values["protected"]),
        alerts=_restore_rules(values["alerts"]),
        deferrals=_restore_rules(values["deferrals"]),
        sign_words={name: tuple(words) for name, words in values["sign_words"].items()},
        messages=Messages(**values["messages"]),
        languages=tuple(values["languages"]),
        translations={tag: _restore_translation(texts) for tag, texts in values["translations"].items()},
        warnings=tuple(
            Problem(**{**warning, "location": _make_absolute(root, warning["location"])})
            for warning in values["warnings"]
        ),
        calibration=Calibration(**values["calibration"]) if "calibration" in values else None,
        encoder=join_inner(root, values["encoder"]) if "encoder" in values else None,
        sources=sources,
        entries=restore_lazily(Entry, "entries"),
        drafts=restore_lazily(Entry, "drafts"),
        gaps=restore_lazily(Gap, "gaps"),
        near_misses=tuple(_restore_item(Gap, row, citations, root) for row in values.get("near_misses", ())),
        small_talk=restore_lazily(SmallTalkItem, "small_talk"),
    )


def _pack_item(item: Item, root: str) -> JsonObject:
    return {**plain_values(item), "location": _make_relative(root, item.location)}


def _restore_item(kind: type[ItemT], row: JsonObject, citations: dict[str, Citation], root: str) -> ItemT:
    return kind(**{name: _restore_value(name, value, citations, root) for name, value in row.items()})


def _restore_translation(texts: JsonObject) -> Translation:
    alert_texts = tuple((rule, text) for rule, text in texts["alert_texts"])
    return Translation(**{**texts, "messages": Messages(**texts["messages"]), "alert_texts": alert_texts})


def _store_rule(rule: AlertRule) -> JsonObject:
    """Return an alert or a deferral as plain values.

    What few of them have is left out of the others, whose stored form stays as it was.
    """
    values = rule._asdict()
    return values if rule.holds_for else {name: value for name, value in values.items() if name != "holds_for"}


def _restore_rules(rows: list[JsonObject]) -> tuple[AlertRule, ...]:
    return tuple(AlertRule(**{name: _freeze(value) for name, value in row.items()}) for row in rows)


def _freeze(value: Any) -> Any:  # noqa: ANN401 - JSON's value
    return tuple(value) if isinstance(value, list) else value


def _restore_value(name: str, value: Any, citations: dict[str, Citation], root: str) -> Any:  # noqa: ANN401 - JSON's value
    if name == "citations":
        return tuple(citations[passage] for passage in value)
    if name == "computed":
        return _restore_computation(value) if value else None
    if name == "location":
        return _make_absolute(root, value)
    return _freeze(value)


def _restore_computation(value: JsonObject) -> Computation:
    return Computation(
        inputs=tuple(
            Input(
                **{
                    **each,
                    "words": tuple(each["words"]),
                    "units": tuple(Unit(tuple(unit["words"]), unit["factor"]) for unit in each["units"]),
                }
            )
            for each in value["inputs"]
        ),
        sums=tuple(Sum(**{**each, "words": tuple(each["words"])}) for each in value["sums"]),
    )


def _make_relative(root: str, location: Location) -> Location:
    return location._replace(path=location.path.removeprefix(root))


def _make_absolute(root: str, place: tuple[str, int, int]) -> Location:
    path, line, column = place
    return Location(root + path, line, column)
