"""The texts of the page and the widget, in the languages that have a file for them."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from faqbot.data import data_path
from faqbot.language.named_texts import read_named_texts
from faqbot.language.packs import primary_subtag

FOLDER = "page"
"""The folder of the texts in ``faqbot/data``."""


@cache
def list_languages() -> tuple[str, ...]:
    """Return the languages that the page has texts in, as primary subtags.

    >>> [language in list_languages() for language in ("en", "de", "tlh")]
    [True, True, False]
    """
    return tuple(sorted(file.stem for file in Path(data_path(FOLDER)).iterdir()))


def choose_language(wanted: str) -> str:
    """Return the language of the page's texts: the one that is wanted, otherwise English.

    >>> choose_language("de-CH"), choose_language("tlh")
    ('de', 'en')
    """
    language = primary_subtag(wanted)
    return language if language in list_languages() else "en"


def read_page_texts(language: str) -> Mapping[str, str]:
    """Return the texts of the page in one of its languages."""
    return read_named_texts(FOLDER, language)
