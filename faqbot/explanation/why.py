"""Why a reply is what it is, as values: what spoke for it and against it, and what would have changed it."""

from dataclasses import dataclass
from typing import NamedTuple

from faqbot.knowledge.model import Entry, Item
from faqbot.replies.reply import Answer, Clarification, Match, NoAnswer, Ranking, Reply, SmallTalk, Thresholds


class Voter(NamedTuple):
    """A phrasing that voted for its item.

    Attributes:
        phrasing: As the base has it.
        likeness: To the question, 0 to about 1: n-grams in several words can make it a little more.
        share: How much of the vote it has, 0 to 1; the shares of an item's voters sum up to 1.
    """

    phrasing: str
    likeness: float
    share: float


class WordWeight(NamedTuple):
    """What a word of the question says about an item, in units of the score; below 0 it speaks against the item.

    Attributes:
        word: As it was read.
        typed: The same word in the form in which it was typed; as it was read where that is another word.
        known: Whether a phrasing of the base has it, in this or another form.
        alone: The weight of its stem; that of a stem in several words is with the first of them.
        beside: Its half of the weights of the pairs that it is in, and all of one with an end of the question.
        near: The weights of stems that mean nearly the same, of which one that several words stand for is shared.
    """

    word: str
    typed: str
    known: bool
    alone: float = 0.0
    beside: float = 0.0
    near: float = 0.0

    @property
    def weight(self) -> float:
        """All that it says."""
        return self.alone + self.beside + self.near


class Feature(NamedTuple):
    """One of the figures that the confidence depends on.

    Attributes:
        name: As ``matching.confidence`` calls it.
        value: In its own unit.
        scope: What it adds to the logit of the probability that the base answers the question.
        choice: What it adds to the logit of the probability that the item is the right one, if the base does.
    """

    name: str
    value: float
    scope: float
    choice: float


class Objection(NamedTuple):
    """The guard that kept an entry out.

    Attributes:
        entry: That entry.
        missing: Terms that it requires, of which the question has none; empty where it is an excluded term.
        held: The term of the question that the entry excludes, or None.
    """

    entry: Entry
    missing: tuple[str, ...]
    held: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What speaks for an item and against it.

    Attributes:
        item: That item.
        verbatim: Whether the question is one of its phrasings, word for word; then nothing else counts.
        score: Learned weights, vote and letters together.
        learned: The part of the learned weights: ``offset`` and the weights of ``words``, to 0.01.
        offset: What the item scores before any word is seen.
        vote: The vote of ``voters``, 0 to 1.
        letters: What it loses to an item with about the same score whose nearest phrasing is more like the question by
            letters, 0 or less.
        voters: The phrasings that voted, the nearest first.
        words: The distinct words of the question, the one that says most first, whichever way.
        features: What the confidence was made of.
    """

    item: Item
    verbatim: bool
    score: float
    learned: float
    offset: float
    vote: float
    letters: float
    voters: tuple[Voter, ...]
    words: tuple[WordWeight, ...]
    features: tuple[Feature, ...]


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
        objections: The guards that kept entries out, of the likeliest entry first; at most three.
        change: The smallest change that was found to change the decision, or None.
    """

    reply: Reply
    thresholds: Thresholds
    subject: Match[Item] | None = None
    evidence: Evidence | None = None
    runner_up: Match[Item] | None = None
    objections: tuple[Objection, ...] = ()
    change: Change | None = None

    @property
    def lead(self) -> float:
        """How far the subject is ahead of the runner-up, in units of confidence, -1 to 1; of none by all it has."""
        first = self.subject.confidence if self.subject else 0.0
        return first - (self.runner_up.confidence if self.runner_up else 0.0)


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
