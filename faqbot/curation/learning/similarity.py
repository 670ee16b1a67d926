"""How alike two questions are, by their words and by what the words mean."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from math import log, sqrt
from typing import NamedTuple

from faqbot.language.pack import LanguagePack
from faqbot.language.packs import words_without_topic
from faqbot.matching.semantic.sign_codes import QueryVector, encode_signs

WORD_SHARE = 0.5
"""Share of the words in a similarity; the rest is the share of the meaning. Chosen together with ``SAME_AT``."""


class QuestionVector(NamedTuple):
    """A question that can be compared with others.

    Attributes:
        weights: The weights of its stems; the sum of their squares is 1, or 0 without any stem.
        meaning: The vector of its words, or None if the language has no vectors, or none for these words.
        code: The sign code of the same vector, or 0.
        scale: Factor that makes its cosines comparable with those of other languages.
    """

    weights: dict[str, float]
    meaning: QueryVector | None
    code: int
    scale: float = 1.0


class Vectorizer:
    """Makes questions comparable.

    A stem weighs the more, the fewer of the texts have it (inverse document frequency, Spärck Jones 1972).

    Args:
        pack: The language of the questions.
        texts: All questions that are compared, from which the weights follow.
    """

    def __init__(self, pack: LanguagePack, texts: Sequence[str]) -> None:
        self._pack = pack
        self._common = words_without_topic(pack)
        counts = Counter(stem for text in texts for stem in {pack.stem(word) for word in self._split(text)})
        self._idfs = {stem: log(1 + len(texts) / count) for stem, count in counts.items()}
        self._max_idf = log(1 + len(texts))

    def vectorize(self, text: str) -> QuestionVector:
        """Return the vector of a question."""
        words = self._split(text)
        stems = {self._pack.stem(word) for word in words}
        raw = {stem: self._idfs.get(stem, self._max_idf) for stem in sorted(stems)}
        length = sqrt(sum(weight * weight for weight in raw.values()))
        lanes = self._pack.word_vectors.sum(words) if self._pack.word_vectors else None
        weights = {stem: weight / length for stem, weight in raw.items()} if length else {}
        scale = self._pack.word_vectors.cosine_scale if self._pack.word_vectors else 1.0
        return QuestionVector(weights, QueryVector(lanes) if lanes else None, encode_signs(lanes), scale)

    def _split(self, text: str) -> list[str]:
        """Return the words that tell what is asked about, or all words if there is none."""
        words = self._pack.tokenize(text.casefold())
        return [word for word in words if word not in self._common] or words


class VectorList:
    """Vectors that a question is compared with all at once."""

    def __init__(self) -> None:
        self._postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        self._codes: list[int] = []

    def __len__(self) -> int:
        return len(self._codes)

    def add(self, vector: QuestionVector) -> None:
        """Add a vector at the end."""
        for stem, weight in vector.weights.items():
            self._postings[stem].append((len(self._codes), weight))
        self._codes.append(vector.code)

    def compare(self, vector: QuestionVector) -> list[float]:
        """Return the similarity with each vector of the list, about 0 to 1.

        >>> from faqbot.language.packs import pack_for
        >>> vectorizer, vectors = Vectorizer(pack_for("en"), ["keep a loaf", "freeze it"]), VectorList()
        >>> vectors.add(vectorizer.vectorize("keep a loaf"))
        >>> [round(each, 1) for each in vectors.compare(vectorizer.vectorize("keep the loaf"))]
        [1.0]
        """
        shared = [0.0] * len(self._codes)
        for stem, weight in vector.weights.items():
            for number, other in self._postings.get(stem, ()):
                shared[number] += weight * other
        if vector.meaning is None:
            return shared
        cosines = vector.meaning.cosines(self._codes)
        return [
            WORD_SHARE * words + (1 - WORD_SHARE) * max(0.0, cosine * vector.scale) if code else words
            for words, cosine, code in zip(shared, cosines, self._codes, strict=True)
        ]


def compare_words(pack: LanguagePack, word: str, others: Iterable[str]) -> list[float]:
    """Return how similar words are in meaning to one, about -1 to 1; 0 where that is not known."""
    vectors = pack.word_vectors
    lanes = vectors.sum((word,)) if vectors else None
    if vectors is None or lanes is None:
        return [0.0 for _ in others]
    return QueryVector(lanes).cosines([encode_signs(vectors.sum((other,))) for other in others])
