"""The known word that an unknown one is a slip of."""

from collections.abc import Collection, Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA, Indel

from faqbot.matching.background import band

SHORTEST = 4
"""Letters of a word that may be repaired: shorter words have too many neighbours."""

LONG = 6
"""From this many letters on two slips are repaired, below one; transposed neighbours are one slip."""

MAX_READINGS = 8
"""Near words that are looked at: the nearest by rapidfuzz."""

# Prefixes that turn a meaning round: a repair never brings one in or takes one away.
_TURNING = ("hyper", "hypo", "intra", "inter", "sub", "anti", "non", "un")


class Spelling:
    """Repairs words.

    A slip keeps the first letter, or it is the only one; then it keeps the last. So only words of about the same length
    with the same first or the same last letter are compared, which is one in thirty of a large vocabulary.

    Args:
        counts: For each known word how often the base has it.
        protected: Names that are never repaired; a slip may be read as one, unless it may be read as two.
    """

    __slots__ = ("_by_first", "_by_last", "_counts", "_protected")

    def __init__(self, counts: Mapping[str, int], protected: Collection[str]) -> None:
        self._counts = counts
        self._protected = protected
        self._by_first: dict[tuple[str, int], list[str]] = {}
        self._by_last: dict[tuple[str, int], list[str]] = {}

    def repaired(self, word: str) -> str | None:
        """The known word that an unknown one is a slip of, or None where that is not safe to say."""
        if len(word) < SHORTEST or not word.isalpha() or word in self._protected:
            return None
        slips = 1 if len(word) < LONG else 2
        # Of words that are equally near, one with the same letters is the likeliest, then one that a letter was left
        # out of: the commonest slips; then a common English word.
        readings = [
            (distance, sorted(word) != sorted(found), Indel.distance(word, found), -len(found), band(found), found)
            for found, distance in self._near(word, slips)
            if _turns_alike(word, found)
        ]
        if not readings:
            return None
        best = min(readings)
        # Two names that look alike are never told apart by guessing.
        names = [reading for reading in readings if reading[0] == best[0] and reading[-1] in self._protected]
        return None if best[-1] in self._protected and len(names) > 1 else best[-1]

    def _near(self, word: str, slips: int) -> list[tuple[str, int]]:
        """The known words within so many slips, each with how many."""
        if not self._by_first:
            self._sort()
        found: dict[str, int] = {}
        for words, letter, most in ((self._by_first, word[0], slips), (self._by_last, word[-1], 1)):
            for length in range(len(word) - most, len(word) + most + 1):
                choices = words.get((letter, length), ())
                near = process.extract(word, choices, scorer=OSA.distance, score_cutoff=most, limit=MAX_READINGS)
                found.update((known, distance) for known, distance, _ in near)
        return list(found.items())

    def _sort(self) -> None:
        """Put the words that a slip may be read as in order, when the first one is met."""
        by_first: dict[tuple[str, int], list[str]] = {}
        by_last: dict[tuple[str, int], list[str]] = {}
        for word in sorted({*self._counts, *self._protected}):
            if len(word) >= SHORTEST - 1 and word.isalpha():
                by_first.setdefault((word[0], len(word)), []).append(word)
                by_last.setdefault((word[-1], len(word)), []).append(word)
        # What other threads look at comes last, when both are whole.
        self._by_last, self._by_first = by_last, by_first


def _turns_alike(one: str, other: str) -> bool:
    return all(one.startswith(prefix) == other.startswith(prefix) for prefix in _TURNING)
