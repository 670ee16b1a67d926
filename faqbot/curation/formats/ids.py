"""Readable ids for imported entries."""

import re
from collections.abc import Container

from faqbot.curation.authoring.skeleton import make_slug

_ID = re.compile(r"[a-z0-9-]+")
_MARKUP = re.compile(
    r"(?:^|[-_])(?:headings?|collapse|accordion|panel|tab|toggle|header|card|elementor|ui|uk|wp|block|title)"
    r"(?=[-_]|\d|$)",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[a-z]")


def choose_id(wanted: str, key: str, question: str, taken: Container[str]) -> str:
    """Return an id that no other entry has.

    Args:
        wanted: The id that an export of our own gives, or nothing.
        key: The name in the other system; one without letters tells a reader nothing, and is not taken.
        question: The question, of whose first words the id is made otherwise.
        taken: The ids of other entries.

    >>> choose_id("", "12", "Where can I park?", {"where-can-i-park"})
    'where-can-i-park-2'
    """
    if _ID.fullmatch(wanted) and wanted not in taken:
        return wanted
    name = key if _ID.fullmatch(key) and _LETTER.search(key) else make_slug(re.sub(r"([a-z])([A-Z])", r"\1-\2", key))
    base = name if _LETTER.search(name) and not _is_opaque(name) else make_slug(question)
    base = base if _LETTER.search(base) else "entry"
    number = 1
    found = base
    while found in taken:
        number += 1
        found = f"{base}-{number}"
    return found


def is_markup(name: str) -> bool:
    """Return whether an id of an element names its part on the page, and not what it is about.

    >>> is_markup("match-heading-one"), is_markup("headingOne"), is_markup("refunds")
    (True, True, False)
    """
    return bool(_MARKUP.search(re.sub(r"([a-z])([A-Z])", r"\1-\2", name)))


def _is_opaque(name: str) -> bool:
    """Return whether a name is a row number or a hash, which no reader can tell apart."""
    is_number = re.fullmatch(r"(?:(?:faq|q|qna|row|item|entry|id|question|h|s|section)-?\d+|[0-9a-f-]{16,})", name)
    return bool(is_number)
