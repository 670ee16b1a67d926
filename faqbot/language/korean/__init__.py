"""The language pack of Korean."""

from faqbot.language.fallback import FallbackPack

FUNCTION_BAND, PARTICLE_BAND = 8, 18
"""Frequency bands of a pair of syllables of an ending or a question word, and of a pair that ends with a particle."""

_ENDINGS = frozenset(
    """
    거나 거든 고요 까요 까지 나요 네요 는데 는지 니까 니다 대요 데요 되나 되면 돼요 됩니 되는 떻게 라고
    려고 려면 면은 무슨 무엇 뭐예 부터 사항 세요 습니 시면 싶습 싶어 아요 어디 어떡 어떤 어떻 어야 어요
    언제 얼마 없나 없는 없어 없습 에서 에요 예요 으로 으면 은데 은지 을까 이나 이에 이요 인가 인데 입니
    있나 있는 있습 있어 있을 자마 주나 주세 지만 지요 하고 하나 하는 하려 하면 하세 하지 한가 한데 할까
    합니 해도 해서 해야 해요 했는 했어 가요 마나 수는 수도
    """.split()
)
_PARTICLES = frozenset("은는이가을를에의로와과도만요")


class Korean(FallbackPack):
    """Korean."""

    def rank_band(self, word: str) -> int:
        """Return the frequency band of a pair of syllables, or of a single one."""
        band = super().rank_band(word)
        if word in _ENDINGS or word in _PARTICLES:
            return min(band, FUNCTION_BAND)
        return min(band, PARTICLE_BAND) if word[-1:] in _PARTICLES else band


PACK = Korean("ko")
