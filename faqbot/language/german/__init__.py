"""The language pack of German."""

import re

from faqbot.language.fallback import FallbackPack

_UMLAUT = re.compile("(?<![aeiouqy])([aou])e")


MIN_STEM = 4
"""Letters of the shortest stem that is left when the ending of a verb is cut."""

_NOUN_ENDINGS = ("heit", "keit", "schaft", "itat")


class German(FallbackPack):
    """German, of any country."""

    def respell(self, folded: str) -> str:
        """Return a text in which umlauts are alike, typed as ``ü``, ``u`` or ``ue``.

        >>> PACK.tokenize("Schlüssel Schluessel Schlussel neue Quelle")
        ['schlussel', 'schlussel', 'schlussel', 'neue', 'quelle']
        """
        return _UMLAUT.sub(r"\1", folded)

    def stem(self, word: str) -> str:
        """Return the stem of a word; of a verb, without what Snowball leaves of its forms.

        >>> PACK.stem("zahlt") == PACK.stem("gezahlt") == PACK.stem("zahlen"), PACK.stem("gemeinschaft")
        (True, 'gemeinschaft')
        """
        stem = super().stem(word)
        if stem.endswith(_NOUN_ENDINGS):
            return stem
        if len(stem) > MIN_STEM:
            stem = stem.removesuffix("t")
        is_participle = word.startswith("ge") and word.endswith("t") and len(stem) >= MIN_STEM + 1
        return stem.removeprefix("ge") if is_participle else stem


PACK = German("de")
