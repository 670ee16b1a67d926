"""Find the pack for a language.

Only this module knows which languages have one.
"""

from functools import cache
from importlib import import_module
from typing import cast

from faqbot.language.fallback import FallbackPack
from faqbot.language.pack import LanguagePack

_PACKAGES = {"de": "german", "en": "english", "ja": "japanese", "ko": "korean", "vi": "vietnamese", "zh": "chinese"}
"""The package of each language by its primary subtag; the pack is its ``PACK``."""

_SHORTER = {"eng": "en"}
"""The primary subtags of languages with a pack, by their codes of three letters, which BCP 47 replaces."""


def pack_for(language: str) -> LanguagePack:
    """Return the pack for a language; a ``FallbackPack`` where there is no package for it.

    Args:
        language: A BCP 47 tag; a locale name such as ``en_GB`` is understood too.

    >>> pack_for("en-GB").stem("loaves"), pack_for("pt-BR").stem("livros"), pack_for("tlh").stem("paqmey")
    ('loav', 'livr', 'paqmey')
    """
    return _load_pack(primary_subtag(language))


@cache
def words_without_topic(pack: LanguagePack) -> frozenset[str]:
    """Return the words of a language that name no topic, collected only once."""
    return pack.cue_words.without_topic


def primary_subtag(language: str) -> str:
    """Return the language itself, without region or script.

    >>> primary_subtag("en-GB"), primary_subtag("pt_BR"), primary_subtag("eng")
    ('en', 'pt', 'en')
    """
    subtag = language.lower().replace("_", "-").partition("-")[0]
    return _SHORTER.get(subtag, subtag)


@cache
def _load_pack(subtag: str) -> LanguagePack:
    package = _PACKAGES.get(subtag)
    if package is None:
        return FallbackPack(subtag)
    return cast("LanguagePack", import_module(f"faqbot.language.{package}").PACK)
