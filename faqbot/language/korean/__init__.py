"""The language pack of Korean."""

from collections.abc import Iterator
from functools import cached_property

from faqbot.language.fallback import FallbackPack
from faqbot.language.lexicon import Lexicon, Stretch

FUNCTION_BAND, PARTICLE_BAND = 8, 18
"""Frequency bands of a pair of syllables of an ending or a question word, and of a pair that ends with a particle."""

MIN_STEM = 2
"""Syllables of the shortest stem from which an ending is cut."""

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
# Endings that are cut from the word before them.
_CUT_ENDINGS = frozenset(
    """
    은 는 이 가 을 를 에 의 로 으로 와 과 도 만 에서 에게 한테 께서 까지 부터 이나 라도 보다 처럼 마다 이랑 랑 하고
    에는 에도 에서는 에서도 으로도 이라도 입니다 입니까 이에요 예요 인가요 인데요 이죠 이나요 고 면 으면 지만 는데
    은데 는데요 은데요 나요 네요 어요 아요 여요 죠 지요 까요 을까요 습니다 습니까 세요 으세요 려고 으려고 려면 으려면
    려고요 어서 아서 어도 아도 거나 고요 하나요 하려면 하면 하는 하고요 하는데 해요 해도 해서 해야 했는데 했어요
    합니다 합니까 할까요 하세요 하죠 하지 한데 하려고 하려고요 되나요 되면 되죠 돼요 됩니다 됩니까 되는데 될까요
    받나요 인가 인데 라고
    """.split()
)


class KoreanLexicon(Lexicon):
    """The listed words with which a word of Korean may begin, and the endings with which it may end."""

    def cut(self, text: str) -> Iterator[Stretch]:
        """Yield the parts of a word: a listed word, or what is before the longest ending, and the ending.

        >>> lexicon = KoreanLexicon(["환불"])
        >>> [[part.text for part in lexicon.cut(word)] for word in ("환불되나요", "수강료를", "휴가")]
        [['환불', '되나요'], ['수강료', '를'], ['휴가']]
        """
        if word := self.find(text, 0):
            yield Stretch(word, is_word=True)
            if rest := text[len(word) :]:
                yield Stretch(rest, is_word=rest in _CUT_ENDINGS)
            return
        for place in range(MIN_STEM, len(text)):
            if text[place:] in _CUT_ENDINGS:
                yield Stretch(text[:place], is_word=False)
                yield Stretch(text[place:], is_word=True)
                return
        yield Stretch(text, is_word=False)


class Korean(FallbackPack):
    """Korean."""

    @cached_property
    def lexicon(self) -> Lexicon:
        """The words of its data files, with which words begin."""
        return KoreanLexicon(self.list_words())

    def rank_band(self, word: str) -> int:
        """Return the frequency band of a pair of syllables, of a single one, or of a listed word."""
        band = super().rank_band(word)
        if word in self.listed_topics:
            return band
        if word in _ENDINGS or word in _PARTICLES or word in _CUT_ENDINGS:
            return min(band, FUNCTION_BAND)
        return min(band, PARTICLE_BAND) if word[-1:] in _PARTICLES else band


PACK = Korean("ko")
