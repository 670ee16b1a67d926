"""Texts as YAML writes them."""

import json
import re

from faqbot.language.text import safe_text

_PLAIN = re.compile(r"[^\W\d_](?:[\w ()/.?-]*[\w).?])?")
_WORDS = frozenset("null true false yes no on off y n".split())
"""What YAML takes for something else than text, in one version or another."""


def scalar(text: str) -> str:
    """A text on one line, in quotes where it needs them; white space is made one blank, what cannot be seen is escaped.

    >>> print(scalar("How long does a loaf keep?"), scalar("Storage: a loaf"), scalar("no"))
    How long does a loaf keep? "Storage: a loaf" "no"
    """
    line = safe_text(" ".join(text.split()))
    is_plain = _PLAIN.fullmatch(line) and line.lower() not in _WORDS
    return line if is_plain else json.dumps(line, ensure_ascii=False)
