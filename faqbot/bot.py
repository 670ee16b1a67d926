"""The bot: a knowledge base, a ranker, and a policy."""

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from os import PathLike
from typing import TYPE_CHECKING

from faqbot.alerts.detector import AlertDetector
from faqbot.conversation.message_replies import MessageReplier
from faqbot.conversation.seriousness import drop_doubtful_small_talk
from faqbot.knowledge.circumstances import Circumstances
from faqbot.knowledge.loading import load_knowledge
from faqbot.knowledge.model import Entry, KnowledgeBase
from faqbot.knowledge.notices import Notices
from faqbot.knowledge.shipped import shipped_base
from faqbot.language.detection import is_foreign
from faqbot.language.packs import pack_for
from faqbot.language.short_questions import find_short_languages
from faqbot.language.text import MAX_QUESTION, clean
from faqbot.matching.engine import find_encoder, train
from faqbot.matching.ranker import Ranker
from faqbot.matching.ranking import Match, Ranking
from faqbot.replies.notices import with_found_notices
from faqbot.replies.policy import Policy
from faqbot.replies.reply import Answer, NoAnswer, Reply, SmallTalk
from faqbot.storage.compiled import read_compiled

if TYPE_CHECKING:
    from faqbot.conversation.session import Session
    from faqbot.conversation.turn_log import TurnLog
    from faqbot.explanation.why import Why
    from faqbot.matching.engine import EncoderSource
    from faqbot.matching.frozen import Frozen
    from faqbot.replies.answerer import Editions


MAX_RESTRICTED = 64
"""Bots for different circumstances that are kept; making one takes as long as looking at every entry."""


class FaqBot:
    """Answers questions from one knowledge base.

    Asking changes nothing, so that threads may share a bot.

    Args:
        knowledge: A loaded base.
        policy: The thresholds; None takes those that the base sets, and the defaults for the rest.
        ranker: Ranks the items of this base; None trains a matcher, which takes a while for a large base.
        encoder: The folder of a sentence encoder to train it with; None takes that of the base, if it names one.
        detector: Finds the alerts of this base; None builds one.
        log: Keeps what is asked in vain, such as a ``QuestionLog``: ``ask`` writes to it, and ``session`` returns a
            ``LoggedSession``. None keeps nothing.

    Raises:
        PolicyError: If the base's policy contradicts itself.
        EncoderError: If the encoder cannot be used.

    >>> bot = FaqBot.load()
    >>> bot.ask("what are the side effects").kind
    'answer'
    """

    __slots__ = (
        "_circumstances", "_detector", "_pack", "_replier", "_restricted", "editions", "knowledge", "log", "policy",
        "ranker",
    )  # fmt: skip

    def __init__(
        self,
        knowledge: KnowledgeBase,
        policy: Policy | None = None,
        *,
        ranker: Ranker | None = None,
        encoder: "EncoderSource | None" = None,
        detector: AlertDetector | None = None,
        log: "TurnLog | None" = None,
    ) -> None:
        self.log = log
        self.knowledge = knowledge
        self.policy = policy or Policy.of(knowledge)
        self.ranker: Ranker = ranker or train(knowledge, encoder)
        self._detector = detector or AlertDetector(knowledge)
        self._pack = pack_for(knowledge.language)
        self._replier = MessageReplier(knowledge, self.policy, self.ranker)
        self._restricted: dict[tuple[tuple[str, str], ...], FaqBot] = {}
        self._circumstances: Circumstances | None = None
        self.editions = self._build_editions() if knowledge.languages else None

    @classmethod
    def load(
        cls,
        path: str | PathLike[str] | None = None,
        *,
        encoder: "EncoderSource | None" = None,
        log: "TurnLog | None" = None,
    ) -> "FaqBot":
        """Load a base and return a bot for it.

        Args:
            path: The folder or file of the base; None is the shipped base.
            encoder: The folder of a sentence encoder; None takes that of the base, if it names one.
            log: Keeps what is asked in vain; None keeps nothing.

        Raises:
            KnowledgeError: If the base cannot be used.
            PolicyError: If its policy contradicts itself.
            EncoderError: If the encoder cannot be used.
        """
        base = shipped_base() if path is None else os.fspath(path)
        own = find_encoder(encoder)
        if compiled := read_compiled(base, own):
            return cls(compiled.knowledge, ranker=compiled.matcher, detector=compiled.detector, log=log)
        return cls(load_knowledge(base), encoder=own, log=log)

    def __reduce__(self) -> tuple[Callable[..., "FaqBot"], tuple[object, ...]]:
        """Pickle what was learned, so that another process need not learn it again."""
        from faqbot.matching.frozen import freeze  # noqa: PLC0415 - few bots are pickled

        return _restore_bot, (self.knowledge, self.policy, freeze(self.ranker), self.log)

    def _build_editions(self) -> "Editions[FaqBot] | None":
        """Return the bots of the languages of a base in several."""
        from faqbot.knowledge.editions import make_edition  # noqa: PLC0415 - most bases are in one language
        from faqbot.matching.edition_matcher import EditionMatcher  # noqa: PLC0415 - as above
        from faqbot.replies.answerer import Editions  # noqa: PLC0415 - as above

        if not isinstance(self.ranker, EditionMatcher):
            return None
        return Editions({
            language: FaqBot(
                make_edition(self.knowledge, language),
                self.policy,
                ranker=matcher,
                detector=self._detector,
            )
            for language, matcher in self.ranker.matchers.items()
        })  # fmt: skip

    def __deepcopy__(self, memo: object) -> "FaqBot":
        """Return the bot itself, which nothing changes."""
        return self

    def restrict(self, where: Mapping[str, str]) -> "FaqBot":
        """Return a bot for which only the entries for these circumstances exist.

        Args:
            where: Values by name, such as ``{"audience": "staff"}``; ``Entry.is_for`` says what they mean.

        >>> bot = FaqBot.load()
        >>> bot.restrict({}) is bot
        True
        """
        if not where:
            return self
        if self._circumstances is None:
            self._circumstances = Circumstances(self.knowledge.entries)
        if not (where := self._circumstances.simplify(where)):
            return self
        key = tuple(where.items())
        if key not in self._restricted:
            if len(self._restricted) >= MAX_RESTRICTED:
                self._restricted.clear()
            entries = tuple(entry for entry in self.knowledge.entries if entry.is_for(where))
            knowledge = replace(self.knowledge, entries=entries)
            ranker = self.ranker.restrict(lambda entry: entry.is_for(where))
            self._restricted[key] = FaqBot(knowledge, self.policy, ranker=ranker, detector=self._detector, log=self.log)
        # Another thread may have cleared the table in between.
        return self._restricted.get(key) or self.restrict(where)

    def ask(self, question: str, *, where: Mapping[str, str] | None = None, language: str | None = None) -> Reply:
        """Return the reply to one question, on its own.

        Args:
            question: Any text. One that cannot be answered gets a ``NoAnswer`` that says why.
            where: The circumstances, as for ``restrict``; None leaves all entries in.
            language: The language of the question, as a BCP 47 tag, to a base in several; None detects it.

        Raises:
            TypeError: If the question is not a string.
        """
        bot = self.restrict(where) if where else self
        reply = with_found_notices(bot.reply_to(question, language), self.notices_for(question))
        if self.log is not None:
            from faqbot.conversation.turn_log import SessionLog  # noqa: PLC0415 - most bots have no log

            SessionLog(self.log, "", self._pack).add(reply)
        return reply

    def notices_for(self, message: str) -> Notices:
        """Return the alert and the caution for a message."""
        return self._detector.detect(message)

    def reply_to(self, question: str, language: str | None = None) -> Reply:
        """Return the reply to a single question, without notices.

        Args:
            question: As for ``ask``.
            language: As for ``ask``.

        Raises:
            TypeError: If the question is not a string.
        """
        cleaned = _clean_question(question)
        if self.editions:
            return self.editions.reply_to(question, language)
        if len(question.strip()) > MAX_QUESTION:
            ranking = Ranking(question=cleaned)
            return NoAnswer(knowledge=self.knowledge, ranking=ranking, reason="too_long", limit=MAX_QUESTION)
        if not cleaned:
            return NoAnswer(knowledge=self.knowledge, ranking=Ranking(question=""), reason="empty")
        reply = self._replier.reply_to(cleaned)
        if isinstance(reply, SmallTalk):
            ranking = drop_doubtful_small_talk(reply.ranking, self._pack)
            reply = reply if ranking is reply.ranking else self.decide(ranking)
        is_matched = isinstance(reply, Answer | SmallTalk) or reply.ranking.language
        own = self.knowledge.language
        if not is_matched and (is_foreign(cleaned, own) or find_short_languages(cleaned, own)):
            return NoAnswer(knowledge=self.knowledge, ranking=reply.ranking, reason="language")
        return reply

    def rank(
        self, question: str, limit: int = 5, *, where: Mapping[str, str] | None = None, language: str | None = None
    ) -> list[Match[Entry]]:
        """Return the entries that may answer a question, best first.

        Args:
            question: Any text.
            limit: How many at most; there are never more than eight.
            where: The circumstances, as for ``restrict``; None leaves all entries in.
            language: As for ``ask``.

        Raises:
            TypeError: If the question is not a string.
        """
        if where:
            return self.restrict(where).rank(question, limit, language=language)
        if self.editions:
            return self.editions.bots[self.editions.choose(_clean_question(question), language)].rank(question, limit)
        return list(self._replier.reply_to(_clean_question(question)).ranking.matches[: max(0, limit)])

    def decide(self, ranking: Ranking) -> Reply:
        """Return the reply that the policy makes of a ranking."""
        return self.policy.decide(self.knowledge, ranking)

    def why(self, reply: Reply) -> "Why":
        """Return the explanation of a reply of this bot.

        A reply is explained, not a question, because the reply of a session depends on the turns before. ``ask``
        prepares nothing for an explanation, which costs as much as a hundred questions.

        Args:
            reply: A reply of this bot or of one of its sessions.

        >>> bot = FaqBot.load()
        >>> why = bot.why(bot.ask("what are the side effects"))
        >>> sorted(word.typed for word in why.evidence.words[:2]), why.lead > 0.5
        (['effects', 'side'], True)
        """
        # Only explanations need this module. A process that answers starts faster without it.
        from faqbot.explanation.explain import explain_reply  # noqa: PLC0415

        return explain_reply(reply, self.policy, self.ranker, self)

    def session(
        self, saved: object = None, *, where: Mapping[str, str] | None = None, language: str | None = None
    ) -> "Session":
        """Begin a conversation, or continue a saved one.

        Args:
            saved: What ``Session.to_json`` returned, or any other value, from which nothing is restored. References to
                entries and gaps that the base does not have are dropped.
            where: The circumstances of the conversation, as for ``restrict``; None leaves all entries in.
            language: The language of the person, as for ``ask``.
        """
        bot = self.restrict(where) if where else self
        if self.log is not None:
            from faqbot.conversation.logged_session import LoggedSession  # noqa: PLC0415 - as above

            return LoggedSession(bot, self.log, saved, language)
        from faqbot.conversation.session import Session  # noqa: PLC0415

        return Session(bot, saved, language)


def _restore_bot(knowledge: KnowledgeBase, policy: Policy, ranker: "Frozen", log: "TurnLog | None" = None) -> FaqBot:
    """Return a pickled bot, whose matcher may have learned from more entries than it has now."""
    from faqbot.matching.frozen import thaw  # noqa: PLC0415 - as above

    return FaqBot(knowledge, policy, ranker=thaw(ranker), log=log)


def _clean_question(question: str) -> str:
    if not isinstance(question, str):
        raise TypeError(f"a question is a str, not {type(question).__name__}")
    return clean(question.strip())
