"""What the confidence in an item depends on."""

from collections.abc import Sequence
from math import copysign, log, sqrt
from typing import NamedTuple

from faqbot.matching.index import Index
from faqbot.matching.query import Query
from faqbot.matching.scoring import ScoredItem
from faqbot.matching.subject import Subject

HALF_PHRASINGS = 3.0
"""Mean number of phrasings per item at which the feature ``phrasings`` is 0.5. Values from 1 to 10 are as good."""

MAX_LOG_ITEMS = 4.0
"""Limit of ``items``. Few of the question sets have larger bases, and what holds up to there need not go on."""


MIN_TIED_SHARE, MIN_TIED_LEFT = 0.8, 0.2
"""Least score of the second of two tied items, as a share of the first one's, and least ``left`` of the first one.

On the near-miss bases of benchmarks/near_misses, 0.85 and 0.3 ask back as often where a question means two items."""


class Features(NamedTuple):
    """The features that the confidence in one item depends on.

    Attributes:
        learned, semantic: The parts of its score of these names, without their factors; ``semantic`` times the
            ``cosine_scale`` of the word vectors, at most 1.
        items: ln(1 + the number of items), at most ``MAX_LOG_ITEMS``. The more items a base has, the more of them
            resemble a question by chance.
        phrasings: n / (n + 3), where n is the mean number of phrasings per item. With more phrasings, a question
            resembles one of them by chance more often.
        lacking, left, unlisted: As in a ``Subject``.
        lead: The square root of its lead over the best other item; negative if it is behind. The score of the
            other item counts as 0 if it is negative.
        lead_few: ``lead`` x (1 - n / (n + 3)).
        lead_shared: ``lead`` x (1 - ``lacking``). An item may lead by a word that is common elsewhere.
        known: ln(1 + the number of the question's distinct stems that a phrasing has).
        foreign, replaced, contrast: These of a ``Subject``, times its frame and ``few``.
        foreign_told: ``foreign`` x ``told`` of the ``Index``. Where answers say much, a word that an item does not have
            says more.
        alike: The part ``top_k_score`` of the score x ``few`` x ``told``. Of two questions with the same frame, one is
            about something else.
        document: The ``document_cosine`` of its score x ``few``.
        unaccounted: ln(1 + ``unaccounted`` of the ``Subject``) x ``few``. Next to what it shares with the item, a long
            message may be about much else.
        unanswered: How many question types the question asks for that the item does not answer.
        few: As in the ``Index``.
        cited: ``foreign`` of the ``Subject`` x (1 - ``few``) / (1 + the number of misspelled words), for an item that
            cites a source, and for a gap of a base with sources; otherwise 0.
        accounted: As in a ``Subject``.
        other_code: 1 if the ``Subject`` says so, otherwise 0.
    """

    learned: float
    semantic: float
    items: float
    phrasings: float
    lacking: float
    left: float
    unlisted: float
    lead: float
    lead_few: float
    lead_shared: float
    known: float
    document: float
    unaccounted: float
    foreign: float
    replaced: float
    contrast: float
    foreign_told: float
    alike: float
    unanswered: float
    few: float
    cited: float
    accounted: float
    other_code: float


def compute_features(
    index: Index, query: Query, scored: Sequence[ScoredItem], subjects: Sequence[Subject]
) -> list[Features]:
    """Return the features of the first scored items, in their order.

    Args:
        index: The index that was scored against.
        query: The query that was scored.
        scored: Items, the best first.
        subjects: How the subject of the question differs from those of the first of them.
    """
    known = log(1 + sum([stem.number is not None for stem in query.stems]))
    phrasings, few = index.mean_size / (index.mean_size + HALF_PHRASINGS), index.few
    vectors = index.pack.word_vectors
    cosine_scale = vectors.cosine_scale if vectors else 1.0
    scores = [item.score for item in scored]
    found: list[Features] = []
    for rank, (item, subject) in enumerate(zip(scored, subjects, strict=False)):
        lead = measure_lead(scores, rank)
        weight = subject.frame * few
        features = Features(
            learned=item.learned,
            semantic=min(1.0, cosine_scale * item.semantic_score),
            items=min(MAX_LOG_ITEMS, log(1 + index.item_count)),
            phrasings=phrasings,
            lacking=subject.lacking,
            left=subject.left,
            unlisted=subject.unlisted,
            lead=lead,
            lead_few=lead * (1 - phrasings),
            lead_shared=lead * (1 - subject.lacking),
            known=known,
            document=few * item.document_cosine,
            unaccounted=few * log(1 + subject.unaccounted),
            foreign=weight * subject.foreign,
            replaced=weight * subject.replaced,
            contrast=weight * subject.contrast,
            foreign_told=weight * subject.foreign * index.told,
            alike=item.top_k_score * index.few * index.told,
            unanswered=(query.asked_types & ~index.answer_types[item.item]).bit_count(),
            few=few,
            cited=subject.foreign * (1 - few) / (1 + query.slips) if index.cites[item.item] else 0.0,
            accounted=subject.accounted,
            other_code=float(subject.has_other_code),
        )
        found.append(features)
    return found


def measure_lead(scores: Sequence[float], rank: int) -> float:
    """Return the feature ``lead`` of an item.

    Args:
        scores: The scores of items, the best first.
        rank: The place of the item.
    """
    other = scores[1 - min(rank, 1)] if len(scores) > 1 else 0.0
    ahead = scores[rank] - max(other, 0.0)
    return copysign(sqrt(abs(ahead)), ahead)


def may_be_tied(scored: Sequence[ScoredItem], first: Subject) -> bool:
    """Whether the scores of the first two items are close, and the question leaves out what would tell them apart.

    "How do I cancel?" does so. The items are tied if the second one also lacks no more of the question than the first.

    Args:
        scored: Items, the best first.
        first: How the subject of the question differs from that of the first one.
    """
    return len(scored) > 1 and scored[1].score >= MIN_TIED_SHARE * scored[0].score and first.left >= MIN_TIED_LEFT
