"""Notice what the writer of a message does not want.

"I don't want to book a table" has the words of "I want to book a table", and asks for the opposite or for nothing.
"""

from collections.abc import Iterable, Sequence

from faqbot.matching.lexical.analyzer import Analyzer

REFUSED_FIT = 0.45
"""Factor of the fit of an item that a message refuses: enough to ask back, and too little to answer.

What is refused is sometimes still meant: "I do not need my ticket" may be about selling it."""


def is_refused(analyzer: Analyzer, words: Sequence[str], phrasings: Iterable[str]) -> bool:
    """Whether a message only says that something is not wanted, and no phrasing of an item denies anything.

    Args:
        analyzer: The analyzer of the base.
        words: The words of the message, as analyzed.
        phrasings: The phrasings of the item.
    """
    pack = analyzer.pack
    denials = pack.circumstances.denials | pack.cue_words.denials
    # Most messages deny nothing. They do not need the expression, which takes a millisecond to compile.
    if denials.isdisjoint(words) or not pack.cue_words.refusal.fullmatch(" ".join(words)):
        return False
    return all(denials.isdisjoint(analyzer.normalize(phrasing)) for phrasing in phrasings)
