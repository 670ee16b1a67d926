"""Words as people type them, read as those that are looked for."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from faqbot.alerts.phrases import Clause
from faqbot.language.circumstances import Circumstances
from faqbot.language.pack import UNLISTED, LanguagePack

SHORTEST_SLIP, SHORTEST_READ, LONG_WORD = 3, 4, 8
"""Letters from which on a word may have one slip, a word may be read for a slip, and from which on two are forgiven."""

SHORTEST_JOINED = 5
"""Letters of a word that is recognised when it is written as two."""

SHORTEST_PARTED = 6
"""Letters of a word that may be several, written together."""


MAX_WORD = 24
"""Letters of a word that are looked at."""

_RUN = r"(.)\1\1+"
_DIGITS = str.maketrans("013457$@", "oieastsa")


class WordReader:
    """Reads words as those that are looked for; threads may share it.

    Args:
        pack: The language of the base.
        wanted: The words that are looked for; slips of these are read as these.
        around: Gives the words that matter beside them, second where a slip may be either.
        names: Names whose words are no slips.
    """

    def __init__(
        self,
        pack: LanguagePack,
        wanted: Iterable[str],
        around: Callable[[], frozenset[str]] = frozenset,
        names: Iterable[str] = (),
    ) -> None:
        self._pack = pack
        self._circumstances = pack.circumstances
        self._spellings = pack.circumstances.spellings
        self._words = sorted(wanted)
        self._wanted = frozenset(self._words)
        self._around = around
        self._names = names
        self._known: frozenset[str] = frozenset()
        self._by_length: dict[int, list[str]] = {}
        self._by_letter: dict[tuple[int, int, str], list[str]] = {}
        self.read: Callable[[str], Clause] = lru_cache(maxsize=4096)(self._read)

    def is_joined(self, first: str, second: str) -> bool:
        """Whether two pieces that were written apart are one word that is looked for, or a ``don t``."""
        if second == "t":
            return f"{first}t" in self._spellings
        return len(first) + len(second) >= SHORTEST_JOINED and first + second in self._wanted

    def _read(self, word: str) -> Clause:
        """The words that a written word stands for, mostly itself."""
        if found := self.plain(word):
            return found
        if "'" in word:
            return tuple(part for clipped in write_out(word, self._circumstances) for part in self.read(clipped))
        if word.isdecimal():
            return (word,)
        word = word[:MAX_WORD]
        for form in _forms(word, self._circumstances):
            if found := self.plain(form):
                return found
        found = self._slipped(word) or self._parted(word)
        # The list of English words is asked last: it is slow, and most words are near none that is looked for.
        return found if found and self._pack.rank_band(word) == UNLISTED and not self._is_name(word) else (word,)

    def _is_name(self, word: str) -> bool:
        if not self._known:
            self._known = frozenset(word for name in self._names for word in write_out(name, self._circumstances))
        return word in self._known

    def plain(self, word: str) -> Clause | None:
        """The words that a word stands for which is looked for, or short for others; None for any other word."""
        if word in self._spellings:
            return tuple(self._spellings[word].split())
        return (word,) if word in self._wanted else None

    def _slipped(self, word: str) -> Clause | None:
        """The word that a slip is nearest to: one slip, or two in a long word.

        One end of a word is always right, of a long one its beginning.
        """
        size = len(word)
        if size < SHORTEST_SLIP or not word.isalpha():
            return None
        slips = 1 if size < LONG_WORD else 2
        candidates: list[str] = []
        for length in range(size - slips, size + slips + 1):
            candidates += self._alike(length, 0, word[0])
            if slips == 1:
                candidates += self._alike(length, -1, word[-1])
        found = process.extract(word, candidates, scorer=OSA.distance, score_cutoff=slips, limit=None)
        if not found:
            return None
        order = ((edits, read not in self._wanted, read[0] != word[0], read) for read, edits, _ in found)
        nearest = min(order)[-1]
        return self.plain(nearest) or (nearest,)

    def _alike(self, length: int, place: int, letter: str) -> list[str]:
        """The words of so many letters, with a certain one in its place, that a slip may be read as."""
        key = (length, place, letter)
        if key not in self._by_letter:
            words = self._by_length or self._sorted()
            self._by_letter[key] = [word for word in words.get(length, ()) if word[place] == letter]
        return self._by_letter[key]

    def _sorted(self) -> dict[int, list[str]]:
        """The words that a slip may be read as, by their length; put in order when the first slip is met."""
        words: dict[int, list[str]] = {}
        for word in (*self._words, *sorted(self._around() - self._wanted)):
            if len(word) >= SHORTEST_READ:
                words.setdefault(len(word), []).append(word)
        self._by_length = words
        return words

    def _parted(self, word: str) -> Clause | None:
        """The words that were written together, one of them looked for at least; the longest first."""
        parts: list[str] = []
        rest = word if len(word) >= SHORTEST_PARTED else ""
        while rest:
            size = next((size for size in range(len(rest), 0, -1) if self._is_part(rest[:size])), 0)
            if not size:
                return None
            parts.extend(self._spellings.get(rest[:size], rest[:size]).split())
            rest = rest[size:]
        return tuple(parts) if not self._wanted.isdisjoint(parts) else None

    def _is_part(self, word: str) -> bool:
        if len(word) == 1:
            return word in self._circumstances.one_letter_words
        return (
            word in self._wanted or word in self._circumstances.fillers or (len(word) > 2 and word in self._spellings)
        )


def write_out(text: str, circumstances: Circumstances) -> Clause:
    """Return the words of a text in lower case, with what is clipped written out and the mark of a genitive dropped.

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


def _forms(word: str, circumstances: Circumstances) -> Iterator[str]:
    """Yield a word without drawled letters, without digits for letters, and with its ending as it is spelled."""
    if re.search(_RUN, word):
        yield re.sub(_RUN, r"\1", word)
        yield re.sub(_RUN, r"\1\1", word)
    if not word.isalpha():
        yield word.translate(_DIGITS)
        yield word.replace("1", "l").translate(_DIGITS)
    for spoken, ending in circumstances.endings.items():
        if word.endswith(spoken):
            yield word.removesuffix(spoken) + ending
