"""Terms that a question must hold, or must not, before an entry may answer it."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from faqbot.matching.lexicon import Lexicon
from faqbot.matching.stemming import stem
from faqbot.model import Entry

if TYPE_CHECKING:
    from faqbot.evidence import Objection


class Guards:
    """The guards of all entries.

    Args:
        entries: With the terms that they require and exclude.
        lexicon: Reads those terms as it reads questions, so that a synonym or an inflection is the same term.
    """

    def __init__(self, entries: Iterable[Entry], lexicon: Lexicon) -> None:
        def spaced(terms: Iterable[str]) -> list[str]:
            return [_spaced(lexicon.unified(term)) for term in terms]

        self._terms = {
            entry.id: (spaced(entry.requires), spaced(entry.excludes))
            for entry in entries
            if entry.requires or entry.excludes
        }

    def admit(self, entry: Entry, words: Sequence[str]) -> bool:
        """Whether an entry may answer a question of these words."""
        if entry.id not in self._terms:
            return True
        requires, excludes = self._terms[entry.id]
        question = _spaced(words)
        required = not requires or any(term in question for term in requires)
        return required and not any(term in question for term in excludes)

    def objection(self, entry: Entry, words: Sequence[str]) -> "Objection | None":
        """Why an entry may not answer a question of these words, or None where it may."""
        from faqbot.evidence import Objection  # noqa: PLC0415 - only an explanation needs it

        if self.admit(entry, words):
            return None
        question = _spaced(words)
        _, excludes = self._terms[entry.id]
        found = (term for term, spaced in zip(entry.excludes, excludes, strict=True) if spaced in question)
        held = next(found, None)
        return Objection(entry, (), held) if held else Objection(entry, entry.requires, None)


def _spaced(words: Iterable[str]) -> str:
    """Stems between blanks, so that a run of words is a piece of text."""
    return f" {' '.join(map(stem, words))} "
