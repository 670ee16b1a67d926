"""The direction of writing, and texts that are embedded in others."""

import re

from faqbot.language.lazy_pattern import compile_lazily
from faqbot.language.packs import primary_subtag
from faqbot.language.text import shown_text

_RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})

# Hebrew, Arabic, Syriac, Thaana, N'Ko and their neighbours, with their presentation forms.
_RIGHT_TO_LEFT_LETTER = compile_lazily(
    "[\u05be-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)

_PLACEHOLDER = re.compile(r"\{(\w+)\}")

# What is typed as it stands, such as /why -v, --log FILE and .md. Its sign would move to its other end.
_TYPED = compile_lazily(r"\bCtrl-D\b|(?<!\w)(?:--?|[/.])[A-Za-z][\w-]*(?: -?[A-Za-z]+\b)?")

ISOLATE, END_OF_ISOLATE = "\u2068", "\u2069"
"""The marks round a text whose own first letter decides its direction."""


def is_right_to_left(language: str) -> bool:
    """Tell whether a language is written from right to left.

    >>> is_right_to_left("ar-EG"), is_right_to_left("en")
    (True, False)
    """
    return primary_subtag(language) in _RIGHT_TO_LEFT


def fill(template: str, language: str, /, **values: str) -> str:
    r"""Put values into a template, isolated from the text around them where directions of writing may mix.

    Args:
        template: A text with placeholders such as ``{name}``; one without a value is kept.
        language: The language of the template.
        values: The values by name, from anyone.

    Returns:
        Text that is safe to show. The isolates, always in pairs, are its only bidi marks.

    >>> fill("Did you mean {name}?", "en", name="/help\x1b")
    'Did you mean /help\\u{1b}?'
    >>> ascii(fill("Did you mean {name}?", "en", name="\u05d0"))
    "'Did you mean \\u2068\\u05d0\\u2069?'"
    """

    def get_value(found: re.Match[str]) -> str:
        if found[1] not in values:
            return found[0]
        value = shown_text(values[found[1]])
        return _isolate(value) if is_reversed or _RIGHT_TO_LEFT_LETTER.search(value) else value

    is_reversed = is_right_to_left(language)
    text = shown_text(template)
    if is_reversed:
        text = _TYPED.sub(lambda found: _isolate(found[0]), text)
    return _PLACEHOLDER.sub(get_value, text)


def _isolate(text: str) -> str:
    return f"{ISOLATE}{text}{END_OF_ISOLATE}"
