"""Rank the items with the best scores once more, by what a question has and they do not.

A score adds up what an item shares with a question. It does not say what is left over: the word that nothing in the
item accounts for. That takes too long to find out for all items.
"""

from collections.abc import Sequence
from typing import NamedTuple

from faqbot.matching.index import MIN_FEW
from faqbot.matching.query import Query
from faqbot.matching.scoring import ScoredItem, best_first
from faqbot.matching.subject import Subject, SubjectComparer

SUBJECT_SHARE = 0.75
"""What an item loses at most for the most foreign word of a question, once as ``foreign`` of its ``Subject`` and once
against its nearest phrasings alone. It fades with ``Index.few``.

On the question sets of benchmarks/README.md, on small bases that are drawn from them and on those of
benchmarks/near_misses, mean top-1 rises from 0.727 to 0.747, and that of twelve bases that had no part in the choice
from 0.638 to 0.704. Values from 0.6 to 0.9 differ by less than 0.004."""

LEFT_SHARE = 0.2
"""What an item loses at most for what its nearest phrasing says and the question does not; it fades likewise.

Mean top-1 of such small bases rises by 0.003, and of those of benchmarks/near_misses by 0.009."""

NAMED_BONUS = 0.5
"""What an item gains whose code the question has, as far as it is about that code; it fades likewise.

On the bases of benchmarks/near_misses, 0.3 and 1 are as good."""

MAX_COMPARED, MAX_BEHIND = 4, 0.5
"""How many items are compared, and how far behind the best score an item may be: two or three in the mean.

With all eight that are scored, top-1 is 0.002 higher; with two of them, 0.006 lower."""


class Reranked(NamedTuple):
    """Items in their final order, the best first, and the subjects of those that were compared, by item."""

    scored: list[ScoredItem]
    subjects: dict[int, Subject]


def rerank(query: Query, scored: list[ScoredItem], comparer: SubjectComparer, few: float) -> Reranked:
    """Lower the scores of items that lack a word of a question, and raise that of one that it names by a code.

    Items that are not compared lose as much as the first one, so that their distance from it stays as it was.

    Args:
        query: The query of the question.
        scored: Items, the best first.
        comparer: Compares the question with them.
        few: As in the ``Index``.
    """
    compared = _select_compared(scored)
    if len(compared) < 2 or few < MIN_FEW:
        return Reranked(scored, {})
    subjects = {item.item: comparer.compare(query, item.item, item.phrasings) for item in compared}
    changes = [_measure_change(comparer, query, item, subjects[item.item], few) for item in compared]
    found = list(map(_change, compared, changes))
    of_first = min(found, key=best_first).subject_penalty
    found += [_change(item, of_first) for item in scored[len(compared) :]]
    found.sort(key=best_first)
    return Reranked(found, subjects)


def _measure_change(comparer: SubjectComparer, query: Query, item: ScoredItem, subject: Subject, few: float) -> float:
    foreign = subject.foreign + comparer.measure_unphrased(query, item.phrasings)
    return few * (NAMED_BONUS * subject.is_named - SUBJECT_SHARE * foreign - LEFT_SHARE * subject.left)


def _select_compared(scored: Sequence[ScoredItem]) -> list[ScoredItem]:
    return [item for item in scored[:MAX_COMPARED] if item.score > scored[0].score - MAX_BEHIND]


def _change(item: ScoredItem, change: float) -> ScoredItem:
    return item._replace(score=item.score + change, subject_penalty=change)
