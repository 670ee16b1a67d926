"""Raised and lowered letters of pages, as in m² and H₂O, so that 2 m² does not become 2 m2."""

import re

_RAISED = str.maketrans("0123456789+-−=()nixyktm", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱˣʸᵏᵗᵐ")
_LOWERED = str.maketrans("0123456789+-−=()nixtkm", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₙᵢₓₜₖₘ")
_LETTERS = {"sup": _RAISED, "sub": _LOWERED}
_ELEMENT = re.compile(r"<(su[bp])\b[^<>]{0,200}>([^<>]{1,40})</\1\s*>", re.IGNORECASE)
_MARK = re.compile(
    r"<sup\b[^<>]{0,200}>\s*(?:<a\b[^<>]{0,300}href\s*=\s*[\"']?#[^<>]{0,300}>[^<>]{0,20}</a>"
    r"|\\?\[[^\[\]]{1,20}\]\(#[^()\s]{0,200}\))\s*</sup\s*>",
    re.IGNORECASE,
)


def set_letters(text: str, tag: str) -> str:
    """Return the text of an element ``sup`` or ``sub`` in raised or lowered letters.

    Texts of which not all letters can be raised, such as those of ordinals, stay as they are.

    >>> set_letters("2", "sup"), set_letters("2", "sub"), set_letters("rd", "sup"), set_letters("n+1", "sup")
    ('²', '₂', 'rd', 'ⁿ⁺¹')
    """
    table = _LETTERS.get(tag, {})
    words = text.strip()
    if not words or (len(words) > 1 and words.isalpha()) or not all(ord(character) in table for character in words):
        return text
    return text.replace(words, words.translate(table))


def replace_elements(text: str) -> str:
    """Replace the elements ``sup`` and ``sub`` in a text; the marks of footnotes of the page are left out.

    >>> replace_elements('2 m<sup>2</sup><sup><a href="#n1">1</a></sup>')
    '2 m²'
    """
    plain = _MARK.sub("", text)
    return _ELEMENT.sub(lambda found: set_letters(found[2], found[1].lower()), plain)
