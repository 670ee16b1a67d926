"""What each word, phrasing and feature contributed to a match, as values."""

from dataclasses import dataclass
from typing import NamedTuple

from faqbot.knowledge.model import Entry, Item


class NearestPhrasing(NamedTuple):
    """A phrasing that voted for its item.

    Attributes:
        phrasing: As the base has it.
        likeness: To the question, 0 to about 1: n-grams in several words can make it a little more.
        share: How much of the vote it has, 0 to 1; the shares of an item's voters sum up to 1.
    """

    phrasing: str
    likeness: float
    share: float


class WordWeight(NamedTuple):
    """What a word of the question says about an item, in units of the score; below 0 it speaks against the item.

    Attributes:
        word: As it was read.
        typed: The same word in the form in which it was typed; as it was read where that is another word.
        known: Whether a phrasing of the base has it, in this or another form.
        alone: The weight of its stem; that of a stem in several words is with the first of them.
        beside: Its half of the weights of the pairs that it is in, and all of one with an end of the question.
        near: The weights of stems that mean nearly the same, of which one that several words stand for is shared.
    """

    word: str
    typed: str
    known: bool
    alone: float = 0.0
    beside: float = 0.0
    near: float = 0.0

    @property
    def weight(self) -> float:
        """All that it says."""
        return self.alone + self.beside + self.near


class Feature(NamedTuple):
    """One of the figures that the confidence depends on.

    Attributes:
        name: As ``matching.confidence`` calls it.
        value: In its own unit.
        scope: What it adds to the logit of the probability that the base answers the question.
        choice: What it adds to the logit of the probability that the item is the right one, if the base does.
    """

    name: str
    value: float
    scope: float
    choice: float


class GuardRejection(NamedTuple):
    """The guard that kept an entry out.

    Attributes:
        entry: That entry.
        missing: Terms that it requires, of which the question has none; empty where it is an excluded term.
        held: The term of the question that the entry excludes, or None.
    """

    entry: Entry
    missing: tuple[str, ...]
    held: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What speaks for an item and against it.

    Attributes:
        item: That item.
        verbatim: Whether the question is one of its phrasings, word for word; then nothing else counts.
        score: Learned weights, vote and letters together.
        learned: The part of the learned weights: ``offset`` and the weights of ``words``, to 0.01.
        offset: What the item scores before any word is seen.
        top_k_score: The weighted mean of the similarities of ``nearest``, 0 to 1.
        string_similarity: What the item loses to one of about the same score whose nearest phrasing is more similar
            to the question as a string, 0 or less.
        nearest: The phrasings nearest to the question, the nearest first.
        words: The distinct words of the question, the one that says most first, whichever way.
        features: What the confidence was made of.
    """

    item: Item
    verbatim: bool
    score: float
    learned: float
    offset: float
    top_k_score: float
    string_similarity: float
    nearest: tuple[NearestPhrasing, ...]
    words: tuple[WordWeight, ...]
    features: tuple[Feature, ...]
