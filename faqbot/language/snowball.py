"""Stem words with the Snowball algorithms, for the languages that have one.

The stemmers get folded words. They were made for words with their accents, but people leave these out, and a stem must
be the same either way.
"""

from collections.abc import Callable
from functools import cache, lru_cache
from threading import Lock

ALGORITHMS = {
    "ar": "arabic",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "eo": "esperanto",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fa": "persian",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "ne": "nepali",
    "nl": "dutch",
    "nn": "norwegian",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
    "yi": "yiddish",
}
"""The name of the algorithm for each language, by its primary subtag."""


@cache
def stemmer_for(language: str) -> Callable[[str], str] | None:
    """Return the function that stems the words of a language, or None if there is no algorithm for it.

    Threads may share the function.

    Args:
        language: A primary subtag.

    >>> stem = stemmer_for("de")
    >>> stem("jahresgebuhren"), stem("jahresgebuhr"), stemmer_for("tlh")
    ('jahresgebuhr', 'jahresgebuhr', None)
    """
    algorithm = ALGORITHMS.get(language)
    if algorithm is None:
        return None
    from Stemmer import Stemmer  # noqa: PLC0415 - English does without

    # The cache below takes the place of the stemmer's own.
    stem_word, lock = Stemmer(algorithm, maxCacheSize=0).stemWord, Lock()

    @lru_cache(maxsize=16_384)
    def stem(word: str) -> str:
        with lock:  # a stemmer keeps the word that it works on
            return str(stem_word(word)) or word

    return stem
