"""What speaks for an item and against it: a score taken apart into words and phrasings, when somebody asks for it."""

from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise

from faqbot.evidence import Feature, Voter, WordWeight
from faqbot.matching.confidence import CHOICE, SCOPE, Features
from faqbot.matching.index import Index
from faqbot.matching.lexicon import Lexicon
from faqbot.matching.scoring import TOTALS, VOTES, Asked, Scored, Stem, nearly
from faqbot.matching.stemming import stem as stem_of
from faqbot.matching.terms import EDGES


def word_weights(
    index: Index, words: Sequence[str], question: Asked, ranked: Sequence[Scored], item: int, typed: Sequence[str] = ()
) -> tuple[WordWeight, ...]:
    """What each distinct word says about an item, the one that says most first; ties in the order of the question.

    What was learned is a sum over phrasings, pull x likeness, and a likeness is a sum over stems and pairs of stems. It
    is taken apart into these, and what they say is given to the words that they are made of, so that all weights and the
    item's offset sum up to the learned part of its score.

    Args:
        index: What the question was scored against.
        words: The words of the question, as read.
        question: What was scored.
        ranked: All items that were scored.
        item: The number of the item.
        typed: The words of the question, as typed.
    """
    said, pairs = _said(index, question, ranked, item)
    alone = {stem.word: said.get(stem.number, 0.0) for stem in question.stems if stem.number is not None}
    beside = _beside(index, pairs, words)
    near = {stem.word: _near(question, stem, said) for stem in question.stems}
    found = [
        WordWeight(
            word=word,
            typed=_form(word, typed),
            known=stem_of(word) in index.stems,
            alone=alone.get(word, 0.0),
            beside=beside[word],
            near=near.get(word, 0.0),
        )
        for word in dict.fromkeys(words)
    ]
    return tuple(sorted(found, key=lambda word: -abs(word.weight)))


def _said(
    index: Index, question: Asked, ranked: Sequence[Scored], item: int
) -> tuple[Counter[int], Counter[tuple[int, int]]]:
    """What each stem and each pair of stems of the base says about an item, through the phrasings that have it."""
    said: Counter[int] = Counter()
    pairs: Counter[tuple[int, int]] = Counter()
    for number in (alike.number for scored in ranked for alike in scored.phrasings):
        pull = dict(index.pulls(number)).get(item, 0.0)
        stems = index.phrasing(number)
        for stem in stems:
            if stem in question.weights:
                said[stem] += pull * question.weights[stem] * index.by_stems[number]
        for pair in pairwise(stems):
            if pair in question.pairs:
                pairs[pair] += pull * question.pairs[pair] * index.by_pairs[number]
    return said, pairs


def _form(word: str, typed: Sequence[str]) -> str:
    """The form in which a word was typed, if the word itself was not."""
    forms = (form for form in typed if stem_of(form) == stem_of(word))
    return word if word in typed else next(forms, word)


def _near(question: Asked, stem: Stem, said: Counter[int]) -> float:
    """What a stem says by those that mean nearly the same: of one that several stems stand for, as much as it counts."""
    own = {other.number for other in question.stems}
    total = 0.0
    for number, share in nearly(stem):
        if number not in own:
            shares = sum(share for other in question.stems for near, share in nearly(other) if near == number)
            total += said[number] * share / shares
    return total


def _beside(index: Index, pairs: Counter[tuple[int, int]], words: Sequence[str]) -> dict[str, float]:
    """What each word has of the pairs that it is in; of the same pair twice the first has it."""
    shares = dict.fromkeys(words, 0.0)
    left = dict(pairs)
    edged = (EDGES[0], *words, EDGES[1])
    numbers = (index.stems[EDGES[0]], *(index.stems.get(stem_of(word)) for word in words), index.stems[EDGES[1]])
    for ends, (one, other) in zip(pairwise(edged), pairwise(numbers), strict=True):
        weight = 0.0 if one is None or other is None else left.pop((one, other), 0.0)
        makers = [word for word in ends if word in shares]
        for word in makers:
            shares[word] += weight / len(makers)
    return shares


def voters(found: Scored, first: int, phrasings: Sequence[str]) -> tuple[Voter, ...]:
    """The phrasings of an item that vote, the nearest first.

    Args:
        found: The item as it was scored.
        first: The number of its first phrasing.
        phrasings: All phrasings of the item, as the base has them.
    """
    total = TOTALS[min(len(found.phrasings), len(VOTES))]
    return tuple(
        Voter(phrasings[alike.number - first], alike.likeness, share / total)
        for alike, share in zip(found.phrasings, VOTES, strict=False)
    )


def feature_parts(found: Features) -> tuple[Feature, ...]:
    """Each feature with what it adds to the two logits of the confidence."""
    return tuple(
        Feature(name, value, value * scope, value * choice)
        for name, value, scope, choice in zip(Features._fields, found, SCOPE, CHOICE, strict=True)
    )


def telling_words(
    index: Index, lexicon: Lexicon, item: int, phrasings: Sequence[str], besides: Collection[str], limit: int
) -> tuple[str, ...]:
    """Words of an item's phrasings that speak for it, the one that says most first.

    What a word says is what it is worth in the item's phrasings, pull x rarity x length; of words with one stem the
    commonest stands for it.

    Args:
        index: What questions are scored against.
        lexicon: Its words.
        item: The number of the item.
        phrasings: All phrasings of the item, as the base has them.
        besides: Words that are left out, in whatever form.
        limit: How many at most.
    """
    weights: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    for number, phrasing in enumerate(phrasings, index.firsts[item]):
        pull = dict(index.pulls(number)).get(item, 0.0)
        for word in dict.fromkeys(lexicon.unified(phrasing)):
            counts[word] += 1
            weights[word] += pull * index.rarities[index.stems[stem_of(word)]] * index.by_stems[number]
    forms = {stem_of(word): "" for word in besides}
    chosen = [word for word, _ in counts.most_common() if forms.setdefault(stem_of(word), word) == word]
    best = sorted((word for word in chosen if weights[word] > 0), key=lambda word: (-weights[word], word))
    return tuple(best[:limit])
