"""Explain a score by words, phrasings and features."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise

from faqbot.matching.confidence import mix_constants
from faqbot.matching.contributions import Feature, NearestPhrasing, NearWord, WordWeight, weigh_features
from faqbot.matching.features import Features
from faqbot.matching.index import Index
from faqbot.matching.lexical.written_forms import find_typed_form
from faqbot.matching.query import Query, weigh_related
from faqbot.matching.query_stem import QueryStem
from faqbot.matching.scoring import TOP_K_TOTALS, TOP_K_WEIGHTS, ScoredItem
from faqbot.matching.subject import SubjectComparer


def word_weights(
    index: Index, words: Sequence[str], query: Query, scored: ScoredItem, typed: Sequence[str] = ()
) -> tuple[WordWeight, ...]:
    """Return the weights of words, the greatest absolute weight first.

    The learned part of a score is a sum over stems and bigrams. It is divided among the words that these consist of, so
    that all weights and the item's offset add up to it. Ties are in the order of the question.

    Args:
        index: The index that was scored against.
        words: The words of the question, as analyzed.
        query: The query that was scored.
        scored: The item.
        typed: The words of the question, as typed.
    """
    stems, bigrams = _term_contributions(index, query, scored)
    by_stem = {stem.word: stems.get(stem.number, 0.0) for stem in query.stems if stem.number is not None}
    by_related = {stem.word: _related_contribution(query, stem, stems) for stem in query.stems}
    by_bigrams = _bigram_contributions(index, query, bigrams)
    weights = [
        WordWeight(
            word=word,
            typed=find_typed_form(word, typed, index.pack),
            known=index.pack.stem(word) in index.stems,
            stem=by_stem.get(word, 0.0),
            bigrams=by_bigrams.get(word, 0.0),
            related=by_related.get(word, 0.0),
        )
        for word in dict.fromkeys(words)
    ]
    return tuple(sorted(weights, key=lambda word: -abs(word.weight)))


def _term_contributions(index: Index, query: Query, scored: ScoredItem) -> tuple[dict[int, float], dict[int, float]]:
    """Return what each term adds to the learned score."""
    stems = {
        stem: weight * index.stem_rows.get(stem).get(scored.item, 0.0) for stem, weight in query.stem_weights.items()
    }
    bigrams = {
        place: weight * index.bigram_rows.get(place).get(scored.item, 0.0)
        for place, weight in query.bigram_weights.items()
    }
    # A base that is too large to be trained in rounds has no rows, but dual weights.
    for number in scored.phrasings if index.dual_weights else ():
        phrasing, dual_weight = index.get_phrasing(number), index.dual_weights[number]
        for stem in stems.keys() & phrasing.sequence:
            stems[stem] += dual_weight * query.stem_weights[stem] * index.stem_scales[number]
        for place in bigrams.keys() & phrasing.bigrams:
            bigrams[place] += dual_weight * query.bigram_weights[place] * index.bigram_scales[number]
    return stems, bigrams


def _related_contribution(query: Query, stem: QueryStem, contributions: Mapping[int, float]) -> float:
    """Return what a stem adds by its related stems.

    A stem that is related to several stems of the question is divided among them, in proportion to their shares.
    """
    own = {other.number for other in query.stems}
    total = 0.0
    for number, share in weigh_related(stem):
        if number not in own:
            shares = sum(share for other in query.stems for related, share in weigh_related(other) if related == number)
            total += contributions[number] * share / shares
    return total


def _bigram_contributions(index: Index, query: Query, contributions: Mapping[int, float]) -> dict[str, float]:
    """Divide each bigram between its words; boundaries get nothing."""
    words = {stem.number: stem.word for stem in query.stems}
    divided = dict.fromkeys(words.values(), 0.0)
    for one, other in dict.fromkeys(pairwise(query.sequence)):
        place = None if one is None or other is None else index.find_bigram(one, other)
        if place is not None:
            members = [words[number] for number in (one, other) if number in words]
            for member in members:
                divided[member] += contributions.get(place, 0.0) / len(members)
    return divided


def nearest_phrasings(scored: ScoredItem, first: int, phrasings: Sequence[str]) -> tuple[NearestPhrasing, ...]:
    """Return the phrasings of a top-k score, the nearest first.

    Args:
        scored: The item.
        first: The number of its first phrasing.
        phrasings: The texts of all its phrasings.
    """
    total = TOP_K_TOTALS[min(len(scored.phrasings), len(TOP_K_WEIGHTS))]
    return tuple(
        NearestPhrasing(phrasings[candidate.number - first], candidate.similarity, candidate.cosine, weight / total)
        for candidate, weight in zip(scored.candidates, TOP_K_WEIGHTS, strict=False)
    )


def near_words(
    index: Index, subjects: SubjectComparer, query: Query, scored: ScoredItem, typed: Sequence[str]
) -> tuple[NearWord, ...]:
    """Return what accounts for the words that no phrasing of an item has, the nearest first.

    Args:
        index: The index that was scored against.
        subjects: Compares questions with its items.
        query: The query that was scored.
        scored: The item.
        typed: The words of the question, as typed.
    """
    first, end = index.first_phrasings[scored.item : scored.item + 2]
    own = {stem for number in range(first, end) for stem in index.get_phrasing(number).sequence}
    row = index.documents.rows.get(scored.item)
    found = []
    for stem in query.stems:
        if stem.number not in own and stem.word not in index.pack.cue_words.without_topic:
            word = find_typed_form(stem.word, typed, index.pack)
            if stem.document_number in row:
                found.append(NearWord(word, word, 1.0, in_answer=True))
            else:
                near = subjects.find_near(stem, scored.item)
                found.append(NearWord(word, near.word, near.similarity, in_answer=False))
    return tuple(sorted(found, key=lambda near: -near.similarity))


def feature_contributions(features: Features) -> tuple[Feature, ...]:
    """Return the features with their shares in the logits."""
    scope, choice, fit = (part._asdict() for part in mix_constants(features.few))
    return weigh_features(features._asdict(), scope, choice, fit)


def distinctive_words(
    index: Index, item: int, words: Iterable[str], excluded: Collection[str], limit: int
) -> tuple[str, ...]:
    """Return words that speak for an item, the highest weight first.

    The weight of a word is the learned weight of its stem x the idf of the stem. The most common word of a stem
    represents it.

    Args:
        index: The index of the base.
        item: The number of the item.
        words: The words of its phrasings, with repetitions.
        excluded: Words that are left out, in any inflection.
        limit: How many words at most.
    """
    weights: dict[str, float] = {}
    word_of = {index.pack.stem(word): "" for word in excluded}
    for word, count in Counter(words).most_common():
        stem = index.pack.stem(word)
        if word_of.setdefault(stem, word) == word:
            number = index.stems[stem]
            # Without rows, the frequency of a word in the item's phrasings stands for its learned weight.
            weights[word] = index.idfs[number] * (
                index.stem_rows.get(number).get(item, 0.0) or count * bool(index.dual_weights)
            )
    best = sorted((word for word in weights if weights[word] > 0), key=lambda word: (-weights[word], word))
    return tuple(best[:limit])
