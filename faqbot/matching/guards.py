"""Check which entries the words of a question rule out.

A protected name that the base does not have rules out every entry: the base knows nothing about what it names.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from faqbot.knowledge.model import Entry
from faqbot.matching.lexical.analyzer import Analyzer

if TYPE_CHECKING:
    from faqbot.matching.contributions import GuardRejection


MIN_NAME_LENGTH = 3
"""Letters of the shortest name that is checked. A shorter word may be a part of a name, such as the t of CAR-T."""


class Guards:
    """Checks questions against the guards of all entries.

    Args:
        analyzer: Analyzes the terms of entries like questions, so that synonyms and inflections match.
    """

    def __init__(self, analyzer: Analyzer) -> None:
        self._analyzer = analyzer
        self._terms: dict[str, tuple[list[str], list[str], list[str]]] = {}

    def unknown_name(self, words: Sequence[str]) -> str | None:
        """Return the first protected name that the base lacks, or None."""
        if self._analyzer.protected.isdisjoint(words):
            return None
        names = (word for word in words if word in self._analyzer.protected and len(word) >= MIN_NAME_LENGTH)
        return next((name for name in names if not self._analyzer.has_word(name)), None)

    def allows(self, entry: Entry, words: Sequence[str]) -> bool:
        """Whether a question passes the guards of an entry.

        Unknown names are not checked here.
        """
        if not (entry.requires or entry.excludes or entry.never):
            return True
        required, excluded, never = self._terms_of(entry)
        question = self._stems(words)
        if question in never:
            return False
        has_required = not required or any(term in question for term in required)
        return has_required and not any(term in question for term in excluded)

    def rejection(self, entry: Entry, words: Sequence[str]) -> "GuardRejection | None":
        """Return why an entry is ruled out, or None."""
        from faqbot.matching.contributions import GuardRejection  # noqa: PLC0415 - only an explanation needs it

        if name := self.unknown_name(words):
            return GuardRejection(entry, (), name)
        if self.allows(entry, words):
            return None
        question = self._stems(words)
        _, excluded, never = self._terms_of(entry)
        if question in never:
            return GuardRejection(entry, (), entry.never[never.index(question)])
        found = (term for term, stems in zip(entry.excludes, excluded, strict=True) if stems in question)
        held = next(found, None)
        return GuardRejection(entry, (), held) if held else GuardRejection(entry, entry.requires, None)

    def _terms_of(self, entry: Entry) -> tuple[list[str], list[str], list[str]]:
        """Return the stems of an entry's guards, computed once."""
        if entry.id not in self._terms:
            required, excluded, never = (
                [self._stems(self._analyzer.normalize(term)) for term in terms]
                for terms in (entry.requires, entry.excludes, entry.never)
            )
            self._terms[entry.id] = required, excluded, never
        return self._terms[entry.id]

    def _stems(self, words: Iterable[str]) -> str:
        """Return the stems of words as a text, with a blank around each.

        The text of a term is a part of that of a question if the question has its stems next to each other.
        """
        return f" {' '.join(map(self._analyzer.pack.stem, words))} "
