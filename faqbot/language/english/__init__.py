"""The language pack of English."""

from collections.abc import Mapping, Sequence

from faqbot.language.circumstances import Circumstances
from faqbot.language.claim_words import ClaimWords
from faqbot.language.cue_words import CueWords
from faqbot.language.english.circumstances import CIRCUMSTANCES
from faqbot.language.english.contractions import tokenize
from faqbot.language.english.cue_words import CUE_WORDS
from faqbot.language.english.question_types import QUESTION_TYPES
from faqbot.language.english.shorthand import SHORTHAND
from faqbot.language.english.stemming import stem
from faqbot.language.english.thesaurus import related_stems
from faqbot.language.english.word_frequency import rank_band
from faqbot.language.english.word_vectors import WORD_VECTORS
from faqbot.language.fallback import FallbackPack
from faqbot.language.number_words import number_forms
from faqbot.language.pack import RelatedStem
from faqbot.language.question_types import QuestionTypes
from faqbot.language.word_vectors import WordVectors


class English(FallbackPack):
    """English, of any country."""

    decisive_words: frozenset[str] = frozenset(
        "no not never without before after during when why who how where".split()
    )
    opposing_prefixes: tuple[str, ...] = ("hyper", "hypo", "intra", "inter", "sub", "anti", "non", "un")
    shorthand: Mapping[str, str] = SHORTHAND
    cue_words: CueWords = CUE_WORDS
    circumstances: Circumstances = CIRCUMSTANCES
    question_types: QuestionTypes = QUESTION_TYPES
    has_word_list = True
    has_telling_marks = False

    @property
    def word_vectors(self) -> WordVectors | None:
        """The vectors of English words."""
        return WORD_VECTORS

    @property
    def claim_words(self) -> ClaimWords:
        """The claim words, imported when they are first used."""
        from faqbot.language.english.claim_words import CLAIM_WORDS  # noqa: PLC0415

        return CLAIM_WORDS

    @property
    def number_forms(self) -> Mapping[str, Sequence[str]]:
        """The forms of small numbers."""
        return number_forms("en", tokenize)

    @property
    def urgency_groups(self) -> Mapping[str, str]:
        """The groups of words, imported when they are first used."""
        from faqbot.language.english.urgency_groups import URGENCY_GROUPS  # noqa: PLC0415

        return URGENCY_GROUPS

    def tokenize(self, text: str) -> list[str]:
        """Split a text into words, with negations written out."""
        return tokenize(text)

    def stem(self, word: str) -> str:
        """Return the stem of a word."""
        return stem(word)

    def rank_band(self, word: str) -> int:
        """Return the frequency band of an English word."""
        return rank_band(word)

    def related_stems(self, stem: str) -> tuple[RelatedStem, ...]:
        """Return the stems of similar meaning, most similar first."""
        return related_stems(stem)

    def correct_common_word(self, word: str) -> str | None:
        """Return the common word that an unlisted word is a slip of, or None."""
        from faqbot.language.english.slips import correct_common_word  # noqa: PLC0415 - only an unlisted word needs it

        return correct_common_word(word)


PACK = English()
