"""Recognise slips of common English words."""

from functools import cache, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from faqbot.language.english.word_frequency import listed_words

MAX_BAND = 26
"""Frequency band of the rarest word that a slip is taken for, about the 11,500 most common words. A rarer word is as
likely to be a name that resembles it."""

MIN_LENGTH = 5
"""Letters of the shortest slip. Shorter words have too many neighbours."""


@lru_cache(maxsize=4096)
def correct_common_word(word: str) -> str | None:
    """Return the common word that an unlisted word is a slip of, or None.

    It is one edit away and has the same first letter. Transposed letters are preferred, then the more common word.

    >>> correct_common_word("acount"), correct_common_word("swich"), correct_common_word("tysabri")
    ('account', 'switch', None)
    """
    if len(word) < MIN_LENGTH or not (word.isalpha() and word.isascii()):
        return None
    bands = _common_words(word[0])
    near = process.extract(word, bands.keys(), scorer=OSA.distance, score_cutoff=1, limit=None)
    found = ((sorted(known) != sorted(word), bands[known], known) for known, _, _ in near)
    return min(found, default=(False, 0, None))[2]


@cache
def _common_words(letter: str) -> dict[str, int]:
    """Return the common words that begin with a letter, with their frequency bands."""
    words = listed_words(letter)
    return {word: band for word, band in words if band <= MAX_BAND and len(word) >= MIN_LENGTH - 1}
