"""A receipt replayed: the question is asked again, and what is not as it was is named, with the reason."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from os.path import commonprefix

from faqbot.bot import FaqBot
from faqbot.rendering.receipt_record import item_digest
from faqbot.rendering.record import to_record

SAID = ("kind", "reason", "entry", "gap", "text", "citations", "passages", "alert", "caution")
"""Keys of what a person was told and what that stands on: where one of them has changed, the reply has."""

FIGURES = (
    "confidence", "candidates", "follow_ups", "way", "matched", "subject", "runner_up", "lead", "corrections", "guards",
)  # fmt: skip
"""Keys of how the reply came about; they may change and leave the reply as it was."""

MAX_SHOWN, LEADING = 80, 20
"""Characters of a value that are shown, and of them those before the place where two texts part."""

Plain = Mapping[str, object]
"""A JSON object."""


@dataclass(frozen=True, slots=True)
class Deviation:
    """A value of a record that is not as it was, by the keys that lead to it."""

    name: str
    before: object
    now: object

    def __str__(self) -> str:
        """``name: before -> now``, as JSON, each cut where it is long; texts from where they part."""
        start = 0
        if isinstance(self.before, str) and isinstance(self.now, str):
            start = max(0, len(commonprefix([self.before, self.now])) - LEADING)  # noqa: RUF071 - of texts, not paths
        return f"{self.name}: {_shown(self.before, start)} -> {_shown(self.now, start)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Replay:
    """What came of asking again.

    Attributes:
        question: As it was asked.
        said: What a person was told and would not be told now.
        figures: What else is not as it was.
        causes: What accounts for it, in words: the engine, the base, the item, the passages, the thresholds.
        same: Names of the keys that are as they were.
    """

    question: str
    said: tuple[Deviation, ...]
    figures: tuple[Deviation, ...]
    causes: tuple[str, ...]
    same: tuple[str, ...]


def replay_fault(record: object) -> str | None:
    """Why something cannot be replayed, in words, or None if it can.

    Args:
        record: What was read from JSON.
    """
    if not isinstance(record, Mapping) or not isinstance(record.get("question"), str):
        return "this is no record"
    receipt = record.get("receipt")
    if not isinstance(receipt, Mapping):
        return "this record has no receipt"
    if receipt.get("way") not in ("whole", "part"):
        return "this reply leaned on the turn before it, which a receipt does not hold"
    return "of a question that is too long a record holds a part only" if record.get("reason") == "too_long" else None


def replayed(record: Plain, bot: FaqBot) -> Replay:
    """Ask the question of a record again.

    Args:
        record: One with a receipt, in which ``replay_fault`` finds nothing.
        bot: Of the same base or another version of it.
    """
    candidates = record.get("candidates")
    top = len(candidates) if isinstance(candidates, list) else 0
    reply = bot.ask(str(record["question"]))
    before, now = _flat(record), _flat({**to_record(reply, top=top, receipt=True)})
    said, figures = (
        tuple(deviation for name in names for deviation in _deviations(name, before.get(name), now.get(name)))
        for names in (SAID, FIGURES)
    )
    causes = tuple(_causes(before, now, bot))
    if said and not causes:
        causes = ("nothing that the receipt holds: the record may have been edited",)
    changed = {deviation.name.partition(".")[0] for deviation in (*said, *figures)}
    same = tuple(name for name in (*SAID, *FIGURES) if name in before and name not in changed)
    return Replay(question=reply.question, said=said, figures=figures, causes=causes, same=same)


def _flat(record: Plain) -> dict[str, object]:
    """The keys of a record and of its receipt side by side; those that both have say the same."""
    receipt = record["receipt"]
    return {**record, **receipt} if isinstance(receipt, Mapping) else {**record}


def _deviations(name: str, before: object, now: object) -> Iterator[Deviation]:
    """The values inside that differ, each by its own name; of digests the causes tell."""
    if isinstance(before, Mapping) and isinstance(now, Mapping):
        for key in dict.fromkeys((*before, *now)):
            if key != "digest":
                yield from _deviations(f"{name}.{key}", before.get(key), now.get(key))
    elif isinstance(before, list) and isinstance(now, list) and len(before) == len(now):
        for number, (old, new) in enumerate(zip(before, now, strict=True), 1):
            yield from _deviations(f"{name}.{number}", old, new)
    elif before != now:
        yield Deviation(name, before, now)


def _causes(before: Plain, now: Plain, bot: FaqBot) -> Iterator[str]:
    for name, what in (("version", "the version of faqbot"), ("engine", "the number of the engine")):
        if before.get(name) != now[name]:
            yield f"{what} was {_shown(before.get(name))} and is {_shown(now[name])}"
    was, is_now = _inner(before, "knowledge"), _inner(now, "knowledge")
    if was.get("id") != is_now["id"]:
        yield f"this is another base: {_shown(is_now['id'])}, and not {_shown(was.get('id'))}"
    elif was.get("digest") != is_now["digest"]:
        yield f"the base was edited{_edits(before, bot)}"
    thresholds, decided_now = _inner(before, "thresholds"), _inner(now, "thresholds")
    for name, value in decided_now.items():
        if thresholds.get(name) != value:
            yield f"{name} was {_shown(thresholds.get(name))} and is {_shown(value)}"


def _edits(before: Plain, bot: FaqBot) -> str:
    """What was edited of that which the reply rests on."""
    items = {item.id: item_digest(item) for item in bot.knowledge.items}
    passages = {passage.id: passage.sha256 for source in bot.knowledge.sources for passage in source.passages}
    parts = []
    for role, name in (("subject", "what the reply was about"), ("runner_up", "its runner-up")):
        match = _inner(before, role)
        if match:
            found = items.get(str(match.get("item")))
            state = "has gone" if found is None else "is as it was" if found == match.get("digest") else "was edited"
            parts.append(f"{_shown(match.get('item'))}, {name}, {state}")
    cited = before.get("passages")
    parts += [
        f"passage {_shown(row.get('passage'))} has changed"
        for row in (cited if isinstance(cited, list) else [])
        if isinstance(row, Mapping) and passages.get(str(row.get("passage"))) != row.get("sha256")
    ]
    return ": " + "; ".join(parts) if parts else ""


def _inner(record: Plain, name: str) -> Plain:
    inner = record.get(name)
    return inner if isinstance(inner, Mapping) else {}


def _shown(value: object, start: int = 0) -> str:
    cut = f"…{value[start:]}" if start and isinstance(value, str) else value
    text = json.dumps(cut, ensure_ascii=False)
    return text if len(text) <= MAX_SHOWN else text[: MAX_SHOWN - 1] + "…"
