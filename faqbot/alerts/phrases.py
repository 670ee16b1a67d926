"""Find many phrases in a clause at once."""

import json
from collections.abc import Iterable, Mapping

Clause = tuple[str, ...]
"""The words of a clause or phrase, in order."""

Span = tuple[int, int]
"""Positions in a clause: of the first word, and after the last one."""

PAUSE = ","
"""Mark of a pause among the words of a clause: a comma, a bracket, a line break."""


class PhraseFinder:
    """Finds phrases in clauses.

    Threads may share a finder.

    Args:
        phrases: The phrases as ``index_phrases`` returns them.
        fillers: Words that may stand between the words of a phrase.
    """

    def __init__(self, phrases: Mapping[str, str], fillers: frozenset[str] = frozenset()) -> None:
        self._phrases = phrases
        self._fillers = fillers | {PAUSE}
        self._decoded: dict[str, list[tuple[str, Clause]]] = {}

    def find(self, clause: Clause) -> dict[str, list[Span]]:
        """Return where each name is found in a clause.

        Names that are not found are left out.
        """
        spans: dict[str, list[Span]] = {}
        words = set(clause)
        for position, word in enumerate(clause):
            if word in self._phrases:
                for name, rest in self._decoded.get(word) or self._decode(word):
                    if rest and rest[0] not in words:
                        continue
                    if end := self._find_end(clause, position + 1, rest) if rest else position + 1:
                        spans.setdefault(name, []).append((position, end))
        return spans

    def _decode(self, first: str) -> list[tuple[str, Clause]]:
        """Return the name and the further words of each phrase."""
        self._decoded[first] = [(name, tuple(rest)) for name, *rest in json.loads(self._phrases[first])]
        return self._decoded[first]

    def _find_end(self, clause: Clause, position: int, rest: Clause) -> int:
        """Return where a phrase ends, or 0 if it does not go on.

        Its further words ``rest`` must begin at ``position``.
        """
        for wanted in rest:
            while position < len(clause) and clause[position] != wanted and clause[position] in self._fillers:
                position += 1
            if position == len(clause) or clause[position] != wanted:
                return 0
            position += 1
        return position


def index_phrases(phrases: Mapping[str, Iterable[Clause]]) -> dict[str, str]:
    """Index phrases by their first words.

    The phrases of a first word are one text in JSON, decoded when the word is first met; most words never are.

    Args:
        phrases: The phrases that each name stands for.

    Returns:
        For each first word, a list of the phrases that begin with it: the name and the further words.

    >>> index_phrases({"now": [("now",), ("right", "now")]})
    {'now': '[["now"]]', 'right': '[["now", "now"]]'}
    """
    rows: dict[str, dict[Clause, None]] = {}
    for name, variants in phrases.items():
        for first, *rest in filter(None, variants):
            rows.setdefault(first, {})[name, *rest] = None
    return {first: json.dumps(list(found)) for first, found in rows.items()}


def parse_phrases(text: str) -> list[Clause]:
    """Split a text of phrases that are separated by semicolons.

    >>> parse_phrases("now; right now")
    [('now',), ('right', 'now')]
    """
    return [tuple(phrase.split()) for phrase in text.split(";")]
