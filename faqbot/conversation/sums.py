"""Questions that go on with the sum of the previous answer: another amount, another period, a figure to confirm."""

import re

from faqbot.conversation.cues import read_cues
from faqbot.knowledge.computation import Computation
from faqbot.language.pack import LanguagePack

_FIGURE = re.compile(r"[0-9][0-9,]{2,}")


def goes_on_with_sum(text: str, computation: Computation, pack: LanguagePack) -> bool:
    """Whether a text states an amount, asks for a sum or repeats a figure, and names no other topic.

    Args:
        text: What was typed after an answer with this computation.
        computation: The sums of the previous answer.
        pack: The language of the base.
    """
    rest = computation.remove_amounts(text)
    words = pack.tokenize(rest)
    asks = rest != text or not computation.words.isdisjoint(words) or bool(_FIGURE.search(rest))
    others = read_cues(rest, pack).topic_words - computation.words
    return asks and not any(character.isalpha() for word in others for character in word)
