"""The language pack of Japanese."""

import re

from faqbot.language.fallback import FallbackPack

HIRAGANA_BAND, PARTICLE_BAND = 10, 4
"""Frequency bands of a pair of hiragana, an ending more often than a word, and of a single one, mostly a particle."""

_HIRAGANA = re.compile("[\u3041-\u309f\u30fc]+")
# A particle behind a word in characters or katakana; "ga" may also belong to a verb, such as 上がる.
_PARTICLE = re.compile(
    "(?<=[\u3005\u30a1-\u30fc\u3400-\u9fff])(は|を|の|に|で|と|も|へ|から|まで|より|が(?![らりるれろっ]))"
)


class Japanese(FallbackPack):
    """Japanese."""

    def respell(self, folded: str) -> str:
        """Return a text in which particles stand apart.

        >>> PACK.tokenize("予約はいくら")
        ['予約', 'は', 'いく', 'くら']
        """
        return _PARTICLE.sub(r" \1 ", folded)

    def rank_band(self, word: str) -> int:
        """Return the frequency band of a word or a pair of letters."""
        band = super().rank_band(word)
        if not _HIRAGANA.fullmatch(word):
            return band
        return min(band, PARTICLE_BAND if len(word) == 1 else HIRAGANA_BAND)


PACK = Japanese("ja")
