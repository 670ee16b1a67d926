"""Read words as people type them.

Slips are corrected, contractions written out, and words joined or split.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from faqbot.alerts.phrases import Clause
from faqbot.language.circumstances import Circumstances
from faqbot.language.pack import UNLISTED, LanguagePack

SHORTEST_MISSPELLING = 3
"""Letters of the shortest word in which a slip is corrected."""

SHORTEST_CORRECTION = 4
"""Letters of the shortest word that a slip is corrected to."""

TWO_SLIPS = 8
"""Letters of the shortest word in which two slips are corrected."""

SHORTEST_SPLIT = 5
"""Letters of the shortest target that is recognised when it is written as two words."""

SHORTEST_RUN_ON = 6
"""Letters of the shortest word that may be several words written together."""

MAX_WORD = 24
"""Greatest number of letters of a word that are read."""

_RUN = r"(.)\1\1+"
_DIGITS = str.maketrans("013457$@", "oieastsa")


class WordReader:
    """Reads typed words as the targets of one base.

    Threads may share a reader.

    Args:
        pack: The language of the base.
        targets: The words of the base's patterns; slips are corrected to these.
        trigger_words: Returns further words that slips are corrected to, if no target is as near. It is called when
            the first slip is met.
        protected: Names whose words are never corrected.
    """

    def __init__(
        self,
        pack: LanguagePack,
        targets: Iterable[str],
        trigger_words: Callable[[], frozenset[str]] = frozenset,
        protected: Iterable[str] = (),
    ) -> None:
        self._pack = pack
        self._circumstances = pack.circumstances
        self._spellings = pack.circumstances.spellings
        self._sorted_targets = sorted(targets)
        self._targets = frozenset(self._sorted_targets)
        self._trigger_words = trigger_words
        self._protected = protected
        self._protected_words: frozenset[str] = frozenset()
        self._by_length: dict[int, list[str]] = {}
        self._by_letter: dict[tuple[int, int, str], list[str]] = {}
        self.read: Callable[[str], Clause] = lru_cache(maxsize=4096)(self._read)

    def is_split_word(self, first: str, second: str) -> bool:
        """Whether two pieces are one word: a target, or ``don t``."""
        if second == "t":
            return f"{first}t" in self._spellings
        return len(first) + len(second) >= SHORTEST_SPLIT and first + second in self._targets

    def look_up(self, word: str) -> Clause | None:
        """Return a target, or shorthand written out; otherwise None."""
        if word in self._spellings:
            return tuple(self._spellings[word].split())
        return (word,) if word in self._targets else None

    def _read(self, word: str) -> Clause:
        """Return the words that a typed word stands for."""
        if found := self.look_up(word):
            return found
        if "'" in word:
            return tuple(part for clipped in write_out(word, self._circumstances) for part in self.read(clipped))
        if word.isdecimal():
            return (word,)
        word = word[:MAX_WORD]
        for variant in _respell(word, self._circumstances):
            if found := self.look_up(variant):
                return found
        found = self._correct(word) or self._split_run_on(word)
        # The word list of the language is consulted last: it is slow, and few words are near a target.
        return found if found and self._pack.rank_band(word) == UNLISTED and not self._is_protected(word) else (word,)

    def _is_protected(self, word: str) -> bool:
        if not self._protected_words:
            words = (write_out(name, self._circumstances) for name in self._protected)
            self._protected_words = frozenset(word for name in words for word in name)
        return word in self._protected_words

    def _correct(self, word: str) -> Clause | None:
        """Return the word nearest to a misspelled one, or None.

        A near word is one edit away, and begins or ends with the same letter. For a word of ``TWO_SLIPS`` letters or
        more, it is up to two edits away, and begins with the same letter. Of equally near words a target comes first.
        """
        size = len(word)
        if size < SHORTEST_MISSPELLING or not word.isalpha():
            return None
        slips = 1 if size < TWO_SLIPS else 2
        candidates: list[str] = []
        for length in range(size - slips, size + slips + 1):
            candidates += self._find_candidates(length, 0, word[0])
            if slips == 1:
                candidates += self._find_candidates(length, -1, word[-1])
        found = process.extract(word, candidates, scorer=OSA.distance, score_cutoff=slips, limit=None)
        if not found:
            return None
        order = ((edits, near not in self._targets, near[0] != word[0], near) for near, edits, _ in found)
        nearest = min(order)[-1]
        return self.look_up(nearest) or (nearest,)

    def _find_candidates(self, length: int, place: int, letter: str) -> list[str]:
        """Return words with a length, and a letter at a place.

        Slips are corrected to these words.
        """
        key = (length, place, letter)
        if key not in self._by_letter:
            words = self._by_length or self._sort_by_length()
            self._by_letter[key] = [word for word in words.get(length, ()) if word[place] == letter]
        return self._by_letter[key]

    def _sort_by_length(self) -> dict[int, list[str]]:
        """Return the words that slips are corrected to, by length.

        They are grouped when the first slip is met.
        """
        words: dict[int, list[str]] = {}
        for word in (*self._sorted_targets, *sorted(self._trigger_words() - self._targets)):
            if len(word) >= SHORTEST_CORRECTION:
                words.setdefault(len(word), []).append(word)
        self._by_length = words
        return words

    def _split_run_on(self, word: str) -> Clause | None:
        """Return the words that were written together.

        Each of them is the longest possible. The result is None unless one of the words is a target.
        """
        parts: list[str] = []
        rest = word if len(word) >= SHORTEST_RUN_ON else ""
        while rest:
            size = next((size for size in range(len(rest), 0, -1) if self._is_part(rest[:size])), 0)
            if not size:
                return None
            parts.extend(self._spellings.get(rest[:size], rest[:size]).split())
            rest = rest[size:]
        return tuple(parts) if not self._targets.isdisjoint(parts) else None

    def _is_part(self, word: str) -> bool:
        if len(word) == 1:
            return word in self._circumstances.one_letter_words
        return (
            word in self._targets or word in self._circumstances.fillers or (len(word) > 2 and word in self._spellings)
        )


def write_out(text: str, circumstances: Circumstances) -> Clause:
    """Return the words of a text, with contractions written out.

    The words are in lower case and without possessive endings.

    >>> from faqbot.language.packs import pack_for
    >>> write_out("my wife's face can't move", pack_for("en").circumstances)
    ('my', 'wife', 'face', 'can', 'not', 'move')
    """
    return tuple(part for word in text.lower().split() for part in _write_out_word(word, circumstances))


def _write_out_word(word: str, circumstances: Circumstances) -> list[str]:
    joined = word.replace("'", "")
    if joined in circumstances.spellings:
        return circumstances.spellings[joined].split()
    stem, _, clitic = word.partition("'")
    if clitic in circumstances.clitics:
        return [*_write_out_word(stem, circumstances), circumstances.clitics[clitic]]
    return [stem] if clitic in ("", "s", "t") or not stem else [stem, clitic.replace("'", "")]


def _respell(word: str, circumstances: Circumstances) -> Iterator[str]:
    """Yield likely spellings of a word.

    Repeated letters are removed, digits are replaced by letters, or a spoken ending is written out.
    """
    if re.search(_RUN, word):
        yield re.sub(_RUN, r"\1", word)
        yield re.sub(_RUN, r"\1\1", word)
    if not word.isalpha():
        yield word.translate(_DIGITS)
        yield word.replace("1", "l").translate(_DIGITS)
    for spoken, ending in circumstances.endings.items():
        if word.endswith(spoken):
            yield word.removesuffix(spoken) + ending
