"""Confusions: which item is taken for which, and by which phrasing it drew the question."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from faqbot.curation.evaluation.cases import Case
from faqbot.curation.evaluation.metrics import Outcome, Score, names
from faqbot.knowledge.model import Entry, Item
from faqbot.matching.ranking import Match, Ranking
from faqbot.replies.reply import Answer, Clarification, NoAnswer, Reply, SmallTalk


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A question that was answered by the wrong item.

    Attributes:
        case: The question.
        confidence: Confidence of the item that was answered, 0 to 1.
        phrasing: The phrasing of that item that is closest to the question.
        expected_phrasing: The closest phrasing of the best expected item in the ranking, or None if none is in it.
    """

    case: Case
    confidence: float
    phrasing: str
    expected_phrasing: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Confusion:
    """One thing taken for another.

    Attributes:
        expected: Ids of what would have been right, sorted; empty where the base does not answer.
        answered: Id of the entry, gap or small talk that the reply stands on.
        examples: The questions, the most confident first.
    """

    expected: tuple[str, ...]
    answered: str
    examples: tuple[Example, ...]

    @property
    def count(self) -> int:
        """How many questions were confused."""
        return len(self.examples)


def confusions(score: Score) -> tuple[Confusion, ...]:
    """All confusions of a score, the worst first: the most frequent, then the most confident.

    What is confused is every question whose reply stands on an item that is not an expected one; out of scope only an
    entry is wrong to stand on. A question that is asked back or falls short of every threshold is not confused.
    """
    found: dict[tuple[tuple[str, ...], str], list[Example]] = defaultdict(list)
    for outcome in score.outcomes:
        if outcome.verdict in {"wrong", "answered", "missed"} and (stood := _stood_on(outcome.reply)):
            found[tuple(sorted(outcome.case.expected)), stood.item.id].append(_example(outcome, stood))
    pairs = (
        Confusion(expected=expected, answered=answered, examples=tuple(sorted(examples, key=_doubt)))
        for (expected, answered), examples in found.items()
    )
    return tuple(sorted(pairs, key=lambda pair: (-pair.count, _doubt(pair.examples[0]), pair.expected, pair.answered)))


def _example(outcome: Outcome, stood: Match[Item]) -> Example:
    expected = outcome.case.expected
    hits = (match for match in _every(outcome.reply.ranking) if expected & _called(match.item))
    return Example(
        case=outcome.case,
        confidence=stood.confidence,
        phrasing=stood.phrasing,
        expected_phrasing=next((match.phrasing for match in hits), None),
    )


def _stood_on(reply: Reply) -> Match[Item] | None:
    """The match that the reply was made from, or None if it was made from none."""
    ranking = reply.ranking
    match reply:
        case Answer():
            return ranking.matches[0]
        case NoAnswer():
            return ranking.gap if reply.gap else None
        case SmallTalk():
            return ranking.small_talk
        case Clarification():
            return None


def _every(ranking: Ranking) -> Iterator[Match[Item]]:
    yield from ranking.matches
    yield from filter(None, (ranking.gap, ranking.small_talk, ranking.guarded))


def _called(item: Item) -> set[str]:
    return names(item) if isinstance(item, Entry) else {item.id}


def _doubt(example: Example) -> float:
    return -example.confidence
