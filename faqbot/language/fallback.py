"""What is known of a language without a pack of its own.

The pack of a known language derives from this one, and overrides what is known.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from faqbot.language.circumstances import Circumstances
from faqbot.language.claim_words import ClaimWords
from faqbot.language.common_words import FUNCTION_BAND, common_bands
from faqbot.language.cue_files import build_cue_words
from faqbot.language.cue_words import CueWords
from faqbot.language.folding import fold_text
from faqbot.language.lexicon import Lexicon
from faqbot.language.light_stems import light_stemmer_for
from faqbot.language.named_texts import read_named_texts
from faqbot.language.number_words import number_forms
from faqbot.language.pack import UNLISTED, RelatedStem
from faqbot.language.question_types import QuestionTypes
from faqbot.language.segmentation import is_alphabetic, join_codes, split_words
from faqbot.language.separable_verbs import SeparableVerbs
from faqbot.language.slips import find_slip
from faqbot.language.snowball import stemmer_for
from faqbot.language.subword_vectors import SubwordVectors
from faqbot.language.thesaurus import list_words, number_groups, relate_stems
from faqbot.language.word_vectors import WordVectors

FULL_BAND = 24
"""Frequency band at which a word counts as much as any in a text: beyond that of the commonest words listed."""
MIN_MODIFIER, MIN_HEAD = 4, 4
"""Letters of the shortest modifier and of the shortest head of a compound whose head is looked up."""

_DECIMAL_COMMA = frozenset(
    """
    af az be bg bs ca cs da de el es et eu fi fr gl hr hu hy id is it ka kk ky lt lv mk nb nl nn no pl pt ro ru sk sl sq
    sr sv tr uk uz vi
    """.split()
)
"""Languages that write a comma before decimal places, by the Unicode Common Locale Data Repository."""

_WITHOUT_BLANKS = frozenset("km ko lo my th yue zh".split())
"""Languages in whose words and texts pairs of letters are compared."""


class FallbackPack:
    """A pack with nothing but common words and stems, as far as the language has any.

    Args:
        language: Its primary subtag, or an empty text for a language that is not known at all.
    """

    opposing_prefixes: tuple[str, ...] = ()
    shorthand: Mapping[str, str] = {"€": "euro", "$": "dollar"}
    circumstances: Circumstances = Circumstances()
    question_types: QuestionTypes = QuestionTypes()
    has_word_list = False
    has_telling_marks = False
    one_letter_words = "aeiouyvwzks"

    def __init__(self, language: str = "") -> None:
        self.decimal_mark = "," if language in _DECIMAL_COMMA else "."
        self._language = language

    @cached_property
    def cue_words(self) -> CueWords:
        """The cue words of its data files; none if it has none."""
        from faqbot.language.correction_files import with_corrections  # noqa: PLC0415 - English does without

        texts = read_named_texts("cues", self._language)
        words = build_cue_words(texts, self.list_forms)
        return with_corrections(words, read_named_texts("corrections", self._language), texts.get("no", "").split())

    @cached_property
    def decisive_words(self) -> frozenset[str]:
        """The decisive words of its data file; none if it has no file."""
        texts = read_named_texts("cues", self._language)
        return frozenset(word for name in ("decisive", "negations") for word in self.list_forms(texts.get(name, "")))

    @cached_property
    def lexicon(self) -> Lexicon | None:
        """The words of its data files, if the language has no blanks between words."""
        if self._language not in _WITHOUT_BLANKS:
            return None
        return Lexicon(self.list_words())

    def list_words(self) -> frozenset[str]:
        """Return the words of its data files, as they are compared: topics and function words."""
        words = read_named_texts("cues", self._language).get("function", "").split()
        return self.listed_topics.union(self.respell(fold_text(word)) for word in words)

    @cached_property
    def listed_topics(self) -> frozenset[str]:
        """The words of its thesaurus, as they are compared."""
        return frozenset(self.respell(fold_text(word)) for word in list_words(self._language))

    @cached_property
    def _topics_by_letter(self) -> Mapping[str, Sequence[str]]:
        topics: dict[str, list[str]] = {}
        for topic in sorted(self.listed_topics):
            topics.setdefault(topic[0], []).append(topic)
        return topics

    @cached_property
    def _bands(self) -> Mapping[str, int]:
        bands = {self.respell(word): band for word, band in common_bands(self._language).items()}
        return bands | {word: min(bands.get(word, UNLISTED), FUNCTION_BAND) for word in self.cue_words.topicless}

    @cached_property
    def _stem(self) -> Callable[[str], str] | None:
        return stemmer_for(self._language) or light_stemmer_for(self._language)

    @cached_property
    def _separable_verbs(self) -> SeparableVerbs | None:
        texts = read_named_texts("separable_verbs", self._language)
        return SeparableVerbs(texts, lambda word: self.respell(fold_text(word)), self.stem) if texts else None

    @cached_property
    def _related(self) -> Mapping[str, tuple[RelatedStem, ...]]:
        return relate_stems(self._language, self._split_stems)

    def _split_stems(self, word: str) -> list[str]:
        return list(map(self.stem, self.tokenize(word)))

    @property
    def claim_words(self) -> ClaimWords:
        """Claim words of which every list is empty."""
        return ClaimWords()

    @cached_property
    def number_forms(self) -> Mapping[str, Sequence[str]]:
        """The forms of its small numbers; none if its words for them are not listed."""
        return number_forms(self._language, self.tokenize)

    @property
    def urgency_groups(self) -> Mapping[str, str]:
        """No groups."""
        return {}

    @cached_property
    def word_vectors(self) -> WordVectors | None:
        """Vectors of words by their spelling."""
        return SubwordVectors(lambda word: min(1.0, self.rank_band(word) / FULL_BAND), self._list_groups)

    @cached_property
    def _groups(self) -> Mapping[str, tuple[int, ...]]:
        return number_groups(self._language, self._split_stems)

    def _list_groups(self, word: str) -> tuple[int, ...]:
        """Return the groups of a word, or those of the listed word with which a compound ends."""
        if found := self._groups.get(self.stem(word)):
            return found
        places = range(MIN_MODIFIER, len(word) - MIN_HEAD + 1)
        return next((found for place in places if (found := self._groups.get(self.stem(word[place:])))), ())

    def tokenize(self, text: str) -> list[str]:
        """Split a text into words and numbers."""
        respelled = self.respell(join_codes(fold_text(text), self.one_letter_words))
        words = split_words(respelled, self.decimal_mark, self.lexicon)
        return self._separable_verbs.join(words) if self._separable_verbs else words

    def list_forms(self, text: str) -> list[str]:
        """Return the words of a list in every form in which ``tokenize`` may return them."""
        return self.tokenize(text)

    def respell(self, folded: str) -> str:
        """Return a text in which other spellings of the same letters are alike."""
        return folded

    def stem(self, word: str) -> str:
        """Return the stem of a word; the word itself in a language without stemmer."""
        return self._stem(word) if self._stem is not None and is_alphabetic(word) else word

    def rank_band(self, word: str) -> int:
        """Return the frequency band of one of the commonest words, or ``UNLISTED``."""
        return self._bands.get(word, UNLISTED)

    def related_stems(self, stem: str) -> tuple[RelatedStem, ...]:
        """Return the stems of similar meaning, if the language has a thesaurus."""
        return self._related.get(stem, ())

    def correct_common_word(self, word: str) -> str | None:
        """Return the word of the thesaurus that another word is a slip of, or None."""
        if not is_alphabetic(word) or self._groups.get(self.stem(word)):
            return None
        return find_slip(word, self._topics_by_letter.get(word[:1], ()))
