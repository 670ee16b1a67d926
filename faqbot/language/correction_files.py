"""How people say in a language that they meant something else, from its data file.

A file of ``faqbot/data/corrections`` has a line for each class of phrases: its name, a colon, and the phrases with
``/`` between them. The classes are those of ``CLASSES``. The first two are in every file, and at most one of
``before``, ``alone`` and ``behind``.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping

from faqbot.language.cue_words import CueWords
from faqbot.language.defaults import NEVER
from faqbot.language.lazy_pattern import compile_lazily

CLASSES = ("meant", "dismissals", "before", "alone", "behind", "but")
"""The classes of phrases.

In this order: phrases before what was meant, such as "I meant"; whole messages that the last answer was not what was
asked for; words that negate what follows them if a word of ``but`` comes next; the same with a comma in its place;
words that negate what is before them; and words before what is wanted instead."""

_GAP = r"[\s,.;:!、，。–—-]*"
_ACCENTS = re.compile("(?<=[a-z])[\u0300-\u036f]+")
# Scripts without blanks between words have no boundaries of words.
_START, _END = r"(?<![^\W_\u0e00-\u0fff\u3000-\u9fff])", r"(?![^\W_\u0e00-\u0fff\u3000-\u9fff])"

_CONTRASTS = {
    "before": r"{before}\s*(?P<rejected>[^.,;:?!、。]+?)\s*[,;，–—-]?\s*{but}\s*(?P<wanted>\S.*)(?P<instead>)",
    "alone": (
        r"{alone}\s+(?P<rejected>[^.,;:?!]+?)\s*"
        r"(?:[,;–—]\s*(?:{but}\s*)?(?P<wanted>\S.*)|{but}\s*(?P<instead>\S.*))"
    ),
    "behind": r"(?P<rejected>[^.,;:?!、。]+?)\s*(?:{behind})[\s,、]*(?P<wanted>\S.*)(?P<instead>)",
}
"""How a contrast is said, by the class that a language has."""


def with_corrections(words: CueWords, texts: Mapping[str, str], refusing: Iterable[str]) -> CueWords:
    """Return cue words with those that correct a misunderstanding.

    Args:
        words: The other cue words of the language.
        texts: The text of each class; empty for a language without a file.
        refusing: The words that alone mean no, which may come before.
    """
    if not texts:
        return words
    false_start = rf"(?:{_match_any(refusing)}{_GAP})*"
    meant, dismissals = (_match_any(texts[name].split("/")) for name in ("meant", "dismissals"))
    contrast = next((_CONTRASTS[name] for name in _CONTRASTS if name in texts), "")
    words_of = {name: _match_any(texts.get(name, "").split("/")) for name in ("before", "alone", "but")}
    words_of["behind"] = "|".join(map(re.escape, texts.get("behind", "").split("/")))
    return words._replace(
        correction=compile_lazily(rf"{false_start}{meant}{_GAP}(?=\S)", re.IGNORECASE),
        dismissal=compile_lazily(rf"{false_start}{dismissals}", re.IGNORECASE),
        contrast=compile_lazily(false_start + contrast.format(**words_of), re.IGNORECASE) if contrast else NEVER,
    )


def _match_any(phrases: Iterable[str]) -> str:
    """Return an expression for any of some phrases, with or without their accents."""
    forms = {form for phrase in phrases for form in (phrase, _leave_out_accents(phrase)) if form}
    alternatives = "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))
    return rf"{_START}(?:{alternatives}){_END}"


def _leave_out_accents(phrase: str) -> str:
    return unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFD", phrase)))
