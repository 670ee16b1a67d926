"""Explanations of replies, as plain values."""

from dataclasses import dataclass

from faqbot.knowledge.model import Gap, Item
from faqbot.matching.contributions import Evidence, GuardRejection
from faqbot.matching.ranking import Match, Ranking, Thresholds
from faqbot.replies.reply import Answer, Clarification, NoAnswer, Reply, SmallTalk


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The smallest change that was found to change a decision.

    Attributes:
        left_out: The words to leave out, as typed, in the order of the question; at most two.
        added: The word to add, or None.
        question: The changed question.
        reply: The reply to the changed question outside a conversation. If the original question was matched together
            with the question before it, so is the changed one.
    """

    left_out: tuple[str, ...] = ()
    added: str | None = None
    question: str
    reply: Reply


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """The explanation of a reply.

    Attributes:
        reply: The reply that is explained.
        thresholds: The thresholds of the decision.
        subject: The match that the decision is about: the answer, or else the closest match; None if nothing matched.
        evidence: What speaks for the subject and against it; None after a choice, for a question about the previous
            item, and if nothing matched.
        runner_up: The likeliest other match, or None.
        rejections: The guards that ruled entries out, the likeliest entry first; at most three.
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
        """Lead of the subject over the runner-up."""
        return compute_lead(self.subject, self.runner_up)


def compute_lead(subject: Match[Item] | None, runner_up: Match[Item] | None) -> float:
    """Return the lead of a subject over its runner-up, -1 to 1.

    It is the difference of their confidences; a missing match counts as 0.
    """
    return (subject.confidence if subject else 0.0) - (runner_up.confidence if runner_up else 0.0)


def find_subject(reply: Reply) -> Match[Item] | None:
    """Return the match that a decision is about.

    It is the answer, or else the closest match.
    """
    ranking = reply.ranking
    match reply:
        case SmallTalk():
            return ranking.small_talk
        case NoAnswer(reason="gap"):
            return ranking.gap
        case NoAnswer(reason="guard"):
            return ranking.guarded
        case Answer() | Clarification() | NoAnswer():
            return ranking.matches[0] if ranking.matches else max(_list_others(ranking), key=_confidence, default=None)


def is_found_by_words(match: Match[Item] | None) -> bool:
    """Whether a match is a gap that nothing but its ``words`` finds, so that there is no evidence for it."""
    return match is not None and isinstance(match.item, Gap) and match.item.words != () and not match.item.paraphrases


def find_runner_up(reply: Reply) -> Match[Item] | None:
    """Return the likeliest match that is not the subject.

    Of equally likely matches an entry comes before a gap, and a gap before small talk.
    """
    subject = find_subject(reply)
    rivals = [match for match in (*reply.ranking.matches[:2], *_list_others(reply.ranking)) if match is not subject]
    return max(rivals, key=_confidence, default=None)


def _list_others(ranking: Ranking) -> list[Match[Item]]:
    return [match for match in (ranking.gap, ranking.small_talk) if match]


def _confidence(match: Match[Item]) -> float:
    return match.confidence
