"""Words and phrases found in a clause, all at once."""

from collections.abc import Iterable, Mapping

from faqbot.alerts.clauses import PAUSE
from faqbot.alerts.word_reader import Clause

Span = tuple[int, int]
"""Positions in a clause, from the first word to after the last."""

Lines = Mapping[str, str]
"""For the first word of phrases, each phrase as its name and its further words, a semicolon between phrases."""


def lines_of(phrases: Mapping[str, Iterable[Clause]]) -> dict[str, str]:
    """Phrases by the name of what they stand for, as ``Terms`` reads them: kept as text, as most are never met.

    >>> lines_of({"now": [("now",), ("right", "now")]})
    {'now': 'now', 'right': 'now now'}
    """
    lines: dict[str, list[str]] = {}
    for name, wordings in phrases.items():
        for first, *rest in filter(None, wordings):
            lines.setdefault(first, []).append(" ".join((name, *rest)))
    return {first: ";".join(dict.fromkeys(found)) for first, found in lines.items()}


class Terms:
    """Finds phrases.

    Args:
        lines: The phrases.
        fillers: Words that may stand between those of a phrase.
    """

    def __init__(self, lines: Lines, fillers: frozenset[str] = frozenset()) -> None:
        self._lines = lines
        self._fillers = fillers | {PAUSE}
        self._met: dict[str, list[tuple[str, Clause]]] = {}

    def found(self, clause: Clause) -> dict[str, list[Span]]:
        """Where in a clause each name is found; names that are not found are left out."""
        spans: dict[str, list[Span]] = {}
        words = set(clause)
        for position, word in enumerate(clause):
            if word in self._lines:
                for name, rest in self._met.get(word) or self._phrases(word):
                    if rest and rest[0] not in words:
                        continue
                    if end := self._end(clause, position + 1, rest) if rest else position + 1:
                        spans.setdefault(name, []).append((position, end))
        return spans

    def _phrases(self, first: str) -> list[tuple[str, Clause]]:
        """The phrases that begin with a word: the name and the further words of each."""
        phrases = (phrase.split() for phrase in self._lines[first].split(";"))
        self._met[first] = [(name, tuple(rest)) for name, *rest in phrases]
        return self._met[first]

    def _end(self, clause: Clause, position: int, rest: Clause) -> int:
        """Where a phrase ends whose further words follow from a position on, or 0."""
        for wanted in rest:
            while position < len(clause) and clause[position] != wanted and clause[position] in self._fillers:
                position += 1
            if position == len(clause) or clause[position] != wanted:
                return 0
            position += 1
        return position


def listed(text: str) -> list[Clause]:
    """The phrases of a text that lists them, a semicolon between.

    >>> listed("now; right now")
    [('now',), ('right', 'now')]
    """
    return [tuple(phrase.split()) for phrase in text.split(";")]
