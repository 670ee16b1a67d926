"""The bot: a knowledge base, a matcher made from it, and a policy."""

from collections.abc import Mapping
from itertools import zip_longest
from os import PathLike
from pathlib import Path

from faqbot.changes import MAX_ADDED, smallest_change
from faqbot.compiled import read_compiled
from faqbot.evidence import Change, Evidence, Thresholds, Why, runner_up_of, subject_of
from faqbot.loading import load_knowledge
from faqbot.matching import Matcher
from faqbot.model import Entry, KnowledgeBase
from faqbot.parts import parts_of, put_together
from faqbot.policy import Policy
from faqbot.reply import Match, NoAnswer, Ranking, Reply
from faqbot.session import Session
from faqbot.shipped import shipped_base
from faqbot.text import MAX_QUESTION, clean

MAX_OBJECTIONS = 3
"""Guards that an explanation names."""


class FaqBot:
    """Answers questions from one knowledge base; immutable, so that any number of threads may share it.

    Args:
        knowledge: A loaded base.
        policy: When to answer; None takes what the base sets, and the defaults for the rest.
        matcher: The matcher of this base, where one is at hand; None makes it, which takes a while for a large base.

    Raises:
        PolicyError: If the base's policy contradicts itself.

    >>> bot = FaqBot.load()
    >>> type(bot.ask("what are the side effects")).__name__
    'Answer'
    """

    __slots__ = ("_matcher", "knowledge", "policy")

    def __init__(
        self, knowledge: KnowledgeBase, policy: Policy | None = None, *, matcher: Matcher | None = None
    ) -> None:
        self.knowledge = knowledge
        self.policy = policy or Policy.of(knowledge)
        self._matcher = matcher or Matcher.of(knowledge)

    @classmethod
    def load(cls, path: str | PathLike[str] | None = None) -> "FaqBot":
        """A bot for the base at ``path``; None is the shipped one.

        Raises:
            KnowledgeError: If the base cannot be used.
            PolicyError: If its policy contradicts itself.
        """
        base = shipped_base() if path is None else Path(path)
        if ready := read_compiled(base):
            knowledge, matcher = ready
            return cls(knowledge, matcher=matcher)
        return cls(load_knowledge(base))

    def ask(self, question: str) -> Reply:
        """The reply to one question, on its own.

        Args:
            question: Any text. What no reply can be made of is answered with a ``NoAnswer`` that says why.

        Raises:
            TypeError: If it is no text.
        """
        cleaned = _cleaned(question)
        if len(question.strip()) > MAX_QUESTION:
            ranking = Ranking(question=cleaned)
            return NoAnswer(knowledge=self.knowledge, ranking=ranking, reason="too_long", limit=MAX_QUESTION)
        if not cleaned:
            return NoAnswer(knowledge=self.knowledge, ranking=Ranking(question=""), reason="empty")
        return self._replied(cleaned)

    def rank(self, question: str, limit: int = 5) -> list[Match[Entry]]:
        """The entries that may answer a question, best first.

        Args:
            question: Any text.
            limit: How many at most; a ranking holds ten.

        Raises:
            TypeError: If the question is no text.
        """
        return list(self._replied(_cleaned(question)).ranking.matches[: max(0, limit)])

    def _replied(self, question: str) -> Reply:
        """The reply to a message and its parts; what answers it is always the first of its ranking."""
        whole = self._decided(question)
        parts = parts_of(question)
        return put_together(whole, list(map(self._decided, parts))) if parts else whole

    def _decided(self, question: str) -> Reply:
        return self.policy.decide(self.knowledge, self._matcher.rank(question))

    def why(self, reply: Reply) -> Why:
        """Why a reply of this bot is what it is.

        A reply is explained and not a question, because what a session replies depends on the turns before: a choice is
        explained as a choice. All of this is worked out here and nothing of it in ``ask``: it costs what a hundred
        questions cost.

        Args:
            reply: Of this bot or one of its sessions.

        >>> bot = FaqBot.load()
        >>> why = bot.why(bot.ask("what are the side effects"))
        >>> why.evidence.words[0].typed, why.lead > 0.5
        ('effects', True)
        """
        thresholds = Thresholds(self.policy.answer_at, self.policy.clarify_at, self.policy.margin)
        subject, ranking = subject_of(reply), reply.ranking
        if ranking.way in ("chosen", "pointed") or subject is None:
            return Why(reply=reply, thresholds=thresholds, subject=subject)
        matched = ranking.matched or ranking.question
        evidence = self._matcher.evidence(matched, subject.entry)
        return Why(
            reply=reply,
            thresholds=thresholds,
            subject=subject,
            evidence=evidence,
            runner_up=runner_up_of(reply),
            objections=self._matcher.objections(matched, MAX_OBJECTIONS),
            change=self._change(reply, evidence),
        )

    def _change(self, reply: Reply, evidence: Evidence | None) -> Change | None:
        """The smallest change of the question that would change the decision."""
        weights = {word.word: abs(word.weight) for word in evidence.words} if evidence else {}

        def weigh(typed: str) -> float:
            return sum(weights.get(word, 0.0) for word in self._matcher.lexicon.read(typed).words)

        # What the turn before adds stands in front of the question and is not changed.
        before = reply.ranking.matched.removesuffix(reply.question) if reply.ranking.way == "context" else ""
        return smallest_change(lambda asked: self.ask(before + asked), reply, weigh, self._additions(reply))

    def _additions(self, reply: Reply) -> list[str]:
        """Words that speak for the runner-up and for the subject, by turns."""
        rivals = [match.entry for match in (runner_up_of(reply), subject_of(reply)) if match]
        telling = [self._matcher.telling(item, reply.question, MAX_ADDED) for item in rivals]
        return [word for turn in zip_longest(*telling) for word in turn if word]

    def session(self, saved: Mapping[str, object] | None = None) -> Session:
        """One person's conversation with this bot.

        Args:
            saved: What ``Session.to_json`` gave, to go on from there; what no longer fits the base is left out.
        """
        return Session(self.knowledge, self.ask, saved)


def _cleaned(question: str) -> str:
    if not isinstance(question, str):
        raise TypeError(f"a question is a str, not {type(question).__name__}")
    return clean(question.strip())
