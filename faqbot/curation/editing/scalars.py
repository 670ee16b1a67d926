"""Texts formatted as YAML scalars."""

import json
import re

from faqbot.language.text import shown_text

_PLAIN = re.compile(r"[^\W\d_](?:[\w ()/.?-]*[\w).?])?")
_RESERVED = frozenset("null true false yes no on off y n".split())
"""Words that one version of YAML or another does not read as text."""


def format_scalar(text: str) -> str:
    """Return a text on one line, quoted where needed.

    Invisible characters are escaped.

    >>> print(format_scalar("How long does a loaf keep?"), format_scalar("Storage: a loaf"), format_scalar("no"))
    How long does a loaf keep? "Storage: a loaf" "no"
    """
    line = shown_text(" ".join(text.split()))
    is_plain = _PLAIN.fullmatch(line) and line.lower() not in _RESERVED
    return line if is_plain else json.dumps(line, ensure_ascii=False)
