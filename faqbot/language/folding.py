"""Fold text, so that what people type differently compares equal.

Nothing here depends on a language; what tells words apart in some language is kept.
"""

import re
import unicodedata

from faqbot.language.lazy_pattern import compile_lazily

MAX_GROWTH = 4
"""Greatest factor by which a text may grow when it is decomposed.

Most composed letters become at most three characters. One ligature becomes ``LONGEST_LIGATURE`` characters, and a
question of that alone would cost eighteen times as much as any other."""

LONGEST_LIGATURE = 18
"""Characters that U+FDFA becomes, more than any other character. A text of any length may grow by as many."""

WITHIN_WORDS = "\xad\u034f\u061c\u200d\u200e\u200f\u2060"
"""The soft hyphen, joiners and directional marks, which part no word. U+200C does: many people type a blank for it."""

_APOSTROPHES = str.maketrans({**dict.fromkeys("’‘ʼ`´", "'"), **dict.fromkeys(WITHIN_WORDS)})

ACCENTS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
"""Ranges of the accents of European scripts, for a class of a regular expression."""

# Accents are left out where people leave them out: on Latin and Greek letters, as stress on Cyrillic vowels, and in ё.
# The marks of й and ї make other letters. The vowel signs of Arabic and Hebrew are points that only some texts have;
# those of other scripts are letters. The nukta is often left out in Hindi, and is a part of the letter in Bengali.
_OPTIONAL_MARKS = compile_lazily(
    f"(?<=[a-z\u03b1-\u03c9\u0435])[{ACCENTS}]+"
    "|(?<=[\u0430\u0435\u0438\u043e\u0443\u044b\u044d\u044e\u044f\u0456\u0454])[\u0300\u0301]+"
    "|[\u0640\u064b-\u0655\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]"
    "|[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]"
    "|\u093c"
)

# Letters that do not decompose, and letters of which people type either.
_LETTERS = str.maketrans(
    {
        **dict(zip("øłđħıŧðþæœŋ", ["o", "l", "d", "h", "i", "t", "d", "th", "ae", "oe", "ng"], strict=True)),
        **dict(zip("ىیکہٱ", "ييكها", strict=True)),  # Arabic letters, with their Persian and Urdu forms
        "\u0901": "\u0902",  # candrabindu as anusvara
        "\u2044": "/",
        **dict.fromkeys("’‘ʼ`´", "'"),  # also those that others decompose to, such as the accent of full width
        "−": "-",
        "‐": "-",
        "‑": "-",
    }
)
_FINAL_HEH = compile_lazily(r"ه(?![^\W_])")  # often typed for the ending ة
_OTHER_DIGITS = compile_lazily(r"[^\W\D0-9]")


def fold_text(text: str) -> str:
    """Return text in lower case, without what people type or leave out as they like.

    Compatibility forms, accents, points, letter variants and digits of other scripts are replaced.

    >>> fold_text("Guillain-Barré, Ｄon’t")
    "guillain-barre, don't"
    >>> fold_text("Łódź"), fold_text("Ёлка й"), fold_text("أَهْلًا"), fold_text("१५")
    ('lodz', 'елка й', 'اهلا', '15')
    """
    if text.isascii():
        return text.replace("`", "'").lower()
    straight = text.translate(_APOSTROPHES)
    if straight.isascii():
        return straight.lower()
    limit = MAX_GROWTH * len(straight) + LONGEST_LIGATURE
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", straight)[:limit].casefold())
    plain = _FINAL_HEH.sub("ة", _OPTIONAL_MARKS.sub("", decomposed.translate(_LETTERS)))
    return _OTHER_DIGITS.sub(_to_ascii_digit, unicodedata.normalize("NFC", plain))


def fold_with_marks(text: str) -> str:
    """Return text in lower case with the marks of its letters; otherwise as ``fold_text`` does.

    >>> fold_with_marks("Vé １ NGƯỜI")
    'vé 1 người'
    """
    straight = unicodedata.normalize("NFKC", text.translate(_APOSTROPHES)[: len(text)])
    return _OTHER_DIGITS.sub(_to_ascii_digit, unicodedata.normalize("NFC", straight.casefold()))


def _to_ascii_digit(digit: re.Match[str]) -> str:
    return str(unicodedata.digit(digit[0]))
