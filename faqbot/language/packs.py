"""Find the pack for a language.

Only this module knows which languages have one.
"""

from functools import cache
from importlib import import_module
from typing import cast

from faqbot.language.pack import LanguagePack, UnknownLanguage

_PACKAGES = {"en": "english"}
"""The package of each language by its primary subtag; the pack is its ``PACK``."""

_SHORTER = {"eng": "en"}
"""The primary subtags of languages with a pack, by their codes of three letters, which BCP 47 replaces."""

UNKNOWN_LANGUAGE: LanguagePack = UnknownLanguage()


@cache
def pack_for(language: str) -> LanguagePack:
    """Return the pack for a language, or ``UNKNOWN_LANGUAGE``.

    Args:
        language: A BCP 47 tag; a locale name such as ``en_GB`` is understood too.

    >>> pack_for("en-GB").stem("loaves"), pack_for("tlh") is UNKNOWN_LANGUAGE
    ('loav', True)
    """
    package = _PACKAGES.get(primary_subtag(language))
    if package is None:
        return UNKNOWN_LANGUAGE
    return cast("LanguagePack", import_module(f"faqbot.language.{package}").PACK)


def primary_subtag(language: str) -> str:
    """Return the language itself, without region or script.

    >>> primary_subtag("en-GB"), primary_subtag("pt_BR"), primary_subtag("eng")
    ('en', 'pt', 'en')
    """
    subtag = language.lower().replace("_", "-").partition("-")[0]
    return _SHORTER.get(subtag, subtag)
