"""Data files of named texts: a name, a colon and a text on each line."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from faqbot.data import data_path


@cache
def read_named_texts(folder: str, language: str) -> Mapping[str, str]:
    """Return the texts of a language by their names; none if it has no file.

    Args:
        folder: A folder in ``faqbot/data`` with a file for each language.
        language: A primary subtag.

    >>> read_named_texts("messages", "de")["sources"], dict(read_named_texts("messages", "tlh"))
    ('Quellen', {})
    """
    try:
        with open(data_path(folder, f"{language}.txt"), encoding="utf-8") as file:
            lines = [line.rstrip("\n").partition(": ") for line in file]
    except FileNotFoundError:
        return MappingProxyType({})
    return MappingProxyType({name: text for name, _, text in lines})
