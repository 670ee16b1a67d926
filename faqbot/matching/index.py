"""The index of a base: its phrasings in columns of numbers.

A column is a sequence of numbers in memory. The columns of a compiled index are in a file that is mapped into memory,
and are used like those of an index that was just built. Therefore opening a compiled base does not depend on its size.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from faqbot.language.pack import LanguagePack
from faqbot.matching.columns import INTEGER_COLUMNS, Floats, Integers, SparseRows
from faqbot.matching.lexical.documents import Documents
from faqbot.matching.lexical.postings import Postings
from faqbot.matching.lexical.term_weights import content, encode_bigram, has_meaning, topical_content
from faqbot.matching.query_stem import QueryStem, RelatedIndexStem
from faqbot.matching.semantic.code_index import CodeIndex

if TYPE_CHECKING:
    from faqbot.matching.lexical.word_forms import WordForms

MAX_CACHED_PHRASINGS = 20_000
"""Greatest number of phrasings that are cached, at about 600 bytes each."""

MAX_CACHED_WORDS = 8_192
"""Greatest number of words of questions whose stems are cached, at about 1 KB each."""


DOCUMENT_SHARE = 0.4
"""Factor of the document score in a base with one phrasing per item.

The more phrasings an item has, the less its answer adds: with n of them, the factor is multiplied by 4 / (n + 3). An
item with more than the mean counts as one with the mean. On the question sets of benchmarks/README.md, 0.3 to 0.5
differ by less than 0.005 in top-1. A gap has no answer that says what it is about. With few phrasings its document
counts like that of an entry, and with many not at all."""

FEW_PHRASINGS = 8.0
"""Mean number of phrasings per item up to which the words of an item are all that is known about its subject.

Where an item has more, its phrasings show which of their words may be replaced: what ``Index.few`` is a factor of
fades away. On the question sets, 6 and 7 are as good."""

HALF_TOLD = 4.0
"""Mean number of distinct stems of an answer at which ``Index.told`` is 0.5.

Chosen, not measured: an answer of one short sentence has more, and a placeholder has one or two."""

FEW_ITEMS = 4.0
"""Number of items up to which ``Index.told`` is 1, whatever the answers say.

Most questions to a base of a few entries are about something else, which none of the question sets shows. Above, it
counts ``FEW_ITEMS`` / items at least."""

MIN_FEW = 0.05
"""``Index.few`` below which documents are not compared by meaning, and subjects not at all: no item could gain or lose
as much as the scores differ by chance."""

SIZE_BONUS = 0.3
"""What an item with one phrasing scores for any question. The bonus is divided by the number of phrasings.

A question resembles one of many phrasings by chance, so that phrasings which are added to some items take questions
from the others. ``benchmarks/quality.py`` measures how many. On four of five question sets, items without new
phrasings lose at most 0.02 of top-1; on the fifth 0.07, and 0.13 with half of this bonus. A greater bonus takes
questions from items with many phrasings, which people ask about more often: at 0.45, top-1 of one set falls by 0.02."""


class Phrasing(NamedTuple):
    """A phrasing as it is compared.

    Attributes:
        sequence: The numbers of its stems in order, between the boundaries.
        bigrams: The positions of its bigrams in order. In an array, they take a third of the memory of a tuple.
        code: Its sign code; 0 for none.
    """

    sequence: tuple[int, ...]
    bigrams: Sequence[int]
    code: int


class Vocabulary(NamedTuple):
    """The stems of a base.

    Attributes:
        stems: The number of each stem of a phrasing, in ascending order.
        document_stems: The number of each stem of a document. Those of phrasings come first, with the same numbers.
        document_words: A word of each of these stems; an empty text for a boundary.
        max_idf: The idf of a term that no item has.
    """

    stems: Mapping[str, int]
    document_stems: Mapping[str, int]
    document_words: Sequence[str]
    max_idf: float


class Index:
    """The phrasings of a base. Only its caches ever change.

    Args:
        pack: The language of the base.
        vocabulary: The stems of the base.
        integers: The columns of ``INTEGER_COLUMNS``. ``*_ends`` say where the numbers of each stem, phrasing or bigram
            end in the columns that follow. A phrasing has one bigram fewer than stems. ``first_phrasings`` has the
            first phrasing of each item, and then the number of phrasings.
        floats: The columns of ``FLOAT_COLUMNS``. ``*_scales`` are the factors of the sums over a phrasing's terms.
        protected: Words whose stems are related to no other stem.

    Attributes:
        pack, integers, floats: As given.
        stems, document_stems, document_words, max_idf: As in the vocabulary.
        owners, first_phrasings, offsets, idfs, bigram_idfs, stem_scales, bigram_scales, dual_weights: The columns of
            these names. There are no dual weights if there are rows.
        stem_rows: The learned weights of each stem by item, by the number of the stem.
        bigram_rows: The learned weights of each bigram by item, by the position of the bigram.
        postings: The phrasings that have a stem.
        documents: The words of each item's phrasings, answer and topic.
        answer_types: The question types that each item answers.
        cites: As in the ``ItemFacts`` of each item: 1 or 0.
        document_coverages: How much of each item's document its sign code stands for, 0 to 1: the factor of its cosine.
        document_shares: The factor of each item's document score.
        mean_size: The mean number of phrasings per item.
        few: 1 for a base of up to ``FEW_PHRASINGS`` phrasings per item; above, the fourth power of ``FEW_PHRASINGS`` /
            ``mean_size``.
        told: How much the answers say, 0 (there are none) to 1: n^2 / (n^2 + ``HALF_TOLD``^2). Here n is the mean
            number of distinct stems in the answer, topic and tags of an item that has any. In a base of few items it
            is at least ``FEW_ITEMS`` / their number.
        size_bonuses: What each item scores for having few phrasings.
        codes: The sign codes of phrasings and stems.
        get_phrasing: Returns a phrasing by its number, built from the columns and cached.
        find_stem: Returns the ``QueryStem`` of a word. Few words make up most questions, so that it is cached.
    """

    def __init__(
        self,
        pack: LanguagePack,
        vocabulary: Vocabulary,
        integers: Mapping[str, Integers],
        floats: Mapping[str, Floats],
        *,
        protected: Iterable[str] = (),
    ) -> None:
        self.pack = pack
        stems = vocabulary.stems
        self.stems, self.document_stems = stems, vocabulary.document_stems
        self.document_words, self.max_idf = vocabulary.document_words, vocabulary.max_idf
        self._stem_names, self._stem_numbers = list(stems), list(stems.values())
        self.integers, self.floats = integers, floats
        self.owners, self.first_phrasings = integers["owners"], integers["first_phrasings"]
        self.idfs, self.bigram_idfs = floats["idfs"], floats["bigram_idfs"]
        self.stem_scales, self.bigram_scales = floats["stem_scales"], floats["bigram_scales"]
        self.offsets, self.dual_weights = floats["offsets"], floats["dual_weights"]
        self.document_coverages = floats["document_coverages"]
        self._bigram_keys, self._ends = integers["bigram_keys"], integers["phrasing_ends"]
        self._stem_sequences, self._bigram_sequences = integers["stem_sequences"], integers["bigram_sequences"]
        self.postings = Postings(integers, len(self.owners))
        self.answer_types, self.cites = integers["answer_types"], integers["cites"]
        self.documents = Documents(integers, floats, len(self.offsets))
        sizes = [end - first for first, end in pairwise(self.first_phrasings)]
        self.size_bonuses = [SIZE_BONUS / max(1, size) for size in sizes]
        self.mean_size = len(self.owners) / (len(self.offsets) or 1)
        self.few = min(1.0, (FEW_PHRASINGS / (self.mean_size or 1.0)) ** 4)
        self.document_shares = [
            DOCUMENT_SHARE * 4 / (min(size, self.mean_size) + 3) * (1.0 if told else self.few)
            for size, told in zip(sizes, integers["told"], strict=True)
        ]
        self.told = max(_measure_told(integers["told"]), min(1.0, FEW_ITEMS / (len(self.offsets) or 1)))
        self.codes = CodeIndex(integers, len(self.owners))
        self.stem_rows = SparseRows(integers["stem_row_ends"], integers["stem_row_items"], floats["stem_row_weights"])
        self.bigram_rows = SparseRows(
            integers["bigram_row_ends"], integers["bigram_row_items"], floats["bigram_row_weights"]
        )
        self._unrelated = frozenset(map(pack.stem, protected))
        self.find_stem = lru_cache(MAX_CACHED_WORDS)(self._find_stem)
        self.get_phrasing = lru_cache(MAX_CACHED_PHRASINGS)(self._get_phrasing)

    @property
    def item_count(self) -> int:
        """The number of items."""
        return len(self.offsets)

    @property
    def phrasing_count(self) -> int:
        """The number of phrasings."""
        return len(self.owners)

    def find_bigram(self, first: int, second: int) -> int | None:
        """Return the position of a bigram, or None.

        Args:
            first: The number of the first stem.
            second: The number of the second stem.
        """
        key = encode_bigram(first, second)
        place = bisect_left(self._bigram_keys, key)
        return place if place < len(self._bigram_keys) and self._bigram_keys[place] == key else None

    def has_bigram(self, first: str, second: str) -> bool:
        """Whether a phrasing has two neighbouring words, in any inflection."""
        one, other = self.stems.get(self.pack.stem(first)), self.stems.get(self.pack.stem(second))
        return one is not None and other is not None and self.find_bigram(one, other) is not None

    def _get_phrasing(self, number: int) -> Phrasing:
        start, end = self._ends[number], self._ends[number + 1]
        # All phrasings share one integer object for each stem, so that set operations compare by identity.
        sequence = tuple(map(self._stem_numbers.__getitem__, self._stem_sequences[start:end].tolist()))
        # This phrasing and each one before it have one bigram fewer than stems.
        bigrams = array(INTEGER_COLUMNS["bigram_sequences"], self._bigram_sequences[start - number : end - number - 1])
        return Phrasing(sequence, bigrams, self.codes.code_of_phrasing(number))

    def join_stems(self, number: int) -> str:
        """Return the stems of a phrasing, separated by blanks."""
        return " ".join([self._stem_names[stem] for stem in self.get_phrasing(number).sequence[1:-1]])

    def _find_stem(self, word: str) -> QueryStem:
        name = self.pack.stem(word)
        return QueryStem(
            name,
            word,
            self.stems.get(name),
            self.document_stems.get(name),
            self._find_related(name),
            content(word, self.pack),
            self._weigh(word, self.document_stems.get(name)),
        )

    def _weigh(self, word: str, document_number: int | None) -> float:
        if not has_meaning(word, self.pack):
            return 0.0
        rarity = 1.0 if document_number is None else self.documents.rarity(document_number)
        return topical_content(word, self.pack) * rarity

    def _find_related(self, name: str) -> tuple[RelatedIndexStem, ...]:
        """Return related stems of the base, the most similar first."""
        if name in self._unrelated:
            return ()
        found = dict(self.pack.related_stems(name))
        if not self.pack.has_word_list:
            found = {**dict(self._forms.find(name)), **found}
        related = [
            RelatedIndexStem(self.stems[stem], similarity)
            for stem, similarity in found.items()
            if stem in self.stems and stem not in self._unrelated
        ]
        return tuple(sorted(related, key=lambda each: -each.similarity))

    @cached_property
    def _forms(self) -> "WordForms":
        from faqbot.matching.lexical.word_forms import WordForms  # noqa: PLC0415 - English does without

        return WordForms(self._stem_names)


def _measure_told(counts: Sequence[int]) -> float:
    told = [count for count in counts if count]
    mean = sum(told) / len(told) if told else 0.0
    return mean**2 / (mean**2 + HALF_TOLD**2)
