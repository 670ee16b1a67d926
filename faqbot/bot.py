"""The bot: a knowledge base, a matcher made from it, and a policy."""

import os
from os import PathLike
from typing import TYPE_CHECKING

from faqbot.alerts import AlertDetector
from faqbot.conversation.cues import is_english
from faqbot.conversation.splitting import parts_of, put_together
from faqbot.knowledge.loading import load_knowledge
from faqbot.knowledge.model import Entry, KnowledgeBase
from faqbot.knowledge.shipped import shipped_base
from faqbot.language.detection import is_foreign
from faqbot.language.text import MAX_QUESTION, clean
from faqbot.matching import Matcher
from faqbot.matching.ranking import Match, Ranking
from faqbot.replies.policy import Policy
from faqbot.replies.reply import Answer, NoAnswer, Reply, SmallTalk
from faqbot.storage.compiled import read_compiled

if TYPE_CHECKING:
    from faqbot.conversation.session import Session
    from faqbot.explanation.why import Why


class FaqBot:
    """Answers questions from one knowledge base; asking changes nothing, so that threads may share it.

    Args:
        knowledge: A loaded base.
        policy: When to answer; None takes what the base sets, and the defaults for the rest.
        matcher: The matcher of this base, where one is at hand; None makes it, which takes a while for a large base.
        watch: The watch of this base, likewise.

    Raises:
        PolicyError: If the base's policy contradicts itself.

    >>> bot = FaqBot.load()
    >>> type(bot.ask("what are the side effects")).__name__
    'Answer'
    """

    __slots__ = ("_matcher", "_watch", "knowledge", "policy")

    def __init__(
        self,
        knowledge: KnowledgeBase,
        policy: Policy | None = None,
        *,
        matcher: Matcher | None = None,
        watch: AlertDetector | None = None,
    ) -> None:
        self.knowledge = knowledge
        self.policy = policy or Policy.of(knowledge)
        self._matcher = matcher or Matcher.of(knowledge)
        self._watch = watch or AlertDetector(knowledge)

    @classmethod
    def load(cls, path: str | PathLike[str] | None = None) -> "FaqBot":
        """A bot for the base at ``path``; None is the shipped one.

        Raises:
            KnowledgeError: If the base cannot be used.
            PolicyError: If its policy contradicts itself.
        """
        base = shipped_base() if path is None else os.fspath(path)
        if ready := read_compiled(base):
            knowledge, matcher, watch = ready
            return cls(knowledge, matcher=matcher, watch=watch)
        return cls(load_knowledge(base))

    @property
    def matcher(self) -> Matcher:
        """The matcher of the base, for another bot of the same base."""
        return self._matcher

    def ask(self, question: str) -> Reply:
        """The reply to one question, on its own.

        Args:
            question: Any text. What no reply can be made of is answered with a ``NoAnswer`` that says why.

        Raises:
            TypeError: If it is no text.
        """
        return self._answered(question).with_notices(*self._watch.noted(question))

    def _answered(self, question: str) -> Reply:
        """The reply to one question, before anything is looked for in it that is said first."""
        cleaned = _cleaned(question)
        if len(question.strip()) > MAX_QUESTION:
            ranking = Ranking(question=cleaned)
            return NoAnswer(knowledge=self.knowledge, ranking=ranking, reason="too_long", limit=MAX_QUESTION)
        if not cleaned:
            return NoAnswer(knowledge=self.knowledge, ranking=Ranking(question=""), reason="empty")
        reply = self._replied(cleaned)
        if not isinstance(reply, Answer | SmallTalk) and is_foreign(cleaned, self.knowledge.language):
            return NoAnswer(knowledge=self.knowledge, ranking=reply.ranking, reason="language")
        return reply

    def rank(self, question: str, limit: int = 5) -> list[Match[Entry]]:
        """The entries that may answer a question, best first.

        Args:
            question: Any text.
            limit: How many at most; a ranking holds eight.

        Raises:
            TypeError: If the question is no text.
        """
        return list(self._replied(_cleaned(question)).ranking.matches[: max(0, limit)])

    def _replied(self, question: str) -> Reply:
        """The reply to a message and its parts; what answers it is always the first of its ranking."""
        whole = self._decided(question)
        parts = parts_of(question, english=is_english(self.knowledge.language))
        return put_together(whole, list(map(self._decided, parts))) if parts else whole

    def _decided(self, question: str) -> Reply:
        return self.policy.decide(self.knowledge, self._matcher.rank(question))

    def why(self, reply: Reply) -> "Why":
        """Why a reply of this bot is what it is.

        A reply is explained and not a question, because what a session replies depends on the turns before: a choice is
        explained as a choice. All of this is worked out here and nothing of it in ``ask``: it costs what a hundred
        questions cost.

        Args:
            reply: Of this bot or one of its sessions.

        >>> bot = FaqBot.load()
        >>> why = bot.why(bot.ask("what are the side effects"))
        >>> sorted(word.typed for word in why.evidence.words[:2]), why.lead > 0.5
        (['effects', 'side'], True)
        """
        # What only an explanation needs is imported when one is asked for; a process that answers starts without it.
        from faqbot.explanation.explain import explained  # noqa: PLC0415

        return explained(reply, self.policy, self._matcher, self._answered)

    def session(self, saved: object = None) -> "Session":
        """One person's conversation with this bot.

        Args:
            saved: What ``Session.to_json`` gave, to go on from there; what no longer fits the base is left out, and so
                is any other value.
        """
        from faqbot.conversation.session import Session  # noqa: PLC0415

        return Session(self.knowledge, self._answered, saved, self.policy, self._watch.noted)


def _cleaned(question: str) -> str:
    if not isinstance(question, str):
        raise TypeError(f"a question is a str, not {type(question).__name__}")
    return clean(question.strip())
