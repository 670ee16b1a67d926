"""Text in sentences and words, and how hard it is to read."""

import re

from faqbot.language.pack import LanguagePack

LEAST_LETTERS = 4
"""Letters of a word that says what a text is about, at least."""

_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])|\n+")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_VOWELS = re.compile(r"[aeiouy]+")


def sentences(text: str) -> list[str]:
    """The sentences of a text; each ends before a capital or a figure, or at the end of a line.

    >>> sentences("It costs $1.50. Is that much? No.")
    ['It costs $1.50.', 'Is that much?', 'No.']
    """
    return [sentence.strip() for sentence in _END.split(text) if sentence.strip()]


def words(text: str) -> list[str]:
    """The words of a text as they are written, without numbers.

    >>> words("Guillain-Barré doesn't cost $7.")
    ['Guillain-Barré', "doesn't", 'cost']
    """
    return _WORD.findall(text)


def reading_grade(text: str) -> float:
    """The school grade that an English text asks of its reader.

    The Flesch-Kincaid grade level (Kincaid et al. 1975, "Derivation of new readability formulas"): 0.39 x words a
    sentence + 11.8 x syllables a word - 15.59. Syllables are counted as groups of vowels, without a silent e at the
    end: a rough figure, and one grade up or down means nothing.

    Returns:
        0.0 for a text without words; below 0 for very short ones.
    """
    found = words(text)
    if not found:
        return 0.0
    syllables = sum(map(_syllables, found))
    return 0.39 * len(found) / len(sentences(text)) + 11.8 * syllables / len(found) - 15.59


def pieces(text: str) -> list[str]:
    """The words and figures of a text, case-folded, each with its signs.

    >>> pieces("At $100 a gram, 1 g/kg.")
    ['at', '$100', 'a', 'gram', '1', 'g/kg']
    """
    return re.findall(r"(?:[^\W_]|[$€£%/])+", text.casefold())


def telling_words(pack: LanguagePack, *texts: str) -> set[str]:
    """The stems of words that are long enough to say what a text is about.

    >>> from faqbot.language.packs import pack_for
    >>> sorted(telling_words(pack_for("en"), "How long do the loaves keep?"))
    ['keep', 'loav', 'long']
    """
    return {pack.stem(word) for text in texts for word in pack.tokenize(text) if len(word) >= LEAST_LETTERS}


def _syllables(word: str) -> int:
    plain = word.lower()
    groups = len(_VOWELS.findall(plain))
    silent = plain.endswith("e") and not plain.endswith(("le", "ee")) and groups > 1
    return max(1, groups - silent)
