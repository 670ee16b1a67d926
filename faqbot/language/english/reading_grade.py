"""The reading grade of English texts."""

import re
from collections.abc import Sequence

_VOWELS = re.compile(r"[aeiouy]+")


def compute_reading_grade(words: Sequence[str], sentences: int) -> float:
    """Return the reading grade of an English text.

    The Flesch-Kincaid grade level (Kincaid et al. 1975, "Derivation of new readability formulas"): 0.39 x words per
    sentence + 11.8 x syllables per word - 15.59. Syllables are counted as groups of vowels, without a silent e at the
    end. The result is rough; a difference of one grade means nothing.

    Args:
        words: The words of the text, without numbers.
        sentences: The number of its sentences, 1 or more if there are words.

    Returns:
        0.0 for a text without words; below 0 for very short texts.
    """
    if not words:
        return 0.0
    syllables = sum(map(_count_syllables, words))
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


def _count_syllables(word: str) -> int:
    lower = word.lower()
    groups = len(_VOWELS.findall(lower))
    is_silent = lower.endswith("e") and not lower.endswith(("le", "ee")) and groups > 1
    return max(1, groups - is_silent)
