"""Correct the spelling of words that a base lacks."""

from collections.abc import Collection
from itertools import repeat
from operator import add

from rapidfuzz import process
from rapidfuzz.distance import OSA, Indel

from faqbot.language.pack import LanguagePack
from faqbot.language.segmentation import is_alphabetic
from faqbot.language.slips import is_surely_slip

MIN_CORRECTED_LENGTH = 4
"""Letters of the shortest word that is corrected. Shorter words have too many neighbours."""

TWO_EDITS_LENGTH = 6
"""Letters of the shortest word in which two edits are corrected; in a shorter word only one is.

Transposing two neighbouring letters is one edit."""


class SpellingCorrector:
    """Finds corrections of misspelled words.

    A wrong first letter is corrected only if it is the only edit, or was transposed with the second letter. Therefore
    only words of similar length with the same first letter are compared: about one in fifty of a large vocabulary.

    Args:
        pack: The language of the words.
        known: The words that the base has.
        protected: Names that are never corrected. A word may be corrected to a name, unless two names are equally near.
    """

    __slots__ = ("_by_prefix", "_cached", "_known", "_pack", "_prefixes", "_protected", "_words")

    def __init__(self, pack: LanguagePack, known: Collection[str], protected: Collection[str]) -> None:
        self._pack = pack
        self._known = known
        self._protected = protected
        self._words: frozenset[str] = frozenset()
        """The known words and the names."""
        self._prefixes: dict[str, list[str]] = {}
        """For each first letter, the pairs of letters with which words begin."""
        self._by_prefix: dict[tuple[str, int], list[str]] = {}
        """The words, by their first two letters and their length."""
        self._cached: dict[tuple[str, int, int], list[str]] = {}

    def find_corrections(self, word: str) -> list[str]:
        """Return the nearest known words, the likeliest first.

        All have the same distance. The list is empty if no correction is safe.

        Args:
            word: A word that is not known.
        """
        if len(word) < MIN_CORRECTED_LENGTH or not is_alphabetic(word) or word in self._protected:
            return []
        candidates = [
            (known, distance)
            for known, distance in self._find_within_distance(word)
            # A name at distance 2 may well be another name.
            if self._has_same_prefixes(word, known)
            and (distance == 1 or known not in self._protected)
            and (self._pack.has_word_list or is_surely_slip(word, known, distance))
        ]
        least = min((distance for _, distance in candidates), default=0)
        nearest = [known for known, distance in candidates if distance == least]
        names = [known for known in nearest if known in self._protected]
        # Never guess between two names that look alike.
        return [] if len(names) > 1 else sorted(nearest, key=lambda known: self._order_by_likelihood(word, known))

    def _order_by_likelihood(self, word: str, known: str) -> tuple[bool, int, int, int, str]:
        """Return a sort key that is least for the likeliest correction.

        Transposed letters come before missing and extra letters, and these before wrong ones. Then longer words and
        common words of the language are preferred.
        """
        return (
            sorted(word) != sorted(known),
            Indel.distance(word, known),
            -len(known),
            self._pack.rank_band(known),
            known,
        )

    def _find_within_distance(self, word: str) -> list[tuple[str, int]]:
        """Return known words within the allowed distance, with distances."""
        if not self._prefixes:
            self._build_tables()
        limit = 1 if len(word) < TWO_EDITS_LENGTH else 2
        found = dict.fromkeys(filter(self._words.__contains__, self._vary_first_letter(word)), 1)
        # The first two letters may be transposed.
        for start in (word[0], word[1] + word[0]):
            choices = self._words_with(start, len(word), limit)
            near = process.extract(word, choices, scorer=OSA.distance, score_cutoff=limit, limit=None)
            found.update((known, distance) for known, distance, _ in near)
        return list(found.items())

    def _vary_first_letter(self, word: str) -> list[str]:
        """Return all words within one edit at the first letter."""
        rest, letters = word[1:], self._prefixes
        return [rest, *map(add, letters, repeat(rest)), *map(add, letters, repeat(word))]

    def _words_with(self, start: str, length: int, tolerance: int) -> list[str]:
        """Return the words with a prefix and a similar length.

        Args:
            start: The first letter, or the first two.
            length: A number of letters.
            tolerance: Greatest difference in length.
        """
        key = (start, length, tolerance)
        found = self._cached.get(key)
        if found is None:
            prefixes = (start,) if len(start) > 1 else self._prefixes.get(start, ())
            lengths = range(length - tolerance, length + tolerance + 1)
            found = [
                word for prefix in prefixes for near in lengths for word in self._by_prefix.get((prefix, near), ())
            ]
            # Empty lists are not cached, so that arbitrary input cannot fill the memory.
            if found:
                self._cached[key] = found
        return found

    def _build_tables(self) -> None:
        """Group the known words by prefix and length."""
        prefixes: dict[str, list[str]] = {}
        by_prefix: dict[tuple[str, int], list[str]] = {}
        words = frozenset((*self._known, *self._protected))
        for word in sorted(words):
            if len(word) >= MIN_CORRECTED_LENGTH - 1 and is_alphabetic(word):
                by_prefix.setdefault((word[:2], len(word)), []).append(word)
        for prefix, _ in by_prefix:
            of_letter = prefixes.setdefault(prefix[0], [])
            if prefix not in of_letter:
                of_letter.append(prefix)
        # Other threads take ``_prefixes`` as the sign that all tables are complete: it must be assigned last.
        self._words = words
        self._by_prefix = by_prefix
        self._prefixes = prefixes

    def _has_same_prefixes(self, one: str, other: str) -> bool:
        """Whether both words have the same prefixes that reverse a meaning."""
        return all(one.startswith(prefix) == other.startswith(prefix) for prefix in self._pack.opposing_prefixes)
