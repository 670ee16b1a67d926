"""Text as people type it, made safe and comparable; pure functions, nothing of the domain."""

import re
import unicodedata

MAX_QUESTION = 4_000
"""Characters of a question that are read. The longest message of the labelled questions has under 600;
what is longer is a document, and matching cost grows with length."""

MAX_GROWTH = 4
LONGEST = 18
"""How many times as long a text may become when its letters are written out. Composed letters become three at most, and
one becomes eighteen, the longest of all: a text of that alone would be eighteen times what a question may cost."""

# C0, DEL, C1, soft hyphen, joiners and fillers that show nothing, zero-width and bidi controls, line separators, BOM,
# interlinear marks, controls of shorthand and music, tags and the selectors behind them, lone surrogates.
_UNSAFE_CLASS = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ud800-\udfff\ufeff\uffa0\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e01ef"
)
_UNSAFE = re.compile(f"[{_UNSAFE_CLASS}]")
_NOT_BLANK_TWICE = re.compile(r"\s+")
_MARKS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ`´", "'"))
_NOT_ALPHANUMERIC = re.compile(r"[\W_]+")
_WORD = re.compile(r"[0-9]+(?:[.,][0-9]+)+|[^\W_]+")


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
    before, after = "", _UNSAFE.sub(" ", text[: MAX_QUESTION + 1])
    # Composing can put marks in a row that were apart, and the cap can leave a blank at the end: until nothing moves.
    while after != before:
        before = after
        shortened = _NOT_BLANK_TWICE.sub(" ", _thin_marks(before)).strip()
        after = unicodedata.normalize("NFC", shortened)[:MAX_QUESTION].rstrip()
    return after


def _thin_marks(text: str) -> str:
    """At most two combining marks in a row, so that normalising stays linear."""
    return _MARKS.sub(lambda run: run[0][:2], text)


def plain(text: str) -> str:
    """Case-folded text without accents and compatibility forms, to compare words by.

    >>> plain("Guillain-Barré, Ｄon’t")
    "guillain-barre, don't"
    """
    straight = text.translate(_APOSTROPHES)
    if straight.isascii():
        return straight.lower()
    return _MARKS.sub("", unicodedata.normalize("NFKD", straight)[: MAX_GROWTH * len(straight) + LONGEST].casefold())


def words(plain_text: str) -> list[str]:
    """Split plain text into words and numbers; ``1.5`` and ``7,000`` are one number each.

    Args:
        plain_text: A text as ``plain`` returns it.

    >>> words("they cost 1,000 a post-partum infusion.")
    ['they', 'cost', '1,000', 'a', 'post', 'partum', 'infusion']
    """
    return _WORD.findall(plain_text)


def same_phrasing(text: str) -> str:
    """The form in which two phrasings are the same: case-folded, all but letters and digits one blank.

    >>> same_phrasing("Side-effects?") == same_phrasing("side EFFECTS")
    True
    """
    return _NOT_ALPHANUMERIC.sub(" ", text.casefold()).strip()
