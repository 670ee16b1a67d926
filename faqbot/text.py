"""Text as people type it, made safe and comparable; pure functions, nothing of the domain."""

import re
import unicodedata
from functools import lru_cache

MAX_QUESTION = 4_000
"""Characters of a question that are read. The longest message of the labelled questions has under 600;
what is longer is a document, and matching cost grows with length."""

# C0, DEL, C1, soft hyphen, zero-width and bidi controls, line separators, BOM, interlinear marks, lone surrogates.
_UNSAFE_CLASS = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
)
_UNSAFE = re.compile(f"[{_UNSAFE_CLASS}]")
_NOT_BLANK_TWICE = re.compile(r"\s+")
_MARKS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")
# Written without them in haste, and never what tells two words apart.
_APOSTROPHES = str.maketrans(dict.fromkeys("'’‘ʼ`´", ""))
_WORD = re.compile(r"[^\W_]+(?:[.,][0-9]+)*")


def safe_text(text: str) -> str:
    r"""Text that no terminal, log or reader is steered by.

    Args:
        text: Anything, from anyone.

    Returns:
        The text, with controls, bidi marks, zero-width characters and lone surrogates shown as ``\u{…}``; line feeds
        and tabs are kept. It always encodes to UTF-8.

    >>> safe_text("red \x1b[31m")
    'red \\u{1b}[31m'
    """
    return _UNSAFE.sub(lambda found: f"\\u{{{ord(found[0]):x}}}", text)


def clean(text: str) -> str:
    """A question as the bot reads it: capped, one line, composed, without invisible characters.

    The cap comes before the normalisation, whose cost on towers of combining marks is quadratic.

    Args:
        text: What was typed, of any length.

    Returns:
        At most ``MAX_QUESTION`` characters in Unicode form NFC, runs of white space as one blank, trimmed.

    >>> clean("  side  efects? ")
    'side efects?'
    """
    capped = _UNSAFE.sub(" ", text[: MAX_QUESTION + 1])
    shortened = _NOT_BLANK_TWICE.sub(" ", _thin_marks(capped)).strip()
    return unicodedata.normalize("NFC", shortened)[:MAX_QUESTION]


def _thin_marks(text: str) -> str:
    """At most two combining marks in a row, so that normalising stays linear."""
    return _MARKS.sub(lambda run: run[0][:2], text)


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Case-folded text without accents, apostrophes and compatibility forms, to compare words by.

    >>> plain("Guillain-Barré, Ｄon’t")
    'guillain-barre, dont'
    """
    if text.isascii():
        return text.lower().translate(_APOSTROPHES)
    decomposed = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES)).casefold()
    return _MARKS.sub("", decomposed)


def tokens(text: str) -> list[str]:
    """The words and numbers of a text, comparable; ``1.5`` and ``7,000`` are one number each.

    >>> tokens("What's 1,000 mg/kg of the post-partum IVIG?")
    ['whats', '1,000', 'mg', 'kg', 'of', 'the', 'post', 'partum', 'ivig']
    """
    return _WORD.findall(plain(text))


def same_phrasing(text: str) -> str:
    """The form in which two phrasings are the same: case-folded, all but letters and digits one blank.

    >>> same_phrasing("Side-effects?") == same_phrasing("side EFFECTS")
    True
    """
    return " ".join("".join(char if char.isalnum() else " " for char in text.casefold()).split())
