"""The known words that an unknown one may be a slip of."""

from collections.abc import Collection, Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA, Indel

from faqbot.language.pack import LanguagePack

SHORTEST = 4
"""Letters of a word that may be repaired: shorter words have too many neighbours."""

LONG = 6
"""From this many letters on two slips are repaired, below one; transposed neighbours are one slip."""


class Spelling:
    """Repairs words.

    Of two slips none is at the first letter, unless it changed places with the second; a single one there leaves all
    others. So only words of about the same length that begin alike are compared, one in fifty of a large vocabulary.

    Args:
        pack: The language of the words.
        known: The words that a slip may be read as.
        protected: Names that are never repaired; a slip may be read as one, unless it may be read as two.
    """

    __slots__ = ("_around", "_by_start", "_known", "_pack", "_protected", "_starts")

    def __init__(self, pack: LanguagePack, known: Collection[str], protected: Collection[str]) -> None:
        self._pack = pack
        self._known = known
        self._protected = protected
        self._starts: dict[str, list[str]] = {}
        self._by_start: dict[tuple[str, int], list[str]] = {}
        self._around: dict[tuple[str, int, int], list[str]] = {}

    def readings(self, word: str) -> list[str]:
        """The known words that an unknown one may be a slip of, all of them equally near, the likeliest first.

        None where that is not safe to say.
        """
        if len(word) < SHORTEST or not word.isalpha() or word in self._protected:
            return []
        near = [
            (found, slips)
            for found, slips in self._near(word)
            # A name that is two slips away may well be another name.
            if self._has_same_prefixes(word, found) and (slips == 1 or found not in self._protected)
        ]
        nearest = min((slips for _, slips in near), default=0)
        readings = [found for found, slips in near if slips == nearest]
        names = [found for found in readings if found in self._protected]
        # Two names that look alike are never told apart by guessing.
        return [] if len(names) > 1 else sorted(readings, key=lambda found: self._unlikeliness(word, found))

    def _unlikeliness(self, word: str, found: str) -> tuple[bool, int, int, int, str]:
        """Least for the same letters, then for one that was left out: the commonest slips; then for common words."""
        return (
            sorted(word) != sorted(found),
            Indel.distance(word, found),
            -len(found),
            self._pack.rank_band(found),
            found,
        )

    def _near(self, word: str) -> list[tuple[str, int]]:
        """The known words within so many slips as a word of that length may have, each with how many."""
        if not self._starts:
            self._sort()
        slips = 1 if len(word) < LONG else 2
        found = {known: 1 for known in self._first_amiss(word) if known in self._known or known in self._protected}
        # The first two letters may have changed places.
        for start, most in ((word[0], slips), (word[1] + word[0], slips)):
            choices = self._words_around(start, len(word), most)
            near = process.extract(word, choices, scorer=OSA.distance, score_cutoff=most, limit=None)
            found.update((known, distance) for known, distance, _ in near)
        return list(found.items())

    def _first_amiss(self, word: str) -> Iterable[str]:
        """What a word may be if its first letter is another one, is too much, or was left out before it."""
        rest = word[1:]
        yield rest
        for letter in self._starts:
            yield letter + rest
            yield letter + word

    def _words_around(self, start: str, length: int, most: int) -> list[str]:
        """The words with a start whose lengths differ by so much at most, put together when they are first needed."""
        key = (start, length, most)
        found = self._around.get(key)
        if found is None:
            starts = (start,) if len(start) > 1 else self._starts.get(start, ())
            lengths = range(length - most, length + most + 1)
            found = [word for own in starts for near in lengths for word in self._by_start.get((own, near), ())]
            # Whatever is typed, no more is kept than the base has beginnings.
            if found:
                self._around[key] = found
        return found

    def _sort(self) -> None:
        """Put the words that a slip may be read as in order, when the first one is met."""
        starts: dict[str, list[str]] = {}
        by_start: dict[tuple[str, int], list[str]] = {}
        for word in sorted({*self._known, *self._protected}):
            if len(word) >= SHORTEST - 1 and word.isalpha():
                by_start.setdefault((word[:2], len(word)), []).append(word)
        for start, _ in by_start:
            letters = starts.setdefault(start[0], [])
            if start not in letters:
                letters.append(start)
        # What other threads look at comes last, when both are whole.
        self._by_start, self._starts = by_start, starts

    def _has_same_prefixes(self, one: str, other: str) -> bool:
        """Whether no prefix that turns a meaning round stands before one of two words only."""
        return all(one.startswith(prefix) == other.startswith(prefix) for prefix in self._pack.opposing_prefixes)
