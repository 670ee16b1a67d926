"""Replay a receipt, and explain the differences."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import takewhile
from os.path import commonprefix

from faqbot.bot import FaqBot
from faqbot.knowledge.model import Entry, Gap, Item, KnowledgeBase
from faqbot.rendering.receipt_record import item_digest
from faqbot.rendering.record import to_record

REPLY_KEYS = ("kind", "reason", "entry", "gap", "text", "citations", "passages", "alert", "caution")
"""Keys of the text that a person read and of its sources; if one of them changes, the reply has changed."""

DETAIL_KEYS = (
    "confidence", "candidates", "follow_ups", "way", "matched", "subject", "runner_up", "lead", "corrections", "guards",
)  # fmt: skip
"""Keys of how the reply was found; they may change without a change of the reply."""

ID_KEYS = ("entry", "item", "kept_out")
"""Keys of the ids of items, at any depth of a record."""

MAX_SHOWN, LEADING = 80, 20
"""Maximum number of characters shown of a value, and how many of them come before the first difference of two texts."""

Plain = Mapping[str, object]
"""A JSON object."""


@dataclass(frozen=True, slots=True)
class Deviation:
    """A changed value of a record, named by its keys."""

    name: str
    before: object
    now: object

    def __str__(self) -> str:
        """Return ``name: before -> now``, with the values as JSON.

        Long values are cut, and texts are shown around their first difference.
        """
        start = 0
        if isinstance(self.before, str) and isinstance(self.now, str):
            start = max(0, len(commonprefix([self.before, self.now])) - LEADING)  # noqa: RUF071 - of texts, not paths
        return f"{self.name}: {_format_value(self.before, start)} -> {_format_value(self.now, start)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Replay:
    """The result of asking a question again.

    Attributes:
        question: The question of the record.
        reply_changes: Differences in the text that a person reads, and in its sources.
        detail_changes: All other differences.
        causes: The causes, in words: the engine, the base, the item, the passages, the thresholds.
        same: Names of the unchanged keys.
    """

    question: str
    reply_changes: tuple[Deviation, ...]
    detail_changes: tuple[Deviation, ...]
    causes: tuple[str, ...]
    same: tuple[str, ...]


def find_replay_fault(record: object) -> str | None:
    """Return why a record cannot be replayed, or None.

    Args:
        record: Any value read from JSON.
    """
    if not isinstance(record, Mapping) or not isinstance(record.get("question"), str):
        return "this is not a record"
    receipt = record.get("receipt")
    if not isinstance(receipt, Mapping):
        return "this record has no receipt"
    if receipt.get("way") not in ("whole", "part"):
        return "this reply depends on the turn before it, which a receipt does not contain"
    too_long = "the question was too long, and the record contains only a part of it"
    return too_long if record.get("reason") == "too_long" else None


def replay_record(record: Plain, bot: FaqBot) -> Replay:
    """Ask the question of a record again.

    Args:
        record: A record with a receipt, in which ``find_replay_fault`` finds nothing.
        bot: The bot of the same base, or of another version of it. An entry that it has renamed counts as the same.
    """
    candidates = record.get("candidates")
    top = len(candidates) if isinstance(candidates, list) else 0
    reply = bot.ask(str(record["question"]))
    before, now = _flatten(record), _flatten({**to_record(reply, top=top, receipt=True)})
    renamed = {name: _with_current_ids(value, bot.knowledge) for name, value in before.items()}
    renamed["entry"] = _current_id(before.get("entry"), bot.knowledge)
    in_reply, in_details = (
        tuple(deviation for name in names for deviation in _find_deviations(name, renamed.get(name), now.get(name)))
        for names in (REPLY_KEYS, DETAIL_KEYS)
    )
    causes = tuple(_find_causes(before, now, bot))
    if in_reply and not causes:
        causes = ("nothing in the receipt explains it: the record may have been edited",)
    changed = {deviation.name.partition(".")[0] for deviation in (*in_reply, *in_details)}
    same = tuple(name for name in (*REPLY_KEYS, *DETAIL_KEYS) if name in before and name not in changed)
    return Replay(question=reply.question, reply_changes=in_reply, detail_changes=in_details, causes=causes, same=same)


def _flatten(record: Plain) -> dict[str, object]:
    """Merge the keys of a record and of its receipt."""
    receipt = record["receipt"]
    return {**record, **receipt} if isinstance(receipt, Mapping) else {**record}


def _with_current_ids(value: object, knowledge: KnowledgeBase) -> object:
    """Replace the former ids of renamed entries by their ids of today, at any depth."""
    if isinstance(value, Mapping):
        return {
            key: _current_id(inner, knowledge) if key in ID_KEYS else _with_current_ids(inner, knowledge)
            for key, inner in value.items()
        }
    return [_with_current_ids(inner, knowledge) for inner in value] if isinstance(value, list) else value


def _current_id(value: object, knowledge: KnowledgeBase) -> object:
    return knowledge.current_id(value) if isinstance(value, str) else value


def _find_deviations(name: str, before: object, now: object) -> Iterator[Deviation]:
    """Find the innermost values that differ.

    Digests are left out, because they are reported as causes.
    """
    if isinstance(before, Mapping) and isinstance(now, Mapping):
        for key in dict.fromkeys((*before, *now)):
            if key != "digest":
                yield from _find_deviations(f"{name}.{key}", before.get(key), now.get(key))
    elif isinstance(before, list) and isinstance(now, list) and len(before) == len(now):
        for number, (old, new) in enumerate(zip(before, now, strict=True), 1):
            yield from _find_deviations(f"{name}.{number}", old, new)
    elif before != now:
        yield Deviation(name, before, now)


def _find_causes(before: Plain, now: Plain, bot: FaqBot) -> Iterator[str]:
    for name, what in (
        ("version", "the version of faqbot"),
        ("engine", "the number of the engine"),
        ("encoder", "the SHA-256 of the encoder"),
    ):
        if before.get(name) != now[name]:
            yield f"{what} was {_format_value(before.get(name))} and is {_format_value(now[name])}"
    old_base, new_base = _get_object(before, "knowledge"), _get_object(now, "knowledge")
    if old_base.get("id") != new_base["id"]:
        yield f"the base is {_format_value(new_base['id'])}, not {_format_value(old_base.get('id'))}"
    elif old_base.get("digest") != new_base["digest"]:
        yield f"the base was edited{_describe_edits(before, bot)}"
    old_thresholds, new_thresholds = _get_object(before, "thresholds"), _get_object(now, "thresholds")
    for name, value in new_thresholds.items():
        if old_thresholds.get(name) != value:
            yield f"{name} was {_format_value(old_thresholds.get(name))} and is {_format_value(value)}"


def _describe_edits(before: Plain, bot: FaqBot) -> str:
    """Describe the edits that a reply depends on."""
    items = {item.id: item for item in bot.knowledge.items}
    passages = {passage.id: passage.sha256 for source in bot.knowledge.sources for passage in source.passages}
    parts = []
    for role, name in (("subject", "the subject of the reply"), ("runner_up", "its runner-up")):
        match = _get_object(before, role)
        if match:
            item = items.get(bot.knowledge.current_id(str(match.get("item"))))
            parts.append(f"{_format_value(match.get('item'))}, {name}, {_describe_state(match, item, bot.knowledge)}")
    cited = before.get("passages")
    parts += [
        f"passage {_format_value(row.get('passage'))} has changed"
        for row in (cited if isinstance(cited, list) else [])
        if isinstance(row, Mapping) and passages.get(str(row.get("passage"))) != row.get("sha256")
    ]
    return ": " + "; ".join(parts) if parts else ""


def _describe_state(match: Plain, item: Item | None, knowledge: KnowledgeBase) -> str:
    """Describe what became of an item of a receipt.

    Args:
        match: The item in the receipt, with its ``item`` and ``digest``.
        item: The same item of the base today, or None.
        knowledge: The base today.
    """
    if item is None:
        return "is gone"
    name = str(match.get("item"))
    same = match.get("digest") in (item_digest(item), item_digest(_with_former_ids(item, name, knowledge)))
    if name == item.id:
        return "is unchanged" if same else "was edited"
    return f"is {_format_value(item.id)} now, and {'otherwise unchanged' if same else 'was edited'}"


def _with_former_ids(item: Item, name: str, knowledge: KnowledgeBase) -> Item:
    """Return an item as it was under a former id, when its follow-ups and nearest entries had their latest former ids.

    Ids that an item has taken or lost besides are an edit.
    """
    former = {now: was for was, now in knowledge.former_ids.items()}
    match item:
        case Entry():
            earlier = tuple(takewhile(lambda each: each != name, item.formerly))
            follow_ups = tuple(former.get(each, each) for each in item.follow_ups)
            return replace(item, id=name, formerly=earlier, follow_ups=follow_ups)
        case Gap():
            return replace(item, nearest=tuple(former.get(each, each) for each in item.nearest))
        case _:
            return item


def _get_object(record: Plain, name: str) -> Plain:
    """Return the object at a key, or an empty one."""
    value = record.get(name)
    return value if isinstance(value, Mapping) else {}


def _format_value(value: object, start: int = 0) -> str:
    cut = f"…{value[start:]}" if start and isinstance(value, str) else value
    text = json.dumps(cut, ensure_ascii=False)
    return text if len(text) <= MAX_SHOWN else text[: MAX_SHOWN - 1] + "…"
