"""A loaded base as plain values and back, for its compiled form."""

from collections.abc import Callable
from itertools import accumulate
from typing import Any, TypeVar

from faqbot.errors import Location, Problem
from faqbot.knowledge.calibration import Calibration
from faqbot.knowledge.lazy import LazySequence
from faqbot.knowledge.model import Citation, Entry, Gap, Item, KnowledgeBase, Messages, Passage, SmallTalkItem, Source
from faqbot.knowledge.notices import AlertRule

JsonObject = dict[str, Any]
"""Plain values by name, as JSON has them."""

ItemT = TypeVar("ItemT", bound=Item)

_TEXTS = ("id", "title", "language", "notice", "contact", "digest", "policy", "lock", "evidence_levels")
_ITEMS = ("entries", "drafts", "gaps", "small_talk")


def packed(knowledge: KnowledgeBase, root: str = "") -> JsonObject:
    """The base without its items as plain values.

    Args:
        knowledge: The base.
        root: Where its files are; it is taken off every location, because a packed base may be moved.
    """
    return {
        **{name: getattr(knowledge, name) for name in _TEXTS},
        "synonyms": knowledge.synonyms,
        "protected": knowledge.protected,
        "alerts": [alert._asdict() for alert in knowledge.alerts],
        "deferrals": [deferral._asdict() for deferral in knowledge.deferrals],
        "sign_words": knowledge.sign_words,
        "messages": _fields(knowledge.messages),
        "warnings": [
            {**_fields(warning), "location": _below(root, warning.location)} for warning in knowledge.warnings
        ],
        "sources": [
            {**_fields(source), "passages": [_fields(passage) for passage in source.passages]}
            for source in knowledge.sources
        ],
        "ids": {name: [item.id for item in getattr(knowledge, name)] for name in _ITEMS},
        **({"calibration": _fields(knowledge.calibration)} if knowledge.calibration else {}),
    }


def packed_items(knowledge: KnowledgeBase, root: str = "") -> list[JsonObject]:
    """The items of the base as plain values, one after the other in the order that ``unpacked`` wants them in."""
    return [_packed_item(item, root) for name in _ITEMS for item in getattr(knowledge, name)]


def unpacked(values: JsonObject, item: Callable[[int], JsonObject], root: str = "") -> KnowledgeBase:
    """The base that was packed.

    Args:
        values: What ``packed`` gave.
        item: Gives what ``packed_items`` had at a place; it is asked when the item is first needed.
        root: Where the base's files are.
    """
    sources = tuple(
        Source(**{**source, "passages": tuple(Passage(**passage) for passage in source["passages"])})
        for source in values["sources"]
    )
    citations = {
        passage.id: Citation(source=source, passage=passage) for source in sources for passage in source.passages
    }
    firsts = dict(zip(_ITEMS, accumulate((len(values["ids"][name]) for name in _ITEMS), initial=0), strict=False))

    def shelf(kind: type[ItemT], name: str) -> LazySequence[ItemT]:
        return LazySequence(
            values["ids"][name], lambda number: _item(kind, item(firsts[name] + number), citations, root)
        )

    return KnowledgeBase(
        **{name: values[name] for name in _TEXTS},
        synonyms=tuple(map(tuple, values["synonyms"])),
        protected=tuple(values["protected"]),
        alerts=_notes(values["alerts"]),
        deferrals=_notes(values["deferrals"]),
        sign_words={name: tuple(words) for name, words in values["sign_words"].items()},
        messages=Messages(**values["messages"]),
        warnings=tuple(
            Problem(**{**warning, "location": _at(root, warning["location"])}) for warning in values["warnings"]
        ),
        calibration=Calibration(**values["calibration"]) if "calibration" in values else None,
        sources=sources,
        entries=shelf(Entry, "entries"),
        drafts=shelf(Entry, "drafts"),
        gaps=shelf(Gap, "gaps"),
        small_talk=shelf(SmallTalkItem, "small_talk"),
    )


def _packed_item(item: Item, root: str) -> JsonObject:
    values = _fields(item)
    values["location"] = _below(root, item.location)
    if isinstance(item, Entry):
        values["citations"] = [citation.passage.id for citation in item.citations]
    return values


def _item(kind: type[ItemT], row: JsonObject, citations: dict[str, Citation], root: str) -> ItemT:
    return kind(**{name: _value(name, value, citations, root) for name, value in row.items()})


def _notes(rows: list[JsonObject]) -> tuple[AlertRule, ...]:
    return tuple(AlertRule(**_with_tuples(row)) for row in rows)


def _with_tuples(row: JsonObject) -> JsonObject:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}


def _value(name: str, value: Any, citations: dict[str, Citation], root: str) -> Any:  # noqa: ANN401 - JSON's value
    if name == "citations":
        return tuple(citations[passage] for passage in value)
    if name == "location":
        return _at(root, value)
    return tuple(value) if isinstance(value, list) else value


def _below(root: str, location: Location) -> Location:
    return location._replace(path=location.path.removeprefix(root))


def _at(root: str, place: tuple[str, int, int]) -> Location:
    path, line, column = place
    return Location(root + path, line, column)


def _fields(record: Calibration | Item | Source | Passage | Problem | Messages) -> JsonObject:
    """The fields of a record by name, leaving out those of its slots that are no fields."""
    return {name: getattr(record, name) for name in record.__dataclass_fields__}
