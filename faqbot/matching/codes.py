"""Tell codes apart: a different number makes another thing of an error code, a form or a plan."""

from typing import NamedTuple

from faqbot.language.lazy_pattern import compile_lazily

_CODE = compile_lazily(r"([^\W\d_]+)([0-9]+)")


class Code(NamedTuple):
    """A code: the letters that say of what kind it is, and its number."""

    letters: str
    number: str

    def is_like(self, other: "Code") -> bool:
        """Whether two codes name things of one kind: their letters are the same, or their letters and digits as many.

        >>> Code("lx", "34").is_like(Code("lx", "7")), Code("g", "412").is_like(Code("l", "106"))
        (True, True)
        >>> Code("g", "412").is_like(Code("mr", "20"))
        False
        """
        as_long = len(self.letters) == len(other.letters) and len(self.number) == len(other.number)
        return self.letters == other.letters or as_long


def parse_code(word: str) -> Code | None:
    """Return the code that a word is, or None.

    >>> parse_code("e42"), parse_code("42"), parse_code("bread")
    (Code(letters='e', number='42'), None, None)
    """
    found = _CODE.fullmatch(word)
    return Code(*found.groups()) if found else None
