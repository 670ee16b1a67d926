"""The digest of what decides: everything of a base that its replies depend on, without their wording."""

from collections.abc import Iterator

from faqbot.knowledge.loading.drafts import BaseDraft
from faqbot.knowledge.loading.nodes import Mapping, compute_digest, to_plain

_WORDING = frozenset((
    "notice", "contact", "messages", "translations", "evidence_levels", "emergency_number",
    "require_citations", "allow", "policy", "sources", "lock", "entries", "gaps", "small_talk",
))  # fmt: skip
"""Keys of a base that change what is shown or checked, and the keys of which only a part decides."""

_WORDING_OF_ITEM = frozenset((
    "answer", "url", "citations", "dated_by", "evidence", "follow_ups", "nearest", "allow", "reviewed", "formerly",
))  # fmt: skip
"""Keys of an item that change what is shown or checked."""

_DECIDING_BY_PRESENCE = ("citations", "nearest")
"""Those of them of which it decides whether there are any: a question with an unknown word depends on it."""


def compute_deciding_digest(node: Mapping, base: BaseDraft) -> str:
    """Return the SHA-256, in hex, of the phrasings, ids, guards and settings of a base, and of its stale entries.

    The title counts, and so does whether an entry cites anything, and whether a gap has entries that are nearest.
    It stays when an answer is worded otherwise, although the words of answers count as evidence too: one answer more or
    less changes few decisions. The id of an entry that was renamed is its first one. The policy is left out, because a
    calibration compares it by itself.

    Args:
        node: The keys of all files.
        base: The draft of them, with current ids.
    """
    values = {name: to_plain(value) for name, (_, value) in node.pairs.items() if name not in _WORDING}
    items = {name: _list_deciding(node, name) for name in ("entries", "gaps", "small_talk")}
    return compute_digest({**values, **items, "stale": list(_list_stale(base))})


def _list_deciding(node: Mapping, name: str) -> list[object]:
    _, rows = node.pairs.get(name, (None, None))
    plain = to_plain(rows) if rows else None
    return [_take_deciding(row) for row in plain] if isinstance(plain, list) else []


def _take_deciding(row: object) -> object:
    if not isinstance(row, dict):
        return row
    kept = {name: value for name, value in row.items() if name not in _WORDING_OF_ITEM}
    kept |= {name: True for name in _DECIDING_BY_PRESENCE if row.get(name)}
    former = row.get("formerly")
    return {**kept, "id": former[0]} if isinstance(former, list) and former else kept


def _list_stale(base: BaseDraft) -> Iterator[str]:
    """Yield the first id of each stale entry, as ``KnowledgeBase.find_outdated`` tells them."""
    digests = {
        passage.id.value: passage.sha256.value if passage.sha256 else None
        for source in base.sources
        for passage in source.passages
    }
    for entry in base.entries:
        accepted = base.lock.get(entry.id.value, {})
        cited = [passage.value for passage in entry.citations if passage.value in accepted]
        if any(accepted[passage].value != digests.get(passage) for passage in cited):
            yield (entry.formerly[0] if entry.formerly else entry.id).value
