"""How words are written that are compared in other letters or another inflection."""

import re
from collections.abc import Iterable, Sequence

from faqbot.language.pack import LanguagePack

_WRITTEN_WORD = re.compile(r"[^\s.,;:!?¿¡()\[\]{}\"«»„“”…/-]+")


def find_written_forms(texts: Iterable[str], pack: LanguagePack) -> dict[str, str]:
    """Return how words are written that are compared in other letters, by the words that they are compared as.

    In a language with a word list, these are words with other letters than those of ASCII.

    >>> from faqbot.language.packs import pack_for
    >>> find_written_forms(["Was kostet die Jahresgebühr?", "Mahngebuehr"], pack_for("de"))
    {'jahresgebuhr': 'jahresgebühr', 'mahngebuhr': 'mahngebuehr'}
    """
    found: dict[str, str] = {}
    for text in texts:
        for written in () if pack.has_word_list and text.isascii() else _WRITTEN_WORD.findall(text):
            words = () if pack.has_word_list and written.isascii() else pack.tokenize(written)
            if len(words) == 1 and words[0] != written.lower():
                found.setdefault(words[0], written.lower())
    return found


def find_typed_form(word: str, typed: Sequence[str], pack: LanguagePack) -> str:
    """Return the typed inflection of a word, or the word itself."""
    if word in typed:
        return word
    stem = pack.stem(word)
    return next((form for form in typed if pack.stem(form) == stem), word)
