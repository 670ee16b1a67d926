"""A stem of a question, as a base knows it."""

from typing import NamedTuple


class RelatedIndexStem(NamedTuple):
    """A stem of the base that is related to another stem.

    Attributes:
        number: The number of the stem.
        similarity: Similarity of meaning, 0 to 1.
    """

    number: int
    similarity: float


class QueryStem(NamedTuple):
    """A stem of a question.

    Attributes:
        name: The stem.
        word: The first word of the question that has it.
        number: Its number, or None if no phrasing has it.
        document_number: Its number in the documents, or None if no document has it.
        related: The stems of the base that are related to it, the most similar first.
        content: How much of the word is content, 0 to 1.
        weight: Its topical content x its rarity, 0 to 1; 0 for a word without a meaning of its own.
    """

    name: str
    word: str
    number: int | None
    document_number: int | None
    related: tuple[RelatedIndexStem, ...]
    content: float
    weight: float
