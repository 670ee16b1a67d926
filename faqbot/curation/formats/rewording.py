"""Questions that were reworded in their source since the last import: their entries keep their ids."""

from collections import Counter
from collections.abc import Mapping, Sequence

from faqbot.curation.formats.base_text import list_content
from faqbot.curation.formats.import_record import ImportedState, is_as_recorded
from faqbot.curation.formats.merging import ImportedEntry
from faqbot.language.text import phrasing_key

MIN_SHARED = 0.5
"""Share of the words of the shorter of two questions that the other one has, from which on they are one in other
words; chosen. The answer must be the same, so that little can go wrong."""


def find_reworded(imported: Sequence[ImportedEntry], record: Mapping[str, ImportedState]) -> dict[str, str]:
    """Return the ids of entries whose question was reworded, by what they are recognised by now.

    A new entry is an old one that is gone if it has its answer, which no other new or gone entry has, and half of the
    words of its question.

    Args:
        imported: The entries of the source as it is now.
        record: What the last import wrote, by id.
    """
    keys = {entry.key for entry in imported}
    known = {state.key for state in record.values()}
    gone = {name: state for name, state in record.items() if state.key not in keys}
    pairs = [
        (entry.key, name)
        for entry in imported
        if entry.key not in known
        for name, state in gone.items()
        if is_as_recorded(state, "answer", list_content(entry)["answer"])
    ]
    new, old = Counter(key for key, _ in pairs), Counter(name for _, name in pairs)
    return {
        key: name
        for key, name in pairs
        if new[key] == old[name] == 1 and _share_words(key, gone[name].key) >= MIN_SHARED
    }


def _share_words(one: str, other: str) -> float:
    words, other_words = set(phrasing_key(one).split()), set(phrasing_key(other).split())
    return len(words & other_words) / max(1, min(len(words), len(other_words)))
