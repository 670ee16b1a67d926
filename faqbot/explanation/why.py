"""Why a reply is what it is, as values: what spoke for it and against it, and what would have changed it."""

from dataclasses import dataclass

from faqbot.knowledge.model import Item
from faqbot.matching.contributions import Evidence, GuardRejection
from faqbot.matching.ranking import Match, Ranking, Thresholds
from faqbot.replies.reply import Answer, Clarification, NoAnswer, Reply, SmallTalk


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The smallest change of the question that was found to change the decision.

    Attributes:
        left_out: The words to leave out, as typed, in the order of the question; one, two, or none.
        added: The word to add, or None.
        question: The question with that change.
        reply: What it gets when it is asked outside a conversation, after the words of the turn before only where these
            were matched with the question.
    """

    left_out: tuple[str, ...] = ()
    added: str | None = None
    question: str
    reply: Reply


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """Why a reply is what it is.

    Attributes:
        reply: That reply.
        thresholds: By which it was decided.
        subject: The item that the decision is about: what was answered, or else what came closest; None where nothing
            did.
        evidence: What speaks for the subject and against it, or None where nothing was matched: for a choice, an empty
            line, a question that is too long.
        runner_up: What came closest to the subject, or None.
        rejections: The guards that kept entries out, of the likeliest entry first; at most three.
        change: The smallest change that was found to change the decision, or None.
    """

    reply: Reply
    thresholds: Thresholds
    subject: Match[Item] | None = None
    evidence: Evidence | None = None
    runner_up: Match[Item] | None = None
    rejections: tuple[GuardRejection, ...] = ()
    change: Change | None = None

    @property
    def lead(self) -> float:
        """How far the subject is ahead of the runner-up, in units of confidence, -1 to 1; of none by all it has."""
        return lead_of(self.subject, self.runner_up)


def lead_of(subject: Match[Item] | None, runner_up: Match[Item] | None) -> float:
    """Return how far a subject is ahead of its runner-up, in units of confidence; without one, all that it has."""
    return (subject.confidence if subject else 0.0) - (runner_up.confidence if runner_up else 0.0)


def subject_of(reply: Reply) -> Match[Item] | None:
    """The match that a decision is about: what was answered, or else what came closest."""
    ranking = reply.ranking
    match reply:
        case SmallTalk():
            return ranking.small_talk
        case NoAnswer(reason="gap"):
            return ranking.gap
        case NoAnswer(reason="guard"):
            return ranking.guarded
        case Answer() | Clarification() | NoAnswer():
            return ranking.matches[0] if ranking.matches else max(_others(ranking), key=_confidence, default=None)


def runner_up_of(reply: Reply) -> Match[Item] | None:
    """The likeliest match that is not the subject; an entry before a gap, a gap before small talk."""
    subject = subject_of(reply)
    rivals = [match for match in (*reply.ranking.matches[:2], *_others(reply.ranking)) if match is not subject]
    return max(rivals, key=_confidence, default=None)


def _others(ranking: Ranking) -> list[Match[Item]]:
    return [match for match in (ranking.gap, ranking.small_talk) if match]


def _confidence(match: Match[Item]) -> float:
    return match.confidence
