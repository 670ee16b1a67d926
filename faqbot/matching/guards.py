"""Terms that a question must hold, or must not, before an entry may answer it.

A protected name that no phrasing has is such a term for every entry: of what it names the base knows nothing.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from faqbot.knowledge.model import Entry
from faqbot.language.english.stemming import stem
from faqbot.matching.lexical.analyzer import Analyzer

if TYPE_CHECKING:
    from faqbot.matching.contributions import GuardRejection


SHORTEST_NAME = 3
"""Letters of a name; what is shorter may be a piece of one, as the t of CAR-T."""


class Guards:
    """The guards of all entries.

    Args:
        lexicon: Reads the terms of an entry as it reads questions, so that a synonym or an inflection is the same term.
    """

    def __init__(self, lexicon: Analyzer) -> None:
        self._lexicon = lexicon
        self._terms: dict[str, tuple[list[str], list[str]]] = {}

    def _terms_of(self, entry: Entry) -> tuple[list[str], list[str]]:
        """What an entry requires and excludes, made when it is first met."""
        if entry.id not in self._terms:
            requires, excludes = (
                [_spaced(self._lexicon.unified(term)) for term in terms] for terms in (entry.requires, entry.excludes)
            )
            self._terms[entry.id] = requires, excludes
        return self._terms[entry.id]

    def stranger(self, words: Iterable[str]) -> str | None:
        """The protected name among these words that no phrasing has, or None."""
        names = (word for word in words if word in self._lexicon.protected and len(word) >= SHORTEST_NAME)
        return next((name for name in names if not self._lexicon.knows(name)), None)

    def admit(self, entry: Entry, words: Sequence[str]) -> bool:
        """Whether an entry may answer a question of these words, no stranger among them."""
        if not (entry.requires or entry.excludes):
            return True
        requires, excludes = self._terms_of(entry)
        question = _spaced(words)
        required = not requires or any(term in question for term in requires)
        return required and not any(term in question for term in excludes)

    def objection(self, entry: Entry, words: Sequence[str]) -> "GuardRejection | None":
        """Why an entry may not answer a question of these words, or None where it may."""
        from faqbot.matching.contributions import GuardRejection  # noqa: PLC0415 - only an explanation needs it

        if stranger := self.stranger(words):
            return GuardRejection(entry, (), stranger)
        if self.admit(entry, words):
            return None
        question = _spaced(words)
        _, excludes = self._terms_of(entry)
        found = (term for term, spaced in zip(entry.excludes, excludes, strict=True) if spaced in question)
        held = next(found, None)
        return GuardRejection(entry, (), held) if held else GuardRejection(entry, entry.requires, None)


def _spaced(words: Iterable[str]) -> str:
    """Stems between blanks, so that a run of words is a piece of text."""
    return f" {' '.join(map(stem, words))} "
