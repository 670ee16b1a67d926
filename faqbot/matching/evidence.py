"""What speaks for an item and against it: a score taken apart into words and phrasings, when somebody asks for it."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from faqbot.evidence import Feature, Voter, WordWeight
from faqbot.matching.confidence import COEFFICIENTS, Features
from faqbot.matching.features import grams_of
from faqbot.matching.index import Index, Terms
from faqbot.matching.scoring import Likeness, query
from faqbot.matching.stemming import stem

EDGES = ("^", "$")
"""The ends of a question, as pairs of stems name them."""


def word_weights(index: Index, words: Sequence[str], item: int, typed: Sequence[str] = ()) -> tuple[WordWeight, ...]:
    """What each distinct word says about an item, the one that says most first; ties in the order of the question.

    Every term's weight is given to the words that it is made of, so that all weights and the item's offset sum up to
    the learned part of its score.

    Args:
        index: What the question is scored against.
        words: The words of the question, as read.
        item: The number of the item.
        typed: The words of the question, as typed.
    """
    asked, distinct = query(index, words), tuple(dict.fromkeys(words))
    known = {stem(word) for word in distinct if index.stems.get(stem(word))}
    alone = _alone(_said(index.stems, asked.stems, item), distinct)
    beside = _beside(_said(index.pairs, asked.pairs, item), words)
    letters = _letters(_said(index.grams, asked.grams, item), distinct)
    found = [
        WordWeight(word, _form(word, typed), stem(word) in known, alone[word], beside[word], letters[word])
        for word in distinct
    ]
    return tuple(sorted(found, key=lambda word: -abs(word.weight)))


def _form(word: str, typed: Sequence[str]) -> str:
    """The form in which a word was typed, if the word itself was not."""
    forms = (form for form in typed if stem(form) == stem(word))
    return word if word in typed else next(forms, word)


def _said(terms: Terms, counts: Mapping[str, float], item: int) -> dict[str, float]:
    """What terms of the question say about an item: what a term counts x its learned weight."""
    known = ((name, count, terms.get(name)) for name, count in counts.items())
    return {name: count * term.row.get(item, 0.0) for name, count, term in known if term}


def _alone(said: Mapping[str, float], words: Sequence[str]) -> dict[str, float]:
    """The weight of each word's stem; of words with the same stem the first has it."""
    first: dict[str, str] = {}
    for word in words:
        first.setdefault(stem(word), word)
    return {word: said.get(stem(word), 0.0) if first[stem(word)] == word else 0.0 for word in words}


def _beside(said: Mapping[str, float], words: Sequence[str]) -> dict[str, float]:
    """What each word has of the pairs that it is in; of the same pair twice the first has it."""
    shares = dict.fromkeys(words, 0.0)
    left = dict(said)
    for one, other in pairwise((EDGES[0], *words, EDGES[1])):
        weight = left.pop(f"{_name(one)} {_name(other)}", 0.0)
        makers = [word for word in (one, other) if word in shares]
        for word in makers:
            shares[word] += weight / len(makers)
    return shares


def _name(word: str) -> str:
    return word if word in EDGES else stem(word)


def _letters(said: Mapping[str, float], words: Sequence[str]) -> dict[str, float]:
    """What each word has of its n-grams: of one in several words as much as it has of them."""
    times = {word: Counter(grams_of(word)) for word in words}
    everywhere: Counter[str] = Counter()
    for counted in times.values():
        everywhere.update(counted)
    return {
        word: sum(said.get(gram, 0.0) * count / everywhere[gram] for gram, count in counted.items())
        for word, counted in times.items()
    }


def voters(index: Index, words: Sequence[str], item: int, phrasings: Sequence[str]) -> tuple[Voter, ...]:
    """The phrasings of an item that vote, the nearest first.

    Args:
        index: What the question is scored against.
        words: The words of the question, as read.
        item: The number of the item.
        phrasings: All phrasings of the item, as the base has them.
    """
    start, _ = index.members[item]
    return tuple(
        Voter(phrasings[near.number - start], near.likeness, near.share)
        for near in Likeness(index, query(index, words)).voters(item)
    )


def feature_parts(found: Features) -> tuple[Feature, ...]:
    """Each feature with what it adds to the logit of the confidence."""
    return tuple(
        Feature(name, value, value * weight)
        for name, value, weight in zip(Features._fields, found, COEFFICIENTS, strict=True)
    )


def telling_words(index: Index, item: int, besides: Collection[str], limit: int) -> tuple[str, ...]:
    """Words of an item's phrasings that speak for it, the one that says most first.

    What a word says is its stem's learned weight x rarity; of words with one stem the commonest stands for it.

    Args:
        index: What questions are scored against.
        item: The number of the item.
        besides: Words that are left out, in whatever form.
        limit: How many at most.
    """
    counts = Counter(_words(index, item))
    weights: dict[str, float] = {}
    forms = {stem(word): "" for word in besides}
    for word, _ in counts.most_common():
        name = stem(word)
        if forms.setdefault(name, word) == word and (term := index.stems.get(name)):
            weights[word] = term.rarity * term.row.get(item, 0.0)
    best = sorted((word for word in weights if weights[word] > 0), key=lambda word: (-weights[word], word))
    return tuple(best[:limit])


def _words(index: Index, item: int) -> Iterator[str]:
    """The words of an item's phrasings, each once a phrasing."""
    for number in range(*index.members[item]):
        yield from index.phrasing(number).words
