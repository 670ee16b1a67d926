"""A language pack: all that the engine knows of one language, behind one protocol."""

from collections.abc import Mapping
from typing import NamedTuple, Protocol

from faqbot.language.circumstances import Circumstances
from faqbot.language.claim_words import ClaimWords
from faqbot.language.cue_words import CueWords
from faqbot.language.text import fold_text, split_words

UNLISTED = 32
"""Rank band of a word that a language's list of 50,000 words does not have: a name or a slip."""


class RelatedStem(NamedTuple):
    """A stem that means nearly the same as another.

    Attributes:
        stem: The related stem.
        similarity: Similarity of meaning, 0 to 1; 1 would be the same meaning.
    """

    stem: str
    similarity: float


class LanguagePack(Protocol):
    """What the engine asks of a language. Packs hold nothing of any subject: subjects stand in knowledge bases."""

    @property
    def decisive_words(self) -> frozenset[str]:
        """Common words that change what a question asks, as negations and question words do."""

    @property
    def opposing_prefixes(self) -> tuple[str, ...]:
        """Prefixes that turn a meaning round; no spelling repair adds or removes one."""

    @property
    def shorthand(self) -> Mapping[str, str]:
        """Shorthand for words, with the words that it stands for."""

    @property
    def cue_words(self) -> CueWords:
        """The words that tell how a question is meant."""

    @property
    def circumstances(self) -> Circumstances:
        """The words that tell whether something is happening now."""

    @property
    def claim_words(self) -> ClaimWords:
        """The words that deny and hedge claims; only ``faqbot check`` asks for them."""

    def tokenize(self, text: str) -> list[str]:
        """Split a text into words and numbers that can be compared."""

    def stem(self, word: str) -> str:
        """Return the stem that a word shares with its inflections."""

    def rank_band(self, word: str) -> int:
        """Return twice the binary logarithm of the word's frequency rank: 0 for the commonest, ``UNLISTED`` at most."""

    def related_stems(self, stem: str) -> tuple[RelatedStem, ...]:
        """Return the stems that mean nearly the same as a stem, the nearest first."""


class UnknownLanguage:
    """A language of which nothing is known: words are compared as they are, and none is common.

    A pack for a language derives from this one and overrides what it knows.
    """

    decisive_words: frozenset[str] = frozenset()
    opposing_prefixes: tuple[str, ...] = ()
    shorthand: Mapping[str, str] = {}
    cue_words: CueWords = CueWords()
    circumstances: Circumstances = Circumstances()

    @property
    def claim_words(self) -> ClaimWords:
        """Return none."""
        return ClaimWords()

    def tokenize(self, text: str) -> list[str]:
        """Split a text at everything but letters, digits, and the marks inside numbers."""
        return split_words(fold_text(text))

    def stem(self, word: str) -> str:
        """Return the word."""
        return word

    def rank_band(self, word: str) -> int:
        """Return ``UNLISTED``."""
        del word
        return UNLISTED

    def related_stems(self, stem: str) -> tuple[RelatedStem, ...]:
        """Return none."""
        del stem
        return ()
