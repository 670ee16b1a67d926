"""Confusions: items mistaken for others, and the phrasings responsible."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from faqbot.curation.evaluation.cases import Case
from faqbot.curation.evaluation.metrics import Outcome, Score, collect_ids
from faqbot.knowledge.model import Entry, Item
from faqbot.matching.ranking import Match, Ranking
from faqbot.replies.reply import Answer, Clarification, NoAnswer, Reply, SmallTalk


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A question that was answered with the wrong item.

    Attributes:
        case: The question.
        confidence: Confidence in the wrong item, 0 to 1.
        phrasing: The phrasing of the wrong item that is closest to the question.
        expected_phrasing: The closest phrasing of the best expected item in the ranking; None if the ranking has none.
    """

    case: Case
    confidence: float
    phrasing: str
    expected_phrasing: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Confusion:
    """An item mistaken for another.

    Attributes:
        expected: The expected ids, sorted; empty if the base has no answer.
        answered: Id of the entry, gap or small talk item of the reply.
        examples: The questions, the most confident first.
    """

    expected: tuple[str, ...]
    answered: str
    examples: tuple[Example, ...]

    @property
    def count(self) -> int:
        """The number of confused questions."""
        return len(self.examples)


def find_confusions(score: Score) -> tuple[Confusion, ...]:
    """Find all confusions, the worst first.

    The most frequent are the worst; of equals, the most confident.

    A question is confused if the item of its reply is not an expected one; out of scope, only entries count. A question
    with a clarification, or without any item, is not confused.
    """
    found: dict[tuple[tuple[str, ...], str], list[Example]] = defaultdict(list)
    for outcome in score.outcomes:
        if outcome.verdict in {"wrong", "answered", "missed"} and (match := _find_match(outcome.reply)):
            found[tuple(sorted(outcome.case.expected)), match.item.id].append(_build_example(outcome, match))
    pairs = (
        Confusion(expected=expected, answered=answered, examples=tuple(sorted(examples, key=_descending)))
        for (expected, answered), examples in found.items()
    )
    return tuple(
        sorted(pairs, key=lambda pair: (-pair.count, _descending(pair.examples[0]), pair.expected, pair.answered))
    )


def _build_example(outcome: Outcome, wrong: Match[Item]) -> Example:
    expected = outcome.case.expected
    hits = (match for match in _all_matches(outcome.reply.ranking) if expected & _accepted_ids(match.item))
    return Example(
        case=outcome.case,
        confidence=wrong.confidence,
        phrasing=wrong.phrasing,
        expected_phrasing=next((match.phrasing for match in hits), None),
    )


def _find_match(reply: Reply) -> Match[Item] | None:
    """Return the match of the item of a reply, if any."""
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


def _all_matches(ranking: Ranking) -> Iterator[Match[Item]]:
    yield from ranking.matches
    yield from filter(None, (ranking.gap, ranking.small_talk, ranking.guarded))


def _accepted_ids(item: Item) -> set[str]:
    return collect_ids(item) if isinstance(item, Entry) else {item.id}


def _descending(example: Example) -> float:
    return -example.confidence
