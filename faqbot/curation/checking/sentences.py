"""Sentences and words of a text."""

import re

from faqbot.language.pack import LanguagePack

MIN_LETTERS = 4
"""Minimum number of letters of a content word."""

_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])|\n+")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
"""A word: letters, with hyphens and apostrophes inside."""


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
    return WORD.findall(text)


def split_pieces(text: str) -> list[str]:
    """Split a text into case-folded words and figures with signs.

    >>> split_pieces("At $100 a gram, 1 g/kg.")
    ['at', '$100', 'a', 'gram', '1', 'g/kg']
    """
    return re.findall(r"(?:[^\W_]|[$€£%/])+", text.casefold())


def find_content_stems(pack: LanguagePack, *texts: str) -> set[str]:
    """Return the stems of the content words of texts.

    Content words are those with ``MIN_LETTERS`` letters or more.

    >>> from faqbot.language.packs import pack_for
    >>> sorted(find_content_stems(pack_for("en"), "How long do the loaves keep?"))
    ['keep', 'loav', 'long']
    """
    return {pack.stem(word) for text in texts for word in pack.tokenize(text) if len(word) >= MIN_LETTERS}
