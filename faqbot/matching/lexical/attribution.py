"""What speaks for an item and against it: a score taken apart into words and phrasings, when somebody asks for it."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise

from faqbot.language.pack import LanguagePack
from faqbot.matching.contributions import Feature, NearestPhrasing, WordWeight
from faqbot.matching.lexical.confidence import CHOICE, SCOPE, Features
from faqbot.matching.lexical.index import Index
from faqbot.matching.lexical.scoring import TOTALS, VOTES, Query, Scored, Stem, nearly


def word_weights(
    index: Index, words: Sequence[str], question: Query, found: Scored, typed: Sequence[str] = ()
) -> tuple[WordWeight, ...]:
    """What each distinct word says about an item, the one that says most first; ties in the order of the question.

    What was learned is a sum over stems and pairs of stems. It is given to the words that these are made of, so that
    all weights and the item's offset sum up to the learned part of its score.

    Args:
        index: What the question was scored against.
        words: The words of the question, as read.
        question: What was scored.
        found: The item, as it was scored.
        typed: The words of the question, as typed.
    """
    said, pairs = _said(index, question, found)
    alone = {stem.word: said.get(stem.number, 0.0) for stem in question.stems if stem.number is not None}
    near = {stem.word: _near(question, stem, said) for stem in question.stems}
    beside = _beside(index, question, pairs)
    weights = [
        WordWeight(
            word=word,
            typed=_form(word, typed, index.pack),
            known=index.pack.stem(word) in index.stems,
            alone=alone.get(word, 0.0),
            beside=beside.get(word, 0.0),
            near=near.get(word, 0.0),
        )
        for word in dict.fromkeys(words)
    ]
    return tuple(sorted(weights, key=lambda word: -abs(word.weight)))


def _said(index: Index, question: Query, found: Scored) -> tuple[dict[int, float], dict[int, float]]:
    """What each stem and each pair of stems says about an item: what it counts x what was learned of it."""
    stems = {stem: count * index.rows.get(stem).get(found.item, 0.0) for stem, count in question.weights.items()}
    pairs = {
        pair: count * row.get(found.item, 0.0)
        for (pair, count), (_, row) in zip(question.pairs.items(), question.rows[len(stems) :], strict=True)
    }
    # A base that is too large to be learned from has no rows, but phrasings that pull.
    for number in found.phrasings if index.pulls else ():
        phrasing, pull = index.phrasing(number), index.pulls[number]
        for stem in stems.keys() & phrasing.stems:
            stems[stem] += pull * question.weights[stem] * index.by_stems[number]
        for pair in pairs.keys() & phrasing.pairs:
            pairs[pair] += pull * question.pairs[pair] * index.by_pairs[number]
    return stems, pairs


def _form(word: str, typed: Sequence[str], pack: LanguagePack) -> str:
    """The form in which a word was typed, if the word itself was not."""
    forms = (form for form in typed if pack.stem(form) == pack.stem(word))
    return word if word in typed else next(forms, word)


def _near(question: Query, stem: Stem, said: Mapping[int, float]) -> float:
    """What a stem says by those that mean nearly the same, of one that several are near to as much as it counts."""
    own = {other.number for other in question.stems}
    total = 0.0
    for number, share in nearly(stem):
        if number not in own:
            shares = sum(share for other in question.stems for near, share in nearly(other) if near == number)
            total += said[number] * share / shares
    return total


def _beside(index: Index, question: Query, pairs: Mapping[int, float]) -> dict[str, float]:
    """What each word has of the pairs that it is in: half, and all of one with an end of the question."""
    words = {stem.number: stem.word for stem in question.stems}
    shares = dict.fromkeys(words.values(), 0.0)
    for one, other in dict.fromkeys(pairwise(question.in_order)):
        place = None if one is None or other is None else index.pair_place(one, other)
        if place is not None:
            makers = [words[number] for number in (one, other) if number in words]
            for maker in makers:
                shares[maker] += pairs.get(place, 0.0) / len(makers)
    return shares


def nearest_phrasings(found: Scored, first: int, phrasings: Sequence[str]) -> tuple[NearestPhrasing, ...]:
    """The phrasings of an item that vote, the nearest first.

    Args:
        found: The item as it was scored.
        first: The number of its first phrasing.
        phrasings: All phrasings of the item, as the base has them.
    """
    total = TOTALS[min(len(found.phrasings), len(VOTES))]
    return tuple(
        NearestPhrasing(phrasings[number - first], likeness, share / total)
        for number, likeness, share in zip(found.phrasings, found.likenesses, VOTES, strict=False)
    )


def feature_contributions(found: Features) -> tuple[Feature, ...]:
    """Each feature with what it adds to the two logits of the confidence."""
    scope, choice = SCOPE._asdict(), CHOICE._asdict()
    return tuple(
        Feature(name, value, value * scope.get(name, 0.0), value * choice.get(name, 0.0))
        for name, value in found._asdict().items()
    )


def distinctive_words(
    index: Index, item: int, words: Iterable[str], besides: Collection[str], limit: int
) -> tuple[str, ...]:
    """Words of an item's phrasings that speak for it, the one that says most first.

    What a word says is its stem's learned weight x rarity; of words with one stem the commonest stands for it.

    Args:
        index: What questions are scored against.
        item: The number of the item.
        words: Those of its phrasings, as often as they occur.
        besides: Words that are left out, in whatever form.
        limit: How many at most.
    """
    weights: dict[str, float] = {}
    forms = {index.pack.stem(word): "" for word in besides}
    for word, count in Counter(words).most_common():
        name = index.pack.stem(word)
        if forms.setdefault(name, word) == word:
            number = index.stems[name]
            # Without rows, what the item's phrasings have most often says most.
            weights[word] = index.rarities[number] * (
                index.rows.get(number).get(item, 0.0) or count * bool(index.pulls)
            )
    best = sorted((word for word in weights if weights[word] > 0), key=lambda word: (-weights[word], word))
    return tuple(best[:limit])
