"""What words and phrasings weigh when subjects are compared."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from faqbot.language.pack import UNLISTED, LanguagePack
from faqbot.language.packs import words_without_topic
from faqbot.language.segmentation import is_pair
from faqbot.matching.index import Index
from faqbot.matching.lexical.term_weights import has_meaning, topical_content
from faqbot.matching.query_stem import QueryStem
from faqbot.matching.semantic.sign_codes import QueryVector, encode_signs

MIN_NUMBER_WEIGHT = 0.5
"""Least weight of a word with a digit: it is never a matter of style."""

FRAME_WEIGHT = 0.15
"""Weight of a word without content in the frame that a question and a phrasing have in common."""

ASSUMED_SIMILARITY = 0.25
"""Similarity of a word and an item below which a word lacks no more, in a language without vectors of meaning.

There, an unrelated word looks like one of the same meaning. On ``benchmarks/languages/bases-1.jsonl``, the calibration
error is 0.08 with it and 0.10 without. Numbers, and parts of words in scripts without blanks, have no such bound."""

MAX_CACHED_PHRASINGS = 8_192
"""Greatest number of phrasings whose weights are cached, at about 1 KB each."""

MAX_CACHED_WORDS = 4_096
"""Greatest number of words of questions whose weights are cached, and of words whose sign codes are cached."""

MAX_CACHED_VECTORS = 1_024
"""Greatest number of words whose vectors are cached as they are compared, at about 1 KB each."""


class WeighedWord(NamedTuple):
    """A word of a question with its weight.

    Attributes:
        content: Its topical content, 0 to 1.
        weight: Its topical content x its rarity; its topical content if no document has it.
        names_topic: Whether it may name a topic.
        is_unlisted: Whether its language lists nearly all words, and not this one.
        is_unknown_name: Whether it is such a word of letters alone, and no document has it.
        is_number: Whether it has a digit.
        least_similarity: Similarity with an item below which it lacks no more.
    """

    content: float
    weight: float
    names_topic: bool
    is_unlisted: bool
    is_unknown_name: bool
    is_number: bool
    least_similarity: float


class WeighedPhrasing(NamedTuple):
    """A phrasing with its weights.

    Attributes:
        stems: Its stems in order.
        weights: The weight of each of them.
        total: The sum of the weights.
        frame: The weight of each place in the frame.
        frame_total: The sum of these.
    """

    stems: tuple[int, ...]
    weights: dict[int, float]
    total: float
    frame: list[float]
    frame_total: float


class CodedWords(NamedTuple):
    """Words that are compared by meaning, with their sign codes."""

    words: Sequence[str]
    codes: Sequence[int]


class SubjectWeights:
    """The weights of the words and phrasings of one index; threads may share them.

    Args:
        index: The index of the base.

    Attributes:
        weigh_word: Returns the ``WeighedWord`` of a ``QueryStem``'s word.
        weigh_phrasing: Returns the ``WeighedPhrasing`` of a number.
        list_words: Returns the ``CodedWords`` of the document of an item, without those that name no topic.
    """

    def __init__(self, index: Index) -> None:
        self._index = index
        self._without_topic = words_without_topic(index.pack)
        self._weigh = lru_cache(MAX_CACHED_WORDS)(self._weigh_word)
        self.weigh_phrasing = lru_cache(MAX_CACHED_PHRASINGS)(self._weigh_phrasing)
        self.list_words = lru_cache(1024)(self._list_words)

    def names_topic(self, stem: int) -> bool:
        """Whether a stem of a document may name a topic."""
        return self._index.document_words[stem] not in self._without_topic

    def weigh_word(self, stem: QueryStem) -> WeighedWord:
        """Return the weight of the word of a stem."""
        return self._weigh(stem.word, stem.document_number)

    def _weigh_word(self, word: str, document_number: int | None) -> WeighedWord:
        content = topical_content(word, self._index.pack)
        pack, is_known = self._index.pack, document_number is not None
        is_unlisted = pack.has_word_list and pack.rank_band(word) == UNLISTED
        weight = content * self._index.documents.rarity(document_number) if document_number is not None else content
        is_number = any(map(str.isdigit, word))
        return WeighedWord(
            content=content,
            weight=max(weight, MIN_NUMBER_WEIGHT) if is_number else weight,
            names_topic=word not in self._without_topic,
            is_unlisted=is_unlisted,
            is_unknown_name=is_unlisted and not is_known and word.isalpha(),
            is_number=is_number,
            least_similarity=0.0 if pack.has_word_list or is_number or is_pair(word) else ASSUMED_SIMILARITY,
        )

    def _weigh_phrasing(self, number: int) -> WeighedPhrasing:
        documents = self._index.documents
        stems = self._index.get_phrasing(number).sequence[1:-1]
        weights = {stem: documents.contents[stem] * documents.rarity(stem) for stem in stems}
        frame = [FRAME_WEIGHT + documents.contents[stem] for stem in stems]
        return WeighedPhrasing(stems, weights, sum(weights.values()), frame, sum(frame))

    def _list_words(self, item: int) -> CodedWords:
        words, code_of_stem = self._index.document_words, self._index.codes.code_of_stem
        stems = filter(self.names_topic, self._index.documents.rows.get(item))
        found = [(words[stem], code) for stem in stems if (code := code_of_stem(stem))]
        return CodedWords([word for word, _ in found], [code for _, code in found])


@lru_cache(MAX_CACHED_VECTORS)
def encode_word(pack: LanguagePack, word: str) -> QueryVector | None:
    """Return the vector of a word; None for a name, which is near to nothing that is spelt like it."""
    lanes = pack.word_vectors.sum((word,)) if pack.word_vectors and has_meaning(word, pack) else None
    return QueryVector(lanes) if lanes else None


@lru_cache(MAX_CACHED_WORDS)
def encode_word_signs(pack: LanguagePack, word: str) -> int:
    """Return the sign code of a word, and 0 where ``encode_word`` returns None."""
    return encode_signs(pack.word_vectors.sum((word,))) if pack.word_vectors and has_meaning(word, pack) else 0
