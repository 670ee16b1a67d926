"""The names that people give to columns, by language.

A file of ``faqbot/data/column_names`` has a line for each role of a column: its name, a colon, and the names of such
columns with commas between them, the most usual one first. The lines ``called``, ``ask`` and ``reply`` have the names
of the language itself, and what stands before a question and an answer on lines of their own, as in ``Q:``.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from faqbot.data import data_path
from faqbot.language.folding import fold_text
from faqbot.language.named_texts import read_named_texts

FOLDER = "column_names"
"""The folder in ``faqbot/data`` with a file for each language."""

OTHER_LINES = ("called", "ask", "reply")
"""The lines that are not about a role."""

_MARKS = "\u0591-\u05c7\u064b-\u0670\u0900-\u0963"
"""Vowel signs and points, which are parts of words."""

_BETWEEN = re.compile(rf"(?:[^\w{_MARKS}]|_)+")
_HUMP = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")
_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})


class NamedRole(NamedTuple):
    """What a column of a name holds.

    Attributes:
        role: The kind of its values, as ``columns.Role``.
        rank: How usual the name is for the role in its language; 0 is the most usual one.
        languages: The languages in which it is one.
    """

    role: str
    rank: int
    languages: frozenset[str]


def split_words(name: str) -> str:
    """Return the name of a column as words in lower case.

    >>> split_words("descriptionText"), split_words("folder_id"), split_words("Thème : ")
    ('description text', 'folder id', 'thème')
    """
    return _BETWEEN.sub(" ", _HUMP.sub(" ", name.replace("№", "No "))).strip().casefold()


def fold_name(name: str) -> str:
    """Return the name of a column as words in lower case, without what people leave out as they like.

    >>> fold_name("Thème"), fold_name("folder_id")
    ('theme', 'folder id')
    """
    return _BETWEEN.sub(" ", fold_text(split_words(name))).strip()


def find_role(words: str) -> NamedRole | None:
    """Return what columns of a name hold, or None; blanks in words that may be one do not matter.

    >>> find_role("mots-clés").role, find_role("motscles").role, find_role("colour")
    ('tags', 'tags', None)
    """
    names, folded = _read_roles(), fold_name(words)
    return names.get(folded) or names.get(folded.replace(" ", ""))


@cache
def list_languages() -> tuple[str, ...]:
    """Return the languages with a file, English first."""
    found = sorted(path.stem for path in Path(data_path(FOLDER)).glob("*.txt"))
    return tuple(sorted(found, key=lambda language: language != "en"))


@cache
def read_language_names() -> Mapping[str, str]:
    """Return the languages by their folded names, in English and in themselves.

    >>> read_language_names()["deutsch"], read_language_names()["german"]
    ('de', 'de')
    """
    called = {
        fold_name(name): language
        for language in list_languages()
        for name in read_named_texts(FOLDER, language)["called"].split(", ")
    }
    return MappingProxyType(called)


@cache
def read_labels(line: str) -> tuple[str, ...]:
    """Return what stands before questions (``ask``) or answers (``reply``) in any language, the longest first."""
    found = {name for each in list_languages() for name in read_named_texts(FOLDER, each)[line].split(", ")}
    return tuple(sorted(found, key=lambda name: (-len(name), name)))


@cache
def _read_roles() -> Mapping[str, NamedRole]:
    """Return the roles by the folded names of their columns, with letters spelt out and without blanks as well."""
    found: dict[str, NamedRole] = {}
    joined: dict[str, NamedRole] = {}
    for language in list_languages():
        for role, names in read_named_texts(FOLDER, language).items():
            for rank, name in enumerate(names.split(", ") if role not in OTHER_LINES else ()):
                for key in {fold_name(name), fold_name(name.casefold().translate(_SPELT_OUT))}:
                    known = found.setdefault(key, NamedRole(role, rank, frozenset()))
                    if known.role == role:
                        found[key] = known._replace(languages=known.languages | {language})
                    joined.setdefault(key.replace(" ", ""), found[key])
    return MappingProxyType(joined | found)
