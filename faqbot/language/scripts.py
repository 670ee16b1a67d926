"""The scripts that languages are written in."""

import unicodedata
from collections import Counter
from functools import cache

from faqbot.language.folding import fold_text
from faqbot.language.packs import primary_subtag

LATIN = "LATIN"
"""The script of most languages, and of names in all."""

FOREIGN_LETTERS = 3
"""Least number of letters of another script that make a text foreign; fewer may be a unit or a name."""

_SCRIPTS = {
    "ARABIC": "ar ckb fa ps sd ug ur",
    "ARMENIAN": "hy",
    "BENGALI": "as bn",
    "CJK HIRAGANA KATAKANA": "ja",
    "CJK": "yue zh",
    "CYRILLIC": "ba be bg ce cv kk ky mk mn ru tg tt uk",
    "DEVANAGARI": "hi mr ne sa",
    "ETHIOPIC": "am ti",
    "GEORGIAN": "ka",
    "GREEK": "el",
    "GUJARATI": "gu",
    "GURMUKHI": "pa",
    "HANGUL CJK": "ko",
    "HEBREW": "he yi",
    "KANNADA": "kn",
    "KHMER": "km",
    "LAO": "lo",
    "MALAYALAM": "ml",
    "MYANMAR": "my",
    "ORIYA": "or",
    "SINHALA": "si",
    "TAMIL": "ta",
    "TELUGU": "te",
    "THAI": "th",
}
_BY_LANGUAGE = {language: scripts.split() for scripts, languages in _SCRIPTS.items() for language in languages.split()}


def is_written_otherwise(language: str) -> bool:
    """Whether a language is known to be written in another script than Latin."""
    return primary_subtag(language) in _BY_LANGUAGE


def scripts_of(language: str) -> frozenset[str]:
    """Return the scripts of a language, by the first word of the Unicode names of their letters.

    A language that is not listed is written in Latin script. The list is of languages with 5 million speakers or more,
    from the Unicode Common Locale Data Repository.

    >>> sorted(scripts_of("ja")), sorted(scripts_of("de-AT"))
    (['CJK', 'HIRAGANA', 'KATAKANA'], ['LATIN'])
    """
    return frozenset(_BY_LANGUAGE.get(primary_subtag(language), [LATIN]))


def count_scripts(text: str) -> Counter[str]:
    """Count the letters of a text by their script.

    >>> sorted(count_scripts("VPN не работает").items())
    [('CYRILLIC', 10), ('LATIN', 3)]
    """
    return Counter(_script_of(letter) for letter in text if letter.isalpha())


def is_in_other_script(text: str, language: str) -> bool:
    """Whether most letters of a text are in a script that is neither that of a language nor Latin.

    Latin letters may be a name in any language. Those in mathematical type count as Latin.

    >>> is_in_other_script("働く時間", "en"), is_in_other_script("VPN", "ru"), is_in_other_script("働く時間", "ru")
    (True, False, True)
    """
    counts = count_scripts(fold_text(text))
    foreign = counts.total() - sum(counts[script] for script in scripts_of(language) | {LATIN})
    return foreign >= FOREIGN_LETTERS and foreign > counts.total() / 2


@cache
def _script_of(letter: str) -> str:
    return unicodedata.name(letter, "OTHER").replace("FULLWIDTH ", "").replace("HALFWIDTH ", "").partition(" ")[0]
