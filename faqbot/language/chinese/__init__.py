"""The language pack of Chinese, in simplified and traditional characters."""

from functools import cached_property

from faqbot.language.fallback import FallbackPack
from faqbot.language.lexicon import Lexicon

FUNCTION_BAND, HALF_FUNCTION_BAND = 8, 16
"""Frequency bands of a pair of function characters, and of a pair with one of them."""

_FUNCTION_CHARACTERS = frozenset(
    "的地得了着過过吗嗎呢吧啊呀嘛哦么麼是在有没沒不也都还還就才只很太更最和跟与與或及而但把被让讓给給对對从從到向为為以"
    "于於我你您他她它们們这這那哪几幾多少怎什谁誰要想会會能可请請问問个個些里裡上下来來去用做说說知道"
)


_PARTICLES = frozenset("吗嗎呢吧嘛的了我你您")
"""Function characters that are cut from what is beside them."""


class Chinese(FallbackPack):
    """Chinese."""

    @cached_property
    def lexicon(self) -> Lexicon:
        """The words of its data files, and function characters."""
        return Lexicon(self.list_words(), _PARTICLES)

    def rank_band(self, word: str) -> int:
        """Return the frequency band of a word or a pair of characters."""
        band = super().rank_band(word)
        count = sum(character in _FUNCTION_CHARACTERS for character in word)
        if not count:
            return band
        return min(band, FUNCTION_BAND if count == len(word) else HALF_FUNCTION_BAND)


PACK = Chinese("zh")
