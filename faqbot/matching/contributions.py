"""What each word, phrasing and feature contributes to a match."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from faqbot.knowledge.model import Entry, Item


class NearestPhrasing(NamedTuple):
    """A phrasing that counts in the top-k score.

    Attributes:
        phrasing: Its text in the base.
        similarity: Its similarity to the question, 0 to about 1; pivoted normalisation brings long phrasings a little
            above 1.
        cosine: Its cosine with the question, about -1 to 1.
        share: Its share of the top-k score, 0 to 1; the shares of an item add up to 1.
    """

    phrasing: str
    similarity: float
    cosine: float
    share: float


class WordWeight(NamedTuple):
    """What a word contributes to the score of an item.

    Below 0, the word counts against the item.

    Attributes:
        word: The word as analyzed.
        typed: The word as typed, if it is an inflection of ``word``; otherwise ``word``.
        known: Whether a phrasing has it, in any inflection.
        stem: The weight of its stem. If several words have one stem, the first of them gets the weight.
        bigrams: Half the weights of its bigrams with other words, and all of those with the start or end of the text.
        related: The weights of related stems; words that are related to the same stem share its weight.
    """

    word: str
    typed: str
    known: bool
    stem: float = 0.0
    bigrams: float = 0.0
    related: float = 0.0

    @property
    def weight(self) -> float:
        """The sum of the three parts."""
        return self.stem + self.bigrams + self.related


class Feature(NamedTuple):
    """A feature of the confidence.

    Attributes:
        name: Its name, an attribute of ``features.Features``.
        value: Its value, in its own unit.
        scope: What it adds to the logit of the probability that the base answers the question.
        choice: What it adds to the logit of the probability that the item is the right one, if the base does.
        fit: What it adds to the logit of the probability that the question is about the subject of the item.
    """

    name: str
    value: float
    scope: float
    choice: float
    fit: float


class NearWord(NamedTuple):
    """A word of the question that no phrasing of an item has, and what accounts for it.

    Attributes:
        word: The word as typed.
        near: The word of the item that is nearest in meaning, or the word itself if the answer has it; empty if nothing
            in the item is near.
        similarity: How near it is, 0 to 1.
        in_answer: Whether the answer or the topic has the word itself.
    """

    word: str
    near: str
    similarity: float
    in_answer: bool


class GuardRejection(NamedTuple):
    """A guard that ruled an entry out.

    Attributes:
        entry: The entry.
        missing: The terms that it requires, if the question has none of them; otherwise empty.
        held: The term or unknown name of the question that rules the entry out, or None.
    """

    entry: Entry
    missing: tuple[str, ...]
    held: str | None


class EncoderEvidence(NamedTuple):
    """What a sentence encoder found for an item.

    Attributes:
        score: What it adds to the score of the item; below 0, it counts against it.
        phrasing: The phrasing that is nearest in meaning.
        similarity: Its cosine with the question, 1 for the same meaning. What it is for something else depends on the
            encoder: about 0 with some, and about 0.8 with others.
    """

    score: float
    phrasing: str
    similarity: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The evidence for and against an item.

    Attributes:
        item: The item.
        verbatim: Whether the question is one of its phrasings, word for word; then nothing else counts.
        score: The sum of ``learned``, ``top_k_score``, ``semantic_score``, ``document_score``, ``size_bonus``,
            ``string_penalty``, ``subject_penalty`` and the score of ``encoder``.
        learned: The sum of ``offset`` and the weights of ``words``, within 0.01.
        offset: What the item scores for any question.
        top_k_score: The mean of the similarities of ``nearest``, weighted by their shares; 0 to about 1.
        semantic_score: The same of their cosines, times its factor in the score.
        document_score: What the item scores for the words that its phrasings, its answer and its topic share with the
            question, and for how near they are to it in meaning.
        size_bonus: What the item scores for having few phrasings, 0 or more.
        string_penalty: What the item loses to one of almost the same score whose nearest phrasing is more similar to
            the question as a string, 0 or less.
        subject_penalty: What the item loses for what the question has and it does not, 0 or less; what it gains for its
            code is added.
        nearest: The phrasings nearest to the question, the nearest first.
        words: The distinct words of the question, the greatest absolute weight first.
        near_words: The words of the question that no phrasing of the item has, the nearest first.
        foreign: The word of the question that makes it one about another subject; empty if there is none.
        features: The features of the confidence.
        encoder: What a sentence encoder found, or None without one.
    """

    item: Item
    verbatim: bool
    score: float
    learned: float
    offset: float
    top_k_score: float
    semantic_score: float
    document_score: float
    size_bonus: float
    string_penalty: float
    subject_penalty: float
    nearest: tuple[NearestPhrasing, ...]
    words: tuple[WordWeight, ...]
    near_words: tuple[NearWord, ...]
    foreign: str
    features: tuple[Feature, ...]
    encoder: EncoderEvidence | None = None


def weigh_features(
    values: Mapping[str, float], scope: Mapping[str, float], choice: Mapping[str, float], fit: Mapping[str, float]
) -> tuple[Feature, ...]:
    """Return values with their shares in three logits, whose coefficients are given by name."""
    return tuple(
        Feature(name, value, value * scope.get(name, 0.0), value * choice.get(name, 0.0), value * fit.get(name, 0.0))
        for name, value in values.items()
    )
