"""Data files with a line for each text, one file for each language that has any."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from faqbot.data import data_path


def read_lines(folder: str, language: str) -> list[str]:
    """Return the lines of the file of a language; none if it has no file.

    Args:
        folder: A folder in ``faqbot/data`` with a file for each language.
        language: A primary subtag.
    """
    try:
        with open(data_path(folder, f"{language}.txt"), encoding="utf-8") as file:
            return file.read().splitlines()
    except FileNotFoundError:
        return []


@cache
def read_named_texts(folder: str, language: str) -> Mapping[str, str]:
    """Return the texts of a language by their names: a name, a colon and a text on each line.

    Args:
        folder: As for ``read_lines``.
        language: As for ``read_lines``.

    >>> read_named_texts("messages", "de")["sources"], dict(read_named_texts("messages", "tlh"))
    ('Quellen', {})
    """
    lines = (line.partition(": ") for line in read_lines(folder, language))
    return MappingProxyType({name: text for name, _, text in lines})
