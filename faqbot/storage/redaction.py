"""Remove what identifies a person from a question before it is stored.

The patterns rather remove too much: of a number of seven digits or more, a checksum only decides what it is called.
Names of people have no pattern; the level ``strict`` removes them, with every other word that the base does not have.
"""

import re
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from typing import Literal, get_args

Level = Literal["basic", "dates", "strict"]
"""What is removed: identifiers; dates and ages as well; or everything but the words that the base has."""

LEVELS: tuple[Level, ...] = get_args(Level)

MIN_DIGITS = 7
"""Digits of the shortest number that is removed: local telephone numbers have seven."""

_URL = re.compile(r"\b(?:[a-z][a-z0-9+.-]*://|www\.)\S+", re.IGNORECASE)
_AT, _DOT = r"\s*[(\[]\s*at\s*[)\]]\s*|\s+at\s+", r"\s*[(\[]\s*dot\s*[)\]]\s*|\s+dot\s+"
_EMAIL = re.compile(
    rf"[^\s@<>()\[\],;:\"]+\s?@\s?[^\s@<>()\[\],;:\"]+|[\w.+-]+(?:{_AT})[\w-]+(?:(?:{_DOT})\w+)+", re.IGNORECASE
)
_IP = re.compile(
    r"(?<![\w.])(?:\d{1,3}(?:\.\d{1,3}){3}|(?:[0-9a-f]{0,4}:){3,7}[0-9a-f]{1,4})(?![\w.]*\w)", re.IGNORECASE
)
_IBAN = re.compile(r"\b[A-Z]{2}\s?\d{2}(?:[\s-]?[A-Z0-9]){11,30}\b", re.IGNORECASE)
_NATIONAL = re.compile(r"\b[A-Z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D]\b", re.IGNORECASE)
_NUMBER = re.compile(r"[+(]?\d(?:[\s().·/–—-]{0,3}\d){" + str(MIN_DIGITS - 1) + ",}")
_TOKEN = re.compile(r"\b(?=(?:[\w-]*\d){5})(?=[\w-]*[^\W\d_])[\w-]{6,}|\b(?=\w*\d)(?=\w*[^\W\d_])\w{16,}")
_YEARS = re.compile(r"(?:19|20)\d\d\D+(?:19|20)\d\d")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".replace(" ", "|")
_DATES = re.compile(
    rf"\b(?:\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{1,4}}|(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?)(?:{_MONTHS})[a-z]*\.?"
    rf"(?:,?\s+\d{{4}})?|(?:{_MONTHS})[a-z]*\.?\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_AGE = re.compile(
    r"\b\d{1,3}[\s-]*(?:y/?o|y(?:ea)?rs?[\s-]*olds?|yrs?|(?:month|week|day)s?[\s-]*olds?)\b|\baged?\s+(?:of\s+)?\d{1,3}\b"
    r"|\b(?:i am|i'm|i’m|he is|she is|he's|she's)\s+\d{1,3}\b(?!\s*%)",
    re.IGNORECASE,
)
_WORD = re.compile(r"<[a-z]+>|[^\W_]+(?:['’][^\W_]+)*")


def redact(question: str, level: Level = "basic", vocabulary: AbstractSet[str] = frozenset()) -> str:
    """Replace what identifies a person by a name of its kind, such as ``<email>``.

    Args:
        question: A question, cleaned.
        level: What is replaced.
        vocabulary: For the level ``strict``, the case-folded words that are kept; others become ``<word>``.

    >>> redact("I am jo@bread.example, call 020 7946 0958 about 12 loaves")
    'I am <email>, call <phone> about 12 loaves'
    >>> redact("does Jo keep a loaf", "strict", {"keep", "a", "loaf", "does"})
    'does <word> keep a loaf'
    """
    text = _URL.sub("<url>", question)
    text = _EMAIL.sub("<email>", text)
    if level != "basic":
        text = _AGE.sub("<age>", _DATES.sub("<date>", text))
    text = _IBAN.sub(_name_iban, _IP.sub("<ip>", text))
    text = _NATIONAL.sub("<id>", text)
    text = _NUMBER.sub(_name_number, text)
    text = _TOKEN.sub("<id>", text)
    return _WORD.sub(_mask_unknown(vocabulary), text) if level == "strict" else text


def _mask_unknown(vocabulary: AbstractSet[str]) -> Callable[[re.Match[str]], str]:
    def mask(found: re.Match[str]) -> str:
        is_kept = found[0].startswith("<") or found[0].casefold() in vocabulary
        return found[0] if is_kept else "<word>"

    return mask


def _name_iban(found: re.Match[str]) -> str:
    """Replace the longest account number with a right checksum; words may follow it."""
    text = found[0]
    for end in range(len(text), 14, -1):
        if (end == len(text) or not text[end].isalnum()) and has_iban_checksum(text[:end]):
            return f"<iban>{text[end:]}"
    return text


def _name_number(found: re.Match[str]) -> str:
    text = found[0]
    digits = "".join(str(int(character)) for character in text if character.isdecimal())
    if _YEARS.fullmatch(text):
        return text
    if 13 <= len(digits) <= 19 and has_luhn_checksum(digits):
        return "<card>"
    if len(digits) == 10 and not text.startswith(("0", "+")) and has_nhs_checksum(digits):
        return "<nhs>"
    if re.fullmatch(r"\d{3}[- ]\d{2}[- ]\d{4}", text):
        return "<id>"
    return "<phone>" if len(digits) <= 15 else "<number>"


def has_luhn_checksum(digits: str) -> bool:
    """Whether a card number has the right check digit (ISO/IEC 7812-1).

    >>> has_luhn_checksum("4111111111111111"), has_luhn_checksum("4111111111111112")
    (True, False)
    """
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def has_nhs_checksum(digits: str) -> bool:
    """Whether ten digits have the check digit of an NHS number (modulus 11).

    >>> has_nhs_checksum("9434765919"), has_nhs_checksum("9434765918")
    (True, False)
    """
    total = sum(int(digit) * (10 - place) for place, digit in enumerate(digits[:9]))
    return (11 - total % 11) % 11 == int(digits[9])


def has_iban_checksum(text: str) -> bool:
    """Whether an account number has the right check digits (ISO 13616).

    >>> has_iban_checksum("GB82 WEST 1234 5698 7654 32"), has_iban_checksum("GB83 WEST 1234 5698 7654 32")
    (True, False)
    """
    letters = re.sub(r"[\s-]", "", text).upper()
    if not letters.isascii() or not letters.isalnum():
        return False
    return int("".join(str(int(character, 36)) for character in letters[4:] + letters[:4])) % 97 == 1
