"""Gaps that are found by a word: questions that differ from an answered one in that word alone."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from faqbot.knowledge.model import Gap, KnowledgeBase
from faqbot.language.packs import pack_for


def find_near_miss(knowledge: KnowledgeBase, item_id: str, texts: Iterable[str]) -> Gap | None:
    """Return the first gap that is told in place of an item, or None.

    The words of a gap count in any form, and terms of several words if they stand next to each other.

    Args:
        knowledge: The base.
        item_id: Id of the entry or gap that a question was matched with.
        texts: The question as typed, and as it was read.

    >>> rye = Gap(id="rye", question="Rye bread?", answer="Not told.", instead_of=("bread",), words=("rye",))
    >>> knowledge = KnowledgeBase(id="bread", title="Bread", near_misses=(rye,))
    >>> find_near_miss(knowledge, "bread", ["What goes into rye bread?"]) is rye
    True
    >>> find_near_miss(knowledge, "bread", ["What goes into bread?"]) is None
    True
    """
    likely = [gap for gap in knowledge.near_misses if item_id in gap.instead_of]
    if not likely:
        return None
    language = knowledge.language
    read = [_read(text, language) for text in texts]
    return next(
        (gap for gap in likely if _has(read, gap.words, language) and not _has(read, gap.unless, language)), None
    )


def _has(read: Sequence[str], terms: tuple[str, ...], language: str) -> bool:
    """Whether one of the texts has one of the terms."""
    return any(stems in text for stems in _read_terms(terms, language) for text in read)


@lru_cache(maxsize=1024)
def _read_terms(terms: tuple[str, ...], language: str) -> tuple[str, ...]:
    return tuple(_read(term, language) for term in terms)


def _read(text: str, language: str) -> str:
    """Return the stems of a text, with a blank around each, so that a term is a part of a text that has it."""
    pack = pack_for(language)
    return f" {' '.join(map(pack.stem, pack.tokenize(text)))} "
