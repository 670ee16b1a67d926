"""Verdicts on replies to labelled questions, and their shares."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from faqbot.curation.evaluation.cases import Case
from faqbot.knowledge.model import Entry
from faqbot.replies.reply import Answer, Clarification, NoAnswer, Reply, SmallTalk

Verdict = Literal["right", "offered", "missed", "wrong", "abstained", "asked_back", "answered"]
"""In scope: right, offered (a right choice in a clarification), missed, wrong; else abstained, asked_back, answered."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A case, its reply and the verdict on it."""

    case: Case
    reply: Reply
    verdict: Verdict

    @property
    def confidence(self) -> float:
        """Confidence in the first entry; 0 if there is none."""
        return self.reply.confidence

    @property
    def first_is_right(self) -> bool:
        """Whether the first entry is expected, answered or not."""
        matches = self.reply.ranking.matches
        return bool(matches) and bool(self.case.expected & collect_ids(matches[0].item))


@dataclass(frozen=True, slots=True)
class Score:
    """The outcomes of all cases, in their order."""

    outcomes: tuple[Outcome, ...]

    @property
    def counts(self) -> Counter[Verdict]:
        """Number of cases by verdict."""
        return Counter(outcome.verdict for outcome in self.outcomes)

    @property
    def in_scope(self) -> int:
        """Number of cases that the base answers."""
        counts = self.counts
        return counts["right"] + counts["offered"] + counts["missed"] + counts["wrong"]

    @property
    def out_of_scope(self) -> int:
        """Number of cases that the base does not answer."""
        return len(self.outcomes) - self.in_scope


def score(cases: Iterable[Case], ask: Callable[[str], Reply]) -> Score:
    """Ask every question, and judge each reply."""
    outcomes = []
    for case in cases:
        reply = ask(case.question)
        outcomes.append(Outcome(case, reply, judge(case.expected, reply)))
    return Score(tuple(outcomes))


def judge(expected: frozenset[str], reply: Reply) -> Verdict:
    """Return the verdict on one reply.

    A gap or small talk item that is expected by its id is right if it is the item of the reply.
    """
    match reply:
        case NoAnswer() | SmallTalk():
            if not expected:
                return "abstained"
            return "right" if reply.item and reply.item.id in expected else "missed"
        case Clarification():
            if not expected:
                return "asked_back"
            return "offered" if any(expected & collect_ids(entry) for entry in reply.offered) else "missed"
        case Answer():
            if not expected:
                return "answered"
            return "right" if expected & collect_ids(reply.entry) else "wrong"


def collect_ids(entry: Entry) -> set[str]:
    """Return the ids of an entry and of its passages.

    A case can expect the entry by each of them.
    """
    return {entry.id, *(citation.passage.id for citation in entry.citations)}
