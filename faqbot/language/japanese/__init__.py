"""The language pack of Japanese."""

import re

from faqbot.language.fallback import FallbackPack

HIRAGANA_BAND = 10
"""Frequency band of a pair of hiragana: an ending or a particle more often than a word."""

_HIRAGANA = re.compile("[\u3041-\u309f\u30fc]+")


class Japanese(FallbackPack):
    """Japanese."""

    def rank_band(self, word: str) -> int:
        """Return the frequency band of a word or a pair of letters."""
        band = super().rank_band(word)
        return min(band, HIRAGANA_BAND) if _HIRAGANA.fullmatch(word) else band


PACK = Japanese("ja")
