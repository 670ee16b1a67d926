"""Turn the words of a message into numbered features.

Features come in blocks: words and word pairs, parts of words, groups of words and pairs of groups, and the shape of the
message. Within a block all features weigh the same, and together they have the length 1, so that no block wins because
it has more of them. Features other than groups are numbered by a hash, which needs no dictionary (Weinberger et al.
2009, "Feature Hashing for Large Scale Multitask Learning").
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

from faqbot.alerts.folding import fold
from faqbot.alerts.word_reader import write_out
from faqbot.language.pack import LanguagePack

MAX_GROUPS = 64
"""Greatest number of groups of words."""

HASHED = 1 << 17
"""Number of the numbers for hashed features; a power of two."""

FEATURES = 1 + MAX_GROUPS + 2 * MAX_GROUPS * MAX_GROUPS + HASHED
"""Number of all features: one that every window has, the groups, the pairs of groups, the pairs whose order counts,
and the hashed features."""

MAX_DISTANCE = 7
"""Greatest distance, in words, of the two groups of a pair."""

MAX_ORDERED_DISTANCE = 3
"""Greatest distance, in words, of two groups whose order counts: "not bleeding"."""

VITAL_GROUPS = 25
"""Number of the first groups, which name parts and states of the body and mind; the shape has how many are met."""

BODY_GROUP, TIME_GROUP = 0, 30
"""The groups of the parts of the body and of times in the past, which have "back" in common."""

PART_LENGTHS = (3, 4, 5)
"""Numbers of letters of the parts of words."""

MAX_WORD = 24
"""Letters of a word that are read."""

MAX_WINDOW = 60
"""Words of the longest message that is read as a whole. Of a longer one, two sentences at a time are read."""

OPENING_WORDS, CLOSING_WORDS = 3, 2
"""Words at the beginning and the end of a window that belong to its shape."""

_TOKEN = re.compile(r"\d+(?:[.,]\d+)?|[^\W\d_]+(?:'[^\W\d_]+)*|[.?!]+|[,;:()\n-]+|[%£$&/+]")
_MARKS = frozenset(".?!,%£$&/+")
_NUMBER_LIMITS = (0.5, 1.5, 2.5, 5.5, 12.5, 24.5, 34.5, 37.5, 38.4, 43, 60, 91.5, 100, 130, 260)
_HASH_MASK = HASHED - 1
_FIRST_GROUP, _FIRST_PAIR = 1, 1 + MAX_GROUPS
_FIRST_ORDERED = _FIRST_PAIR + MAX_GROUPS * MAX_GROUPS
_FIRST_HASHED = FEATURES - HASHED
_MIX = 0x9E3779B1

Block = Sequence[int]
"""The features of one block; one that occurs several times counts as often."""


class Word:
    """A word as the features need it; a reader has one object for each word.

    Attributes:
        text: The word.
        stem: Hash of its stem.
        number: Feature of its stem.
        groups: Positions of its groups.
        parts: Features of its parts.
    """

    __slots__ = ("groups", "number", "parts", "stem", "text")

    def __init__(self, text: str, stem: str, groups: tuple[int, ...]) -> None:
        self.text = text
        self.stem = crc32(stem.encode("utf-8", "surrogatepass"))
        self.number = _FIRST_HASHED + (self.stem & _HASH_MASK)
        self.groups = groups
        self.parts = _number_parts(text)


class FeatureReader:
    """Reads the features of messages in one language.

    Threads may share a reader.

    Args:
        pack: The language.
        groups: Groups of words, as texts by name; at most ``MAX_GROUPS``.
    """

    def __init__(self, pack: LanguagePack, groups: Mapping[str, str]) -> None:
        self._pack = pack
        self._groups: dict[str, tuple[int, ...]] = {}
        for position, words in enumerate(groups.values()):
            for word in words.split():
                self._groups[word] = (*self._groups.get(word, ()), position)
        self._read_token = lru_cache(maxsize=8192)(self._read_token_anew)
        self._make_word = lru_cache(maxsize=8192)(self._make_word_anew)

    def windows(self, message: str) -> Iterator[list[Word]]:
        """Yield the words of each window of a message; of bare numbers, as in "1 and 2", none.

        Args:
            message: The message as it was typed, of any length. Of a long one only both ends are read.
        """
        read, tokens = self._read_token, _TOKEN.findall(fold(message))
        joining = self._pack.circumstances.coordinators
        if all(token in joining or not token[0].isalpha() for token in tokens):
            return iter(())
        return _split_windows([word for token in tokens for word in read(token)])

    def _read_token_anew(self, token: str) -> tuple[Word, ...]:
        if token[0].isdecimal():
            texts: Iterable[str] = (_name_number(token),)
        elif token[0].isalpha():
            texts = write_out(token[:MAX_WORD], self._pack.circumstances)
        else:
            texts = (token[0] if token[0] in _MARKS else ",",)
        return tuple(map(self._make_word, texts))

    def _make_word_anew(self, text: str) -> Word:
        return Word(text, self._pack.stem(text), self._groups.get(text, ()))


def _name_number(token: str) -> str:
    """Return the name of the range that a number is in.

    The ranges separate what people count: tablets, hours, body temperature, oxygen, pulse, years.
    """
    number = float(token[:MAX_WORD].replace(",", "."))
    if token.isdecimal() and len(token) == 4 and token[:2] in ("19", "20"):
        return "<year>"
    band = sum(number > limit for limit in _NUMBER_LIMITS)
    return f"<{band}.>" if "." in token else f"<{band}>"


def _number_parts(word: str) -> tuple[int, ...]:
    if len(word) < PART_LENGTHS[0] or not word[0].isalpha():
        return ()
    framed = f"<{word}>".encode("utf-8", "surrogatepass")
    return tuple(
        _FIRST_HASHED + (crc32(framed[begin : begin + length]) & _HASH_MASK)
        for length in PART_LENGTHS
        for begin in range(len(framed) - length + 1)
    )


def _split_windows(words: list[Word]) -> Iterator[list[Word]]:
    if len(words) <= MAX_WINDOW:
        yield words
        return
    sentences: list[list[Word]] = [[]]
    for word in words:
        if len(sentences[-1]) >= MAX_WINDOW // 2:
            sentences.append([])
        sentences[-1].append(word)
        if word.text in (".", "?", "!"):
            sentences.append([])
    sentences = [sentence for sentence in sentences if len(sentence) > 1]
    if len(sentences) == 1:
        yield sentences[0]
    for first, second in pairwise(sentences):
        yield first + second


def read_blocks(words: list[Word]) -> list[Block]:
    """Return all blocks of a window, the parts of words last."""
    return [*read_context(words), read_parts(words)]


def read_context(words: list[Word]) -> list[Block]:
    """Return the blocks of a window without the parts of words."""
    return [(0,), _read_words(words), _read_groups(words), _read_shape(words)]


def read_parts(words: list[Word]) -> Block:
    """Return the parts of the words, those of each word once."""
    return [part for word in set(words) for part in word.parts]


def _read_words(words: list[Word]) -> Block:
    """Return the words and the pairs of neighbours, each once."""
    stems = [1, *[word.stem for word in words], 2]
    found = {word.number for word in words}
    found.update([_FIRST_HASHED + ((first * _MIX ^ second) >> 7 & _HASH_MASK) for first, second in pairwise(stems)])
    return list(found)


def _read_groups(words: list[Word]) -> Block:
    """Return the groups, and the pairs of groups that are near each other, each once."""
    found: set[int] = set()
    add = found.add
    met: list[tuple[int, int]] = []
    first = 0
    for position, word in enumerate(words):
        if not word.groups:
            continue
        while first < len(met) and met[first][0] < position - MAX_DISTANCE:
            first += 1
        recent, near = met[first:], position - MAX_ORDERED_DISTANCE
        for group in word.groups:
            add(_FIRST_GROUP + group)
            for place, other in recent:
                add(_FIRST_PAIR + (other * MAX_GROUPS + group if other < group else group * MAX_GROUPS + other))
                if place >= near:
                    add(_FIRST_ORDERED + other * MAX_GROUPS + group)
            met.append((position, group))
    return list(found)


def count_vital(words: list[Word]) -> int:
    """Return how many groups of parts and states of body and mind a window has."""
    return len({group for word in words for group in word.groups if group < VITAL_GROUPS})


def count_named(words: list[Word]) -> int:
    """Return how many groups of parts and states of body and mind a window names, besides the units of time.

    The weeks in "22 weeks gone" are in such a group, because many who are pregnant count them. They name nothing.
    """
    return count_vital([word for word in words if TIME_GROUP not in word.groups or BODY_GROUP in word.groups])


def _read_shape(words: list[Word]) -> Block:
    """Return how the window begins and ends, whether it asks, and how long it is."""
    spoken = [word.stem for word in words if word.text not in _MARKS]
    asks = any(word.text == "?" for word in words)
    opening, closing = spoken[:OPENING_WORDS], spoken[-CLOSING_WORDS:]
    shapes = [stem * _MIX + place for place, stem in enumerate(opening, 3)]
    shapes += [stem * _MIX + 9 for stem in closing]
    shapes += [sum(opening[:2]) * _MIX + 10 + asks, 12 + min(6, len(words) // 6)]
    vital = count_vital(words)
    shapes += [20 + asks, 30 + min(5, vital), 40 + min(5, vital) * 2 + asks]
    return [_FIRST_HASHED + (shape * _MIX >> 5 & _HASH_MASK) for shape in shapes]
