"""Questions that were reworded in their source since the last import: their entries keep their ids."""

from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from faqbot.curation.formats.base_text import list_content
from faqbot.curation.formats.import_record import ImportedState, is_as_recorded
from faqbot.curation.formats.merging import ImportedEntry
from faqbot.language.pack import LanguagePack
from faqbot.language.packs import words_without_topic

MIN_SHARED = 0.5
"""Share of the words of the longer of two questions that the other one has, from which on they are one in other words;
chosen."""


def find_reworded(
    imported: Sequence[ImportedEntry], record: Mapping[str, ImportedState], pack: LanguagePack
) -> dict[str, str]:
    """Return the ids of entries whose question was reworded, by what they are recognised by now.

    A new entry is an old one that is gone if it has its answer, which no other new or gone entry has, and its question
    says the same. As many entries may have one stock answer, they must share half of their words, and none may be
    replaced by another but everyday words.

    Args:
        imported: The entries of the source as it is now.
        record: What the last import wrote, by id, of the entries that are still in the base.
        pack: Knows the everyday words.
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
        if new[key] == old[name] == 1 and _say_the_same(_list_words(key, pack), _list_words(gone[name].key, pack))
    }


def describe_reworded(imported: Sequence[ImportedEntry], reworded: Mapping[str, str]) -> list[str]:
    """Return a note on each entry whose question was taken as reworded."""
    return [
        f'took "{entry.content.question}" as the new wording of {entry.id}, which has the same answer'
        for entry in imported
        if entry.key in reworded
    ]


def _say_the_same(words: AbstractSet[str], other_words: AbstractSet[str]) -> bool:
    """Return whether words were only added, or only left out, and not too many.

    >>> _say_the_same({"how", "pay"}, {"how", "pay", "card"}), _say_the_same({"how", "cancel"}, {"how", "change"})
    (True, False)
    """
    is_replaced = bool(words - other_words and other_words - words)
    return not is_replaced and len(words & other_words) >= MIN_SHARED * max(1, len(words | other_words))


def _list_words(question: str, pack: LanguagePack) -> frozenset[str]:
    """Return the words of a question without everyday words.

    The first word, which says whether it asks when or where, stays. One that denies stays too, and makes the whole of
    the question other words.
    """
    words = pack.tokenize(question)
    everyday = words_without_topic(pack)
    kept = frozenset(pack.stem(word) for number, word in enumerate(words) if number == 0 or word not in everyday)
    denial = " ".join(sorted(pack.circumstances.denials.intersection(words)))
    return frozenset(f"{denial} {word}" for word in kept) if denial else kept
