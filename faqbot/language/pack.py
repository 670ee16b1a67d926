"""Language packs, and the pack of an unknown language."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

from faqbot.language.circumstances import Circumstances
from faqbot.language.claim_words import ClaimWords
from faqbot.language.cue_words import CueWords
from faqbot.language.question_types import QuestionTypes
from faqbot.language.word_vectors import WordVectors

UNLISTED = 32
"""Frequency band of a word that is not listed. Where a language has a long list, it is a name or a slip."""


class RelatedStem(NamedTuple):
    """A stem of similar meaning.

    Attributes:
        stem: The related stem.
        similarity: Similarity of meaning, from 0 to 1 for the same meaning.
    """

    stem: str
    similarity: float


class LanguagePack(Protocol):
    """Everything that the engine knows about one language."""

    @property
    def decisive_words(self) -> frozenset[str]:
        """Common words that change the meaning of a question."""

    @property
    def opposing_prefixes(self) -> tuple[str, ...]:
        """Prefixes that change a meaning; corrections keep them."""

    @property
    def shorthand(self) -> Mapping[str, str]:
        """Shorthand, with the words that it stands for."""

    @property
    def cue_words(self) -> CueWords:
        """The words that tell how a question is meant."""

    @property
    def circumstances(self) -> Circumstances:
        """The words that tell whether something is happening now."""

    @property
    def question_types(self) -> QuestionTypes:
        """What kinds of facts questions ask for."""

    @property
    def claim_words(self) -> ClaimWords:
        """The words with which ``faqbot check`` compares texts."""

    @property
    def word_vectors(self) -> WordVectors | None:
        """The vectors of its words, or None if there are none."""

    @property
    def has_telling_marks(self) -> bool:
        """Whether words keep their marks, because these tell words apart that have nothing in common."""

    @property
    def has_word_list(self) -> bool:
        """Whether nearly every word of the language is listed, so that an unlisted one is a name or a slip."""

    @property
    def number_forms(self) -> Mapping[str, Sequence[str]]:
        """The words for the digits of small numbers, and the digits for these words, as they are compared."""

    @property
    def urgency_groups(self) -> Mapping[str, str]:
        """Words by group that tell how urgent a message is; empty if there is no model of them."""

    def __hash__(self) -> int:
        """Return a hash, so that what is derived from a pack can be cached."""

    def tokenize(self, text: str) -> list[str]:
        """Split a text into comparable words and numbers."""

    def stem(self, word: str) -> str:
        """Return the stem that a word shares with its inflections."""

    def rank_band(self, word: str) -> int:
        """Return the frequency band of a word, at most ``UNLISTED``.

        The band is twice the binary logarithm of the word's frequency rank.
        """

    def related_stems(self, stem: str) -> tuple[RelatedStem, ...]:
        """Return the stems of similar meaning, most similar first."""

    def correct_common_word(self, word: str) -> str | None:
        """Return the common word that an unlisted word is a slip of, or None."""
