"""Sentences, words and reading grade of a text."""

import re

from faqbot.language.pack import LanguagePack

LEAST_LETTERS = 4
"""Least number of letters of a content word."""

_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])|\n+")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_VOWELS = re.compile(r"[aeiouy]+")


def split_sentences(text: str) -> list[str]:
    """Split a text into sentences.

    A sentence ends before a capital or a figure, or at the end of a line.

    >>> split_sentences("It costs $1.50. Is that much? No.")
    ['It costs $1.50.', 'Is that much?', 'No.']
    """
    return [sentence.strip() for sentence in _END.split(text) if sentence.strip()]


def find_words(text: str) -> list[str]:
    """Return the words of a text as written, without numbers.

    >>> find_words("Guillain-Barré doesn't cost $7.")
    ['Guillain-Barré', "doesn't", 'cost']
    """
    return _WORD.findall(text)


def compute_reading_grade(text: str) -> float:
    """Compute the reading grade of an English text.

    The Flesch-Kincaid grade level (Kincaid et al. 1975, "Derivation of new readability formulas"): 0.39 x words per
    sentence + 11.8 x syllables per word - 15.59. Syllables are counted as groups of vowels, without a silent e at the
    end. The result is rough; a difference of one grade means nothing.

    Returns:
        0.0 for a text without words; below 0 for very short texts.
    """
    words = find_words(text)
    if not words:
        return 0.0
    syllables = sum(map(_count_syllables, words))
    return 0.39 * len(words) / len(split_sentences(text)) + 11.8 * syllables / len(words) - 15.59


def split_pieces(text: str) -> list[str]:
    """Split a text into case-folded words and figures with signs.

    >>> split_pieces("At $100 a gram, 1 g/kg.")
    ['at', '$100', 'a', 'gram', '1', 'g/kg']
    """
    return re.findall(r"(?:[^\W_]|[$€£%/])+", text.casefold())


def find_content_stems(pack: LanguagePack, *texts: str) -> set[str]:
    """Return the stems of the content words of texts.

    Content words are those with ``LEAST_LETTERS`` letters or more.

    >>> from faqbot.language.packs import pack_for
    >>> sorted(find_content_stems(pack_for("en"), "How long do the loaves keep?"))
    ['keep', 'loav', 'long']
    """
    return {pack.stem(word) for text in texts for word in pack.tokenize(text) if len(word) >= LEAST_LETTERS}


def _count_syllables(word: str) -> int:
    plain = word.lower()
    groups = len(_VOWELS.findall(plain))
    silent = plain.endswith("e") and not plain.endswith(("le", "ee")) and groups > 1
    return max(1, groups - silent)
