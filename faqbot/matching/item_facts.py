"""What an item says besides its phrasings."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from faqbot.knowledge.model import NO_TOPIC, Entry, Gap, Item
from faqbot.language.pack import LanguagePack


class ItemFacts(NamedTuple):
    """What an item says besides its phrasings, as an index keeps it.

    Attributes:
        words: The words of the topic, the tags and the answer of an entry.
        answer_types: The question types that the item answers.
        cites: Whether it cites a source, or says what the sources do not answer.
    """

    words: Sequence[str] = ()
    answer_types: int = 0
    cites: bool = False


NO_FACTS = ItemFacts()


def collect_facts(
    pack: LanguagePack, item: Item, normalize: Callable[[str], Sequence[str]], *, has_sources: bool = False
) -> ItemFacts:
    """Collect what an item says besides its phrasings.

    Gaps and small talk say nothing about their subject in their answers.

    Args:
        pack: The language of the item.
        item: Any item.
        normalize: Returns the words of a text, with synonyms replaced.
        has_sources: Whether entries of the base cite sources.
    """
    if not isinstance(item, Entry):
        return ItemFacts(cites=has_sources and isinstance(item, Gap))
    # A tag such as "audience:staff" says for whom the entry is, not what it is about.
    about = [item.topic] * (item.topic != NO_TOPIC) + [tag for tag in item.tags if ":" not in tag]
    text = "\n".join([*about, item.statement])
    types = pack.question_types.find_given(item.statement)
    for phrasing in item.phrasings:
        types |= pack.question_types.find_asked(pack.tokenize(phrasing))
    return ItemFacts(normalize(text), types, bool(item.citations))
