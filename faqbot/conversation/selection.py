"""Which of the questions that were offered a person takes: by number, by place, by yes or no."""

import re
from typing import Literal

_NUMBER = re.compile(r"(?:(?:number|option|choice) )?#?\s*([1-9])\s*[.)]?(?: please)?")
_ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3}
_ORDINAL = re.compile(
    rf"(?:(?:ok|yes|and|what about) )*(?:the )?({'|'.join(_ORDINALS)}|last)"
    r"(?: one| choice| option| question)?(?: please)?"
)
_YES = re.compile(r"(?:ok )?(?:yes|yeah|yep|yup|sure|go on|please do|that one)(?: please)?")
_NO = re.compile(r"(?:no )?(?:no|nope|neither|none)(?: (?:one|of (?:them|those|these)))?")


def number_of(text: str, count: int) -> int | None:
    """Which of ``count`` choices a text names, from 0, or None.

    >>> number_of("the second one, please", 3), number_of("4", 3)
    (1, None)
    """
    plain = _plain(text)
    if found := _NUMBER.fullmatch(plain):
        number = int(found[1])
    elif found := _ORDINAL.fullmatch(plain):
        number = _ORDINALS.get(found[1], count)
    else:
        return None
    return number - 1 if 1 <= number <= count else None


def said(text: str) -> Literal["yes", "no"] | None:
    """Whether a text is a plain yes, a plain no, or neither.

    >>> said("Yes, please!"), said("none of these"), said("no, the other")
    ('yes', 'no', None)
    """
    plain = _plain(text)
    if _YES.fullmatch(plain):
        return "yes"
    return "no" if _NO.fullmatch(plain) else None


def _plain(text: str) -> str:
    return " ".join(text.lower().replace(",", " ").split()).rstrip(".!? ")
