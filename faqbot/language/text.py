"""Make typed text safe and comparable.

Nothing here depends on a language or a subject.
"""

import re
import unicodedata

from faqbot.language.folding import ACCENTS, WITHIN_WORDS
from faqbot.language.lazy_pattern import compile_lazily
from faqbot.language.marks import MARKS

MAX_QUESTION = 4_000
"""Characters of the longest question that is read.

The longest labelled question has fewer than 600. A text of more is a document, and the cost of matching grows with the
length."""

# C0, DEL, C1, soft hyphen, invisible joiners and fillers, zero-width and bidi controls, line separators, BOM,
# interlinear marks, shorthand and music controls, tags and variation selectors, lone surrogates.
_UNSAFE_CLASS = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ud800-\udfff\ufeff\uffa0\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e01ef"
)
_UNSAFE = re.compile(f"[{_UNSAFE_CLASS}]")
_NEEDED = "\xad\u061c\u200c-\u200f"
"""Joiners, the soft hyphen and directional marks, which some scripts and emoji are not legible without."""

_WITHIN_WORDS = compile_lazily(f"[{WITHIN_WORDS}]")
_INSIDE = "[^\u202a-\u202e\u2066-\u2069\n]*"
_SHOWN = compile_lazily(
    f"[\u2066-\u2068]{_INSIDE}\u2069|[\u202a\u202b]{_INSIDE}\u202c|(?![{_NEEDED}])[{_UNSAFE_CLASS}]"
)
_WHITE_SPACE = re.compile(r"\s+")
_MARKS = compile_lazily(f"[{ACCENTS}]+")
_TELLING_SIGNS = compile_lazily(r"(?<=\w)[+#]+(?!\w)|(?<!\w)[-−](?=\d)|(?<!\S)-\w\b|[%‰°€$£¥₹]")
_NOT_ALPHANUMERIC = re.compile(r"[\W_]+")
_ANY_SEPARATORS = compile_lazily(rf"(?:(?![{MARKS}])[\W_])+")  # the marks of letters are parts of words


def safe_text(text: str) -> str:
    r"""Return text that cannot control a terminal or mislead a reader.

    Args:
        text: Any text, from anyone.

    Returns:
        The text, with controls, bidi marks, zero-width characters and lone surrogates shown as ``\u{…}``. Line feeds
        and tabs are kept. The result can always be encoded as UTF-8.

    >>> safe_text("red \x1b[31m")
    'red \\u{1b}[31m'
    """
    return _UNSAFE.sub(lambda found: f"\\u{{{ord(found[0]):x}}}", text)


def shown_text(text: str) -> str:
    r"""Return a text of a base that cannot control a terminal, with what its script needs as it was written.

    Joiners, soft hyphens and directional marks are kept, and so are isolates and embeddings that end on the same line.
    What a person typed holds none of them, as ``clean`` removes them.

    >>> ascii(shown_text("\u0645\u06cc\u200c\u062e \x1b")), ascii(shown_text("\u202e"))
    ("'\\u0645\\u06cc\\u200c\\u062e \\\\u{1b}'", "'\\\\u{202e}'")
    """
    return _SHOWN.sub(_show, text) if _UNSAFE.search(text) else text


def _show(found: re.Match[str]) -> str:
    if len(found[0]) > 1:
        return f"{found[0][0]}{shown_text(found[0][1:-1])}{found[0][-1]}"
    return safe_text(found[0])


def clean(text: str) -> str:
    """Return a question on one line, without invisible characters.

    The text is cut before it is normalized, which takes time quadratic in the number of marks on one letter.

    Args:
        text: The text as it was typed, of any length.

    Returns:
        At most ``MAX_QUESTION`` characters in Unicode form NFC, with every run of white space as one blank, trimmed.

    >>> clean("  side  efects? ")
    'side efects?'
    """
    before, after = "", _UNSAFE.sub(" ", _WITHIN_WORDS.sub("", text[: MAX_QUESTION + 1]))
    # Composing can bring marks together that were apart, and cutting can leave a blank at the end: repeat until stable.
    while after != before:
        before = after
        shortened = _WHITE_SPACE.sub(" ", _thin_marks(before)).strip()
        after = unicodedata.normalize("NFC", shortened)[:MAX_QUESTION].rstrip()
    return after


def _thin_marks(text: str) -> str:
    """Keep at most two combining marks in a row.

    Normalizing then takes linear time.
    """
    return _MARKS.sub(lambda run: run[0][:2], text)


def phrasing_key(text: str) -> str:
    """Return a key that is equal for the same phrasings.

    The key is the case-folded phrasing with everything but letters and digits as one blank, and then the signs that
    tell two phrasings apart: those of ``C++`` and ``20 °C``, and options such as ``-V``, whose case counts.

    >>> phrasing_key("Side-effects?") == phrasing_key("side EFFECTS")
    True
    >>> phrasing_key("What is C++?") == phrasing_key("What is C#?")
    False
    """
    text = text if text.isascii() else _WITHIN_WORDS.sub("", text)
    separators = _NOT_ALPHANUMERIC if text.isascii() else _ANY_SEPARATORS
    words = separators.sub(" ", text.casefold()).strip()
    signs = _TELLING_SIGNS.findall(text)
    return " ".join((words, *signs)) if signs and words else words
